package org.xiucheng.decide.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.pack.PackSource;
import org.xiucheng.sense.patrol.Errand;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.serve.visit.ReadRound;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// The round of a grid worker under two practices with other errands, and what everybody else learns of it:
/// nothing.
class VisitTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final String GRID = "999902001001001";
    private static final String OTHER_GRID = "999902002001001";
    private static final String CANARY = "梧桐里七号三〇二";
    private static final List<String> OTHERS =
            List.of("office-east", "sanitation", "supervisor", "steward", "auditor", "system-admin", "security-admin");

    static Stream<String> practices() {
        return Stream.of("shanghai-road-chief", "test-river-chief")
                .filter(pack -> PackSource.program().text(pack + "/pack.yaml").isPresent());
    }

    @ParameterizedTest
    @MethodSource("practices")
    void serves(String practice) {
        var clock = new TestClock(BEGIN);
        try (var city = SmallCity.following(clock, practice)) {
            worker(city);
            var errands = city.part(PatrolRules.class).errands();
            var wanted = find(errands, errand -> errand.consent().isPresent());
            var plain = find(
                    errands,
                    errand -> errand.kind() == Errand.Kind.SERVE
                            && errand.consent().isEmpty());
            runsAnErrand(city, plain);
            looksInOnWhoeverWantsIt(city, clock, wanted);
            isTakenBackAtOnce(city, wanted);
            isGoneAfterItsTerm(city, clock, wanted);
        }
    }

    private static void runsAnErrand(SmallCity city, Errand plain) {
        var pay = city.part(PayVisit.class);
        var served = new PayVisit.Served(plain.key(), GRID, Optional.empty());
        pay.serve(served, worker(city));
        for (var other : OTHERS) {
            refused("visit.round", () -> pay.serve(served, city.officer(other)));
        }
        refused(
                "visit.round",
                () -> pay.serve(new PayVisit.Served(plain.key(), OTHER_GRID, Optional.empty()), worker(city)));
        refused(
                "visit.consent",
                () -> pay.serve(new PayVisit.Served(plain.key(), GRID, Optional.of("x")), worker(city)));
        assertThat(round(city).visits()).hasSize(1);
        assertThat(proofs(city, "visit.paid")).isEqualTo(1);
    }

    private static void looksInOnWhoeverWantsIt(SmallCity city, TestClock clock, Errand wanted) {
        var keep = city.part(KeepConsent.class);
        var term = wanted.consent().orElseThrow();
        refused("visit.round", () -> keep.give(wish(wanted, OTHER_GRID, 1), worker(city)));
        refused("consent.days", () -> keep.give(wish(wanted, GRID, term.days() + 1), worker(city)));
        var given = keep.give(wish(wanted, GRID, term.days()), worker(city));
        nothingIsInClear(city);
        OTHERS.forEach(other -> {
            assertThat(city.part(ReadRound.class)
                            .of(city.officer(other), clock.instant())
                            .today())
                    .isEmpty();
            refused("consent.absent", () -> keep.open(given.code(), city.officer(other)));
            refused("consent.absent", () -> keep.end(given.code(), city.officer(other)));
            assertThat(city.part(AsViewer.class).read(city.officer(other), () -> rows(city)))
                    .isZero();
        });
        assertThat(rows(city)).isZero();
        assertThat(round(city).today()).extracting(ReadRound.Waiting::consent).containsExactly(given.code());
        assertThat(keep.open(given.code(), worker(city)).address()).isEqualTo(CANARY);
        visit(city, wanted, given.code());
        assertThat(round(city).today()).isEmpty();
        refused("consent.absent", () -> keep.open(given.code(), worker(city)));
        refused("consent.absent", () -> visit(city, wanted, given.code()));
        clock.advance(Duration.ofDays(term.every()));
        assertThat(round(city).today()).hasSize(1);
        var told = city.part(ShowConsent.class).told(given.code(), given.token());
        assertThat(told).extracting(SqlConsents.Told::what).containsExactly("given", "looked", "visited", "until");
        assertThat(told).extracting(one -> one.unit().orElse("")).contains("office-west");
        assertThat(proofs(city, "consent.given")).isEqualTo(1);
    }

    private static void isTakenBackAtOnce(SmallCity city, Errand wanted) {
        var keep = city.part(KeepConsent.class);
        var show = city.part(ShowConsent.class);
        var before = keep.give(wish(wanted, GRID, 2), worker(city));
        var wrong = new ReportToken("AAAAAAAAAAAAAAAAAAAAAA");
        refused("consent.absent", () -> show.withdraw(before.code(), wrong));
        refused("consent.absent", () -> show.told(before.code(), wrong));
        assertThat(round(city).today()).hasSize(2);
        show.withdraw(before.code(), before.token());
        show.withdraw(before.code(), before.token());
        assertThat(round(city).today()).hasSize(1);
        refused("consent.absent", () -> keep.open(before.code(), worker(city)));
        refused("consent.absent", () -> visit(city, wanted, before.code()));
        assertThat(held(city, before.code())).isZero();
        assertThat(show.told(before.code(), before.token()))
                .extracting(SqlConsents.Told::what)
                .contains("ended");
        assertThat(proofs(city, "consent.withdrawn")).isEqualTo(1);
        revivedByNobody(city, before.code());
    }

    /// Also as the owner of the tables.
    private static void revivedByNobody(SmallCity city, String code) {
        var revive = city.database()
                .ownerSql()
                .sql("update patrol.consent set ended_at = null where code = :code")
                .param("code", code);
        assertThatThrownBy(revive::update)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("stays so");
    }

    private static void isGoneAfterItsTerm(SmallCity city, TestClock clock, Errand wanted) {
        var given = city.part(KeepConsent.class).give(wish(wanted, GRID, 2), worker(city));
        clock.advance(Duration.ofDays(2).minusMinutes(1));
        assertThat(city.part(EndConsents.class).end()).isEmpty();
        assertThat(held(city, given.code())).isPositive();
        clock.advance(Duration.ofMinutes(2));
        refused("consent.absent", () -> visit(city, wanted, given.code()));
        assertThat(city.part(EndConsents.class).end()).containsExactly(given.code());
        assertThat(held(city, given.code())).isZero();
    }

    @ParameterizedTest
    @MethodSource("practices")
    void supervises(String practice) {
        var clock = new TestClock(BEGIN);
        try (var city = SmallCity.following(clock, practice)) {
            worker(city);
            var errand = find(city.part(PatrolRules.class).errands(), one -> one.kind() == Errand.Kind.SUPERVISE);
            var kind = errand.points().getLast();
            var thing = new Component(
                    "999902" + kind.code() + "000001",
                    kind.system(),
                    kind.code(),
                    SmallCity.WEST,
                    Optional.of("sanitation"),
                    Validity.since(BEGIN.minusSeconds(60)));
            new SqlComponents(city.sql(), clock).addComponents(List.of(thing));
            assertThat(round(city).points()).extracting(ReadRound.PointView::id).containsExactly(thing.id());
            var look = city.part(PayVisit.class);

            assertThat(look.look(looked(errand, thing, Visit.Seen.SETTLED, ""), worker(city))
                            .number())
                    .isEmpty();
            var bad = looked(errand, thing, Visit.Seen.BAD, "门锁坏了");
            var number = look.look(bad, worker(city)).number().orElseThrow();
            var matter = city.part(SqlMatters.class)
                    .find(PublicNumber.parse(number).orElseThrow())
                    .orElseThrow();
            assertThat(matter.location().component()).contains(thing.id());
            assertThat(round(city).visits()).hasSize(2);

            refused("visit.point", () -> look.look(bad, city.officer("office-east")));
            refused("visit.finding", () -> look.look(looked(errand, thing, Visit.Seen.BAD, " "), worker(city)));
            refused("visit.finding", () -> look.look(looked(errand, thing, Visit.Seen.GOOD, "没事"), worker(city)));
            refused(
                    "visit.checklist",
                    () -> look.look(new PayVisit.Looked(errand.key(), thing.id(), Map.of(), ""), worker(city)));
        }
    }

    private static PayVisit.Looked looked(Errand errand, Component thing, Visit.Seen how, String found) {
        var seen = errand.checklist().stream().collect(Collectors.toMap(Errand.Item::key, _ -> how));
        return new PayVisit.Looked(errand.key(), thing.id(), seen, found);
    }

    private static void visit(SmallCity city, Errand wanted, String consent) {
        city.part(PayVisit.class).serve(new PayVisit.Served(wanted.key(), GRID, Optional.of(consent)), worker(city));
    }

    private static KeepConsent.Wish wish(Errand wanted, String area, int days) {
        return new KeepConsent.Wish(wanted.key(), area, days, new Consent.Contact("王阿婆", CANARY, "13800138000", "上午来"));
    }

    /// Neither name nor address nor number stands anywhere in the store but closed.
    private static void nothingIsInClear(SmallCity city) {
        var sql = city.database().ownerSql();
        var kept = sql.sql("select contact from patrol.consent")
                .query(byte[].class)
                .list();
        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .doesNotContain(CANARY, "王阿婆", "13800138000"));
        var proofs =
                sql.sql("select bytes from evidence.entry").query(byte[].class).list();
        assertThat(proofs)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .doesNotContain(CANARY, "王阿婆", "13800138000"));
    }

    private static int held(SmallCity city, String code) {
        return city.database()
                .ownerSql()
                .sql("select length(wrapped_key) + length(contact) from patrol.consent where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    private static int rows(SmallCity city) {
        return city.sql()
                .sql("select (select count(*) from patrol.consent) + (select count(*) from patrol.visit)")
                .query(Integer.class)
                .single();
    }

    private static int proofs(SmallCity city, String kind) {
        return city.sql()
                .sql("select count(*) from evidence.entry where kind = :kind")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    private static ReadRound.Round round(SmallCity city) {
        return city.part(ReadRound.class)
                .of(worker(city), city.part(InstantSource.class).instant());
    }

    private static Errand find(List<Errand> errands, Predicate<Errand> which) {
        return errands.stream().filter(which).findFirst().orElseThrow();
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThat(catchThrowableOfType(Problem.class, deed))
                .as(code)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Subject.Officer worker(SmallCity city) {
        var parties = city.part(CurrentParties.class);
        if (parties.get().subjects(Party.area(GRID), Relation.WORKER, BEGIN).isEmpty()) {
            city.part(SqlParties.class)
                    .add(
                            UUID.randomUUID(),
                            new Relation(
                                    Party.area(GRID),
                                    Relation.WORKER,
                                    Party.post("office-west-post"),
                                    Validity.since(BEGIN.minus(Duration.ofDays(1))),
                                    "test"));
            parties.refresh();
        }
        return city.officer("office-west");
    }
}
