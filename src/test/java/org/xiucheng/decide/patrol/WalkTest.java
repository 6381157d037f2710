package org.xiucheng.decide.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.pack.PackSource;
import org.xiucheng.sense.patrol.PatrolDuty;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.sense.patrol.TrackPoint;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.patrol.ReadPatrols;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// The same walk under two practices with other words: the road chiefs of a city, and river chiefs that nobody
/// has. A practice that is not on the shelf is not missed.
class WalkTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final String STRETCH = "R1-1";
    private static final Point OFF = new Point(100.005, 20.009);

    static Stream<String> practices() {
        return Stream.of("shanghai-road-chief", "test-river-chief")
                .filter(pack -> PackSource.program().text(pack + "/pack.yaml").isPresent());
    }

    @ParameterizedTest
    @MethodSource("practices")
    void aWalkIsTheWalkersUntilItIsHandedInAndItsPointsGoAfterTheirDays(String practice) {
        var clock = new TestClock(BEGIN);
        try (var city = SmallCity.following(clock, practice)) {
            chief(city, new Party("segment", STRETCH), "office-west-post");
            chief(city, Party.road(road(city)), "sanitation-post");
            var walker = city.officer("office-west");
            var walk = city.part(Walk.class);
            var duty =
                    city.part(PatrolRules.class).duties(PatrolDuty.On.SEGMENT).getFirst();
            var ground = new Patrol.Ground(PatrolDuty.On.SEGMENT, STRETCH);

            refused("patrol.not-yours", () -> walk.begin(duty.key(), ground, city.officer("office-east")));
            var code = walk.begin(duty.key(), ground, walker).code();
            refused("patrol.walking", () -> walk.begin(duty.key(), ground, walker));
            refused("track.outside", () -> walk.add(code, List.of(at(BEGIN.minusSeconds(60), 0)), walker));
            refused("track.outside", () -> walk.add(code, List.of(at(BEGIN.plusSeconds(3600), 0)), walker));
            refused("track.rate", () -> walk.add(code, List.of(at(BEGIN, 0), at(BEGIN.plusSeconds(1), 1)), walker));
            refused("patrol.absent", () -> walk.add(code, List.of(at(BEGIN, 0)), city.officer("sanitation")));

            clock.set(BEGIN.plus(Duration.ofMinutes(40)));
            var along = IntStream.rangeClosed(0, 40)
                    .mapToObj(i -> at(BEGIN.plusSeconds(60L * i), i / 40.0))
                    .toList();
            assertThat(walk.add(code, along, walker)).isEqualTo(new Walk.Kept(41, 0));
            clock.advance(Duration.ofMinutes(2));
            var aside = List.of(new TrackPoint(clock.instant(), OFF));
            assertThat(walk.add(code, aside, walker)).isEqualTo(new Walk.Kept(0, 1));

            finds(city, code, walker, practice);
            walk.end(code, walker);
            refused("patrol.ended", () -> walk.add(code, List.of(at(clock.instant(), 1)), walker));
            seenByTheWalkerAlone(city, code, walker);

            walk.cut(code, BEGIN.plusSeconds(60L * 20), BEGIN.plusSeconds(60L * 41), walker);
            assertThat(city.part(ReadPatrols.class).walk(code, walker).track()).hasSize(20);
            var handed = walk.handIn(code, walker);
            assertThat(handed.covered().orElseThrow()).isCloseTo(19 / 40.0, within(0.05));
            refused("patrol.handed-in", () -> walk.cut(code, BEGIN, BEGIN.plusSeconds(60), walker));
            refused("patrol.handed-in", () -> walk.discard(code, walker));
            assertThat(proofs(city)).isEqualTo(1);
            isGoneAfterItsDays(city, clock);
            isOwedAgain(city, clock, walker);
        }
    }

    private static void finds(SmallCity city, String code, Subject.Officer walker, String practice) {
        var found = new FindOnWalk.Found("垃圾外露", Optional.of(SmallCity.WASTE), Where.at(SmallCity.WEST), List.of());
        var number = city.part(FindOnWalk.class).find(code, found, walker).number();
        var matter = city.part(SqlMatters.class).find(number).orElseThrow();
        assertThat(matter.procedure().name())
                .isEqualTo(practice.equals("test-river-chief") ? "river-watch" : "road-chief");
        assertThat(matter.location().segment()).contains(STRETCH);
        assertThat(city.part(ReadPatrols.class).walk(code, walker).walk().findings())
                .containsExactly(number.text());
        assertThat(city.sql()
                        .sql("select channel || ' ' || external_ref from matter.report where number = :number")
                        .param("number", number.text())
                        .query(String.class)
                        .single())
                .isEqualTo("patrol " + code);
    }

    private static void seenByTheWalkerAlone(SmallCity city, String code, Subject.Officer walker) {
        var patrols = city.part(SqlPatrols.class);
        var viewer = city.part(AsViewer.class);
        var id = city.sql()
                .sql("select id from patrol.patrol where code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
        assertThat(viewer.read(walker, () -> patrols.track(id))).hasSize(41);
        assertThat(patrols.track(id)).isEmpty();
        for (var other : List.of("sanitation", "supervisor", "auditor", "system-admin")) {
            assertThat(viewer.read(city.officer(other), () -> patrols.track(id)))
                    .isEmpty();
            assertThatThrownBy(() -> city.part(ReadPatrols.class).walk(code, city.officer(other)))
                    .isInstanceOf(Problem.class);
        }
    }

    private static void isGoneAfterItsDays(SmallCity city, TestClock clock) {
        assertThatThrownBy(() -> city.sql()
                        .sql("update patrol.patrol set track_until = track_until + interval '1 year'")
                        .update())
                .hasMessageContaining("soon_forgotten");
        var days = city.part(PatrolRules.class).track().keepDays();
        var forget = city.part(ForgetTracks.class);
        clock.advance(Duration.ofDays(days).minusMinutes(1));
        assertThat(forget.forget()).isZero();
        assertThat(points(city)).isEqualTo(20);
        clock.advance(Duration.ofMinutes(2));
        assertThat(forget.forget()).isEqualTo(20);
        assertThat(points(city)).isZero();
    }

    /// The chief and the leader see what is due and what was missed; nobody else sees either.
    private static void isOwedAgain(SmallCity city, TestClock clock, Subject.Officer walker) {
        var read = city.part(ReadPatrols.class);
        var now = clock.instant();
        var mine = read.desk(walker, now);
        assertThat(mine.mine()).hasSize(1).allSatisfy(owed -> {
            assertThat(owed.done()).isFalse();
            assertThat(owed.missed()).isNotEmpty();
            assertThat(owed.vacant()).isFalse();
        });
        assertThat(mine.led()).isEmpty();
        var leader = read.desk(city.officer("sanitation"), now);
        assertThat(leader.mine()).hasSize(1);
        assertThat(leader.led()).containsExactlyElementsOf(mine.mine());
        assertThat(read.desk(city.officer("supervisor"), now).led()).hasSize(2);
        assertThat(read.desk(city.officer("roads"), now).led()).isEmpty();
        var elsewhere = new Subject.Holding("elsewhere-post", "office-east", Set.of(Permission.SUPERVISE));
        assertThat(read.desk(new Subject.Officer(UUID.randomUUID(), "elsewhere", Set.of(elsewhere)), now)
                        .led())
                .as("a supervisor of somebody else")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("practices")
    void aForgottenWalkEndsByItselfAndADiscardedOneLeavesNoPoint(String practice) {
        var clock = new TestClock(BEGIN);
        try (var city = SmallCity.following(clock, practice)) {
            chief(city, Party.road(road(city)), "sanitation-post");
            var walker = city.officer("sanitation");
            var walk = city.part(Walk.class);
            var duty = city.part(PatrolRules.class)
                    .duties(PatrolDuty.On.ROAD)
                    .getFirst()
                    .key();
            var ground = new Patrol.Ground(PatrolDuty.On.ROAD, road(city));
            var first = walk.begin(duty, ground, walker).code();
            walk.add(first, List.of(at(BEGIN, 0.5)), walker);
            refused("patrol.walking-still", () -> walk.handIn(first, walker));
            walk.discard(first, walker);
            assertThat(points(city)).isZero();
            var second = walk.begin(duty, ground, walker).code();
            walk.add(second, List.of(at(BEGIN, 0.5)), walker);
            clock.advance(Duration.ofHours(5));
            city.part(ForgetTracks.class).forget();
            assertThat(city.part(ReadPatrols.class).walk(second, walker).walk().state())
                    .isEqualTo("ended");
            assertThat(city.part(ReadPatrols.class)
                            .desk(walker, clock.instant())
                            .mine()
                            .getFirst()
                            .done())
                    .isFalse();
            clock.advance(Duration.ofDays(10));
            city.part(ForgetTracks.class).forget();
            assertThat(points(city)).isZero();
        }
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThat(catchThrowableOfType(Problem.class, deed))
                .as(code)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static void chief(SmallCity city, Party object, String post) {
        var since = Validity.since(BEGIN.minus(Duration.ofDays(1)));
        city.part(SqlParties.class)
                .add(UUID.randomUUID(), new Relation(object, Relation.CHIEF, Party.post(post), since, "test"));
        city.part(CurrentParties.class).refresh();
    }

    private static String road(SmallCity city) {
        return city.part(Places.class).segment(STRETCH).orElseThrow().road();
    }

    private static TrackPoint at(Instant moment, double share) {
        return new TrackPoint(moment, new Point(100.001 + share * 0.019, 20.005));
    }

    private static int points(SmallCity city) {
        return city.database()
                .ownerSql()
                .sql("select count(*) from patrol.point")
                .query(Integer.class)
                .single();
    }

    private static int proofs(SmallCity city) {
        return city.sql()
                .sql("select count(*) from evidence.entry where kind = 'patrol.handed-in'")
                .query(Integer.class)
                .single();
    }
}
