package org.xiucheng.decide.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.xiucheng.testkit.Journey.because;
import static org.xiucheng.testkit.Journey.done;
import static org.xiucheng.testkit.Journey.ground;
import static org.xiucheng.testkit.Journey.naming;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.xiucheng.decide.escalate.Escalate;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// Everything that is known to make a late matter look punctual, tried on a matter that was sent to its unit.
class ClockTricksTest {
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

    /// What the unit, the desks and the shift leader can do that leads a matter in a circle. A refusal on the
    /// way is as good as one that is let through: the limit must stand.
    private static Map<String, Consumer<Journey>> circles() {
        var circles = new LinkedHashMap<String, Consumer<Journey>>();
        circles.put("sent back and sent again", ClockTricksTest::sentBack);
        circles.put("sent back beyond the bound, and another unit named", ClockTricksTest::arbitrated);
        circles.put("another category", ClockTricksTest::recategorised);
        circles.put("taken back by the desk", journey -> journey.officer("dispatcher", redirected()));
        circles.put("done, and done again", ClockTricksTest::redone);
        circles.put("closed, disputed, opened again", ClockTricksTest::reopened);
        circles.put("a pause asked for and not given", ClockTricksTest::deniedAPause);
        circles.put("a pause asked for again and again", ClockTricksTest::askedInVain);
        circles.put("an extension asked for and left alone", ClockTricksTest::leftAlone);
        circles.put("an extension after the limit", ClockTricksTest::extendedLate);
        circles.put("a pause after the limit", ClockTricksTest::pausedLate);
        return circles;
    }

    private static void arbitrated(Journey journey) {
        sentBack(journey);
        sentBack(journey);
        journey.officer("sanitation", because("return", "not-our-duty"))
                .officer("supervisor", naming("assign", "office-west"));
    }

    private static void recategorised(Journey journey) {
        var asLid = new ActRequest(
                "dispatch",
                Optional.empty(),
                Optional.empty(),
                Optional.of(SmallCity.LID),
                Optional.empty(),
                Optional.empty());
        journey.officer("sanitation", because("return", "wrong-category")).officer("dispatcher", asLid);
    }

    private static ActRequest redirected() {
        return new ActRequest(
                "redirect",
                Optional.of("wrong-unit"),
                Optional.of("改派"),
                Optional.empty(),
                Optional.of("office-west"),
                Optional.empty());
    }

    private static void redone(Journey journey) {
        finished(journey).officer("inspector", ground("rework", "incomplete")).officer("sanitation", done("finish"));
    }

    private static void reopened(Journey journey) {
        finished(journey)
                .officer("inspector", ActRequest.plain("verify"))
                .reporter(ground("dispute", "not-solved"))
                .officer("supervisor", ActRequest.plain("reopen"));
    }

    private static void deniedAPause(Journey journey) {
        accepted(journey)
                .officer("sanitation", because("pause", "weather"))
                .officer("supervisor", ground("deny", "no-ground"));
    }

    private static void askedInVain(Journey journey) {
        accepted(journey);
        for (var i = 0; i < 4; i++) {
            journey.officer("sanitation", because("pause", "weather"));
            CLOCK.advance(Duration.ofDays(3));
            city.part(Escalate.class).scan();
        }
    }

    private static void leftAlone(Journey journey) {
        accepted(journey).officer("sanitation", because("ask-extension", "complex"));
        CLOCK.advance(Duration.ofDays(4));
        city.part(Escalate.class).scan();
    }

    private static void extendedLate(Journey journey) {
        accepted(journey);
        CLOCK.advance(Duration.ofDays(30));
        journey.officer("sanitation", because("ask-extension", "complex"))
                .officer("supervisor", ActRequest.plain("extend"));
    }

    private static void pausedLate(Journey journey) {
        accepted(journey);
        CLOCK.advance(Duration.ofDays(30));
        journey.officer("sanitation", because("pause", "weather")).officer("supervisor", ActRequest.plain("allow"));
        CLOCK.advance(Duration.ofDays(1));
        journey.officer("sanitation", ActRequest.plain("resume"));
    }

    @Test
    void noCircleGivesALimitAnotherBeginningOrEnd() {
        for (var circle : circles().entrySet()) {
            var journey = Journey.begin(city).toDispatched();
            var before = limit(journey);
            CLOCK.advance(Duration.ofMinutes(20));
            circle.getValue().accept(journey);
            var after = limit(journey);
            assertThat(after.id()).as(circle.getKey()).isEqualTo(before.id());
            assertThat(after.start()).as(circle.getKey()).isEqualTo(before.start());
            assertThat(after.due()).as(circle.getKey()).isEqualTo(before.due());
            assertThat(moves(journey)).as(circle.getKey()).isEmpty();
        }
        System.out.println("circles tried: " + circles().size() + ", limits moved: 0");
    }

