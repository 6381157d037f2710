package org.xiucheng.host.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.host.Progress;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.testkit.TestDatabase;

/// Loading very many matters for benchmarks.
class BulkMattersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");

    @Test
    void loadsAsManyMattersAsAskedWithAllThatBelongsToThem() {
        try (var database = TestDatabase.create()) {
            var district = new DemoDistrict(database.app(), DemoSettings.USUAL.telling(0));
            district.found(NOW, Progress.silent());
            var secrets = new CitySecrets(new byte[32], new byte[32]);
            district.fill(NOW, secrets, new IdentitySeal(new byte[32], new SecureRandom()), Progress.silent());
            BulkMatters.load(database.app(), 12_345, Progress.silent());
            var sql = database.sql();
            assertThat(sql.sql("select count(*) from matter.matter")
                            .query(Long.class)
                            .single())
                    .isEqualTo(12_345);
            assertThat(sql.sql("select count(distinct number) from matter.report")
                            .query(Long.class)
                            .single())
                    .isEqualTo(12_345);
            assertThat(sql.sql("""
                    select count(*) from matter.matter m
                    where revision <> 1 + (select count(*) from matter.act a where a.matter_id = m.id)
                        or open <> (state <> 'closed')
                        or (open and not exists (select from calendar.deadline d
                            where d.matter_id = m.id and d.clock = m.state and d.met_at is null))
                    """).query(Long.class).single()).isZero();
            assertThat(sql.sql("select count(*) from matter.act a where not exists"
                                    + " (select from evidence.entry e where e.id = a.id)")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void refusesACityThatIsNotFounded() {
        try (var database = TestDatabase.create()) {
            assertThatThrownBy(() -> BulkMatters.load(database.app(), 1, Progress.silent()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed-loop");
        }
    }
}
