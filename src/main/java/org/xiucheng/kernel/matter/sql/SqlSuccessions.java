package org.xiucheng.kernel.matter.sql;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Matter;

/// Passes matters to whoever takes over from a unit or post that ends: each in one statement, so that there is
/// no moment with two leads or none. Read and written in the name of the clock, which sees what is sensitive.
@Repository
public class SqlSuccessions {
    private final JdbcClient jdbc;
    private final AsViewer viewer;

    public SqlSuccessions(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /// One matter before and after, under the reform that this code names.
    ///
    /// @param explanation JSON text of why the other unit answers
    public record Succession(
            Matter before,
            Matter after,
            String explanation,
            String reference,
            Instant at,
            Entry entry,
            Announcement announcement) {}

    /// Public numbers of matters that hang on the unit or on one of the posts: those that are open, and those
    /// that ended since then and may still be disputed.
    ///
    /// Inside another transaction it looks as that transaction may.
    ///
    /// @param unit answers for them or is complained about; nobody when empty
    public List<String> hanging(Optional<String> unit, List<String> posts, Instant since, int limit) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? look(unit, posts, since, limit)
                : viewer.read(new Subject.Clock(), () -> look(unit, posts, since, limit));
    }

    /// How many of them lie in each place, by its areas from coarse to fine; the clock counts what is sensitive
    /// as well.
    public Map<List<String>, Integer> counted(Optional<String> unit, List<String> posts, Instant since) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? count(unit, posts, since)
                : viewer.read(new Subject.Clock(), () -> count(unit, posts, since));
    }

    private Map<List<String>, Integer> count(Optional<String> unit, List<String> posts, Instant since) {
        var counted = new HashMap<List<String>, Integer>();
        jdbc.sql("""
                select areas, count(*) as matters from matter.matter
                where (open or since > :since)
                    and (lead_unit = :unit or about_unit = :unit or lead_post = any(:posts))
                group by areas
                """)
                .param("unit", unit.orElse(""))
                .param("posts", posts.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        counted.put(List.of((String[]) row.getArray("areas").getArray()), row.getInt("matters")))
                .list();
        return counted;
    }

    private List<String> look(Optional<String> unit, List<String> posts, Instant since, int limit) {
        return jdbc.sql("""
                        select number from matter.matter
                        where (open or since > :since)
                            and (lead_unit = :unit or about_unit = :unit or lead_post = any(:posts))
                        order by id limit :limit
                        """)
                .param("unit", unit.orElse(""))
                .param("posts", posts.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /// Whether the matter still stood as it was read; only then is anything written.
    public boolean store(Succession succession) {
        var before = succession.before();
        var after = succession.after();
        return jdbc.sql(PASS)
                        .param("matter", after.id())
                        .param("number", after.number().text())
                        .param("revision", before.revision())
                        .param("leadBefore", before.lead().unit())
                        .param("ruleBefore", before.lead().rule())
                        .param("postBefore", before.lead().post().orElse(null), Types.VARCHAR)
                        .param("aboutBefore", before.concern().about().orElse(null), Types.VARCHAR)
                        .param("about", after.concern().about().orElse(null), Types.VARCHAR)
                        .param("lead", after.lead().unit())
                        .param("leadPost", after.lead().post().orElse(null), Types.VARCHAR)
                        .param("rule", after.lead().rule())
                        .param("basis", after.lead().basis().value())
                        .param("explanation", succession.explanation())
                        .param("reference", succession.reference())
                        .param("at", succession.at().atOffset(ZoneOffset.UTC))
                        .params(OpeningStatement.proof(succession.entry(), succession.announcement()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static final String PASS = """
            with passed as (
                update matter.matter set about_unit = :about, lead_unit = :lead, lead_post = :leadPost, rule = :rule,
                    basis = :basis,
                    explanation = case when :lead = :leadBefore then explanation else cast(:explanation as jsonb) end
                where id = :matter and revision = :revision and lead_unit = :leadBefore
                    and lead_post is not distinct from :postBefore and about_unit is not distinct from :aboutBefore
                returning id, category_system, category_code
            ), led as (
                insert into matter.lead_change (id, matter_id, revision, at, cause, from_unit, from_rule, to_unit, to_rule,
                    category_system, category_code, reference)
                select :entry, id, :revision, :at, 'reform', :leadBefore, :ruleBefore, :lead, :rule, category_system,
                    category_code, :reference
                from passed where :lead <> :leadBefore
            ), entry as (
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :entryKind, :at, :entryBytes, :entryHash from passed
            ), salts as (
                insert into evidence.salt (entry_id, name, salt)
                select :entry, given.name, given.salt
                from passed, unnest(:saltNames, :salts) as given (name, salt)
            ), event as (
                insert into outbox.event (id, kind, subject, at, body)
                select :event, :eventKind, :number, :at, cast(:eventBody as jsonb) from passed
            )
            select count(*) from passed
            """;
}
