package org.xiucheng.bench;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.account.Passwords;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;
import tools.jackson.databind.json.JsonMapper;

/// A member of staff of the benchmark's city with a session of their own.
record Officer(String cookie, String csrf) {
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
        return signIn(city.address(), account(city, person, account));
    }

    String[] headers(String revision) {
        return new String[] {"Cookie: " + cookie, "X-CSRF-Token: " + csrf, "If-Match: " + revision};
    }

    /// The demonstration account of that person, or a new one of the benchmark's own.
    private static String account(BenchCity city, UUID person, String otherwise) {
        var jdbc = JdbcClient.create(city.store());
        var there = jdbc.sql("select account from access.account where person_id = :person and demo")
                .param("person", person)
                .query(String.class)
                .optional();
        if (there.isEmpty()) {
            jdbc.sql(
                            "insert into access.account (person_id, account, secret_hash, demo) values (:id, :name, :hash, true)")
                    .param("id", person)
                    .param("name", otherwise)
                    .param("hash", new Passwords(new SecureRandom(), 1).hash(DoorSettings.DEMO_PASSWORD))
                    .update();
        }
        return there.orElse(otherwise);
    }

    private static Officer signIn(URI server, String account) throws IOException {
        try (var connection = new KeptConnection(server)) {
            var body = JSON.writeValueAsString(Map.of("account", account, "password", DoorSettings.DEMO_PASSWORD));
            var answer = connection.post("/api/v1/session", body).orFail(200);
            var cookie = String.valueOf(answer.headers().get("set-cookie")).split(";", 2)[0];
            return new Officer(cookie, JSON.readTree(answer.body()).get("csrf").asString());
        }
    }
}
