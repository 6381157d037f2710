package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.testkit.FloodRun;
import org.xiucheng.testkit.SmallCity;

/// A flood buries nobody: 20 honest reports among 2,000 bogus ones from 20 browsers behind the same address.
class FloodTest {
    private static final List<Point> SPOTS =
            List.of(SmallCity.WEST, new Point(100.002, 20.002), new Point(100.005, 20.012), new Point(100.015, 20.015));

    @Test
    void takesEveryHonestReportInAndTriagesItBeforeTheFlood() throws Exception {
        System.setProperty("xiucheng.door.loopback.burst", "600");
        System.setProperty("xiucheng.door.loopback.per-second", "30");
        try (var city = SmallCity.serve()) {
            var outcome = new FloodRun(city.address(), "intake-west", SmallCity.WASTE, SPOTS).run(20, 2_000, 20);
            System.out.println(outcome);
            assertThat(outcome.faults()).isZero();
            assertThat(outcome.accepted()).isEqualTo(20);
            assertThat(outcome.triaged()).isEqualTo(20);
            assertThat(outcome.bogusTaken()).as("the flood is taken in too").isGreaterThan(300);
            var owner = city.database().ownerSql();
            assertThat(owner.sql("select count(*) from matter.report")
                            .query(Integer.class)
                            .single())
                    .as("none dropped")
                    .isEqualTo(20 + outcome.bogusTaken());
            assertThat(owner.sql("select count(*) from flood.member")
                            .query(Integer.class)
                            .single())
                    .isGreaterThan(outcome.bogusTaken() * 9 / 10);
            assertThat(owner.sql(
                                    "select count(*) from outbox.event where kind = 'ClusterSuspected' and body ->> 'kind' = 'brigade' and body ->> 'told' = 'supervision'")
                            .query(Integer.class)
                            .single())
                    .as("the supervisor is told once")
                    .isEqualTo(1);
            assertThat(owner.sql(
                                    "select count(*) from matter.matter m join matter.report r on r.matter_id = m.id where r.description like '%路面破损%' and m.yields > 0")
                            .query(Integer.class)
                            .single())
                    .as("honest reports that give way")
                    .isZero();
        } finally {
            System.clearProperty("xiucheng.door.loopback.burst");
            System.clearProperty("xiucheng.door.loopback.per-second");
        }
    }
}
