package org.xiucheng.decide.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.sql.SqlDelegations;

/// Delegations with who drafted, approved and revoked them, in PostgreSQL.
@Repository
public class SqlLendings {
    private final JdbcClient jdbc;

    SqlLendings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Lending lending, String post) {
        var lent = lending.delegation();
        jdbc.sql("""
                insert into access.delegation (id, code, grantor, post, actions, categories, area, per_day, valid_from,
                    valid_to, basis, reason, drafted_by, drafted_post, drafted_at)
                values (:id, :code, :grantor, :post, :actions, :categories, :area, :perDay, :from, :to, :basis, :reason,
                    :person, :draftedPost, :at)
                """)
                .param("id", lending.id())
                .param("code", lent.code())
                .param("grantor", lent.grantor())
                .param("post", lent.post())
                .param(
                        "actions",
                        lent.actions().stream()
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toArray(String[]::new))
                .param("categories", lent.categories().stream().sorted().toArray(String[]::new))
                .param("area", lent.area())
                .param("perDay", lent.perDay())
                .param("from", utc(lent.validity().from()))
                .param("to", utc(lent.validity().end().orElseThrow()))
                .param("basis", lent.basis().value())
                .param("reason", lending.reason())
                .param("person", lending.draftedBy())
                .param("draftedPost", post)
                .param("at", utc(lending.draftedAt()))
                .update();
    }

    /// The delegation of that code.
    public Optional<Lending> find(String code) {
        return jdbc.sql("select d.*, 0 as used from access.delegation d where d.code = :code")
                .param("code", code)
                .query((row, _) -> lending(row))
                .optional();
    }

    /// Delegations, latest first.
    public List<Lending> list(int limit) {
        return jdbc.sql("select d.*, 0 as used from access.delegation d order by d.id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> lending(row))
                .list();
    }

    /// False where it was decided meanwhile.
    boolean approve(UUID id, UUID person, String post, Instant at) {
        return jdbc.sql("""
                        update access.delegation set approved_by = :person, approved_post = :post, approved_at = :at
                        where id = :id and approved_at is null and revoked_at is null
                        """)
                        .param("id", id)
                        .param("person", person)
                        .param("post", post)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /// False where it was revoked already.
    boolean revoke(UUID id, UUID person, Instant at) {
        return jdbc.sql("""
                        update access.delegation set revoked_by = :person, revoked_at = :at
                        where id = :id and revoked_at is null
                        """)
                        .param("id", id)
                        .param("person", person)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static Lending lending(ResultSet row) throws SQLException {
        return new Lending(
                row.getObject("id", UUID.class),
                SqlDelegations.delegation(row),
                row.getString("reason"),
                row.getObject("drafted_by", UUID.class),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("approved_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
