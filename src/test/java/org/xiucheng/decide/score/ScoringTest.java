package org.xiucheng.decide.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.xiucheng.compute.score.DrawSpots;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.pack.PackSource;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.score.ReadScores;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// Two rounds under two practices with other aims, bands and periods: nothing here knows which one it is.
class ScoringTest {
    private static final Instant FOUNDED = Instant.parse("2026-01-05T01:00:00Z");
    private static final String ROAD = "R1";

    static Stream<String> practices() {
        return Stream.of("shanghai-road-chief", "test-river-chief")
                .filter(pack -> PackSource.program().text(pack + "/pack.yaml").isPresent());
    }

    @ParameterizedTest
    @MethodSource("practices")
    void aRoadIsScoredByLotByOthersAndContestedBeforeAnyoneSeesIt(String practice) {
        var clock = new TestClock(FOUNDED);
        try (var city = SmallCity.following(clock, practice)) {
            chief(city);
            var round = new OneRound(city, clock, LocalDate.of(2026, 1, 5));
            round.isDrawnOnceBeforeItsEnd();
            round.isLookedAtByWhoeverHasNoStake();
            round.endsAndTakesNothingMore();
            round.isContestedByTheRoadAndDecidedByOthers();
            round.isPublicWithItsSeed();
            var rules = city.part(ScoreRules.class);
            findingsAloneMoveNothing(city, clock, round.from.plusMonths(rules.months()));
            fewSpotsSayNothing(city, clock, round.from.plusMonths(2L * rules.months()));
        }
    }

    /// The same was seen as in the round before, and meanwhile the road had many findings.
    private static void findingsAloneMoveNothing(SmallCity city, TestClock clock, LocalDate from) {
        var quiet = bands(city, from.minusMonths(city.part(ScoreRules.class).months()));
        clock.set(start(city, clock, from));
        for (var i = 0; i < 12; i++) {
            clock.advance(Duration.ofHours(2));
            var found = new ReportDraft(
                    "patrol",
                    "垃圾外露 " + i,
                    Optional.of(SmallCity.WASTE),
                    Where.at(SmallCity.WEST),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());
            city.part(ReceiveReport.class).receive(found, new Subject.Anyone(), Optional.empty());
        }
        var round = new OneRound(city, clock, from);
        round.isDrawnOnceBeforeItsEnd();
        round.see(nth -> nth % 4 != 0);
        round.end();
        assertThat(bands(city, from)).isEqualTo(quiet).isNotEmpty();
        assertThat(bands(city, from).values()).doesNotContain(ScoreRules.Band.UNSAID);
    }

    private static void fewSpotsSayNothing(SmallCity city, TestClock clock, LocalDate from) {
        var rules = city.part(ScoreRules.class);
        var round = new OneRound(city, clock, from);
        round.isDrawnOnceBeforeItsEnd();
        round.see(nth -> true, rules.fewest() - 1);
        round.end();
        assertThat(bands(city, from)).hasSize(rules.aims().size());
        assertThat(bands(city, from).values()).containsOnly(ScoreRules.Band.UNSAID);
        clock.advance(Duration.ofDays(rules.contestDays()));
        var given = city.part(ReadScores.class).of(ROAD, clock.instant()).orElseThrow();
        assertThat(given.periods().getFirst().given())
                .allSatisfy(one -> assertThat(one.band()).isEmpty());
    }

    private static Map<String, String> bands(SmallCity city, LocalDate from) {
        return city.part(SqlMarks.class).of(ROAD, 99).stream()
                .filter(mark -> mark.from().equals(from))
                .collect(Collectors.toMap(Mark::aim, Mark::band));
    }

    private static Instant start(SmallCity city, TestClock clock, LocalDate day) {
        return day.atTime(LocalTime.of(9, 0))
                .atZone(city.part(Calendars.class).at(clock.instant()).zone())
                .toInstant();
    }

