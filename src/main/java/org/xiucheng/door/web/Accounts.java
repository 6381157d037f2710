package org.xiucheng.door.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The accounts with which staff log in.
@Repository
class Accounts {
    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account as it stands; `live` is false once it was disabled.
    record Account(UUID person, String account, String secretHash, boolean demo, boolean live) {}

    Optional<Account> find(String account) {
        return jdbc.sql("""
                        select person_id as person, account, secret_hash, demo, disabled_at is null as live
                        from access.account where account = :account
                        """).param("account", account).query(Account.class).optional();
    }

    /// Whether a person who is logged in may still be.
    boolean live(UUID person) {
        return jdbc.sql("select disabled_at is null from access.account where person_id = :person")
                .param("person", person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// The accounts of an invented city, whose passwords are no secret.
    List<Account> demo() {
        return jdbc.sql("""
                        select person_id as person, account, secret_hash, demo, true as live
                        from access.account where demo and disabled_at is null
                        order by account limit 100
                        """).query(Account.class).list();
    }
}
