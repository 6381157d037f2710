package org.xiucheng.kernel.matter.sql;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Matter;

/// Writes down whom a matter is about and that it is sensitive, on every row that is hidden with it.
@Repository
public class SqlMarkings {
    private final JdbcClient jdbc;

    public SqlMarkings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One correction: the matter before and after it, by whom and why.
    ///
    /// @param explanation JSON text of the new explanation, where another unit answers now
    public record Marking(
            Matter before,
            Matter after,
            Optional<String> explanation,
            Actor by,
            String reason,
            Instant at,
            Entry entry,
            Announcement announcement) {}

    /// Whether the matter still stood as it was read; only then is anything written. To be asked in the name of
    /// whoever does it.
    public boolean store(Marking marking) {
        return by(matter(jdbc.sql(MARK), marking), marking)
                        .param("reason", marking.reason())
                        .param("at", marking.at().atOffset(ZoneOffset.UTC))
                        .params(OpeningStatement.proof(marking.entry(), marking.announcement()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static final String MARK = """
            with marked as (
                update matter.matter set about_unit = :about, sensitive = :sensitive, lead_unit = :lead,
                    lead_post = :leadPost, rule = :rule, basis = :basis,
                    explanation = coalesce(cast(:explanation as jsonb), explanation)
                where id = :matter and revision = :revision and lead_unit = :leadBefore
                    and about_unit is not distinct from :aboutBefore and sensitive = :sensitiveBefore
                returning id
            ), reports as (
                update matter.report r set sensitive = :sensitive
                from marked where r.matter_id = :matter and r.sensitive <> :sensitive
            ), acts as (
                update matter.act a set sensitive = :sensitive
                from marked where a.matter_id = :matter and a.sensitive <> :sensitive
            ), history as (
                insert into matter.marking (id, matter_id, about_unit, sensitive, lead_unit, reason, by_kind,
                    person, unit, post, at)
                select :entry, id, :about, :sensitive, :lead, :reason, :kind, cast(:person as uuid), :unit,
                    :post, :at
                from marked
            ), led as (
                insert into matter.lead_change (id, matter_id, revision, at, cause, from_unit, from_rule, to_unit, to_rule)
                select :entry, id, :revision, :at, 'concern', :leadBefore, :ruleBefore, :lead, :rule
                from marked where :lead <> :leadBefore
            ), entry as (
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :entryKind, :at, :entryBytes, :entryHash from marked
            ), salts as (
                insert into evidence.salt (entry_id, name, salt)
                select :entry, given.name, given.salt
                from marked, unnest(:saltNames, :salts) as given (name, salt)
            ), event as (
                insert into outbox.event (id, kind, subject, at, body)
                select :event, :eventKind, :number, :at, cast(:eventBody as jsonb) from marked
            )
            select count(*) from marked
            """;

    private static StatementSpec matter(StatementSpec statement, Marking marking) {
        var before = marking.before();
        var after = marking.after();
        return statement
                .param("matter", after.id())
                .param("number", after.number().text())
                .param("revision", before.revision())
                .param("leadBefore", before.lead().unit())
                .param("ruleBefore", before.lead().rule())
                .param("aboutBefore", before.concern().about().orElse(null), Types.VARCHAR)
                .param("sensitiveBefore", before.concern().sensitive())
                .param("about", after.concern().about().orElse(null), Types.VARCHAR)
                .param("sensitive", after.concern().sensitive())
                .param("lead", after.lead().unit())
                .param("leadPost", after.lead().post().orElse(null), Types.VARCHAR)
                .param("rule", after.lead().rule())
                .param("basis", after.lead().basis().value())
                .param("explanation", marking.explanation().orElse(null), Types.VARCHAR);
    }

    private static StatementSpec by(StatementSpec statement, Marking marking) {
        var officer = marking.by() instanceof Actor.Officer one ? one : null;
        return statement
                .param("kind", officer == null ? "reporter" : "officer")
                .param("person", officer == null ? null : officer.person().toString(), Types.VARCHAR)
                .param("unit", officer == null ? null : officer.unit(), Types.VARCHAR)
                .param("post", officer == null ? null : officer.post(), Types.VARCHAR);
    }
}
