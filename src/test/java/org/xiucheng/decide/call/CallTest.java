package org.xiucheng.decide.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.roster.Absence;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.kernel.roster.Shift;
import org.xiucheng.kernel.roster.Span;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.roster.sql.SqlRosters;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// An urgent matter at three in the morning: who is called, who next, and that nobody is called twice.
class CallTest {
    /// Three in the morning in Shanghai.
    private static final Instant NIGHT = Instant.parse("2026-03-02T19:00:00Z");

    private static final TestClock CLOCK = new TestClock(NIGHT);
    /// Its limit is one urgent hour, which leaves five minutes for an answer.
    private static final CategoryKey URGENT = new CategoryKey("cjt-214-2007-events", "0403");

    private static final List<String> LADDER = List.of(
            "1 office-west-post shift",
            "2 sanitation-post deputy",
            "3 roads-post leader",
            "4 intake-west-post above",
            "5 supervisor-post above");

    private static SmallCity city;
    private static int nights;

    @BeforeAll
    static void open() {
        city = SmallCity.at(CLOCK);
        relate(Party.post("office-west-post"), Relation.DEPUTY, Party.post("sanitation-post"));
        relate(Party.unit("office-west"), Relation.LEADER, Party.post("roads-post"));
        relate(Party.area("999902001"), Relation.DUTY_OFFICE, Party.unit("desk-west"));
        city.part(CurrentParties.class).refresh();
        var night = new Hours(
                Hours.Days.EVERY_DAY, EnumSet.allOf(DayOfWeek.class), LocalTime.of(20, 0), LocalTime.of(8, 0));
        var shift = new Shift(
                "night", "office-west", "office-west-post", night, LocalDate.of(2026, 1, 1), Optional.empty());
        city.part(SqlRosters.class).add(shift, "test", CLOCK.instant());
        city.part(CurrentManning.class).refresh();
    }

    /// Each test has a night of its own, far from the others'.
    @BeforeEach
    void night() {
        CLOCK.set(NIGHT.plus(Duration.ofDays(40L * ++nights)));
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void climbsThroughEveryLevelOnceHoweverManyScan() throws Exception {
        var call = called(dispatched());
        for (var level = 1; level <= LADDER.size(); level++) {
            assertThat(steps(call)).containsExactlyElementsOf(LADDER.subList(0, level));
            CLOCK.advance(Duration.ofMinutes(4));
            scanAtOnce();
            assertThat(steps(call)).as("within the five minutes").hasSize(level);
            CLOCK.advance(Duration.ofMinutes(2));
            scanAtOnce();
        }
        assertThat(steps(call)).containsExactlyElementsOf(LADDER);
        assertThat(count("select exhausted::int from roster.call where code = :code", call))
                .isEqualTo(1);
        CLOCK.advance(Duration.ofDays(30));
        scanAtOnce();
        assertThat(steps(call)).hasSize(LADDER.size());
        assertThat(count(
                        "select count(*) from evidence.entry where kind = 'duty.called' "
                                + "and position(:code in convert_from(bytes, 'UTF8')) > 0",
                        call))
                .isEqualTo(LADDER.size());
        assertThat(count("select count(*) from outbox.event where kind = 'DutyCalled' and subject = :code", call))
                .isEqualTo(LADDER.size());
    }

    @Test
    void stopsWhenSomebodyWhoWasCalledAnswers() throws Exception {
        var call = called(dispatched());
        CLOCK.advance(Duration.ofMinutes(5));
        scanAtOnce();
        assertThat(steps(call)).hasSize(2);
        var calls = city.part(MakeCalls.class);
        assertThatThrownBy(() -> calls.answer(call, city.officer("roads")))
                .as("who was not called yet")
                .hasMessageContaining("no such call");
        calls.answer(call, city.officer("sanitation"));
        CLOCK.advance(Duration.ofHours(5));
        scanAtOnce();
        assertThat(steps(call)).hasSize(2);
        assertThatThrownBy(() -> calls.answer(call, city.officer("office-west")))
                .hasMessageContaining("answered already");
        assertThat(count(
                        "select count(*) from roster.call where code = :code and answered_post = 'sanitation-post'",
                        call))
                .isEqualTo(1);
    }

    @Test
    void endsWhenTheLeadActsOnTheMatter() throws Exception {
        var journey = dispatched();
        var call = called(journey);
        journey.officer("office-west", ActRequest.plain("accept"));
        CLOCK.advance(Duration.ofHours(1));
        scanAtOnce();
        assertThat(steps(call)).hasSize(1);
        assertThat(count("select count(*) from roster.call where code = :code and ended_how = 'moved'", call))
                .isEqualTo(1);
        assertThat(calls(journey)).as("and does not call anew").hasSize(1);
    }

    @Test
    void callsNobodyForAMatterThatIsNotUrgent() throws Exception {
        var journey = Journey.begin(city).toDispatched();
        scanAtOnce();
        assertThat(calls(journey)).isEmpty();
    }

    @Test
    void leavesOutWhoeverIsAwayAndCallsForAPersonAtOnce() {
        var away = city.officer("office-west").person();
        var night = new Span(CLOCK.instant(), CLOCK.instant().plusSeconds(3600));
        city.part(SqlRosters.class).add(UUID.randomUUID(), new Absence(away, night), away, CLOCK.instant());
        city.part(CurrentManning.class).refresh();
        var call = city.part(MakeCalls.class).call("office-west", "井盖塌了，谁在值班？", city.officer("dispatcher"));
        assertThat(steps(call)).containsExactly("1 sanitation-post deputy");
        city.part(SqlRosters.class).back(away, CLOCK.instant());
        city.part(CurrentManning.class).refresh();
        city.part(MakeCalls.class).answer(call, city.officer("office-west"));
    }

    @Test
    void givesTheShortestTimeToAnswerThatIsSetForATermAsLong() {
        var minutes = new TreeMap<>(Map.of(0, 10, 1, 5, 4, 20));
        assertThat(CallDuty.answerWithin(1, minutes)).isEqualTo(5);
        assertThat(CallDuty.answerWithin(2, minutes)).isEqualTo(20);
        assertThat(CallDuty.answerWithin(24, minutes))
                .as("an urgent limit longer than all that are set still calls")
                .isEqualTo(20);
    }

    private static Journey dispatched() {
        return Journey.begin(city, Optional.of(URGENT), Where.at(SmallCity.WEST))
                .toDispatched();
    }

    private static String called(Journey journey) throws Exception {
        scanAtOnce();
        return calls(journey).getFirst();
    }

    private static List<String> calls(Journey journey) {
        return city.sql()
                .sql("select code from roster.call where number = :number")
                .param("number", journey.matter().number().text())
                .query(String.class)
                .list();
    }

    private static void scanAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 4; i++) {
                scans.add(() -> city.part(CallDuty.class).scan());
            }
            for (var scan : threads.invokeAll(scans)) {
                scan.get();
            }
        }
    }

    private static List<String> steps(String call) {
        return city.sql()
                .sql(
                        "select level || ' ' || post_code || ' ' || by from roster.call_step where call_code = :code order by level")
                .param("code", call)
                .query(String.class)
                .list();
    }

    private static long count(String sql, String call) {
        return city.database()
                .ownerSql()
                .sql(sql)
                .param("code", call)
                .query(Long.class)
                .single();
    }

    private static void relate(Party object, String name, Party subject) {
        var relation = new Relation(object, name, subject, Validity.since(Instant.EPOCH), "test");
        city.part(SqlParties.class).add(UUID.randomUUID(), relation);
    }
}
