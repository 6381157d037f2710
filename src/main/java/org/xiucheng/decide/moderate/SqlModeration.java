package org.xiucheng.decide.moderate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Uuid7;

/// What waits for a check and what was decided, in PostgreSQL.
@Repository
class SqlModeration {
    private final JdbcClient jdbc;

    SqlModeration(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a queue begins: after this moment and part of a report.
    record Position(Instant at, UUID report, int part) {}

    private static final String QUEUE = """
            select w.*, m.lead_unit, m.about_unit, m.sensitive, r.description, a.photo_id
            from moderation.waiting w
            join matter.matter m on m.id = w.matter_id
            join matter.report r on r.id = w.report_id
            left join media.attached a on a.report_id = w.report_id and a.part = w.part
            where (w.at, w.report_id, w.part) > (:at, :report, :part)
                and case when w.appeal
                    then matter.narrowest(w.areas, :decide_appeal_moderator_all, :decide_appeal_moderator_units,
                            m.about_unit) = any (:decide_appeal_moderator)
                        and w.number <> all (:decide_appeal_barred)
                        and (m.about_unit is null or m.about_unit <> all (:decide_appeal_barred_units))
                        and (not m.sensitive or :decide_appeal_sensitive) and cast(w.not_by as text) <> :decide_appeal_not_by
                    else matter.narrowest(w.areas, :moderate_moderator_all, :moderate_moderator_units, m.about_unit)
                            = any (:moderate_moderator)
                        and w.number <> all (:moderate_barred)
                        and (m.about_unit is null or m.about_unit <> all (:moderate_barred_units))
                        and (not m.sensitive or :moderate_sensitive)
                    end
            order by w.at, w.report_id, w.part limit :limit
            """;

    /// What waits for whoever reaches so much by the first look and by the second, oldest first.
    List<Waiting> queue(Map<String, Object> reach, Position after, int limit) {
        return SqlReach.ask(jdbc, QUEUE, reach)
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("report", after.report())
                .param("part", after.part())
                .param("limit", limit)
                .query(SqlModeration::waiting)
                .list();
    }

    /// One part of the report of that number, while it waits.
    Optional<Waiting> find(PublicNumber number, int part) {
        return jdbc.sql("""
                select w.*, m.lead_unit, m.about_unit, m.sensitive, r.description, a.photo_id
                from matter.report r
                join moderation.waiting w on w.report_id = r.id and w.part = :part
                join matter.matter m on m.id = w.matter_id
                left join media.attached a on a.report_id = w.report_id and a.part = w.part
                where r.number = :number and r.id >= :from and r.id < :to
                """)
                .param("part", part)
                .param("number", number.text())
                .param("from", Uuid7.floor(number.yearStart()))
                .param("to", Uuid7.floor(number.yearEnd()))
                .query(SqlModeration::waiting)
                .optional();
    }

    /// A decision as it is written down.
    record Decided(
            Waiting waiting,
            Optional<Ground> ground,
            Optional<String> text,
            Subject.Officer by,
            Subject.Holding as,
            Instant at,
            Entry entry) {}

    /// Whether this call was the one that decided it.
    boolean decide(Decided decided) {
        var waiting = decided.waiting();
        return jdbc.sql("""
                with gone as (
                    delete from moderation.waiting
                    where report_id = :report and part = :part and appeal = :appeal
                    returning report_id, part, appeal, matter_id
                ), entry as (
                    insert into evidence.entry (id, kind, at, bytes, hash)
                    select :entry, :kind, :at, :bytes, :hash from gone
                )
                insert into moderation.decision (report_id, part, appeal, matter_id, outcome, reason, text, by_person,
                    by_unit, by_post, at)
                select report_id, part, appeal, matter_id, :outcome, cast(:reason as text), cast(:text as text),
                    :person, :unit, :post, :at from gone
                """)
                        .param("report", waiting.report())
                        .param("part", waiting.part())
                        .param("appeal", waiting.appeal().isPresent())
                        .param("entry", decided.entry().id())
                        .param("kind", decided.entry().kind())
                        .param("bytes", decided.entry().bytes())
                        .param("hash", decided.entry().hash())
                        .param("at", decided.at().atOffset(ZoneOffset.UTC))
                        .param("outcome", decided.ground().isPresent() ? "withheld" : "released")
                        .param("reason", decided.ground().map(Ground::code).orElse(null))
                        .param("text", decided.text().orElse(null))
                        .param("person", decided.by().person())
                        .param("unit", decided.as().unit())
                        .param("post", decided.as().post())
                        .update()
                == 1;
    }

    /// Brings a part back that was withheld and not yet appealed; whether there was one.
    boolean appeal(UUID report, int part, String words, Entry entry) {
        return jdbc.sql("""
                with withheld as (
                    select d.report_id, d.part, d.matter_id, d.by_person, r.number, m.areas
                    from moderation.decision d
                    join matter.report r on r.id = d.report_id
                    join matter.matter m on m.id = d.matter_id
                    where d.report_id = :report and d.part = :part and not d.appeal and d.outcome = 'withheld'
                        and not exists (select 1 from moderation.decision x
                            where x.report_id = d.report_id and x.part = d.part and x.appeal)
                ), back as (
                    insert into moderation.waiting (report_id, part, matter_id, number, areas, at, appeal, words, not_by)
                    select report_id, part, matter_id, number, areas, :at, true, :words, by_person from withheld
                    on conflict do nothing
                    returning report_id
                )
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :kind, :at, :bytes, :hash from back
                """)
                        .param("report", report)
                        .param("part", part)
                        .param("words", words)
                        .param("at", entry.at().atOffset(ZoneOffset.UTC))
                        .param("entry", entry.id())
                        .param("kind", entry.kind())
                        .param("bytes", entry.bytes())
                        .param("hash", entry.hash())
                        .update()
                == 1;
    }

    private static Waiting waiting(ResultSet row, int index) throws SQLException {
        var appeal = row.getBoolean("appeal")
                ? Optional.of(new Waiting.Appeal(row.getString("words"), row.getObject("not_by", UUID.class)))
                : Optional.<Waiting.Appeal>empty();
        return new Waiting(
                row.getObject("report_id", UUID.class),
                row.getInt("part"),
                row.getObject("matter_id", UUID.class),
                row.getString("number"),
                row.getString("lead_unit"),
                List.of((String[]) row.getArray("areas").getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("photo_id", UUID.class)),
                row.getString("description"),
                appeal,
                new Concern(Optional.ofNullable(row.getString("about_unit")), row.getBoolean("sensitive")));
    }
}
