package org.xiucheng.decide.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// What the periodic look lets go of the audit, and what it never does. The term is 36 months.
class ExpireAuditTest {
    private final TestClock clock = new TestClock(Instant.parse("2022-12-31T23:59:59Z"));
    private SmallCity city;

    @BeforeEach
    void serveACityWithOldYears() {
        city = SmallCity.serve(clock);
        for (var year : List.of(2018, 2019)) {
            city.database()
                    .ownerSql()
                    .sql("select audit.open_year(:year)")
                    .param("year", year)
                    .query()
                    .singleRow();
        }
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void letsAYearGoWhenItsLastLineIsOldEnoughAndWritesItDownOnce() {
        look();
        assertThat(years()).containsExactly(2019, 2025, 2026, 2027, 2028);
        clock.set(Instant.parse("2023-01-01T00:00:00Z"));
        look();
        look();
        assertThat(years()).containsExactly(2025, 2026, 2027, 2028);
        assertThat(written()).containsExactly("years=1", "years=1");
    }

    @Test
    void letsNothingGoThatTheClockOfTheStoreCallsYoung() {
        clock.set(Instant.parse("2999-01-01T00:00:00Z"));
        look();
        assertThat(years()).containsExactly(2025, 2026, 2027, 2028);
    }

    @Test
    void keepsTheYearWhereItsEndCannotBeWrittenDown() {
        var role = city.database().applicationLogin().role();
        var revoke = "revoke insert on audit.record from " + role;
        city.database().ownerSql().sql(revoke).update();
        assertThatThrownBy(this::look).hasMessageContaining("must be written down first");
        assertThat(years()).containsExactly(2018, 2019, 2025, 2026, 2027, 2028);
    }

    private void look() {
        city.part(ExpireAudit.class).look();
    }

    private List<Integer> years() {
        return city.database().ownerSql().sql("""
                select cast(right(c.relname, 4) as integer) as year
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'audit.record'::regclass and c.relname ~ '^record_[0-9]{4}$' order by year
                """).query(Integer.class).list();
    }

    private List<String> written() {
        return city.database()
                .ownerSql()
                .sql("select what from audit.record where who_kind = 'clock' and action = 'audit.expired' order by id")
                .query(String.class)
                .list();
    }
}