    /// What may move a limit: two ways, each asked for by the unit on a ground, allowed by another, and told.
    @Test
    void movesOnlyWithAGroundAnotherPersonAndATellingRow() {
        var paused = accepted(Journey.begin(city).toDispatched());
        var first = limit(paused).due();
        paused.officer("sanitation", because("pause", "weather")).officer("supervisor", ActRequest.plain("allow"));
        CLOCK.advance(Duration.ofDays(2));
        paused.officer("sanitation", ActRequest.plain("resume"));
        assertThat(limit(paused).due()).isAfter(first);
        assertThat(moves(paused)).containsExactly(first + " " + limit(paused).due() + " resume");
        var later = limit(paused).due();
        paused.officer("sanitation", because("ask-extension", "complex"))
                .officer("supervisor", ActRequest.plain("extend"));
        assertThat(limit(paused).due()).isAfter(later);
        assertThat(moves(paused)).last().isEqualTo(later + " " + limit(paused).due() + " extend");
    }

    @Test
    void theStoreRefusesTheApplicationWhateverMovesAClockWithoutAnAct() {
        var journey = accepted(Journey.begin(city).toDispatched());
        CLOCK.advance(Duration.ofDays(40));
        for (var level = 1; level <= 3; level++) {
            city.part(Escalate.class).scan();
        }
        var id = limit(journey).id();
        var tried = List.of(
                "update calendar.deadline set due_at = due_at + interval '1 day' where id = :id",
                "with told as (insert into calendar.shift (deadline_id, at, due_before, due_after, reason) select id,"
                        + " now(), due_at, due_at + interval '1 day', 'weather' from calendar.deadline where id = :id)"
                        + " update calendar.deadline set due_at = due_at + interval '1 day' where id = :id",
                "with told as (insert into calendar.shift (deadline_id, at, due_before, due_after, reason, act_id)"
                        + " select id, now(), due_at, due_at + interval '1 day', 'weather',"
                        + " (select a.id from matter.act a where a.matter_id = d.matter_id limit 1)"
                        + " from calendar.deadline d where id = :id)"
                        + " update calendar.deadline set due_at = due_at + interval '1 day' where id = :id",
                "update calendar.deadline set paused_at = now() where id = :id",
                "update calendar.deadline set met_at = now() where id = :id",
                "update calendar.deadline set level = 0 where id = :id",
                "update calendar.deadline set start_at = now(), due_at = now() + interval '9 days' where id = :id",
                "update calendar.deadline set term_amount = 90 where id = :id",
                "update calendar.deadline set calendar_version = 'mine' where id = :id",
                "update calendar.deadline set clock = 'forgotten' where id = :id",
                "delete from calendar.deadline where id = :id",
                "insert into calendar.deadline select gen_random_uuid(), matter_id, clock, term_kind, term_amount, basis,"
                        + " now(), now() + interval '9 days', provisional, calendar_version from calendar.deadline"
                        + " where id = :id",
                "delete from calendar.escalation where deadline_id = :id",
                "update calendar.escalation set at = now() where deadline_id = :id",
                "update calendar.shift set reason = 'weather' where deadline_id = :id or :id is not null",
                "delete from calendar.shift where deadline_id = :id");
        var before = limit(journey);
        for (var statement : tried) {
            var refused = catchThrowable(
                    () -> city.database().sql().sql(statement).param("id", id).update());
            assertThat(refused).as(statement).isInstanceOf(DataAccessException.class);
        }
        assertThat(limit(journey)).isEqualTo(before);
        assertThat(before.level()).isEqualTo(3);
        System.out.println("statements tried as the application: " + tried.size() + ", let through: 0");
    }

    /// A met clock is not forgotten by un-meeting it, and a clock that was met by hand is not met.
    @Test
    void theStoreRefusesToTakeBackWhatWasMet() {
        var journey = finished(Journey.begin(city).toDispatched());
        var refused = catchThrowable(() -> city.database()
                .sql()
                .sql("update calendar.deadline set met_at = met_at - interval '3 days' where id = :id")
                .param("id", limit(journey).id())
                .update());
        assertThat(refused).isInstanceOf(DataAccessException.class);
    }

    private static Journey accepted(Journey journey) {
        return journey.officer("sanitation", ActRequest.plain("accept"));
    }

    private static Journey finished(Journey journey) {
        return accepted(journey).officer("sanitation", done("finish"));
    }

    private static void sentBack(Journey journey) {
        journey.officer("sanitation", because("return", "not-our-duty"))
                .officer("dispatcher", ActRequest.plain("dispatch"));
    }

    private static Deadline limit(Journey journey) {
        var clocks = city.part(SqlMatters.class).clocks(journey.matter().id()).stream()
                .map(Clocked::deadline);
        var limits = clocks.filter(deadline -> deadline.clock().equals(Deadline.HANDLING_LIMIT))
                .toList();
        assertThat(limits).hasSize(1);
        return limits.getFirst();
    }

    /// Each move of the limit: from, to, and the verb of the act that moved it, done by another than who asked.
    private static List<String> moves(Journey journey) {
        return city.sql()
                .sql("""
                        select s.due_before, s.due_after, a.verb
                        from calendar.shift s join matter.act a on a.id = s.act_id
                        where s.deadline_id = :id order by a.revision
                        """)
                .param("id", limit(journey).id())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant() + " "
                        + row.getObject(2, OffsetDateTime.class).toInstant() + " " + row.getString(3))
                .list();
    }
}
