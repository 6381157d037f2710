package org.xiucheng.bench;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.door.web.Passwords;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;
import tools.jackson.databind.json.JsonMapper;

/// A member of staff of the benchmark's city with a session of their own.
record Officer(String cookie, String csrf) {
    private static final String PASSWORD = "only-for-this-benchmark";
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Gives the holder of the unit's first post with that permission an account if there is none, and signs
    /// in.
    static Officer of(BenchCity city, String unit, String permission) throws IOException {
        var now = city.part(InstantSource.class).instant();
        var parties = city.part(CurrentParties.class).get();
        var post = parties.posts().stream()
                .filter(p -> p.unit().equals(unit) && p.permissions().contains(permission))
                .filter(p -> parties.holder(p.code(), now).isPresent())
                .map(Post::code)
                .sorted()
                .findFirst()
                .orElseThrow();
        var person = parties.holder(post, now).orElseThrow().id();
        var account = "bench-" + permission.toLowerCase(Locale.ROOT);
        give(city, person, account);
        return signIn(city.address(), account);
    }

    String[] headers(String revision) {
        return new String[] {"Cookie: " + cookie, "X-CSRF-Token: " + csrf, "If-Match: " + revision};
    }

    private static void give(BenchCity city, UUID person, String account) {
        JdbcClient.create(city.store())
                .sql("""
                        insert into access.account (person_id, account, secret_hash)
                        values (:person, :account, :hash) on conflict do nothing
                        """)
                .param("person", person)
                .param("account", account)
                .param("hash", new Passwords(new SecureRandom(), 1).hash(PASSWORD))
                .update();
    }

    private static Officer signIn(URI server, String account) throws IOException {
        try (var connection = new KeptConnection(server)) {
            var body = JSON.writeValueAsString(Map.of("account", account, "password", PASSWORD));
            var answer = connection.post("/api/v1/session", body).orFail(200);
            var cookie = String.valueOf(answer.headers().get("set-cookie")).split(";", 2)[0];
            return new Officer(cookie, JSON.readTree(answer.body()).get("csrf").asString());
        }
    }
}
