package org.xiucheng.decide.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;

/// Grants and their approvals, in PostgreSQL.
@Repository
public class SqlGrants {
    private final JdbcClient jdbc;

    SqlGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// For how many hours a purpose may open an identity at most; empty where there is no such purpose.
    Optional<Integer> longest(String purpose) {
        return jdbc.sql("select longest_hours from identity.purpose where code = :purpose")
                .param("purpose", purpose)
                .query(Integer.class)
                .optional();
    }

    void add(Grant grant, ReportFile file) {
        jdbc.sql("""
                insert into identity.access_grant (id, code, report_id, number, subject_id, person_id, unit, post, purpose,
                    reason, hours, asked_at)
                values (:id, :code, :report, :number, :subject, :person, :unit, :post, :purpose, :reason, :hours, :at)
                """)
                .param("id", grant.id())
                .param("code", grant.code())
                .param("report", file.id())
                .param("number", file.number().text())
                .param("subject", file.contact().orElseThrow())
                .param("person", grant.person())
                .param("unit", grant.unit())
                .param("post", grant.post())
                .param("purpose", grant.purpose())
                .param("reason", grant.reason())
                .param("hours", grant.hours())
                .param("at", grant.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Locks the grant of that code until the transaction ends, so that two who decide at once decide in turn.
    Optional<Grant> lock(String code) {
        jdbc.sql("select id from identity.access_grant where code = :code for update")
                .param("code", code)
                .query(UUID.class)
                .optional();
        return find(code);
    }

    /// The grant of that code.
    public Optional<Grant> find(String code) {
        return jdbc.sql("""
                select g.*, array(select a.person_id from identity.approval a where a.grant_id = g.id) as approvals,
                    case when c.protected then 2 else 1 end as needed
                from identity.access_grant g left join identity.custody c on c.subject_id = g.subject_id
                where g.code = :code
                """).param("code", code).query((row, _) -> grant(row)).optional();
    }

    /// Those of one report, latest first.
    public List<Grant> of(UUID report) {
        return jdbc.sql("""
                select g.*, array(select a.person_id from identity.approval a where a.grant_id = g.id) as approvals,
                    case when c.protected then 2 else 1 end as needed
                from identity.access_grant g left join identity.custody c on c.subject_id = g.subject_id
                where g.report_id = :report order by g.id desc
                """)
                .param("report", report)
                .query((row, _) -> grant(row))
                .list();
    }

    /// Those that wait for approval or open something now, latest first.
    public List<Grant> current(Instant at, int limit) {
        return jdbc.sql("""
                select g.*, array(select a.person_id from identity.approval a where a.grant_id = g.id) as approvals,
                    case when c.protected then 2 else 1 end as needed
                from identity.access_grant g left join identity.custody c on c.subject_id = g.subject_id
                where g.revoked_at is null and (g.valid_to is null or g.valid_to > :at)
                order by g.id desc limit :limit
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> grant(row))
                .list();
    }

    /// Whether the approval is new; one person counts once.
    boolean approve(UUID grant, UUID person, Subject.Holding as, Instant at) {
        return jdbc.sql("""
                        insert into identity.approval (grant_id, person_id, unit, post, at)
                        values (:grant, :person, :unit, :post, :at) on conflict do nothing
                        """)
                        .param("grant", grant)
                        .param("person", person)
                        .param("unit", as.unit())
                        .param("post", as.post())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void begin(Grant grant, Instant from, Instant to) {
        jdbc.sql("update identity.access_grant set valid_from = :from, valid_to = :to where id = :id")
                .param("id", grant.id())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .update();
    }

    void revoke(Grant grant, UUID by, Instant at) {
        jdbc.sql("update identity.access_grant set revoked_at = :at, revoked_by = :by where id = :id")
                .param("id", grant.id())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("number"),
                row.getObject("person_id", UUID.class),
                row.getString("unit"),
                row.getString("post"),
                row.getString("purpose"),
                row.getString("reason"),
                row.getInt("hours"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Set.of((UUID[]) row.getArray("approvals").getArray()),
                row.getInt("needed"),
                moment(row, "valid_from"),
                moment(row, "valid_to"),
                moment(row, "revoked_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
