package org.xiucheng.kernel.matter.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.PublicNumber;

/// Finds the clocks that have run out, and writes each level down exactly once, whoever scans and however
/// often.
@Repository
public class SqlEscalations {
    private final JdbcClient jdbc;
    private final AsViewer viewer;

    public SqlEscalations(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /// A clock that has run out and whose next level is due.
    ///
    /// @param revision at which the matter stood when it was found so
    public record Passed(
            UUID deadline,
            UUID matter,
            PublicNumber number,
            String procedure,
            int procedureVersion,
            String state,
            int revision,
            String clock,
            Instant due,
            int level,
            String lead,
            List<String> areas,
            Optional<String> about) {
        public Passed {
            areas = List.copyOf(areas);
        }
    }

    /// One level of one clock, told to one unit.
    public record Telling(Passed passed, int level, Instant at, String unit, Entry entry, Announcement announcement) {}

    /// At most `limit` of those longest overdue; `waits` are the seconds after the due instant at which each
    /// level is told. The clock sees what is sensitive as well.
    public List<Passed> passed(Instant now, double[] waits, int limit) {
        return viewer.read(new Subject.Clock(), () -> look(now, waits, limit));
    }

    private List<Passed> look(Instant now, double[] waits, int limit) {
        return jdbc.sql("""
                select d.id, m.id as matter, m.number, m.procedure_name, m.procedure_version, m.state, m.revision, d.clock, d.due_at, d.level,
                    m.lead_unit, m.areas, m.about_unit
                from calendar.deadline d join matter.matter m on m.id = d.matter_id
                where d.met_at is null and d.paused_at is null and d.level < 3 and d.due_at < :now
                    and d.due_at + make_interval(secs => (cast(:waits as double precision[]))[d.level + 1]) < :now
                order by d.due_at, d.id limit :limit
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("waits", waits)
                .param("limit", limit)
                .query((row, _) -> passed(row))
                .list();
    }

    /// Whether this call was the one that told it. A clock that was met, stopped or moved since it was found is
    /// told of by nobody.
    public boolean tell(Telling telling) {
        var statement = jdbc.sql("""
                with raised as (
                    update calendar.deadline set level = :level
                    where matter_id = :matter and id = :deadline and level = :level - 1 and due_at = :due
                        and met_at is null and paused_at is null
                    returning id
                ), told as (
                    insert into calendar.escalation (deadline_id, level, at, unit)
                    select id, :level, :at, :unit from raised
                    returning deadline_id
                ), entry as (
                    insert into evidence.entry (id, kind, at, bytes, hash)
                    select :entry, :entryKind, :at, :entryBytes, :entryHash from told
                ), salts as (
                    insert into evidence.salt (entry_id, name, salt)
                    select :entry, given.name, given.salt
                    from told, unnest(:saltNames, :salts) as given (name, salt)
                ), event as (
                    insert into outbox.event (id, kind, subject, at, body)
                    select :event, :eventKind, :number, :at, cast(:eventBody as jsonb) from told
                )
                select count(*) from told
                """)
                .param("deadline", telling.passed().deadline())
                .param("matter", telling.passed().matter())
                .param("level", telling.level())
                .param("due", telling.passed().due().atOffset(ZoneOffset.UTC))
                .param("at", telling.at().atOffset(ZoneOffset.UTC))
                .param("unit", telling.unit())
                .param("number", telling.passed().number().text());
        return statement
                        .params(OpeningStatement.proof(telling.entry(), telling.announcement()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static Passed passed(ResultSet row) throws SQLException {
        return new Passed(
                row.getObject("id", UUID.class),
                row.getObject("matter", UUID.class),
                new PublicNumber(row.getString("number")),
                row.getString("procedure_name"),
                row.getInt("procedure_version"),
                row.getString("state"),
                row.getInt("revision"),
                row.getString("clock"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("level"),
                row.getString("lead_unit"),
                List.of((String[]) row.getArray("areas").getArray()),
                Optional.ofNullable(row.getString("about_unit")));
    }
}
