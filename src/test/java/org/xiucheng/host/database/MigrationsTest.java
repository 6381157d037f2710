package org.xiucheng.host.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.host.Progress;
import org.xiucheng.testkit.TestDatabase;

/// A city that was founded by an older version keeps everything when its tables are brought up to date.
class MigrationsTest {
    private static final String SCHEMAS = """
            do $$
            declare name text;
            begin
                for name in select nspname from pg_namespace
                        where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') loop
                    execute format('drop schema %I cascade', name);
                end loop;
            end
            $$
            """;

    /// One matter of each of two years, with an act, a clock and a clock that moved.
    private static final String WORK = """
            insert into matter.procedure (name, version, document, sha256)
            values ('loop', 1, '-', decode(repeat('00', 32), 'hex'));
            insert into matter.matter (id, number, procedure_name, procedure_version, state, since, opened_at, open, revision,
                lead_unit, rule, basis, explanation, areas)
            select id, number, 'loop', 1, 'handling', now(), now(), true, 2, 'unit', 'rule', 'law/1', '{}', array['1', '12']
            from (values (uuid '01941f29-7c00-7000-8000-000000000001', '25K7-T3MX-Q9R4'),
                (uuid '019b76da-a800-7000-8000-000000000001', '26K7-T3MX-Q9R4')) as given (id, number);
            insert into matter.act (id, matter_id, revision, verb, from_state, to_state, actor_kind, basis, at)
            select gen_random_uuid(), id, 2, 'accept', 'sent', 'handling', 'clock', 'law/1', now() from matter.matter;
            insert into calendar.deadline (id, matter_id, clock, term_kind, term_amount, basis, start_at, due_at, provisional,
                calendar_version, level)
            select uuid '019b76da-a800-7000-8000-00000000000a', id, 'handling', 'work-days', 3, 'law/1', now(), now(), false,
                'v1', 2
            from matter.matter
            where number like '26%';
            """;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void keepsTheWorkOfACityWhoseTablesWereCutOtherwise() {
        database.ownerSql().sql(SCHEMAS).update();
        upTo("10");
        database.ownerSql().sql(WORK).update();

        Migrations.apply(database.ownerLogin(), Database.APPLICATION, Progress.silent());

        assertThat(count("select count(*) from matter.act where verb = 'accept'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from calendar.deadline where level = 2"))
                .isEqualTo(1);
        assertThat(count("select count(*) from matter.area where area = '12'")).isEqualTo(2);
        assertThat(count("select count(*) from matter.act_2025")).isEqualTo(1);
        assertThat(count("select count(*) from matter.summary where clock = 'handling'"))
                .isEqualTo(1);
    }

    @Test
    void opensThisYearAndTheNextAtEveryStart() {
        Migrations.apply(database.ownerLogin(), Database.APPLICATION, Progress.silent());
        var next = count("select extract(year from now() at time zone 'UTC')::integer + 1");
        assertThat(count("select count(*) from pg_class where relname = 'deadline_" + next + "'"))
                .isEqualTo(1);
    }

    private void upTo(String version) {
        Flyway.configure()
                .dataSource(database.ownerLogin().direct())
                .locations("classpath:db/migration")
                .defaultSchema("host")
                .schemas("host")
                .table("migration")
                .placeholders(
                        Map.of("owner_role", database.ownerLogin().role(), "application_role", Database.APPLICATION))
                .target(version)
                .load()
                .migrate();
    }

    private int count(String sql) {
        return database.ownerSql().sql(sql).query(Integer.class).single();
    }
}
