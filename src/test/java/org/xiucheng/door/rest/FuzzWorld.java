package org.xiucheng.door.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.JsonNode;

/// What a fuzzer must know of a small city so that most of what it sends means something: who is logged in,
/// which reports there are, what it has made itself so far.
final class FuzzWorld {
    /// Stands in every contact; no answer holds it but the reporter's own and one under a grant.
    static final String CANARY = "kanarie";

    static final List<String> STAFF = List.of(
            "intake-west",
            "intake-east",
            "dispatcher",
            "sanitation",
            "roads",
            "office-west",
            "office-east",
            "inspector",
            "supervisor",
            "moderator",
            "moderator-two",
            "auditor",
            "steward",
            "steward-two",
            "system-admin",
            "security-admin");

    private static final int KEPT = 40;
    private static final List<String> CITY_SCHEMAS_LEFT_OUT = List.of("information_schema", "host", "audit", "log");

    /// A report with its number and the token of its reporter.
    record Filed(String number, String token) {}

    final SmallCity city;
    final ApiClient anyone;
    final JsonNode document;
    final List<Filed> reports = new ArrayList<>();
    final List<String> accounts = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    final List<String> grants = new ArrayList<>();
    final List<String> photos = new ArrayList<>();
    final List<String> cursors = new ArrayList<>();
    private final Map<String, ApiClient> clients = new LinkedHashMap<>();
    private final Random random;
    private final String digest;

    FuzzWorld(SmallCity city, Random random) {
        this.city = city;
        this.random = random;
        this.anyone = new ApiClient(city.address());
        STAFF.forEach(account -> clients.put(account, fresh(account)));
        this.document = anyone.get("/api/openapi.json").body();
        this.digest = digest();
        for (var i = 0; i < 8; i++) {
            learn("POST /api/v1/reports", anyone.post("/api/v1/reports", report(i)));
        }
    }

    /// A session of its own, to be ended or changed without harm to the others.
    ApiClient fresh(String account) {
        return new ApiClient(city.address()).login(account);
    }

    ApiClient client(String role) {
        return Optional.ofNullable(clients.get(role)).orElse(anyone);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String oneOr(List<String> list, String otherwise) {
        return list.isEmpty() ? otherwise : one(list);
    }

    /// How many rows every table has and which transaction wrote last; of all tables but the audit, which keeps
    /// refusals too.
    String state() {
        return city.sql().sql(digest).query(String.class).single();
    }

    /// Keeps what an answer tells of things that can be named later; the oldest are forgotten.
    void learn(String operation, Answer answer) {
        if (answer.status() / 100 != 2) {
            return;
        }
        switch (operation) {
            case "POST /api/v1/reports" -> keep(reports, new Filed(answer.at("/number"), answer.at("/token")));
            case "POST /api/v1/accounts" -> keep(accounts, answer.at("/account"));
            case "POST /api/v1/keys" -> keep(keys, answer.at("/key"));
            case "POST /api/v1/media" -> keep(photos, answer.at("/token"));
            case "POST /api/v1/matters/{number}/identity-grants" -> keep(grants, answer.at("/code"));
            default -> keep(cursors, answer.at("/next"));
        }
    }

    private static <T> void keep(List<T> list, T item) {
        if (!item.equals("")) {
            list.add(item);
        }
        if (list.size() > KEPT) {
            list.removeFirst();
        }
    }

    /// A form with one photo in it.
    byte[] form() {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n";
        return Pictures.joined(
                head.getBytes(StandardCharsets.US_ASCII),
                Pictures.jpeg(16, 16),
                "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String report(int number) {
        return """
                {"description":"路灯不亮","location":{"point":[%s,20.0051]},
                 "category":{"system":"cjt-214-2007-events","code":"0102"},
                 "contact":{"name":"%s-%d","phone":"%s-1","email":"%s@example.org"}}
                """.formatted(number % 2 == 0 ? "100.011" : "100.031", CANARY, number, CANARY, CANARY);
    }

    private String digest() {
        return city
                .sql()
                .sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition
                            and n.nspname !~ '^pg_' and not n.nspname = any (:left_out)
                            and has_table_privilege(c.oid, 'select')
                        """)
                .param("left_out", CITY_SCHEMAS_LEFT_OUT.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(table -> "(select count(*) || '/' || coalesce(max(xmin::text::bigint), 0) from " + table + ")")
                .collect(Collectors.joining(" || ' ' || ", "select ", ""));
    }
}
