package org.xiucheng.decide.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// Many clocks through two years of bad days: two nodes that scan at once, connections cut in the middle of a
/// scan, a node that is started again with another calendar, clocks that jump by an hour, a day, three days,
/// twenty, a year and over a leap day, back as well as forth, and people who go on working.
///
/// After each, the rows are read and judged by what the ladder says, in words of this test alone. 120 matters
/// as a rule; `-Dxiucheng.matters=4000` for more than ten thousand clocks.
class DeadlineFaultsTest {
    private static final long SEED = Long.getLong("xiucheng.seed", 20_261_124L);
    private static final int MATTERS = Integer.getInteger("xiucheng.matters", 120);
    /// A Monday at ten in the morning in Shanghai.
    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

    private static final List<Duration> WAITS = List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3));
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(1),
            Duration.ofDays(-1),
            Duration.ofDays(3),
            Duration.ofHours(30),
            Duration.ofDays(20),
            Duration.ofDays(-3),
            Duration.between(START, Instant.parse("2028-02-28T15:59:59Z")),
            Duration.ofSeconds(2),
            Duration.ofDays(1),
            Duration.ofDays(400));

    private static final int LOST = Integer.MAX_VALUE / 4;
    private static final TestClock CLOCK = new TestClock(START);

    private static SmallCity city;
    private static SmallCity other;

    private final Random random = new Random(SEED);
    private final List<Journey> journeys = new ArrayList<>();
    private Map<UUID, Row> before = new HashMap<>();
    private int cut;

    @BeforeAll
    static void open() {
        city = SmallCity.at(CLOCK);
        other = city.node(CLOCK, WorkCalendar.plainWeek(ZoneId.of("Asia/Shanghai")));
        other.part(Escalate.class).scan();
    }

    @AfterAll
    static void close() {
        other.close();
        city.close();
    }

    /// A clock as its row has it.
    private record Row(Instant due, boolean runs, int level) {
        /// Whether its next level should have been told by that moment.
        boolean waitsToBeTold(Instant now) {
            return runs && level < WAITS.size() && due.plus(WAITS.get(level)).isBefore(now);
        }
    }

    @Test
    void noDeadlineIsMissedToldTwiceToldEarlyOrMovedInSilence() throws Exception {
        for (var i = 0; i < MATTERS; i++) {
            journeys.add(begin());
        }
        before = rows();
        for (var jump : JUMPS) {
            CLOCK.advance(jump);
            judged();
            work();
        }
        var told = count("select count(*) from calendar.escalation");
        System.out.println("faults.seed=" + SEED + ": " + before.size() + " deadlines, " + JUMPS.size()
                + " jumps, " + cut + " scans cut, " + told + " levels told, 0 missed, 0 twice, 0 early, "
                + count("select count(*) from calendar.shift") + " moves, 0 silent");
        assertThat(told).isPositive();
        assertThat(cut).isPositive();
    }

    /// Looks until all is quiet, then compares every row with what it was.
    private void judged() throws Exception {
        scanUnderFaults();
        while (looked(city) + looked(other) > 0) {
            // Each look tells one level, and a clock far gone takes three.
        }
        var now = CLOCK.instant();
        var after = rows();
        after.forEach((id, row) -> {
            assertThat(row.waitsToBeTold(now)).as("missed %s %s", id, row).isFalse();
            var was = before.get(id);
            if (was != null) {
                toldInTime(id, was, row, now);
            }
        });
        assertThat(count("""
                select count(*) from calendar.deadline d
                where level <> (select count(*) from calendar.escalation e where e.deadline_id = d.id)
                """)).isZero();
        assertThat(count("select count(*) from evidence.entry where kind = 'deadline.passed'"))
                .isEqualTo(count("select count(*) from calendar.escalation"));
        silentMoves(after);
        before = after;
    }

    private static void toldInTime(UUID id, Row was, Row is, Instant now) {
        assertThat(is.level()).as("taken back %s", id).isGreaterThanOrEqualTo(was.level());
        for (var level = was.level(); level < is.level(); level++) {
            assertThat(was.due().plus(WAITS.get(level))).as("early %s", id).isBefore(now);
        }
    }

    /// Every due instant that is another one now has rows that lead from the old to the new, each with its act.
    private void silentMoves(Map<UUID, Row> after) {
        var moves = new HashMap<UUID, Map<Instant, Instant>>();
        city.sql()
                .sql("""
                        select s.deadline_id, s.due_before, s.due_after
                        from calendar.shift s join matter.act a on a.id = s.act_id
                        """)
                .query((row, _) -> moves.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashMap<>())
                        .put(
                                instant(row.getObject(2, OffsetDateTime.class)),
                                instant(row.getObject(3, OffsetDateTime.class))))
                .list();
        after.forEach((id, row) -> {
            var due = before.getOrDefault(id, row).due();
            var told = moves.getOrDefault(id, Map.of());
            for (var step = 0; step < told.size() && !due.equals(row.due()); step++) {
                due = told.getOrDefault(due, due);
            }
            assertThat(due).as("moved in silence %s", id).isEqualTo(row.due());
        });
    }

    /// Two nodes and two looks each at once, while the store cuts the connections of the application.
    private void scanUnderFaults() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = new ArrayList<Callable<Boolean>>();
            for (var node : List.of(city, other, city, other)) {
                scans.add(() -> looked(node) < LOST);
            }
            scans.add(() -> {
                Thread.sleep(random.nextInt(60));
                cutConnections();
                return true;
            });
            for (var done : threads.invokeAll(scans)) {
                cut += done.get() ? 0 : 1;
            }
        }
    }

    /// How many clocks that look lapsed or told of; `LOST` when its connection was cut, now or before it began.
    private static int looked(SmallCity node) {
        try {
            return node.part(Escalate.class).scan();
        } catch (DataAccessException | TransactionException lost) {
            return LOST;
        }
    }

    private static void cutConnections() {
        JdbcClient.create(city.database().superuser())
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :database")
                .param(
                        "database",
                        city.sql()
                                .sql("select current_database()")
                                .query(String.class)
                                .single())
                .query(Boolean.class)
                .list();
    }

    /// A matter somewhere on its way, in the hands of either node.
    private Journey begin() {
        var journey = Journey.begin(city);
        return switch (random.nextInt(4)) {
            case 0 -> journey;
            case 1 -> journey.toDispatched();
            case 2 -> journey.toHandling();
            default -> journey.toHandling().officer("sanitation", Journey.because("pause", "weather"));
        };
    }

    /// One matter in ten goes on, some of them into a pause or out of it.
    private void work() {
        for (var journey : journeys) {
            if (random.nextInt(10) == 0) {
                step(journey).ifPresent(act -> tried(journey, act));
            }
        }
    }

    private record Deed(String account, ActRequest request) {}

    private Optional<Deed> step(Journey journey) {
        return switch (journey.state()) {
            case "received" -> Optional.of(new Deed("intake-west", ActRequest.plain("file")));
            case "filed" -> Optional.of(new Deed("dispatcher", ActRequest.plain("dispatch")));
            case "dispatched" -> Optional.of(new Deed("sanitation", ActRequest.plain("accept")));
            case "handling" -> Optional.of(new Deed("sanitation", handled()));
            case "pausing" -> Optional.of(new Deed("supervisor", ActRequest.plain("allow")));
            case "extending" -> Optional.of(new Deed("supervisor", ActRequest.plain("extend")));
            case "paused" -> Optional.of(new Deed("sanitation", ActRequest.plain("resume")));
            case "handled" -> Optional.of(new Deed("inspector", ActRequest.plain("verify")));
            default -> Optional.empty();
        };
    }

    private ActRequest handled() {
        return switch (random.nextInt(3)) {
            case 0 -> Journey.because("pause", "weather");
            case 1 -> Journey.because("ask-extension", "complex");
            default -> Journey.done("finish");
        };
    }

    /// What the procedure does not allow at that moment is refused, and that is well.
    private void tried(Journey journey, Deed deed) {
        var matter = journey.matter();
        var node = random.nextBoolean() ? city : other;
        try {
            node.part(PerformAct.class)
                    .perform(matter.number(), deed.request(), matter.revision(), city.officer(deed.account()));
        } catch (Problem refused) {
            assertThat(refused.code()).startsWith("act.");
        }
    }

    private static Map<UUID, Row> rows() {
        var rows = new HashMap<UUID, Row>();
        city.sql()
                .sql("""
                        select d.id, d.due_at, d.met_at is null and d.paused_at is null as runs, d.level
                        from calendar.deadline d
                        """)
                .query((row, _) -> rows.put(
                        row.getObject("id", UUID.class),
                        new Row(
                                instant(row.getObject("due_at", OffsetDateTime.class)),
                                row.getBoolean("runs"),
                                row.getInt("level"))))
                .list();
        return rows;
    }

    private static long count(String sql) {
        return city.sql().sql(sql).query(Long.class).single();
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }
}