    private static void chief(SmallCity city) {
        var since = Validity.since(FOUNDED.minus(Duration.ofDays(1)));
        city.part(SqlParties.class)
                .add(
                        UUID.randomUUID(),
                        new Relation(Party.road(ROAD), Relation.CHIEF, Party.post("office-west-post"), since, "test"));
        city.part(CurrentParties.class).refresh();
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThat(catchThrowableOfType(Problem.class, deed))
                .as(code)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    /// A round from its draw to its publication.
    private static final class OneRound {
        private final SmallCity city;
        private final TestClock clock;
        private final ScoreRules rules;
        private final LocalDate from;
        private final LocalDate to;

        OneRound(SmallCity city, TestClock clock, LocalDate day) {
            this.city = city;
            this.clock = clock;
            this.rules = city.part(ScoreRules.class);
            this.from = rules.period(day).from();
            this.to = rules.period(day).to();
        }

        void isDrawnOnceBeforeItsEnd() {
            clock.set(start(city, clock, to.minusDays(rules.lookDays() + 1)));
            run();
            assertThat(rounds().current(clock.instant())).isEmpty();
            clock.set(start(city, clock, to.minusDays(rules.lookDays())));
            run();
            run();
            var round = rounds().current(clock.instant()).orElseThrow();
            assertThat(round.from()).isEqualTo(from);
            var spots = rounds().spots(round.id());
            assertThat(spots).hasSize(rules.spots());
            var segments = city.part(Places.class).segmentsOf(ROAD);
            var metres = segments.stream().mapToDouble(Segment::to).max().orElseThrow();
            var again = DrawSpots.draw(round.seed(), ROAD, metres, rules.spots());
            for (var i = 0; i < again.size(); i++) {
                assertThat(spots.get(i).spot().measure()).isCloseTo(again.get(i), within(1e-6));
            }
        }

        void isLookedAtByWhoeverHasNoStake() {
            refused("score.stake", () -> look(0, true, "office-west"));
            refused("score.stake", () -> look(0, true, "sanitation"));
            refused("score.spot", () -> look(rules.spots(), true, "inspector"));
            refused(
                    "score.aim",
                    () -> city.part(LookAtSpot.class)
                            .look(new LookAtSpot.At(ROAD, 0), Map.of("findings", true), city.officer("inspector")));
            assertThat(desk("office-west").spots()).isEmpty();
            assertThat(desk("inspector").spots()).hasSize(rules.spots());
            see(nth -> nth % 4 != 0);
            refused("score.seen", () -> look(0, true, "inspector-two"));
            assertThat(desk("inspector").spots()).isEmpty();
        }

        void see(IntPredicate good) {
            see(good, rules.spots());
        }

        void see(IntPredicate good, int spots) {
            IntStream.range(0, spots).forEach(nth -> look(nth, good.test(nth), "inspector"));
        }

        void end() {
            clock.set(start(city, clock, to));
            run();
            run();
        }

        void endsAndTakesNothingMore() {
            var seedBefore =
                    city.part(ReadScores.class).of(ROAD, clock.instant()).orElseThrow();
            assertThat(seedBefore.periods()).isEmpty();
            var round = rounds().current(clock.instant()).orElseThrow();
            clock.set(start(city, clock, to));
            refused("score.no-round", () -> look(0, true, "inspector"));
            assertThatThrownBy(() -> lateSample(round)).isInstanceOf(DataIntegrityViolationException.class);
            end();
            assertThat(bands(city, from)).hasSize(rules.aims().size());
            assertThat(proofs("score.drawn")).isEqualTo(1);
            assertThat(proofs("score.marked")).isEqualTo(1);
            assertThat(proofs("score.seen")).isEqualTo(rules.spots());
        }

        void isContestedByTheRoadAndDecidedByOthers() {
            var contest = city.part(ContestMark.class);
            var mine = desk("office-west").contestable();
            assertThat(mine).hasSize(rules.aims().size());
            assertThat(desk("sanitation").contestable()).isEmpty();
            var first = mine.getFirst().code();
            refused("score.absent", () -> contest.contest(first, "理由", city.officer("sanitation")));
            refused("score.reason", () -> contest.contest(first, " ", city.officer("office-west")));
            refused("score.personal", () -> contest.contest(first, "请打13800138000", city.officer("office-west")));
            refused("score.decided", () -> contest.decide(first, true, "没有人提出", city.officer("supervisor")));
            contest.contest(first, "当天正在抢修水管", city.officer("office-west"));
            refused("score.contested", () -> contest.contest(first, "再来一次", city.officer("office-west")));
            clock.advance(Duration.ofDays(rules.contestDays()));
            refused("score.contested", () -> contest.contest(mine.get(1).code(), "太晚了", city.officer("office-west")));
            assertThat(given()).hasSize(rules.aims().size() - 1);
            refused("score.stake", () -> contest.decide(first, true, "自己定", city.officer("office-west")));
            refused("score.stake", () -> contest.decide(first, true, "看过的人", city.officer("inspector")));
            refused("score.absent", () -> contest.decide(first, true, "别人", city.officer("roads")));
            assertThat(desk("supervisor").contested()).hasSize(1);
            contest.decide(first, false, "抢修属实，本次不评", city.officer("supervisor"));
            refused("score.decided", () -> contest.decide(first, true, "改主意", city.officer("supervisor")));
        }

        void isPublicWithItsSeed() {
            var given = given();
            assertThat(given)
                    .extracting(one -> one.aim().code())
                    .containsExactlyElementsOf(
                            rules.aims().stream().map(ScoreRules.Aim::key).toList());
            assertThat(given.getFirst().setAside()).isTrue();
            assertThat(given.getFirst().band()).isEmpty();
            var share = rules.spots() - (rules.spots() + 3) / 4;
            var expected = rules.band(share, rules.spots()).orElseThrow();
            assertThat(given.get(1).band().orElseThrow().code())
                    .isEqualTo(expected.band().key());
            assertThat(given.get(1).high()).contains(expected.to());
            var seed = read().periods().getFirst().seed();
            assertThat(seed)
                    .isEqualTo(rounds().closed(clock.instant(), 1).getFirst().seed());
        }

        private List<ReadScores.Given> given() {
            return read().periods().getFirst().given();
        }

        private ReadScores.OfRoad read() {
            return city.part(ReadScores.class).of(ROAD, clock.instant()).orElseThrow();
        }

        private ReadScores.Desk desk(String account) {
            return city.part(ReadScores.class).desk(city.officer(account), clock.instant());
        }

        private void look(int nth, boolean good, String account) {
            var seen = rules.aims().stream().collect(Collectors.toMap(ScoreRules.Aim::key, _ -> good));
            city.part(LookAtSpot.class).look(new LookAtSpot.At(ROAD, nth), seen, city.officer(account));
        }

        private void lateSample(Round round) {
            var spot = rounds().spots(round.id()).getFirst().spot();
            var officer = city.officer("inspector");
            var as = officer.holdings().iterator().next();
            rounds().add(
                            new SqlRounds.Sample(UUID.randomUUID(), round.id(), spot, "late", true, clock.instant()),
                            officer,
                            as);
        }

        private void run() {
            city.part(RunRounds.class).look();
        }

        private SqlRounds rounds() {
            return city.part(SqlRounds.class);
        }

        private int proofs(String kind) {
            return city.sql()
                    .sql("select count(*) from evidence.entry where kind = :kind")
                    .param("kind", kind)
                    .query(Integer.class)
                    .single();
        }
    }
}
