package org.xiucheng.decide.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.hop.Medians;
import org.xiucheng.compute.hop.SqlHops;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.matter.ReadMatters;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// A worker of the sanitation unit in the western street, to whom two desks lend what they do.
class LendPowersTest {
    private static final Instant START = Instant.parse("2026-03-04T02:00:00Z");
    private static final TestClock CLOCK = new TestClock(START);
    private static final String WEST = "999902001";
    private static final String WORKER = "sanitation";
    private static final long SEED = 20261123;

    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.at(CLOCK);
        new SqlParties(city.database().ownerSql())
                .add(
                        UUID.randomUUID(),
                        new Relation(
                                Party.area(WEST),
                                Relation.WORKER,
                                Party.post("sanitation-post"),
                                Validity.since(Instant.EPOCH),
                                "test"));
        city.part(CurrentParties.class).refresh();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void theFieldGoesOnWithoutAskingUpwardAndAnotherPersonStillVerifies() {
        var journey = Journey.begin(city);
        assertThatThrownBy(() -> journey.officer(WORKER, ActRequest.plain("file")))
                .satisfies(code("act.not-permitted"));
        assertThat(waits(journey)).isFalse();
        lend("intake-west", "desk-west", Action.FILE, 50);
        var dispatch = lend("dispatcher", "command", Action.DISPATCH, 50);
        assertThat(waits(journey)).isTrue();
        alone(journey);
        assertThat(journey.state()).isEqualTo("handled");
        assertThatThrownBy(() -> journey.officer(WORKER, ActRequest.plain("verify")))
                .isInstanceOf(Problem.class);
        journey.officer("inspector", ActRequest.plain("verify"));
        assertThat(city.sql()
                        .sql("select count(*) from matter.act where matter_id = :id and delegation is not null")
                        .param("id", journey.matter().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);

        var next = Journey.begin(city).officer(WORKER, ActRequest.plain("file"));
        city.part(LendPowers.class).revoke(dispatch, city.officer("dispatcher"));
        assertThatThrownBy(() -> next.officer(WORKER, ActRequest.plain("dispatch")))
                .satisfies(code("act.not-permitted"));
        revokeAll();
    }

    @Test
    void namesTheLimitBeyondWhichAnActFalls() {
        lend("intake-west", "desk-west", Action.FILE, 2);
        Journey.begin(city).officer(WORKER, ActRequest.plain("file"));
        Journey.begin(city).officer(WORKER, ActRequest.plain("file"));
        var third = Journey.begin(city);
        assertThatThrownBy(() -> third.officer(WORKER, ActRequest.plain("file")))
                .satisfies(code("act.outside-delegation"))
                .satisfies(at("/delegation/per-day"));
        CLOCK.advance(Duration.ofDays(1));
        third.officer(WORKER, ActRequest.plain("file"));
        CLOCK.advance(Duration.ofDays(20));
        var late = Journey.begin(city);
        assertThatThrownBy(() -> late.officer(WORKER, ActRequest.plain("file")))
                .satisfies(code("act.outside-delegation"))
                .satisfies(at("/delegation/time"));
        revokeAll();
        assertThatThrownBy(() -> late.officer(WORKER, ActRequest.plain("file"))).satisfies(code("act.not-permitted"));
    }

    @Test
    void twoPeopleMakeItAndNobodyLendsWhatTheyHaveNot() {
        var lending = city.part(LendPowers.class);
        assertThatThrownBy(() -> lending.draft(wanted("command", Action.FILE, 5), "便民", city.officer("dispatcher")))
                .satisfies(code("delegation.unlent"));
        assertThatThrownBy(() -> lending.draft(wanted("command", Action.DISPATCH, 5), "便民", city.officer("roads")))
                .satisfies(code("delegation.not-permitted"));
        city.part(SqlParties.class).add(new Post("vacant-post", "sanitation", Bilingual.same("空岗"), Set.of()));
        city.part(CurrentParties.class).refresh();
        assertThatThrownBy(() -> lending.draft(
                        wanted("command", "vacant-post", Action.DISPATCH, 5), "便民", city.officer("dispatcher")))
                .as("nobody would answer for what a vacant post does")
                .satisfies(code("post.vacant"));
        var draft = lending.draft(wanted("command", Action.DISPATCH, 5), "便民", city.officer("dispatcher"));
        var code = draft.delegation().code();
        assertThatThrownBy(() -> lending.approve(code, city.officer("dispatcher")))
                .satisfies(code("delegation.not-permitted"));
        assertThatThrownBy(() -> city.sql()
                        .sql(
                                "update access.delegation set approved_by = drafted_by, approved_at = now() where code = :code")
                        .param("code", code)
                        .update())
                .hasMessageContaining("four_eyes");
        lending.approve(code, city.officer("supervisor"));
        assertThatThrownBy(() -> lending.approve(code, city.officer("supervisor")))
                .satisfies(code("delegation.decided"));
        assertThatThrownBy(() -> new Delegation(
                        "D",
                        "g",
                        "p",
                        Set.of(Action.VERIFY),
                        Set.of(),
                        WEST,
                        1,
                        0,
                        Validity.ALWAYS,
                        new ArticleId("a/1")))
                .isInstanceOf(IllegalArgumentException.class);
        revokeAll();
    }

    @Test
    void nobodyLendsAPowerToThemselvesNorApprovesWhatTheyReceive() {
        var lending = city.part(LendPowers.class);
        var own = to("supervisor-post", "command");
        assertThatThrownBy(() -> lending.draft(to("dispatcher-post", "command"), "便民", city.officer("dispatcher")))
                .satisfies(code("four-eyes"));
        var draft = lending.draft(own, "便民", city.officer("dispatcher")).delegation();
        assertThatThrownBy(() -> lending.approve(draft.code(), city.officer("supervisor")))
                .satisfies(code("four-eyes"));
        revokeAll();
    }

    @Test
    void aMatterDoesNotComeWithinTheLimitsByBeingRenamed() {
        lend("dispatcher", "command", Action.DISPATCH, 50);
        var lid = Journey.begin(city, Optional.of(SmallCity.LID), Where.at(SmallCity.WEST))
                .officer("intake-west", ActRequest.plain("file"));
        assertThatThrownBy(() -> lid.officer(WORKER, ActRequest.plain("dispatch")))
                .satisfies(at("/delegation/category"));
        assertThatThrownBy(() -> lid.officer(WORKER, named("dispatch", SmallCity.WASTE)))
                .satisfies(at("/delegation/category"));
        var waste = Journey.begin(city).officer("intake-west", ActRequest.plain("file"));
        assertThatThrownBy(() -> waste.officer(WORKER, named("dispatch", SmallCity.LID)))
                .satisfies(at("/delegation/category"));
        waste.officer(WORKER, ActRequest.plain("dispatch"));
        revokeAll();
    }

    @Test
    void theSameScenariosTakeFewerHandsAndLessTime() {
        System.out.println("seed " + SEED);
        CLOCK.advance(Duration.ofDays(40));
        var before = measured(false);
        CLOCK.advance(Duration.ofDays(40));
        lend("intake-west", "desk-west", Action.FILE, 100);
        lend("dispatcher", "command", Action.DISPATCH, 100);
        var after = measured(true);
        revokeAll();
        System.out.printf(
                "median hops %.1f -> %.1f, median minutes %.1f -> %.1f (%d and %d matters)%n",
                before.hops(), after.hops(), before.work(), after.work(), before.matters(), after.matters());
        assertThat(before.hops()).isEqualTo(4);
        assertThat(after.hops()).isEqualTo(2);
        assertThat(after.work()).isLessThan(before.work() * 0.6);
    }

    /// Whenever another post takes a matter up it waits between 10 minutes and 4 hours; the same post goes on
    /// within 1 to 10 minutes. The draws are the same with and without.
    private static Medians measured(boolean lent) {
        var from = CLOCK.instant();
        var random = new Random(SEED);
        for (var i = 0; i < 15; i++) {
            var journey = Journey.begin(city);
            step(journey, lent ? WORKER : "intake-west", ActRequest.plain("file"), random, true);
            step(journey, lent ? WORKER : "dispatcher", ActRequest.plain("dispatch"), random, !lent);
            step(journey, WORKER, ActRequest.plain("accept"), random, !lent);
            step(journey, WORKER, Journey.done("finish"), random, false);
            step(journey, "inspector", ActRequest.plain("verify"), random, true);
            journey.reporter(ActRequest.plain("confirm"));
            assertThat(journey.state()).isEqualTo("closed");
        }
        var hops = city.part(SqlHops.class).between(from, CLOCK.instant().plusSeconds(1), 100);
        assertThat(hops).allMatch(one -> one.lent() == lent);
        return Medians.of(hops, 1).orElseThrow();
    }

    private static void step(Journey journey, String account, ActRequest request, Random random, boolean another) {
        var long1 = random.nextInt(10, 240);
        var short1 = random.nextInt(1, 10);
        CLOCK.advance(Duration.ofMinutes(another ? long1 : short1));
        journey.officer(account, request);
    }

    private static void alone(Journey journey) {
        journey.officer(WORKER, ActRequest.plain("file"))
                .officer(WORKER, ActRequest.plain("dispatch"))
                .officer(WORKER, ActRequest.plain("accept"))
                .officer(WORKER, Journey.done("finish"));
    }

    private static boolean waits(Journey journey) {
        return city.part(ReadMatters.class).queue(city.officer(WORKER), Optional.empty(), 100).items().stream()
                .anyMatch(item -> item.summary()
                        .number()
                        .equals(journey.receipt().number().text()));
    }

    private static String lend(String drafter, String unit, Action power, int perDay) {
        var lending = city.part(LendPowers.class);
        var draft = lending.draft(wanted(unit, power, perDay), "便民", city.officer(drafter));
        lending.approve(draft.delegation().code(), city.officer("supervisor"));
        return draft.delegation().code();
    }

    private static void revokeAll() {
        for (var one : city.part(SqlLendings.class).list(100)) {
            if (one.revokedAt().isEmpty()) {
                city.part(LendPowers.class).revoke(one.delegation().code(), city.officer("supervisor"));
            }
        }
    }

    private static ActRequest named(String verb, CategoryKey category) {
        return new ActRequest(
                verb, Optional.empty(), Optional.empty(), Optional.of(category), Optional.empty(), Optional.empty());
    }

    private static Delegation to(String post, String unit) {
        var usual = wanted(unit, Action.DISPATCH, 5);
        return new Delegation(
                usual.code(),
                unit,
                post,
                usual.actions(),
                usual.categories(),
                WEST,
                5,
                0,
                usual.validity(),
                usual.basis());
    }

    private static Delegation wanted(String unit, Action power, int perDay) {
        return wanted(unit, "sanitation-post", power, perDay);
    }

    private static Delegation wanted(String unit, String post, Action power, int perDay) {
        var lending = city.part(LendPowers.class);
        var now = lending.now();
        return new Delegation(
                lending.code().text(),
                unit,
                post,
                Set.of(power),
                Set.of(SmallCity.WASTE.system()),
                WEST,
                perDay,
                0,
                new Validity(now, now.plus(Duration.ofDays(10))),
                new ArticleId("demo-ordinance/12"));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Consumer<Throwable> at(String pointer) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.pointer()).contains(pointer));
    }
}
