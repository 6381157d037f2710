package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests that the OpenAPI file makes and chance breaks: wrong types, lengths, fields, encodings, headers,
/// addresses.
///
/// Whatever comes, the answer is no 5xx and tells nothing of the inside; what is refused changes no row. The
/// seed is
/// printed; `FUZZ_SEED` repeats a run, `FUZZ_REQUESTS` makes it longer.
class FuzzTest {
    private static final long SEED = Long.parseLong(System.getenv().getOrDefault("FUZZ_SEED", "20261123"));
    private static final int REQUESTS = Integer.parseInt(System.getenv().getOrDefault("FUZZ_REQUESTS", "6000"));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> INSIDE = List.of(
            "exception",
            "org.xiucheng",
            "org.spring",
            "springframework",
            "org.postgres",
            "jdbc",
            "tomcat",
            "\tat ",
            "sqlstate");
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "a".repeat(5_000),
            "\u0000",
            "\ud83d\ude00",
            "'; drop table x --",
            "%_%_%_%_",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "${jndi:ldap://x}",
            "1e999",
            "-1",
            "NaN",
            "null",
            "true",
            "１２３",
            "\u202egpj.exe",
            "a\r\nSet-Cookie: x=y",
            "2026-02-30T24:00:00Z",
            "9999-12-31T23:59:60Z",
            "0");

    private static SmallCity city;
    private static Map<String, ApiClient> clients;
    private static JsonNode document;
    private static List<String> numbers;
    private static String rows;

    private final Random random = new Random(SEED);
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    /// One operation of the file.
    private record Operation(String method, String path, JsonNode described) {}

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        var anyone = new ApiClient(city.address());
        clients = new LinkedHashMap<>();
        clients.put("stranger", anyone);
        for (var account :
                List.of("intake-west", "dispatcher", "supervisor", "security-admin", "auditor", "moderator")) {
            clients.put(account, new ApiClient(city.address()).login(account));
        }
        document = anyone.get("/api/openapi.json").body();
        numbers = new ArrayList<>(List.of("26K7-T3MX-Q9R4"));
        for (var i = 0; i < 3; i++) {
            numbers.add(anyone.post(
                            "/api/v1/reports", "{\"description\":\"井盖\",\"location\":{\"point\":[100.011,20.0051]}}")
                    .at("/number"));
        }
        rows = stateOfAllTables();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void staysWholeWhateverComes() {
        var operations = operations();
        var wrong = new ArrayList<String>();
        for (var i = 0; i < REQUESTS && wrong.size() < 20; i++) {
            tryOne(operations.get(i % operations.size())).ifPresent(wrong::add);
        }
        System.out.printf("fuzz: seed %d, %d operations, answers by status %s%n", SEED, operations.size(), statuses);
        assertThat(wrong).isEmpty();
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
        assertThat(statuses.keySet()).as("the fuzzer gets past the gate").contains(200, 201, 400, 404, 422);
    }

    private Optional<String> tryOne(Operation operation) {
        var client = client(operation);
        var changes = !operation.method().equals("GET");
        var before = changes ? state() : "";
        var path = path(operation);
        var headers = headers(operation);
        var body = body(operation);
        Answer answer = client.send(operation.method(), path, body, headers.toArray(String[]::new));
        statuses.merge(answer.status(), 1, Integer::sum);
        var text = answer.text().toLowerCase(Locale.ROOT);
        var told = INSIDE.stream().filter(text::contains).findFirst();
        var said = operation.method() + " " + path + " " + headers + " "
                + (body == null ? "" : new String(body, StandardCharsets.UTF_8)) + " → " + answer.status() + " "
                + answer.text();
        if (answer.status() >= 500) {
            return Optional.of("broke: " + cut(said));
        }
        if (told.isPresent() && !path.startsWith("/api/openapi.json")) {
            return Optional.of("told '" + told.get() + "': " + cut(said));
        }
        if (changes && answer.status() >= 400 && !before.equals(state())) {
            return Optional.of("refused and stored: " + cut(said));
        }
        return Optional.empty();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(600, text.length()));
    }

    /// Sessions are ended and passwords guessed by strangers only, so that the others stay logged in.
    private ApiClient client(Operation operation) {
        var ends = operation.path().startsWith("/api/v1/session")
                && !operation.method().equals("GET");
        var name = ends ? "stranger" : List.copyOf(clients.keySet()).get(random.nextInt(clients.size()));
        if (!ends && operation.path().matches("/api/v1/(accounts|keys|posts).*") && random.nextInt(4) > 0) {
            name = "security-admin";
        }
        return Optional.ofNullable(clients.get(name)).orElseThrow();
    }

    private String path(Operation operation) {
        var path = operation.path();
        while (path.contains("{")) {
            var start = path.indexOf('{');
            path = path.substring(0, start)
                    + segment(path.substring(start + 1, path.indexOf('}')))
                    + path.substring(path.indexOf('}') + 1);
        }
        var query = new ArrayList<String>();
        for (var parameter : operation.described().path("parameters")) {
            if (parameter.path("in").asString("").equals("query") && random.nextBoolean()) {
                query.add(parameter.path("name").asString("") + "=" + value(parameter.path("schema")));
            }
        }
        if (random.nextInt(8) == 0) {
            query.add(coded(nasty()).replace("%00", "%25") + "=" + coded(nasty()));
        }
        if (random.nextInt(12) == 0 && !query.isEmpty()) {
            query.add(query.getFirst());
        }
        if (random.nextInt(20) == 0) {
            query.add("limit=%C0%AF%ED%A0%80");
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private String segment(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> coded(nasty()).replace("+", "%20") + "x";
            case 1 -> "%2e%2e";
            default ->
                name.equals("number")
                        ? numbers.get(random.nextInt(numbers.size()))
                        : List.of("roads", "closed-loop", "999902", "x").get(random.nextInt(4));
        };
    }

    private String value(JsonNode schema) {
        return random.nextInt(3) == 0 ? coded(nasty()) : coded(plain(schema));
    }

    private String plain(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "integer" -> Integer.toString(random.nextInt(100) + 1);
            case "number" -> Double.toString(random.nextDouble() * 180);
            case "boolean" -> "true";
            default -> "999902";
        };
    }

    private List<String> headers(Operation operation) {
        var headers = new ArrayList<String>();
        for (var parameter : operation.described().path("parameters")) {
            if (parameter.path("in").asString("").equals("header") && random.nextInt(3) > 0) {
                headers.add(parameter.path("name").asString(""));
                headers.add(random.nextBoolean() ? "\"" + random.nextInt(4) + "\"" : visible(nasty()));
            }
        }
        if (operation.described().has("requestBody")) {
            headers.add("Content-Type");
            headers.add(random.nextInt(10) == 0 ? "text/plain" : "application/json");
        }
        if (random.nextInt(5) == 0) {
            headers.addAll(List.of(
                            List.of("X-Forwarded-For", "127.0.0.1"),
                            List.of("X-HTTP-Method-Override", "DELETE"),
                            List.of("Origin", "null"),
                            List.of("Accept", "application/xml"),
                            List.of("X-User-Id", "1"),
                            List.of("Range", "bytes=0-1"),
                            List.of("If-None-Match", "*"),
                            List.of("Accept-Language", visible(nasty())))
                    .get(random.nextInt(8)));
        }
        return headers;
    }

    private byte @Nullable [] body(Operation operation) {
        var content = operation.described().path("requestBody").path("content");
        if (content.isMissingNode() || content.isEmpty()) {
            return operation.method().equals("GET") ? null : new byte[0];
        }
        var schema = content.path("application/json").path("schema");
        var body = JSON.writeValueAsBytes(schema.isMissingNode() ? Map.of() : make(schema, 0));
        return switch (random.nextInt(10)) {
            case 0 -> broken(body);
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 2 ->
                new String(body, StandardCharsets.UTF_8)
                        .replaceFirst("\\{", "{\"status\":\"CLOSED\",")
                        .getBytes(StandardCharsets.UTF_8);
            case 3 ->
                ("[".repeat(random.nextInt(200)) + new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            default -> body;
        };
    }

    private byte[] broken(byte[] body) {
        for (var i = 0; i < 3 && body.length > 0; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    /// Something that fits the schema, but for one node in five.
    private Object make(JsonNode schema, int depth) {
        if (random.nextInt(40) == 0 || depth > 6) {
            return odd();
        }
        if (schema.has("$ref")) {
            return make(document.at(schema.path("$ref").asString("").substring(1)), depth + 1);
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return make(
                        schema.path(choice)
                                .get(random.nextInt(schema.path(choice).size())),
                        depth + 1);
            }
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> List.of(make(schema.path("items"), depth + 1), make(schema.path("items"), depth + 1));
            case "integer" -> random.nextInt(10);
            case "number" -> random.nextBoolean() ? 100.011 : 20.0051;
            case "boolean" -> random.nextBoolean();
            case "string" ->
                random.nextInt(4) == 0
                        ? nasty()
                        : List.of("roads", "accept", "路灯", "report").get(random.nextInt(4));
            default -> odd();
        };
    }

    private Object object(JsonNode schema, int depth) {
        var fields = new HashMap<String, Object>();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(5) > 0) {
                fields.put(property.getKey(), make(property.getValue(), depth + 1));
            }
        });
        if (random.nextInt(10) == 0) {
            fields.put(nasty(), odd());
        }
        if (fields.containsKey("point")) {
            fields.put("point", List.of(100.011, 20.0051));
        }
        return fields;
    }

    private Object odd() {
        return switch (random.nextInt(6)) {
            case 0 -> nasty();
            case 1 -> new BigDecimal("1e400");
            case 2 -> List.of(List.of(Map.of()));
            case 3 -> Map.of("a", Map.of("b", 1));
            case 4 -> Long.MIN_VALUE;
            default -> true;
        };
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String visible(String text) {
        var plain = text.replaceAll("[^\\x21-\\x7e]", "").strip();
        return plain.isEmpty() ? "x" : plain;
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /// How many rows there are and which transaction wrote last, of every table but the audit, which also
    /// keeps refusals.
    private static String state() {
        return city.sql().sql(rows).query(String.class).single();
    }

    private static String stateOfAllTables() {
        return city.sql().sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition
                            and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'host', 'audit')
                            and has_table_privilege(c.oid, 'select')
                        """).query(String.class).list().stream()
                .map(table -> "(select count(*) || '/' || coalesce(max(xmin::text::bigint), 0) from " + table + ")")
                .collect(Collectors.joining(" || ' ' || ", "select ", ""));
    }
}
