package org.xiucheng.decide.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.xiucheng.testkit.Journey.because;
import static org.xiucheng.testkit.Journey.done;
import static org.xiucheng.testkit.Journey.ground;
import static org.xiucheng.testkit.Journey.naming;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

class PerformActTest {
    /// A Monday at ten in the morning in Shanghai.
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));

    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.at(CLOCK);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void takesAMatterAllTheWayAndWritesEachStepDown() {
        var journey = Journey.begin(city).toVerified().reporter(ActRequest.plain("confirm"));
        assertThat(journey.state()).isEqualTo("closed");
        assertThat(story(journey))
                .containsExactly(
                        "file received filed desk-west",
                        "dispatch filed dispatched command",
                        "accept dispatched handling sanitation",
                        "finish handling handled sanitation",
                        "verify handled verified inspection",
                        "confirm verified closed null");
        assertThat(entries(journey)).isEqualTo(7);
        assertThat(unmet(journey)).isZero();
    }

    @Test
    void refusesThatTheHandlerVerifies() {
        var journey = Journey.begin(city).toHandling().officer("sanitation", done("finish"));
        assertThat(refusal(journey, "sanitation", ActRequest.plain("verify"))).isEqualTo("act.not-permitted");
        assertThat(journey.state()).isEqualTo("handled");
    }

    @Test
    void hidesAMatterFromOfficersOutOfReach() {
        var journey = Journey.begin(city).toDispatched();
        assertThat(refusal(journey, "roads", ActRequest.plain("accept"))).isEqualTo("matter.absent");
        assertThat(refusal(journey, "intake-east", ActRequest.plain("file"))).isEqualTo("matter.absent");
    }

    @Test
    void refusesAnActThatTheStateDoesNotKnow() {
        var journey = Journey.begin(city);
        assertThat(refusal(journey, "intake-west", ActRequest.plain("finish"))).isEqualTo("act.not-possible");
    }

    @Test
    void sendsAThirdReturnToArbitrationAndLetsTheSupervisorNameAUnit() {
        var journey = Journey.begin(city).toDispatched();
        for (var i = 0; i < 2; i++) {
            journey.officer("sanitation", because("return", "not-our-duty"))
                    .officer("dispatcher", ActRequest.plain("dispatch"));
        }
        journey.officer("sanitation", because("return", "not-our-duty"));
        assertThat(journey.state()).isEqualTo("arbitration");
        journey.officer("supervisor", naming("assign", "office-west"));
        assertThat(journey.matter().lead().unit()).isEqualTo("office-west");
        assertThat(journey.matter().bounces()).isEqualTo(2);
        assertThat(journey.state()).isEqualTo("assigned");
        assertThat(limits(journey)).hasSize(1);
    }

    @Test
    void neverBeginsTheHandlingLimitAnew() {
        var journey = Journey.begin(city).toDispatched();
        var limit = limits(journey).getFirst();
        CLOCK.advance(Duration.ofHours(1));
        journey.officer("sanitation", because("return", "wrong-category"))
                .officer("dispatcher", ActRequest.plain("dispatch"))
                .officer("sanitation", ActRequest.plain("accept"))
                .officer("sanitation", done("finish"))
                .officer("inspector", ground("rework", "incomplete"))
                .officer("sanitation", done("finish"))
                .officer("inspector", ActRequest.plain("verify"))
                .reporter(ground("dispute", "not-solved"))
                .officer("supervisor", ActRequest.plain("reopen"));
        assertThat(limits(journey)).singleElement().satisfies(now -> {
            assertThat(now.id()).isEqualTo(limit.id());
            assertThat(now.start()).isEqualTo(limit.start());
            assertThat(now.due()).isEqualTo(limit.due());
            assertThat(now.metAt()).isEmpty();
        });
    }

    @Test
    void stopsTheClocksInAPauseAndWritesDownByHowMuchTheyMoved() {
        var journey = Journey.begin(city).toHandling();
        var before = limits(journey).getFirst().due();
        journey.officer("sanitation", because("pause", "weather")).officer("supervisor", ActRequest.plain("allow"));
        CLOCK.advance(Duration.ofDays(1));
        journey.officer("sanitation", ActRequest.plain("resume"));
        var after = limits(journey).getFirst().due();
        assertThat(after).isAfter(before);
        var shift = city.sql()
                .sql("select due_before, due_after, reason from calendar.shift where deadline_id = :id")
                .param("id", limits(journey).getFirst().id())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant()
                        + " "
                        + row.getObject(2, OffsetDateTime.class).toInstant()
                        + " "
                        + row.getString(3))
                .single();
        assertThat(shift).isEqualTo(before + " " + after + " resume");
    }

    @Test
    void extendsALimitOnceAndOnlyWhenAnotherSaysYes() {
        var journey = Journey.begin(city).toHandling();
        var before = limits(journey).getFirst();
        journey.officer("sanitation", because("ask-extension", "complex"));
        assertThat(limits(journey)).singleElement().isEqualTo(before);
        journey.officer("supervisor", ActRequest.plain("extend"));
        assertThat(limits(journey)).singleElement().satisfies(now -> {
            assertThat(now.start()).isEqualTo(before.start());
            assertThat(now.due()).isAfter(before.due());
        });
        var again = catchThrowableOfType(
                Problem.class, () -> journey.officer("sanitation", because("ask-extension", "complex")));
        assertThat(again.code()).isEqualTo("act.once");
    }

    @Test
    void letsOneOfManyWhoActAtOnceWin() throws Exception {
        var journey = Journey.begin(city).toDispatched();
        var revision = journey.matter().revision();
        var won = new AtomicInteger();
        var stale = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 32; i++) {
                threads.submit(() -> {
                    try {
                        city.part(PerformAct.class)
                                .perform(
                                        journey.receipt().number(),
                                        ActRequest.plain("accept"),
                                        revision,
                                        city.officer("sanitation"));
                        won.incrementAndGet();
                    } catch (Problem problem) {
                        assertThat(problem.code()).isEqualTo("act.stale");
                        stale.incrementAndGet();
                    }
                });
            }
        }
        assertThat(won).hasValue(1);
        assertThat(stale).hasValue(31);
        assertThat(story(journey)).hasSize(3);
    }

    @Test
    void filesUnderTheCategoryThatTheDeskFindsAndNamesTheLeadAnew() {
        var journey = Journey.begin(city, Optional.empty(), Where.at(SmallCity.WEST));
        assertThat(refusal(journey, "intake-west", ActRequest.plain("file"))).isEqualTo("act.unproven");
        journey.officer(
                "intake-west",
                new ActRequest(
                        "file",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(SmallCity.WASTE),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(journey.matter().lead().unit()).isEqualTo("sanitation");
    }

    @Test
    void keepsEvidenceAndActsFromBeingChangedByTheApplication() {
        var journey = Journey.begin(city);
        for (var statement : List.of(
                "update evidence.entry set kind = 'x'",
                "delete from evidence.entry",
                "update matter.act set verb = 'x'",
                "delete from matter.act",
                "delete from matter.report",
                "update matter.report set description = 'x'",
                "delete from matter.matter",
                "update matter.matter set number = 'x'")) {
            var refused = catchThrowableOfType(
                    DataAccessException.class, () -> city.sql().sql(statement).update());
            assertThat(refused).as(statement).isNotNull();
        }
        assertThat(journey.state()).isEqualTo("received");
    }

    private static String refusal(Journey journey, String account, ActRequest request) {
        return catchThrowableOfType(Problem.class, () -> journey.officer(account, request))
                .code();
    }

    private static List<Deadline> limits(Journey journey) {
        return city.part(SqlMatters.class).clocks(journey.matter().id()).stream()
                .map(c -> c.deadline())
                .filter(d -> d.clock().equals(Deadline.HANDLING_LIMIT))
                .toList();
    }

    private static List<String> story(Journey journey) {
        return city.sql()
                .sql("select * from matter.act where matter_id = :id order by revision")
                .param("id", journey.matter().id())
                .query((row, _) -> String.join(
                        " ",
                        row.getString("verb"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        String.valueOf(row.getString("actor_unit"))))
                .list();
    }

    private static long entries(Journey journey) {
        return city.sql()
                .sql("select count(*) from evidence.entry where convert_from(bytes, 'UTF8') like :number")
                .param("number", "%" + journey.receipt().number().text() + "%")
                .query(Long.class)
                .single();
    }

    private static long unmet(Journey journey) {
        return city.sql()
                .sql("select count(*) from calendar.deadline where matter_id = :id and met_at is null")
                .param("id", journey.matter().id())
                .query(Long.class)
                .single();
    }
}
