package org.xiucheng.host.demo.people;

import java.security.SecureRandom;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.account.Passwords;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Person;

/// One account for each role of the demo, all with the one password that every page of an invented city shows.
///
/// They are marked as demo and let nobody into a city that is not.
public final class Accounts {
    private final JdbcClient jdbc;

    public Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds the accounts of the demo pack's list, each for whoever holds the first post of its unit.
    public void add(Parties parties, Instant at) {
        var hash = new Passwords(new SecureRandom(), 1).hash(DoorSettings.DEMO_PASSWORD);
        for (var row : Sheet.rows("accounts")) {
            var post = row.get("unit") + "-1";
            var holder = parties.holder(post, at)
                    .orElseThrow(() -> new IllegalStateException("nobody holds the post " + post));
            add(row.get("account"), holder, hash);
        }
    }

    private void add(String account, Person holder, String hash) {
        jdbc.sql("""
                insert into access.account (person_id, account, secret_hash, demo)
                values (:person, :account, :hash, true)
                """)
                .param("person", holder.id())
                .param("account", account)
                .param("hash", hash)
                .update();
    }
}
