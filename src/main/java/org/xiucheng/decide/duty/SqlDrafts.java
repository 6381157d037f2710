package org.xiucheng.decide.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import tools.jackson.databind.json.JsonMapper;

/// Drafts of the duty list and what became of them, in PostgreSQL.
@Repository
public class SqlDrafts {
    private final JdbcClient jdbc;
    private final SqlRules rules;
    private final JsonMapper json;

    SqlDrafts(JdbcClient jdbc, SqlRules rules, JsonMapper json) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.json = json;
    }

    void add(Draft draft) {
        jdbc.sql("""
                insert into responsibility.draft (id, code, reason, wished_from, person_id, unit, post, proposed_at)
                values (:id, :code, :reason, cast(:from as timestamptz), :person, :unit, :post, :at)
                """)
                .param("id", draft.id())
                .param("code", draft.code())
                .param("reason", draft.reason())
                .param("from", draft.wishedFrom().map(SqlDrafts::utc).orElse(null))
                .param("person", draft.proposed().person())
                .param("unit", draft.proposed().unit())
                .param("post", draft.proposed().post())
                .param("at", utc(draft.proposed().at()))
                .update();
        draft.proposals().forEach(proposal -> rules.propose(draft.id(), proposal.rule(), proposal.ends()));
    }

    /// The draft of that code.
    public Optional<Draft> find(String code) {
        return jdbc
                .sql("select * from responsibility.draft where code = :code")
                .param("code", code)
                .query((row, _) -> draft(row, List.of()))
                .list()
                .stream()
                .map(draft -> whole(List.of(draft)).getFirst())
                .findFirst();
    }

    /// Drafts, latest first.
    public List<Draft> list(int limit) {
        return whole(jdbc.sql("select * from responsibility.draft order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> draft(row, List.of()))
                .list());
    }

    /// Locks the draft until the transaction ends, so that two who decide at once decide in turn.
    Optional<Draft> lock(String code) {
        jdbc.sql("select id from responsibility.draft where code = :code for update")
                .param("code", code)
                .query(UUID.class)
                .optional();
        return find(code);
    }

    void rehearsed(UUID draft, Rehearsal rehearsal) {
        jdbc.sql("""
                update responsibility.draft set base = :base, rehearsed_at = :at, rehearsal = cast(:rehearsal as jsonb)
                where id = :draft
                """)
                .param("draft", draft)
                .param("base", rehearsal.base())
                .param("at", utc(rehearsal.at()))
                .param("rehearsal", json.writeValueAsString(rehearsal))
                .update();
    }

    void withdraw(UUID draft, UUID by, Instant at) {
        jdbc.sql("update responsibility.draft set withdrawn_by = :by, withdrawn_at = :at where id = :draft")
                .param("draft", draft)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /// Publishes a draft in one statement: rules end and begin, the version is counted, the evidence lies
    /// beside it. False if a version was published since the rehearsal; then nothing is done.
    boolean approve(Draft draft, Draft.By by, Instant from, @Nullable String acknowledged, Entry entry) {
        return jdbc.sql("""
                        with standing as (
                            select coalesce(max(number), 0) as number from responsibility.version
                        ), done as (
                            update responsibility.draft set approved_by = :person, approved_unit = :unit,
                                approved_post = :post, approved_at = :at, takes_effect = :from, acknowledged = :reason
                            where id = :draft and base = (select number from standing)
                            returning id
                        ), ended as (
                            update responsibility.rule r set valid_to = :from
                            from responsibility.proposal p, done
                            where p.draft_id = done.id and r.id = p.id and r.valid_from < :from
                                and (r.valid_to is null or r.valid_to > :from)
                        ), begun as (
                            insert into responsibility.rule (id, version, name_zh, name_en, category_scope,
                                category_system, category_code, place_kind, area_code, road, road_from, road_to,
                                component_system, component_code, lead_unit, lead_post, basis, priority, fallback,
                                valid_from, valid_to)
                            select p.id,
                                (select coalesce(max(r.version), 0) + 1 from responsibility.rule r where r.id = p.id),
                                p.name_zh, p.name_en, p.category_scope, p.category_system, p.category_code,
                                p.place_kind, p.area_code, p.road, p.road_from, p.road_to, p.component_system,
                                p.component_code, p.lead_unit, p.lead_post, p.basis, p.priority, p.fallback, :from,
                                case when p.valid_to > :from then p.valid_to end
                            from responsibility.proposal p join done on done.id = p.draft_id where not p.ends
                        ), counted as (
                            insert into responsibility.version (number, draft_id, at, takes_effect)
                            select number + 1, done.id, :at, :from from standing, done
                        ), proven as (
                            insert into evidence.entry (id, kind, at, bytes, hash)
                            select :entry, :kind, :entryAt, :bytes, :hash from done
                        )
                        select count(*) = 1 from done
                        """)
                .param("draft", draft.id())
                .param("person", by.person())
                .param("unit", by.unit())
                .param("post", by.post())
                .param("at", utc(by.at()))
                .param("from", utc(from))
                .param("reason", acknowledged)
                .param("entry", entry.id())
                .param("kind", entry.kind())
                .param("entryAt", utc(entry.at()))
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .query(Boolean.class)
                .single();
    }

    private List<Draft> whole(List<Draft> drafts) {
        var proposals = rules.proposed(drafts.stream().map(Draft::id).toList()).stream()
                .collect(Collectors.groupingBy(
                        SqlRules.Proposed::draft,
                        Collectors.mapping(p -> new Draft.Proposal(p.rule(), p.ends()), Collectors.toList())));
        return drafts.stream()
                .map(draft -> draft.with(proposals.getOrDefault(draft.id(), List.of())))
                .toList();
    }

    private Draft draft(ResultSet row, List<Draft.Proposal> proposals) throws SQLException {
        var rehearsal = row.getString("rehearsal");
        return new Draft(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("reason"),
                moment(row, "wished_from"),
                new Draft.By(
                        row.getObject("person_id", UUID.class),
                        row.getString("unit"),
                        row.getString("post"),
                        moment(row, "proposed_at").orElseThrow()),
                proposals,
                rehearsal == null ? Optional.empty() : Optional.of(json.readValue(rehearsal, Rehearsal.class)),
                Optional.ofNullable(row.getString("acknowledged")),
                approved(row),
                moment(row, "takes_effect"),
                moment(row, "withdrawn_at"));
    }

    private static Optional<Draft.By> approved(ResultSet row) throws SQLException {
        var person = row.getObject("approved_by", UUID.class);
        return person == null
                ? Optional.empty()
                : Optional.of(new Draft.By(
                        person,
                        row.getString("approved_unit"),
                        row.getString("approved_post"),
                        moment(row, "approved_at").orElseThrow()));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
