package org.xiucheng.decide.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.time.Maker;

/// An officer's own password: changed by whoever knows the old one.
///
/// A change ends every session that began before it.
@Service
public class OwnPassword {
    private final JdbcClient jdbc;
    private final SqlAccounts accounts;
    private final Passwords passwords;
    private final Maker maker;
    private final PasswordRules rules;

    OwnPassword(JdbcClient jdbc, SqlAccounts accounts, Passwords passwords, Maker maker, PasswordRules rules) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.maker = maker;
        this.rules = rules;
    }

    private record Kept(String account, String hash, boolean demo) {}

    /// @throws Problem `password.wrong`, `password.short`, `password.long`, `password.guessable`,
    /// `password.demo`
    public void change(UUID person, String old, String fresh) {
        var kept = find(person).orElseThrow(OwnPassword::wrong);
        if (kept.demo()) {
            throw Problem.conflict("password.demo", "The passwords of an invented city are fixed.");
        }
        if (!rules.readable(old) || !passwords.matches(old, kept.hash())) {
            throw wrong();
        }
        rules.check(fresh, old, kept.account());
        accounts.replacePassword(person, passwords.hash(fresh), false, maker.now());
    }

    private Optional<Kept> find(UUID person) {
        return jdbc.sql("""
                        select account, secret_hash as hash, demo from access.account
                        where person_id = :person and secret_hash is not null
                        """).param("person", person).query(Kept.class).optional();
    }

    private static Problem wrong() {
        return Problem.forbidden("password.wrong", "The old password is wrong.");
    }
}
