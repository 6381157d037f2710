package org.xiucheng.decide.amend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Commitment;
import org.xiucheng.kernel.evidence.Entry;
import tools.jackson.databind.json.JsonMapper;

/// Amendments and what became of them, in PostgreSQL.
@Repository
public class SqlAmendments {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SqlAmendments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Amendment amendment) {
        jdbc.sql("""
                insert into amendment.amendment (id, code, table_key, reason, person_id, unit, post, proposed_at, changes)
                values (:id, :code, :table, :reason, :person, :unit, :post, :at, cast(:changes as jsonb))
                """)
                .param("id", amendment.id())
                .param("code", amendment.code())
                .param("table", amendment.table())
                .param("reason", amendment.reason())
                .param("person", amendment.proposed().person())
                .param("unit", amendment.proposed().unit())
                .param("post", amendment.proposed().post())
                .param("at", utc(amendment.proposed().at()))
                .param("changes", text(amendment.changes()))
                .update();
    }

    /// The amendment of that code.
    public Optional<Amendment> find(String code) {
        return jdbc.sql("select * from amendment.amendment where code = :code")
                .param("code", code)
                .query((row, _) -> amendment(row))
                .optional();
    }

    /// Amendments of a table, latest first.
    public List<Amendment> list(String table, int limit) {
        return jdbc.sql("""
                        select * from amendment.amendment where table_key = :table order by id desc limit :limit
                        """)
                .param("table", table)
                .param("limit", limit)
                .query((row, _) -> amendment(row))
                .list();
    }

    /// Until the transaction ends nobody else decides about an amendment of that table.
    void waitForOthers(String table) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('amendment ' || :table, 0))")
                .param("table", table)
                .query((_, _) -> 0)
                .single();
    }

    void withdraw(UUID amendment, UUID by, Instant at) {
        jdbc.sql("update amendment.amendment set withdrawn_by = :by, withdrawn_at = :at where id = :amendment")
                .param("amendment", amendment)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /// Approves in one statement: rows end and begin, the evidence lies beside it.
    ///
    /// @param kept the effects on rows that lie here; those of other tables are carried out beside it
    void approve(Amendment amendment, Amendment.By by, List<Change.Effect> kept, Entry entry) {
        jdbc.sql("""
                with done as (
                    update amendment.amendment set approved_by = :person, approved_unit = :unit,
                        approved_post = :post, approved_at = :at
                    where id = :id
                    returning id, table_key
                ), effect as (
                    select done.id, done.table_key, e.* from done, jsonb_to_recordset(cast(:effects as jsonb))
                        as e(key text, closes timestamptz, cells jsonb, begins timestamptz, ends timestamptz)
                ), closed as (
                    update amendment.line l set valid_to = greatest(e.closes, l.valid_from + interval '1 microsecond')
                    from effect e
                    where l.table_key = e.table_key and l.key = e.key and e.closes is not null
                        and (l.valid_to is null or l.valid_to > e.closes)
                ), begun as (
                    insert into amendment.line (table_key, key, version, cells, valid_from, valid_to, amendment_id)
                    select e.table_key, e.key,
                        (select coalesce(max(l.version), 0) + 1 from amendment.line l
                            where l.table_key = e.table_key and l.key = e.key),
                        e.cells, e.begins, e.ends, e.id
                    from effect e where e.cells is not null
                ), salted as (
                    insert into evidence.salt (entry_id, name, salt)
                    select :entry, name, salt from done, unnest(:names, :salts) as given (name, salt)
                )
                insert into evidence.entry (id, kind, at, bytes, hash)
                select :entry, :kind, :entryAt, :bytes, :hash from done
                """)
                .param("id", amendment.id())
                .param("person", by.person())
                .param("unit", by.unit())
                .param("post", by.post())
                .param("at", utc(by.at()))
                .param("effects", json.writeValueAsString(rows(kept)))
                .param("entry", entry.id())
                .param("kind", entry.kind())
                .param("entryAt", utc(entry.at()))
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .param(
                        "names",
                        entry.commitments().stream().map(Commitment::name).toArray(String[]::new))
                .param(
                        "salts",
                        entry.commitments().stream().map(Commitment::salt).toArray(byte[][]::new))
                .update();
    }

    /// The rows before and after as one text, always the same for the same changes.
    String text(List<Change> changes) {
        return json.writeValueAsString(changes);
    }

    private static List<Map<String, Object>> rows(List<Change.Effect> effects) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var effect : effects) {
            var row = new HashMap<String, Object>();
            row.put("key", effect.key());
            row.put("begins", effect.begins().toString());
            effect.closes().ifPresent(at -> row.put("closes", at.toString()));
            effect.cells().ifPresent(cells -> row.put("cells", cells));
            effect.ends().ifPresent(at -> row.put("ends", at.toString()));
            rows.add(row);
        }
        return rows;
    }

    private Amendment amendment(ResultSet row) throws SQLException {
        return new Amendment(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("table_key"),
                row.getString("reason"),
                new Amendment.By(
                        row.getObject("person_id", UUID.class),
                        row.getString("unit"),
                        row.getString("post"),
                        moment(row, "proposed_at").orElseThrow()),
                List.of(json.readValue(row.getString("changes"), Change[].class)),
                approved(row),
                moment(row, "withdrawn_at"));
    }

    private static Optional<Amendment.By> approved(ResultSet row) throws SQLException {
        var person = row.getObject("approved_by", UUID.class);
        return person == null
                ? Optional.empty()
                : Optional.of(new Amendment.By(
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
