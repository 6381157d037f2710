package org.xiucheng.door.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The accounts with which staff log in.
@Repository
class Accounts {
    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account as it stands; `live` is false once it was disabled, and an account of an identity elsewhere
    /// has no password.
    record Account(UUID person, String account, @Nullable String secretHash, boolean demo, boolean live) {}

    /// How an account stands at this moment: what each request of a session has to know, in one look-up.
    ///
    /// Sessions that began before `sessionsFrom` are over; `change` tells whether posts have changed since
    /// somebody looked.
    record Standing(
            boolean live, boolean demo, Instant sessionsFrom, boolean mustChange, boolean secondFactor, long change) {}

    Optional<Account> find(String account) {
        return jdbc.sql("""
                        select person_id as person, account, secret_hash, demo, disabled_at is null as live
                        from access.account where account = :account
                        """).param("account", account).query(Account.class).optional();
    }

    /// The account that an administrator linked to an identity elsewhere.
    Optional<Account> linked(String issuer, String subject) {
        return jdbc.sql("""
                        select a.person_id as person, a.account, a.secret_hash, a.demo, a.disabled_at is null as live
                        from access.identity_link i join access.account a on a.person_id = i.person_id
                        where i.issuer = :issuer and i.subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Account.class)
                .optional();
    }

    Optional<Standing> standing(UUID person) {
        return jdbc.sql("""
                        select a.disabled_at is null as live, a.demo, a.sessions_from, a.must_change,
                            f.confirmed_at is not null as second_factor, c.transaction
                        from access.account a
                        left join access.second_factor f on f.person_id = a.person_id
                        cross join access.change c
                        where a.person_id = :person
                        """)
                .param("person", person)
                .query((row, _) -> standing(row))
                .optional();
    }

    /// The accounts of an invented city, whose passwords are no secret.
    List<Account> demo() {
        return jdbc.sql("""
                        select person_id as person, account, secret_hash, demo, true as live
                        from access.account where demo and disabled_at is null
                        order by account limit 100
                        """).query(Account.class).list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getBoolean("live"),
                row.getBoolean("demo"),
                row.getObject("sessions_from", OffsetDateTime.class).toInstant(),
                row.getBoolean("must_change"),
                row.getBoolean("second_factor"),
                row.getLong("transaction"));
    }
}
