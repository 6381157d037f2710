package org.xiucheng.host.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.Progress;

/// The one forward-only timeline of the tables: `db/migration/V0001__….sql`, applied as the owner.
///
/// The migrations grant rights to `${application_role}` and may name `${owner_role}`. The schema `host`
/// keeps the history and how far the first filling of the city came.
public final class Migrations {
    private final JdbcClient owner;

    private Migrations(JdbcClient owner) {
        this.owner = owner;
    }

    /// Brings the tables up to this program's version.
    ///
    /// @throws CannotStart when the database is of a newer version or a migration fails; a failed one is
    /// rolled back
    public static Migrations apply(Login owner, String application, Progress progress) {
        var flyway = Flyway.configure()
                .dataSource(owner.direct())
                .locations("classpath:db/migration")
                .defaultSchema("host")
                .schemas("host")
                .table("migration")
                .placeholders(Map.of("owner_role", owner.role(), "application_role", application))
                .ignoreMigrationPatterns("*:pending")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
        try {
            var pending = flyway.info().pending().length;
            if (pending > 0) {
                progress.say("Preparing %d steps of the tables".formatted(pending));
            }
            flyway.validate();
            flyway.migrate();
        } catch (FlywayException failed) {
            throw refusal(failed);
        }
        var migrations = new Migrations(JdbcClient.create(owner.direct()));
        migrations.prepareMilestones();
        migrations.openYears();
        return migrations;
    }

    /// Whether the city was filled once and for all, or was begun by an import.
    public boolean filled() {
        return reached("filled");
    }

    /// Whether a first filling began and never ended.
    public boolean interrupted() {
        return reached("filling") && !filled();
    }

    public void beginFilling() {
        reach("filling");
    }

    public void endFilling() {
        reach("filled");
    }

    private boolean reached(String name) {
        return owner.sql("select exists (select from host.milestone where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private void reach(String name) {
        owner.sql("insert into host.milestone (name) values (:name) on conflict do nothing")
                .param("name", name)
                .update();
    }

    private void prepareMilestones() {
        owner.sql("""
                create table if not exists host.milestone (
                    name text primary key,
                    reached_at timestamptz not null default now()
                )
                """).update();
    }

    /// This year and the next, in every table that is partitioned by year.
    private void openYears() {
        owner.sql("""
                select count(matter.open_year(year)) + count(audit.open_year(year))
                from (select cast(extract(year from now() at time zone 'UTC') as integer) + ahead as year
                    from generate_series(0, 1) ahead) years
                """).query(Long.class).single();
    }

    private static CannotStart refusal(FlywayException failed) {
        var said = String.valueOf(failed.getMessage());
        if (said.contains("not resolved locally")) {
            return new CannotStart(
                    "The database was written by a newer version of Xiucheng: run that version, or choose another folder with --data.",
                    failed);
        }
        if (said.contains("checksum mismatch")) {
            return new CannotStart(
                    "The tables were made by a version whose steps differ from this program's: run that version, or choose another folder with --data.",
                    failed);
        }
        var line = said.lines()
                .filter(each -> each.startsWith("Message") || each.startsWith("ERROR"))
                .findFirst();
        return new CannotStart(
                "The tables could not be brought up to date and were left as they were: %s"
                        .formatted(line.orElse(said.lines().findFirst().orElse(said))),
                failed);
    }
}
