package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A year of the small district on a clock of its own; `-Dsimulation.seed=` gives another year,
/// `-Dsimulation.days=` and `-Dsimulation.reports=` (a day) another size.
///
/// A seed that ever fails becomes a test of its own in this class and stays one.
class CitySimulationTest {
    private static final long USUAL = 20_260_302;
    private static final long SEED = Long.getLong("simulation.seed", USUAL);
    private static final int DAYS = Integer.getInteger("simulation.days", 365);
    private static final double REPORTS_A_DAY = Double.parseDouble(System.getProperty("simulation.reports", "1.2"));

    @Test
    void aYearGoesByWithoutAMatterThatNobodyAnswersFor() throws Exception {
        System.out.println("simulation.seed=" + SEED);
        var begun = System.nanoTime();
        try (var simulation = new CitySimulation(SEED)) {
            var tally = simulation.live(DAYS, REPORTS_A_DAY);
            System.out.printf("simulation: %s; %.1f s%n", tally, (System.nanoTime() - begun) / 1e9);
            assertThat(tally.acts).isGreaterThan(DAYS);
            System.out.printf(
                    "simulation: %d of %d reforms finished, orphans 0, double leads 0, bounces above the limit 0%n",
                    simulation.reforms().finished(), simulation.reforms().begun());
            assertThat(simulation.reforms().finished())
                    .isEqualTo(simulation.reforms().begun());
            covered(simulation);
            assertThat(tally.refusals())
                    .containsKeys("act.stale", "act.not-possible", "location.outside-city", "idempotency.reused");
        }
    }

    private static void covered(CitySimulation simulation) {
        var seats = simulation.seats();
        System.out.printf("simulation: %s; %s%n", simulation.checks().cover(), seats);
        assertThat(List.of(seats.vacancies(), seats.handOvers(), seats.absences()))
                .allSatisfy(count -> assertThat(count).isPositive());
        var ground = simulation.ground();
        System.out.printf(
                "simulation: micro-grids redrawn %d times, %d open matters kept lead and chain, %d new ones in new grids%n",
                ground.redrawn(), ground.keptOpen(), ground.inNewGrids());
        assertThat(List.of((long) ground.redrawn(), ground.keptOpen(), ground.inNewGrids()))
                .allSatisfy(count -> assertThat(count).isPositive());
    }

    /// Harms of which one check alone can know, and what it says.
    private static final Map<String, String> COVER_HARMS = Map.of(
            "update party.relation set valid_to = greatest('2026-03-10T00:00:00Z', valid_from + interval '1 second')"
                    + " where relation in ('chief', 'supervisor', 'dispatcher', 'intake') and valid_to is null",
            "segment-seconds without a chief",
            "update party.relation set valid_to = greatest('2026-03-10T00:00:00Z', valid_from + interval '1 second')"
                    + " where relation = 'holder' and valid_to is null",
            "seconds with nobody on duty",
            "update matter.matter set areas = areas[1:4] || (areas[4] || '10')"
                    + " where cardinality(areas) = 5 and right(areas[5], 2) in ('01', '02')",
            "a matter lies in an area that there was not when it was reported",
            "update matter.matter set areas = areas[1:4] || (areas[4] || '01')"
                    + " where cardinality(areas) = 5 and right(areas[5], 2) in ('10', '11')",
            "a matter lies in an area that there was not when it was reported",
            "update matter.matter set areas = areas[1:4] where cardinality(areas) = 5",
            "or in no micro-grid");

    /// Each harm alone, done to the tables of a city that was well, is seen.
    private static final List<String> HARMS = List.of(
            "update matter.matter set lead_unit = 'nobody' where number = (select min(number) from matter.matter)",
            "update matter.matter set revision = revision + 1 where number = (select min(number) from matter.matter)",
            "update matter.matter set state = 'arbitration' where state = 'handling'",
            "update matter.matter set bounces = bounces + 1 where number = (select min(number) from matter.matter)",
            "update party.unit set valid_to = valid_from + interval '1 second' where code in ('sanitation', 'office-west')",
            "update matter.matter set bounces = 3 where number = (select max(number) from matter.matter)",
            "update matter.matter set open = not open where number = (select min(number) from matter.matter)",
            "delete from matter.act where id = (select max(id::text)::uuid from matter.act)",
            "update matter.act set to_state = 'paused' where revision = 2",
            "update matter.act set verb = case verb when 'finish' then 'accept' else 'finish' end"
                    + " where id = (select max(id::text)::uuid from matter.act)",
            "update matter.act set note = '另一句话' where note is not null",
            "insert into evidence.entry select gen_random_uuid(), kind, at, bytes, hash from evidence.entry limit 1",
            "update calendar.deadline set start_at = start_at - interval '1 hour' where clock = 'handling-limit'",
            "update calendar.deadline set level = level + 1 where level = 1",
            "delete from calendar.escalation where level = 1",
            "delete from calendar.deadline where met_at is null",
            "update calendar.deadline set met_at = null where clock = 'received'",
            "delete from outbox.event where id = (select max(id::text)::uuid from outbox.event)");

    @Test
    void theChecksSeeEveryHarm() throws Exception {
        try (var simulation = new CitySimulation(USUAL)) {
            var tally = simulation.live(20, 2);
            assertThat(List.of(tally.sent, tally.reports, tally.jumps))
                    .as("the same seed brings the same reports, whoever was first of several at once")
                    .isEqualTo(List.of(40, 35, 0));
            var city = simulation.city();
            try (var connection = city.database().owner().getConnection()) {
                connection.setAutoCommit(false);
                var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                var harms = new LinkedHashMap<>(COVER_HARMS);
                HARMS.forEach(harm -> harms.put(harm, ""));
                for (var harm : harms.entrySet()) {
                    // The store itself would refuse some of them; here the checks are asked, not the store.
                    sql.sql("alter table calendar.deadline disable trigger user")
                            .update();
                    sql.sql("alter table calendar.escalation disable trigger user")
                            .update();
                    assertThat(sql.sql(harm.getKey()).update())
                            .as(harm.getKey())
                            .isPositive();
                    var checks = new CitySimulationChecks(city, sql);
                    assertThat(catchThrowable(() -> {
                                checks.day(CitySimulation.START, tally);
                                checks.whole(tally);
                            }))
                            .as(harm.getKey())
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining(harm.getValue());
                    connection.rollback();
                }
                var well = new CitySimulationChecks(city, sql);
                well.day(CitySimulation.START, tally);
                well.whole(tally);
            }
        }
    }
}
