package org.xiucheng.decide.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.time.Maker;

/// An officer's own password: changed by whoever knows the old one, and long rather than odd.
///
/// A change ends every session that began before it.
@Service
public class OwnPassword {
    private final JdbcClient jdbc;
    private final SqlAccounts accounts;
    private final Passwords passwords;
    private final Maker maker;
    private final AccountSettings settings;

    OwnPassword(JdbcClient jdbc, SqlAccounts accounts, Passwords passwords, Maker maker, AccountSettings settings) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.maker = maker;
        this.settings = settings;
    }

    private record Kept(String account, String hash, boolean demo) {}

    /// @throws Problem `password.wrong`, `password.short`, `password.long`, `password.guessable`,
    /// `password.demo`
    public void change(UUID person, String old, String fresh) {
        var kept = find(person).orElseThrow(OwnPassword::wrong);
        if (kept.demo()) {
            throw Problem.conflict("password.demo", "The passwords of an invented city are fixed.");
        }
        if (old.length() > settings.passwordLongest() || !passwords.matches(old, kept.hash())) {
            throw wrong();
        }
        fits(fresh, old, kept.account());
        accounts.replacePassword(person, passwords.hash(fresh), false, maker.now());
    }

    private void fits(String fresh, String old, String account) {
        if (fresh.codePointCount(0, fresh.length()) < settings.passwordShortest()) {
            throw Problem.invalid("password.short", "A password has at least 12 characters.", "/password");
        }
        if (fresh.length() > settings.passwordLongest()) {
            throw Problem.invalid("password.long", "A password has at most 256 characters.", "/password");
        }
        if (fresh.equals(old)
                || fresh.contains(account)
                || fresh.chars().distinct().count() < 5) {
            throw Problem.invalid("password.guessable", "Choose one that others do not guess.", "/password");
        }
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
