package org.xiucheng.decide.redirect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Corrections of many dispatches, in PostgreSQL.
@Repository
class SqlBatches {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SqlBatches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Public numbers of open matters that the selection means and that stand where a desk may redirect them,
    /// oldest first. No viewer is named, so what is sensitive is redirected one by one.
    ///
    /// @param standings procedure, version and state, such as `closed-loop/2/dispatched`
    List<String> chosen(Selection selection, List<String> standings, int limit) {
        return jdbc.sql("""
                        select number from matter.matter
                        where open and procedure_name || '/' || procedure_version || '/' || state = any(:standings)
                            and (cast(:rule as text) is null or rule = :rule)
                            and (cast(:unit as text) is null or lead_unit = :unit)
                            and (cast(:system as text) is null or category_system = :system)
                            and (cast(:code as text) is null or category_code = :code)
                            and (cast(:from as timestamptz) is null or opened_at >= cast(:from as timestamptz))
                            and (cast(:to as timestamptz) is null or opened_at < cast(:to as timestamptz))
                        order by id limit :limit
                        """)
                .param("standings", standings.toArray(String[]::new))
                .param("rule", selection.rule().orElse(null))
                .param("unit", selection.unit().orElse(null))
                .param("system", selection.system().orElse(null))
                .param("code", selection.code().orElse(null))
                .param("from", selection.from().map(SqlBatches::utc).orElse(null))
                .param("to", selection.to().map(SqlBatches::utc).orElse(null))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    void add(Batch batch, String unit) {
        jdbc.sql("""
                insert into dispatch.batch (id, code, selection, to_unit, ground, reason, matters, four_eyes, person_id,
                    unit, post, proposed_at)
                values (:id, :code, cast(:selection as jsonb), :to, :ground, :reason, :matters, :fourEyes, :person, :unit,
                    :post, :at)
                """)
                .param("id", batch.id())
                .param("code", batch.code())
                .param("selection", json.writeValueAsString(batch.selection()))
                .param("to", batch.to().orElse(null))
                .param("ground", batch.ground())
                .param("reason", batch.reason())
                .param("matters", batch.lines().size())
                .param("fourEyes", batch.fourEyes())
                .param("person", batch.proposed().person())
                .param("unit", unit)
                .param("post", batch.proposed().post())
                .param("at", utc(batch.proposed().at()))
                .update();
        addLines(batch);
    }

    private void addLines(Batch batch) {
        var lines = batch.lines();
        jdbc.sql("""
                insert into dispatch.line (batch_id, position, number, from_unit, to_unit)
                select :batch, given.position, given.number, given.before, given.after
                from unnest(cast(:positions as integer[]), :numbers, :before, :after)
                    as given (position, number, before, after)
                """)
                .param("batch", batch.id())
                .param("positions", IntStream.range(0, lines.size()).boxed().toArray(Integer[]::new))
                .param("numbers", lines.stream().map(Batch.Line::number).toArray(String[]::new))
                .param("before", lines.stream().map(Batch.Line::from).toArray(String[]::new))
                .param("after", lines.stream().map(Batch.Line::to).toArray(String[]::new))
                .update();
    }

    Optional<Batch> find(String code) {
        return jdbc.sql("select * from dispatch.batch where code = :code")
                .param("code", code)
                .query((row, _) -> batch(row))
                .optional();
    }

    /// The same, locked until the transaction ends.
    Optional<Batch> lock(String code) {
        jdbc.sql("select id from dispatch.batch where code = :code for update")
                .param("code", code)
                .query(UUID.class)
                .optional();
        return find(code);
    }

    /// The latest first.
    List<Batch> list(int limit) {
        return jdbc.sql("select * from dispatch.batch order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> batch(row))
                .list();
    }

    void approve(UUID batch, Batch.By by) {
        jdbc.sql("""
                update dispatch.batch set approved_by = :by, approved_post = :post, approved_at = :at where id = :batch
                """)
                .param("batch", batch)
                .param("by", by.person())
                .param("post", by.post())
                .param("at", utc(by.at()))
                .update();
    }

    void withdraw(UUID batch, Instant at) {
        jdbc.sql("update dispatch.batch set withdrawn_at = :at where id = :batch")
                .param("batch", batch)
                .param("at", utc(at))
                .update();
    }

    void finish(UUID batch, Instant at) {
        jdbc.sql("""
                update dispatch.batch set finished_at = :at
                where id = :batch and finished_at is null and withdrawn_at is null
                """).param("batch", batch).param("at", utc(at)).update();
    }

    void done(UUID batch, Batch.Line line, String outcome, Instant at) {
        jdbc.sql("""
                update dispatch.line set done_at = :at, outcome = :outcome
                where batch_id = :batch and position = :position and done_at is null
                """)
                .param("batch", batch)
                .param("position", line.position())
                .param("outcome", outcome)
                .param("at", utc(at))
                .update();
    }

    boolean withdrawn(UUID batch) {
        return jdbc.sql("select withdrawn_at is not null from dispatch.batch where id = :batch")
                .param("batch", batch)
                .query(Boolean.class)
                .single();
    }

    /// Whether the act of this line was done before its outcome could be written.
    boolean wasDone(String code, String number) {
        return jdbc.sql("""
                        select exists (select from matter.lead_change c join matter.matter m on m.id = c.matter_id
                            where m.number = :number and c.reference = :code)
                        """)
                .param("number", number)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private List<Batch.Line> lines(UUID batch) {
        return jdbc.sql("select * from dispatch.line where batch_id = :batch order by position")
                .param("batch", batch)
                .query((row, _) -> new Batch.Line(
                        row.getInt("position"),
                        row.getString("number"),
                        row.getString("from_unit"),
                        row.getString("to_unit"),
                        Optional.ofNullable(row.getString("outcome"))))
                .list();
    }

    private Batch batch(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var approver = row.getObject("approved_by", UUID.class);
        return new Batch(
                id,
                row.getString("code"),
                json.readValue(row.getString("selection"), Selection.class),
                Optional.ofNullable(row.getString("to_unit")),
                row.getString("ground"),
                row.getString("reason"),
                row.getBoolean("four_eyes"),
                new Batch.By(
                        row.getObject("person_id", UUID.class),
                        row.getString("post"),
                        moment(row, "proposed_at").orElseThrow()),
                approver == null
                        ? Optional.empty()
                        : Optional.of(new Batch.By(
                                approver,
                                row.getString("approved_post"),
                                moment(row, "approved_at").orElseThrow())),
                moment(row, "withdrawn_at"),
                moment(row, "finished_at"),
                lines(id));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
