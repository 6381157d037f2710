package org.xiucheng.decide.reform;

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
import org.xiucheng.kernel.law.ArticleId;
import tools.jackson.databind.json.JsonMapper;

/// Reforms and what became of them, in PostgreSQL.
@Repository
class SqlReforms {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SqlReforms(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Reform reform) {
        jdbc.sql("""
                insert into party.reform (id, code, unit, plan, reason, basis, wished_from, draft, person_id, planned_unit,
                    planned_post, planned_at)
                values (:id, :code, :unit, cast(:plan as jsonb), :reason, :basis, cast(:from as timestamptz), :draft,
                    :person, :plannedUnit, :plannedPost, :at)
                """)
                .param("id", reform.id())
                .param("code", reform.code())
                .param("unit", reform.plan().unit())
                .param("plan", json.writeValueAsString(reform.plan()))
                .param("reason", reform.reason())
                .param("basis", reform.basis().value())
                .param("from", reform.wishedFrom().map(SqlReforms::utc).orElse(null))
                .param("draft", reform.draft().orElse(null))
                .param("person", reform.planned().person())
                .param("plannedUnit", reform.planned().unit())
                .param("plannedPost", reform.planned().post())
                .param("at", utc(reform.planned().at()))
                .update();
    }

    Optional<Reform> find(String code) {
        return jdbc.sql("select * from party.reform where code = :code")
                .param("code", code)
                .query((row, _) -> reform(row))
                .optional();
    }

    /// The same, locked until the transaction ends.
    Optional<Reform> lock(String code) {
        jdbc.sql("select id from party.reform where code = :code for update")
                .param("code", code)
                .query(UUID.class)
                .optional();
        return find(code);
    }

    /// The latest first.
    List<Reform> list(int limit) {
        return jdbc.sql("select * from party.reform order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> reform(row))
                .list();
    }

    /// Approved ones whose time has come and that are not finished.
    List<Reform> due(Instant now) {
        return jdbc.sql("select * from party.reform where takes_effect <= :now and finished_at is null order by id")
                .param("now", utc(now))
                .query((row, _) -> reform(row))
                .list();
    }

    void approve(UUID reform, Reform.By by, Instant from) {
        jdbc.sql("""
                update party.reform set approved_by = :by, approved_post = :post, approved_at = :at, takes_effect = :from
                where id = :reform
                """)
                .param("reform", reform)
                .param("by", by.person())
                .param("post", by.post())
                .param("at", utc(by.at()))
                .param("from", utc(from))
                .update();
    }

    void withdraw(UUID reform, Instant at) {
        jdbc.sql("update party.reform set withdrawn_at = :at where id = :reform")
                .param("reform", reform)
                .param("at", utc(at))
                .update();
    }

    void begin(UUID reform, Instant at) {
        jdbc.sql("update party.reform set begun_at = :at where id = :reform and begun_at is null")
                .param("reform", reform)
                .param("at", utc(at))
                .update();
    }

    void finish(UUID reform, Instant at) {
        jdbc.sql("update party.reform set finished_at = :at where id = :reform")
                .param("reform", reform)
                .param("at", utc(at))
                .update();
    }

    /// Acts that would name the unit wait until the transaction ends, and it for them.
    void lockUnit(String unit) {
        jdbc.sql("select code from party.unit where code = :unit for update")
                .param("unit", unit)
                .query(String.class)
                .optional();
    }

    void endUnit(String unit, Instant at) {
        jdbc.sql("update party.unit set valid_to = :at where code = :unit and valid_from < :at")
                .param("unit", unit)
                .param("at", utc(at))
                .update();
    }

    /// Ends one sentence of who stands where.
    void endRelation(Stances.Stance stance, Instant at) {
        jdbc.sql("""
                update party.relation set valid_to = greatest(:at, valid_from + interval '1 microsecond')
                where object_kind = :objectKind and object_id = :object and relation = :relation
                    and subject_kind = :subjectKind and subject_id = :subject and (valid_to is null or valid_to > :at)
                """)
                .param("objectKind", stance.object().kind())
                .param("object", stance.object().id())
                .param("relation", stance.relation())
                .param("subjectKind", stance.subject().kind())
                .param("subject", stance.subject().id())
                .param("at", utc(at))
                .update();
    }

    /// Every sentence that holds then or later and names the unit, or one of the posts, on either side.
    List<Stances.Stance> stances(String unit, List<String> posts, Instant at) {
        return jdbc.sql("""
                        select * from party.relation
                        where (valid_to is null or valid_to > :at) and (
                            subject_kind = 'unit' and subject_id = :unit or object_kind = 'unit' and object_id = :unit
                            or subject_kind = 'post' and subject_id = any(:posts)
                            or object_kind = 'post' and object_id = any(:posts))
                        order by id
                        """)
                .param("unit", unit)
                .param("posts", posts.toArray(String[]::new))
                .param("at", utc(at))
                .query((row, _) -> Stances.stance(row))
                .list();
    }

    /// Closes the account of somebody who holds no post any more.
    void closeAccount(UUID person, Instant at) {
        jdbc.sql("""
                update access.account set disabled_at = coalesce(disabled_at, :at), sessions_from = :at
                where person_id = :person and not exists (
                    select from party.relation r
                    where r.relation = 'holder' and r.subject_kind = 'person' and r.subject_id = cast(:person as text)
                        and (r.valid_to is null or r.valid_to > :at))
                """).param("person", person).param("at", utc(at)).update();
    }

    private Reform reform(ResultSet row) throws SQLException {
        var approver = row.getObject("approved_by", UUID.class);
        return new Reform(
                row.getObject("id", UUID.class),
                row.getString("code"),
                json.readValue(row.getString("plan"), Plan.class),
                row.getString("reason"),
                new ArticleId(row.getString("basis")),
                moment(row, "wished_from"),
                Optional.ofNullable(row.getString("draft")),
                new Reform.By(
                        row.getObject("person_id", UUID.class),
                        row.getString("planned_unit"),
                        row.getString("planned_post"),
                        moment(row, "planned_at").orElseThrow()),
                approver == null
                        ? Optional.empty()
                        : Optional.of(new Reform.By(
                                approver,
                                "",
                                row.getString("approved_post"),
                                moment(row, "approved_at").orElseThrow())),
                moment(row, "takes_effect"),
                moment(row, "withdrawn_at"),
                moment(row, "begun_at"),
                moment(row, "finished_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
