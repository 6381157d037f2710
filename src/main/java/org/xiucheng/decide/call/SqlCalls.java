package org.xiucheng.decide.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.sql.OpeningStatement;
import org.xiucheng.kernel.roster.OnDuty;

/// Calls and whom they told, in PostgreSQL; each level of a call is written exactly once, whoever scans.
@Repository
class SqlCalls {
    private final JdbcClient jdbc;
    private final AsViewer viewer;

    SqlCalls(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /// A matter whose limit runs in urgent hours and for which its lead was not called yet.
    record Urgent(
            UUID id,
            String number,
            int revision,
            String unit,
            Optional<String> post,
            Optional<String> about,
            int hours) {}

    /// One level of a call, told to one person, with its proof.
    record Telling(Call call, OnDuty whom, Instant at, Entry entry, Announcement announcement) {}

    List<Urgent> urgent(int limit) {
        return viewer.read(
                new Subject.Clock(),
                () -> jdbc.sql("""
                        select m.id, m.number, m.revision, m.lead_unit, m.lead_post, m.about_unit, d.term_amount
                        from calendar.deadline d join matter.matter m on m.id = d.matter_id
                        where d.clock = 'handling-limit' and d.term_kind = 'urgent-hours' and d.met_at is null
                            and d.paused_at is null and m.open
                            and not exists (select from roster.call c
                                where c.matter_id = m.id and c.unit_code = m.lead_unit and c.called_by is null)
                        order by d.start_at limit :limit
                        """)
                        .param("limit", limit)
                        .query((row, _) -> new Urgent(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getInt("revision"),
                                row.getString("lead_unit"),
                                Optional.ofNullable(row.getString("lead_post")),
                                Optional.ofNullable(row.getString("about_unit")),
                                row.getInt("term_amount")))
                        .list());
    }

    /// How many minutes each urgent limit leaves for an answer; row 0 is for a call by a person.
    NavigableMap<Integer, Integer> minutes() {
        var minutes = new TreeMap<Integer, Integer>();
        jdbc.sql("select urgent_hours, minutes from roster.answer_time")
                .query((row, _) -> minutes.put(row.getInt("urgent_hours"), row.getInt("minutes")))
                .list();
        return minutes;
    }

    int madeSince(UUID person, Instant since) {
        return jdbc.sql("select count(*) from roster.call where called_by = :person and at > :since")
                .param("person", person)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    /// Whether this was the call that was made; a matter's lead is called once.
    boolean add(Call call) {
        return jdbc.sql("""
                        insert into roster.call (code, unit_code, post, matter_id, number, revision, handover,
                            about_unit, called_by, reason, at, minutes, next_at)
                        values (:code, :unit, cast(:post as text), cast(:matter as uuid), cast(:number as text),
                            cast(:revision as integer), cast(:handover as text), cast(:about as text),
                            cast(:by as uuid), cast(:reason as text), :at, :minutes, :at)
                        on conflict do nothing
                        """).params(values(call)).update() == 1;
    }

    /// Calls that nobody answered in time, and new ones: whose next level is due.
    List<Call> due(Instant now, int limit) {
        return jdbc.sql("""
                        select * from roster.call where ended_at is null and not exhausted and next_at <= :now
                        order by next_at, code limit :limit
                        """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, _) -> call(row))
                .list();
    }

    Optional<Call> find(String code) {
        return jdbc.sql("select * from roster.call where code = :code")
                .param("code", code)
                .query((row, _) -> call(row))
                .optional();
    }

    /// Who was called so far.
    List<UUID> told(String code) {
        return jdbc.sql("select person_id from roster.call_step where call_code = :code order by level")
                .param("code", code)
                .query(UUID.class)
                .list();
    }

    /// Whether this call was the one that told it.
    boolean tell(Telling telling) {
        return jdbc.sql("""
                        with told as (
                            insert into roster.call_step (call_code, level, at, unit_code, post_code, person_id, by)
                            select c.code, :level, :at, :unit, :post, :person, :by from roster.call c
                            where c.code = :code and c.ended_at is null and c.level = :level - 1
                            on conflict do nothing
                            returning call_code
                        ), raised as (
                            update roster.call c set level = :level, next_at = :at + make_interval(mins => c.minutes)
                            from told where c.code = told.call_code
                        ), entry as (
                            insert into evidence.entry (id, kind, at, bytes, hash)
                            select :entry, :entryKind, :at, :entryBytes, :entryHash from told
                        ), salts as (
                            insert into evidence.salt (entry_id, name, salt)
                            select :entry, given.name, given.salt
                            from told, unnest(:saltNames, :salts) as given (name, salt)
                        ), event as (
                            insert into outbox.event (id, kind, subject, at, body)
                            select :event, :eventKind, :code, :at, cast(:eventBody as jsonb) from told
                        )
                        select count(*) from told
                        """)
                        .param("code", telling.call().code())
                        .param("level", telling.call().level() + 1)
                        .param("at", utc(telling.at()))
                        .param("unit", telling.whom().unit())
                        .param("post", telling.whom().post().orElseThrow())
                        .param("person", telling.whom().person().orElseThrow())
                        .param("by", telling.whom().by().key())
                        .params(OpeningStatement.proof(telling.entry(), telling.announcement()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// Everybody was called; whether this call was the one that found it.
    boolean exhaust(String code, int level) {
        return jdbc.sql("""
                        update roster.call set exhausted = true
                        where code = :code and level = :level and ended_at is null and not exhausted
                        """).param("code", code).param("level", level).update() == 1;
    }

    boolean answer(String code, Subject.Officer by, Subject.Holding as, Instant at) {
        return jdbc.sql("""
                        update roster.call set ended_at = :at, ended_how = 'answered', answered_by = :person,
                            answered_unit = :unit, answered_post = :post
                        where code = :code and ended_at is null
                        """)
                        .param("code", code)
                        .param("at", utc(at))
                        .param("person", by.person())
                        .param("unit", as.unit())
                        .param("post", as.post())
                        .update()
                == 1;
    }

    /// Ends the calls for matters with which something was done since.
    int moved(Instant at) {
        return viewer.read(
                new Subject.Clock(), () -> jdbc.sql("""
                        update roster.call c set ended_at = :at, ended_how = 'moved'
                        from matter.matter m
                        where c.ended_at is null and m.id = c.matter_id and m.revision <> c.revision
                        """).param("at", utc(at)).update());
    }

    private static Map<String, @Nullable Object> values(Call call) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("code", call.code());
        values.put("unit", call.unit());
        values.put("post", call.post().orElse(null));
        values.put("matter", call.matter().map(Call.OfMatter::id).orElse(null));
        values.put("number", call.matter().map(Call.OfMatter::number).orElse(null));
        values.put("revision", call.matter().map(Call.OfMatter::revision).orElse(null));
        values.put("handover", call.handOver().orElse(null));
        values.put("about", call.about().orElse(null));
        values.put("by", call.by().map(Call.Caller::person).orElse(null));
        values.put("reason", call.by().map(Call.Caller::reason).orElse(null));
        values.put("at", utc(call.at()));
        values.put("minutes", call.minutes());
        return values;
    }

    private static Call call(ResultSet row) throws SQLException {
        var matter = row.getObject("matter_id", UUID.class);
        var by = row.getObject("called_by", UUID.class);
        return new Call(
                row.getString("code"),
                row.getString("unit_code"),
                Optional.ofNullable(row.getString("post")),
                matter == null
                        ? Optional.empty()
                        : Optional.of(new Call.OfMatter(matter, row.getString("number"), row.getInt("revision"))),
                Optional.ofNullable(row.getString("handover")),
                Optional.ofNullable(row.getString("about_unit")),
                by == null ? Optional.empty() : Optional.of(new Call.Caller(by, row.getString("reason"))),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("minutes"),
                row.getInt("level"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
