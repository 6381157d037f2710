package org.xiucheng.door.rest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Spoils one thing of a request that was right.
final class FuzzSpoil {
    private static final JsonMapper JSON = JsonMapper.shared();
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
            "1e99999999999",
            "-1",
            "NaN",
            "null",
            "true",
            "１２３",
            "\u202egpj.exe",
            "a\r\nSet-Cookie: x=y",
            "2026-02-30T24:00:00Z",
            "9999-12-31T23:59:60Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "-292275055-05-16T16:47:04Z",
            "99999999999999999999",
            "\ufeff",
            "e\u0301".repeat(300),
            "0");
    private static final List<List<String>> HEADERS = List.of(
            List.of("X-Forwarded-For", "127.0.0.1"),
            List.of("X-HTTP-Method-Override", "DELETE"),
            List.of("Origin", "null"),
            List.of("Accept", "application/xml"),
            List.of("Accept", "nonsense/;q=x"),
            List.of("X-User-Id", "1"),
            List.of("Range", "bytes=0-1"),
            List.of("If-None-Match", "*"),
            List.of("Idempotency-Key", "a b"),
            List.of("If-Match", "\"999999999999\""),
            List.of("If-Match", "*"),
            List.of("Report-Token", "AAAAAAAAAAAAAAAAAAAAAA"),
            List.of("X-CSRF-Token", "x"),
            List.of("Cookie", "xiucheng-session=x; =;;"),
            List.of("Content-Type", "text/plain"),
            List.of("Content-Type", "application/json; charset=utf-16"),
            List.of("Content-Encoding", "gzip"),
            List.of("Authorization", "Bearer e30.e30."));

    private final FuzzWorld world;
    private final Random random;

    FuzzSpoil(FuzzWorld world, Random random) {
        this.world = world;
        this.random = random;
    }

    void spoil(FuzzRequest request) {
        switch (random.nextInt(10)) {
            case 0 -> path(request);
            case 1 -> request.query.add(strangeQuery(request));
            case 2 -> query(request);
            case 3 -> header(request);
            case 4 -> request.client = world.client(world.one(FuzzWorld.STAFF));
            case 5 -> bytes(request);
            default -> body(request);
        }
    }

    private void path(FuzzRequest request) {
        if (request.segments.isEmpty()) {
            header(request);
            return;
        }
        var name = world.one(List.copyOf(request.segments.keySet()));
        var odd = random.nextInt(4) == 0
                ? world.one(List.of("%2e%2e", "%252e", "26K7-T3MX-Q9R4", "roads", "a;b=c", "%E8%B7%AF"))
                : FuzzRequest.coded(nasty()) + "x";
        request.segments.put(name, odd);
    }

    private Map.Entry<String, String> strangeQuery(FuzzRequest request) {
        if (!request.query.isEmpty() && random.nextBoolean()) {
            return world.one(request.query);
        }
        return random.nextInt(6) == 0
                ? Map.entry("limit", "%C0%AF%ED%A0%80")
                : Map.entry(FuzzRequest.coded(nasty()), FuzzRequest.coded(nasty()));
    }

    private void query(FuzzRequest request) {
        if (request.query.isEmpty()) {
            body(request);
            return;
        }
        var at = random.nextInt(request.query.size());
        request.query.set(at, Map.entry(request.query.get(at).getKey(), FuzzRequest.coded(nasty())));
    }

    private void header(FuzzRequest request) {
        if (!request.headers.isEmpty() && random.nextInt(3) == 0) {
            var name = world.one(List.copyOf(request.headers.keySet()));
            if (random.nextBoolean()) {
                request.headers.remove(name);
            } else {
                request.headers.put(name, visible(nasty()));
            }
            return;
        }
        var odd = world.one(HEADERS);
        request.headers.put(odd.get(0), odd.get(1));
    }

    private void bytes(FuzzRequest request) {
        var body = request.body();
        if (body == null || body.length == 0) {
            header(request);
            return;
        }
        request.bytes = switch (random.nextInt(4)) {
            case 0 -> broken(body.clone());
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length));
            case 2 ->
                ("[".repeat(random.nextInt(200)) + new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            default -> (new String(body, StandardCharsets.UTF_8) + " {}").getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] broken(byte[] body) {
        for (var i = 0; i < 3; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    /// One field of the tree, however deep: gone, of another type, nasty, or one more beside it.
    private void body(FuzzRequest request) {
        if (!(request.tree instanceof ObjectNode root)) {
            header(request);
            return;
        }
        var object = world.one(objects(root));
        var names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || random.nextInt(5) == 0) {
            object.set(world.one(List.of("status", "id", "foo", "priority", nasty())), odd());
            return;
        }
        var name = world.one(names);
        if (random.nextInt(5) == 0) {
            object.remove(name);
        } else if (object.get(name) instanceof ArrayNode list && random.nextBoolean()) {
            list.add(odd());
        } else {
            object.set(name, random.nextBoolean() ? JSON.valueToTree(nasty()) : odd());
        }
    }

    private static List<ObjectNode> objects(ObjectNode root) {
        var objects = new ArrayList<ObjectNode>(List.of(root));
        root.values().forEach(value -> {
            if (value instanceof ObjectNode inner) {
                objects.addAll(objects(inner));
            }
        });
        return objects;
    }

    private JsonNode odd() {
        return JSON.valueToTree(
                switch (random.nextInt(9)) {
                    case 0 -> nasty();
                    case 1 -> new BigDecimal("1e400");
                    case 2 -> new BigDecimal("1e2147483600");
                    case 3 -> List.of(List.of(Map.of()));
                    case 4 -> Map.of("a", Map.of("b", 1));
                    case 5 -> Long.MIN_VALUE;
                    case 6 -> List.of();
                    case 7 -> -1;
                    default -> true;
                });
    }

    private String nasty() {
        return world.one(NASTY);
    }

    private static String visible(String text) {
        var plain = text.replaceAll("[^\\x21-\\x7e]", "").strip();
        return plain.isEmpty() ? "x" : plain;
    }
}
