package org.xiucheng.kernel.task.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.sql.OpeningStatement;
import tools.jackson.databind.json.JsonMapper;

/// Finds the tasks that are late, and writes each level down exactly once, whoever looks and however often.
@Repository
public class SqlClimbs {
    private final JdbcClient jdbc;
    private final AsViewer viewer;
    private final TaskRows rows;

    public SqlClimbs(JdbcClient jdbc, AsViewer viewer, JsonMapper json) {
        this.jdbc = jdbc;
        this.viewer = viewer;
        this.rows = new TaskRows(json);
    }

    /// One level of one task, told to one unit.
    public record Telling(SqlTasks.Kept kept, int level, Instant at, String unit) {}

    /// At most `limit` of those longest late; `waits` are the seconds after the due instant at which each
    /// level is told. The clock sees what is sensitive as well.
    public List<SqlTasks.Kept> late(Instant now, double[] waits, int limit) {
        return viewer.read(new Subject.Clock(), () -> look(now, waits, limit));
    }

    private List<SqlTasks.Kept> look(Instant now, double[] waits, int limit) {
        return jdbc.sql("""
                select t.*, array(select unit from task.climb c where c.task_id = t.id order by level) as told
                from task.task t
                where t.open and t.met_at is null and t.climbed < 3 and t.due_at < :now
                    and t.due_at + make_interval(secs => (cast(:waits as double precision[]))[t.climbed + 1]) < :now
                order by t.due_at, t.id limit :limit
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("waits", waits)
                .param("limit", limit)
                .query((row, _) -> rows.kept(row))
                .list();
    }

    /// Whether this call was the one that told it.
    public boolean tell(Telling telling, Entry entry, Announcement announcement) {
        return viewer.read(new Subject.Clock(), () -> store(telling, entry, announcement));
    }

    /// The same inside a transaction that is open.
    public boolean store(Telling telling, Entry entry, Announcement announcement) {
        var task = telling.kept().task();
        return jdbc.sql("""
                        with told as (
                            insert into task.climb (task_id, level, at, unit) values (:task, :level, :at, :unit)
                            on conflict do nothing returning task_id
                        ), raised as (
                            update task.task t set climbed = :level from told where t.id = told.task_id
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
                        .param("task", task.id())
                        .param("number", task.number().text())
                        .param("level", telling.level())
                        .param("at", telling.at().atOffset(ZoneOffset.UTC))
                        .param("unit", telling.unit())
                        .params(OpeningStatement.proof(entry, announcement))
                        .query(Long.class)
                        .single()
                == 1;
    }
}
