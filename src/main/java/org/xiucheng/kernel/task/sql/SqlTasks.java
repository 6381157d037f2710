package org.xiucheng.kernel.task.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.OpeningStatement;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import tools.jackson.databind.json.JsonMapper;

/// Keeps tasks: each change with its act, its evidence and its announcement in one statement. What belongs to a
/// sensitive matter is found only in the name of somebody to whom the store shows that matter.
@Repository
public class SqlTasks {
    private final JdbcClient jdbc;
    private final TaskRows rows;

    public SqlTasks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = new TaskRows(json);
    }

    /// What is stored with a change: its proof, what is told, and in whose name it was done.
    ///
    /// @param person nobody where the platform itself tells something
    public record Proof(Entry entry, Announcement announcement, Optional<UUID> person, Optional<String> post) {}

    /// A task with what the store knows beside it.
    ///
    /// @param level how many levels have been told that it is late
    /// @param told the units that were told, lowest first
    public record Kept(Task task, Optional<UUID> matter, int level, List<String> told) {}

    /// One line of a task's story.
    public record Told(
            Instant at,
            String verb,
            String to,
            Optional<String> unit,
            Optional<String> post,
            Optional<String> reason,
            Optional<String> note) {}

    /// Keeps a new one.
    public void add(Task task, Optional<UUID> matter, Proof proof) {
        var clock = task.clock();
        jdbc.sql("""
                with asked as (
                    insert into task.task (id, number, kind, level, asker_unit, asker_post, answerer_unit, answerer_post,
                        text, origin_kind, origin, matter_id, basis, term_kind, term_amount, start_at, due_at,
                        provisional, calendar_version, state, open, since, revision, last_actors)
                    values (:id, :number, :kind, :level, :askerUnit, :askerPost, :answererUnit, :answererPost, :text,
                        :originKind, :origin, cast(:matter as uuid), :basis, :termKind, :termAmount, :at, :due,
                        :provisional, :calendar, :state, true, :at, 1, '{}')
                ), act as (
                    insert into task.act (task_id, revision, verb, to_state, person, unit, post, at)
                    values (:id, 1, 'ask', :state, cast(:person as uuid), :askerUnit, :askerPost, :at)
                ), entry as (
                    insert into evidence.entry (id, kind, at, bytes, hash)
                    values (:entry, :entryKind, :at, :entryBytes, :entryHash)
                ), salts as (
                    insert into evidence.salt (entry_id, name, salt)
                    select :entry, given.name, given.salt from unnest(:saltNames, :salts) as given (name, salt)
                )
                insert into outbox.event (id, kind, subject, at, body)
                values (:event, :eventKind, :number, :at, cast(:eventBody as jsonb))
                """)
                .param("id", task.id())
                .param("number", task.number().text())
                .param("kind", task.kind().key())
                .param("level", task.level().map(Task.Level::key).orElse(null), Types.VARCHAR)
                .param("askerUnit", task.asker().unit())
                .param("askerPost", proof.post().orElse(null), Types.VARCHAR)
                .param("answererUnit", task.answerer().unit())
                .param("answererPost", task.answerer().post().orElse(null), Types.VARCHAR)
                .param("text", task.text())
                .param("originKind", task.origin().kind())
                .param("origin", task.origin().name())
                .param("matter", matter.map(UUID::toString).orElse(null), Types.VARCHAR)
                .param("basis", task.basis().value())
                .param("termKind", clock.term().key())
                .param("termAmount", clock.term().amount())
                .param("at", clock.start().atOffset(ZoneOffset.UTC))
                .param("due", clock.due().atOffset(ZoneOffset.UTC))
                .param("provisional", clock.provisional())
                .param("calendar", clock.calendarVersion())
                .param("state", task.state().key())
                .param("person", proof.person().map(UUID::toString).orElse(null), Types.VARCHAR)
                .params(OpeningStatement.proof(proof.entry(), proof.announcement()))
                .update();
    }

    /// Whether the change was stored; false when somebody changed it first.
    public boolean store(Task before, Task after, TaskAct act, Proof proof) {
        return jdbc.sql("""
                        with moved as (
                            update task.task set state = :state, open = :open, since = :at, revision = :revision,
                                met_at = cast(:met as timestamptz), last_actors = cast(:actors as jsonb)
                            where id = :id and revision = :before
                            returning id
                        ), act as (
                            insert into task.act (task_id, revision, verb, to_state, person, unit, post, reason, note, at)
                            select id, :revision, :verb, :state, cast(:person as uuid), :unit, :post, :reason, :note, :at
                            from moved
                        ), entry as (
                            insert into evidence.entry (id, kind, at, bytes, hash)
                            select :entry, :entryKind, :at, :entryBytes, :entryHash from moved
                        ), salts as (
                            insert into evidence.salt (entry_id, name, salt)
                            select :entry, given.name, given.salt
                            from moved, unnest(:saltNames, :salts) as given (name, salt)
                        ), event as (
                            insert into outbox.event (id, kind, subject, at, body)
                            select :event, :eventKind, :number, :at, cast(:eventBody as jsonb) from moved
                        )
                        select count(*) from moved
                        """)
                        .param("id", after.id())
                        .param("number", after.number().text())
                        .param("before", before.revision())
                        .param("revision", after.revision())
                        .param("state", after.state().key())
                        .param("open", after.open())
                        .param("at", after.since().atOffset(ZoneOffset.UTC))
                        .param(
                                "met",
                                after.clock().metAt().map(Instant::toString).orElse(null),
                                Types.VARCHAR)
                        .param("actors", rows.actors(after))
                        .param("verb", act.verb().key())
                        .param("person", act.person().toString())
                        .param("unit", act.unit())
                        .param("post", proof.post().orElse(null), Types.VARCHAR)
                        .param("reason", act.reason().map(one -> one.key()).orElse(null), Types.VARCHAR)
                        .param("note", act.note().orElse(null), Types.VARCHAR)
                        .params(OpeningStatement.proof(proof.entry(), proof.announcement()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// The task of that number.
    public Optional<Kept> find(PublicNumber number) {
        return jdbc.sql("""
                select t.*, array(select unit from task.climb c where c.task_id = t.id order by level) as told
                from task.task t where t.number = :number
                """)
                .param("number", number.text())
                .query((row, _) -> rows.kept(row))
                .optional();
    }

    /// What was asked about a matter, oldest first.
    public List<Kept> ofMatter(UUID matter) {
        return jdbc.sql("""
                select t.*, array(select unit from task.climb c where c.task_id = t.id order by level) as told
                from task.task t where t.matter_id = :matter order by t.id
                """)
                .param("matter", matter)
                .query((row, _) -> rows.kept(row))
                .list();
    }

    /// What came out of meetings, oldest first.
    public List<Kept> ofMeetings(Collection<String> codes) {
        return jdbc.sql("""
                select t.*, array(select unit from task.climb c where c.task_id = t.id order by level) as told
                from task.task t where t.origin_kind = 'meeting' and t.origin = any (:codes) order by t.id
                """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, _) -> rows.kept(row))
                .list();
    }

    /// What is asked of these units, or was told to them for being late; what is open first, most pressing
    /// first.
    public List<Kept> asked(Collection<String> units, int limit) {
        return jdbc.sql("""
                with mine as (
                    (select t.id from task.task t where t.open and (t.answerer_unit = any (:units)
                        or t.id in (select task_id from task.climb where unit = any (:units)))
                    order by t.due_at limit :limit)
                    union all (
                        select t.id from unnest(:units) as u (code), lateral (
                            select id from task.task where not open and answerer_unit = u.code
                            order by id desc limit :limit) t)
                )
                select t.*, array(select unit from task.climb c where c.task_id = t.id order by level) as told
                from mine join task.task t on t.id = mine.id
                order by t.open desc, case when t.open then t.due_at end, t.id desc limit :limit
                """)
                .param("units", units.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> rows.kept(row))
                .list();
    }

    /// What these units ask of others; what is open first, most pressing first.
    public List<Kept> asking(Collection<String> units, int limit) {
        return jdbc.sql("""
                with mine as (
                    (select t.id from task.task t where t.open and t.asker_unit = any (:units)
                    order by t.due_at limit :limit)
                    union all (
                        select t.id from unnest(:units) as u (code), lateral (
                            select id from task.task where not open and asker_unit = u.code
                            order by id desc limit :limit) t)
                )
                select t.*, array(select unit from task.climb c where c.task_id = t.id order by level) as told
                from mine join task.task t on t.id = mine.id
                order by t.open desc, case when t.open then t.due_at end, t.id desc limit :limit
                """)
                .param("units", units.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> rows.kept(row))
                .list();
    }

    /// What was done to it, oldest first.
    public List<Told> story(UUID task) {
        return jdbc.sql("""
                select at, verb, to_state, unit, post, reason, note from task.act where task_id = :task order by revision
                """).param("task", task).query((row, _) -> told(row)).list();
    }

    /// The units of which somebody asks help with that matter now.
    public Set<String> assistants(UUID matter) {
        return Set.copyOf(
                jdbc.sql("""
                select distinct answerer_unit from task.task where matter_id = :matter and open and kind = 'assist'
                """).param("matter", matter).query(String.class).list());
    }

    /// How many open tasks hang on a unit, at either end.
    public int open(String unit) {
        return jdbc.sql("select count(*) from task.task where open and (answerer_unit = :unit or asker_unit = :unit)")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("verb"),
                row.getString("to_state"),
                Optional.ofNullable(row.getString("unit")),
                Optional.ofNullable(row.getString("post")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("note")));
    }
}
