package org.xiucheng.serve.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The accounts of staff, the posts that can be given and the keys of other systems; no secret among them.
@Repository
public class ReadAccounts {
    private final JdbcClient jdbc;

    public ReadAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One account with the posts its person holds now and the identities linked to it.
    public record AccountView(
            String account,
            String name,
            boolean demo,
            boolean disabled,
            boolean secondFactor,
            List<String> posts,
            List<String> identities) {}

    /// One key; `secrets` says how many of its secrets work now.
    public record KeyView(
            String id, String name, List<String> scopes, Instant from, Optional<Instant> to, int secrets) {}

    /// The accounts after that one, in the order of their names.
    public List<AccountView> accounts(String after, Instant at, int limit) {
        return jdbc.sql("""
                        select a.account, p.name, a.demo, a.disabled_at is not null as disabled,
                            f.confirmed_at is not null as second_factor,
                            array(
                                select r.object_id from party.relation r
                                where r.subject_kind = 'person' and r.subject_id = a.person_id::text
                                    and r.object_kind = 'post' and r.relation = 'holder'
                                    and r.valid_from <= :at and (r.valid_to is null or r.valid_to > :at)
                                order by 1
                            ) as posts,
                            array(
                                select i.issuer || ' ' || i.subject from access.identity_link i
                                where i.person_id = a.person_id order by 1
                            ) as identities
                        from access.account a
                        join party.person p on p.id = a.person_id
                        left join access.second_factor f on f.person_id = a.person_id
                        where a.account > :after order by a.account limit :limit
                        """)
                .param("after", after)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> account(row))
                .list();
    }

    /// Every key that there is or was, newest first.
    public List<KeyView> keys(Instant at, int limit) {
        return jdbc.sql("""
                        select k.id, k.name, k.scopes, k.valid_from, k.valid_to,
                            case when k.valid_to <= :at then 0
                                else (case when k.secret_to <= :at then 0 else 1 end)
                                    + (select count(*) from access.api_secret s
                                        where s.key_id = k.id and (s.valid_to is null or s.valid_to > :at))
                            end as secrets
                        from access.api_key k order by k.valid_from desc, k.id limit :limit
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new KeyView(
                        row.getString("id"),
                        row.getString("name"),
                        texts(row, "scopes"),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(instant(row.getObject("valid_to", OffsetDateTime.class))),
                        row.getInt("secrets")))
                .list();
    }

    private static AccountView account(ResultSet row) throws SQLException {
        return new AccountView(
                row.getString("account"),
                row.getString("name"),
                row.getBoolean("demo"),
                row.getBoolean("disabled"),
                row.getBoolean("second_factor"),
                texts(row, "posts"),
                texts(row, "identities"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
