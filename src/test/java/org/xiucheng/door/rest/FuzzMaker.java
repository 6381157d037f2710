package org.xiucheng.door.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.xiucheng.testkit.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes requests that fit the OpenAPI file and the city: fields by their schema, names of things that are
/// there, a caller who may ask.
final class FuzzMaker {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> REACHING =
            List.of("intake-west", "dispatcher", "sanitation", "inspector", "supervisor", "office-east");

    private final FuzzWorld world;
    private final Random random;
    private int made;

    FuzzMaker(FuzzWorld world, Random random) {
        this.world = world;
        this.random = random;
    }

    /// Every operation of the file.
    List<String> operations() {
        var operations = new ArrayList<String>();
        world.document
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /// A request that should do well.
    FuzzRequest make(String operation) {
        var request = new FuzzRequest(operation, caller(operation));
        var filed = world.one(world.reports);
        var described = world.document
                .path("paths")
                .path(request.template())
                .path(request.method().toLowerCase(Locale.ROOT));
        for (var parameter : described.path("parameters")) {
            parameter(request, parameter, filed);
        }
        together(request);
        var content = described.path("requestBody").path("content");
        if (content.has("multipart/form-data")) {
            request.bytes = world.form();
            request.headers.put("Content-Type", "multipart/form-data; boundary=b");
        } else if (!content.isEmpty()) {
            request.headers.put("Content-Type", "application/json");
            request.tree =
                    JSON.valueToTree(value(content.path("application/json").path("schema"), operation, ""));
        } else if (!request.method().equals("GET")) {
            request.bytes = new byte[0];
        }
        return operation.endsWith("/acts") ? act(request, filed) : request;
    }

    /// Something that its reader may do to some matter, as the matter itself offers it.
    private FuzzRequest act(FuzzRequest request, FuzzWorld.Filed first) {
        var filed = first;
        for (var attempt = 0; attempt < 6; attempt++) {
            var role = world.one(REACHING);
            var own = random.nextInt(4) == 0;
            var client = own ? world.anyone : world.client(role);
            var path = "/api/v1/matters/" + filed.number();
            var seen = own ? client.get(path, "Report-Token", filed.token()) : client.get(path);
            if (!seen.body().path("acts").isEmpty()) {
                offered(request, seen.body(), filed, own ? Optional.of(filed.token()) : Optional.empty());
                request.client = client;
                return request;
            }
            filed = world.one(world.reports);
        }
        return request;
    }

    private void offered(FuzzRequest request, JsonNode matter, FuzzWorld.Filed filed, Optional<String> token) {
        var acts = matter.path("acts");
        var offer = acts.get(random.nextInt(acts.size()));
        var body = new LinkedHashMap<String, Object>();
        body.put("verb", offer.path("verb").asString(""));
        for (var need : offer.path("needs")) {
            switch (need.asString("")) {
                case "reason" ->
                    body.put(
                            "reason", offer.path("reasons").path(0).path("code").asString(""));
                case "note" -> body.put("note", "已清理");
                case "category" -> body.put("category", category());
                default -> body.put("unit", "sanitation");
            }
        }
        request.tree = JSON.valueToTree(body);
        request.segments.put("number", filed.number());
        request.headers.put("If-Match", "\"" + matter.path("revision").asInt() + "\"");
        request.headers.remove("Report-Token");
        token.ifPresent(own -> request.headers.put("Report-Token", own));
    }

    private ApiClient caller(String operation) {
        var path = operation.substring(operation.indexOf(' ') + 1);
        if (operation.equals("DELETE /api/v1/session") || path.startsWith("/api/v1/session/")) {
            return world.fresh(world.one(List.of("roads", "office-west")));
        }
        if (path.startsWith("/api/v1/accounts") || path.startsWith("/api/v1/keys") || path.equals("/api/v1/posts")) {
            return world.client("security-admin");
        }
        if (path.contains("identity-views") || path.endsWith("/identity-grants") && path.contains("{number}")) {
            return world.client("intake-west");
        }
        if (path.startsWith("/api/v1/identity-grants") || path.endsWith("/hold")) {
            return world.client(world.one(List.of("steward", "steward-two")));
        }
        if (path.startsWith("/api/v1/moderation")) {
            return world.client(world.one(List.of("moderator", "moderator-two")));
        }
        if (path.equals("/api/v1/audit")) {
            return world.client("auditor");
        }
        if (path.equals("/api/v1/queue") || path.equals("/api/v1/units") || path.startsWith("/api/v1/session")) {
            return world.client(world.one(REACHING));
        }
        return path.startsWith("/api/v1/reports/{number}") || path.endsWith("/appeals")
                ? world.anyone
                : world.client(world.one(List.of("anyone", "intake-west", "supervisor")));
    }

    private void parameter(FuzzRequest request, JsonNode parameter, FuzzWorld.Filed filed) {
        var name = parameter.path("name").asString("");
        switch (parameter.path("in").asString("")) {
            case "path" -> request.segments.put(name, segment(request.template(), name, filed));
            case "header" -> header(request, name, filed);
            default -> {
                if (random.nextInt(3) == 0) {
                    request.query.add(Map.entry(name, FuzzRequest.coded(asked(request.template(), name))));
                }
            }
        }
    }

    private String segment(String path, String name, FuzzWorld.Filed filed) {
        if (path.contains("undertakings")) {
            return "26K7-T3MX-Q9R4";
        }
        return switch (name) {
            case "number" -> filed.number();
            case "name" -> "closed-loop";
            case "account" -> world.oneOr(world.accounts, "nobody");
            case "key" -> world.oneOr(world.keys, "nothing");
            default -> path.contains("identity-grants") ? world.oneOr(world.grants, "26K7-T3MX-Q9R4") : "999902";
        };
    }

    private void header(FuzzRequest request, String name, FuzzWorld.Filed filed) {
        switch (name) {
            case "Report-Token" -> {
                if (request.client == world.anyone) {
                    request.headers.put(name, filed.token());
                }
            }
            case "Report-Number" -> request.headers.put(name, filed.number());
            case "If-Match" -> request.headers.put(name, "\"1\"");
            default -> {
                if (random.nextInt(3) == 0) {
                    request.headers.put(name, "fuzz-" + random.nextInt(1_000_000));
                }
            }
        }
    }

    private String asked(String path, String name) {
        return switch (name) {
            case "limit" -> Integer.toString(1 + random.nextInt(100));
            case "cursor" -> path.equals("/api/v1/accounts") ? "roads" : world.oneOr(world.cursors, "AAAA");
            case "open" -> random.nextBoolean() ? "true" : "false";
            case "state" -> path.startsWith("/api/v1/login") ? "x" : world.one(List.of("received", "filed"));
            case "area", "parent" -> "999902001";
            case "lon" -> "100.011";
            case "lat" -> "20.0051";
            case "system" -> "cjt-214-2007-events";
            case "unit" -> "sanitation";
            default -> "0102";
        };
    }

    /// What is only understood together comes together or not at all.
    private void together(FuzzRequest request) {
        var names = request.query.stream().map(Map.Entry::getKey).toList();
        for (var pair : List.of(List.of("system", "code"), List.of("lon", "lat"))) {
            for (var i = 0; i < 2; i++) {
                if (names.contains(pair.get(i)) && !names.contains(pair.get(1 - i)) && !names.contains("state")) {
                    var other = pair.get(1 - i);
                    request.query.add(Map.entry(other, FuzzRequest.coded(asked(request.template(), other))));
                }
            }
        }
        if (request.template().endsWith("/responsibility") && !names.contains("lon") && !names.contains("lat")) {
            request.query.removeIf(each -> each.getKey().equals("area"));
            request.query.add(Map.entry("area", "999902001"));
        }
    }

    private @Nullable Object value(JsonNode schema, String operation, String name) {
        if (schema.has("$ref")) {
            var there = schema.path("$ref").asString("").substring(1);
            return there.endsWith("/CategoryKey") ? category() : value(world.document.at(there), operation, name);
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return value(schema.path(choice).get(0), operation, name);
            }
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        var type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asString("")) {
            case "object" -> object(schema, operation);
            case "array" -> array(schema, operation, name);
            case "integer" -> whole(name);
            case "number" -> name.equals("lat") ? 20.0051 : 100.011;
            case "boolean" -> random.nextBoolean();
            default -> text(operation, name);
        };
    }

    private Map<String, @Nullable Object> object(JsonNode schema, String operation) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var needed = schema.path("required")
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        var least = schema.path("minProperties").asInt(0);
        schema.path("properties").properties().forEach(property -> {
            var asked = needed.contains(property.getKey()) || fields.size() < least || random.nextInt(4) == 0;
            if (asked) {
                fields.put(property.getKey(), value(property.getValue(), operation, property.getKey()));
            }
        });
        return fields;
    }

    private List<@Nullable Object> array(JsonNode schema, String operation, String name) {
        return switch (name) {
            case "point" -> List.of(random.nextBoolean() ? 100.011 : 100.031, 20.0051);
            case "photos" -> world.photos.isEmpty() ? List.of() : List.of(world.photos.removeFirst());
            default ->
                List.of(Optional.ofNullable(value(schema.path("items"), operation, name))
                        .orElseThrow());
        };
    }

    private int whole(String name) {
        return switch (name) {
            case "part" -> 0;
            case "hours" -> 1 + random.nextInt(4);
            case "rating" -> 1 + random.nextInt(5);
            default -> random.nextInt(48);
        };
    }

    private String text(String operation, String name) {
        return switch (name) {
            case "account" -> operation.endsWith("/session") ? "roads" : "fuzz-" + made++;
            case "key" -> "key-" + made++;
            case "password" -> operation.endsWith("/session") ? "xiucheng-demo" : "some quite long words " + made++;
            case "old" -> "xiucheng-demo";
            case "area" -> "999902001";
            case "component" -> "9999020101000001";
            case "occurredAt" -> "2026-01-31T08:00:00+08:00";
            case "until" -> "2099-01-31T08:00:00Z";
            case "language" -> "zh";
            case "purpose" -> "visit";
            case "grant" -> world.oneOr(world.grants, "26K7-T3MX-Q9R4");
            case "post" -> world.one(List.of("roads-post", "inspector-two-post"));
            case "ground" -> world.one(List.of("advertising", "personal-data"));
            case "issuer" -> "https://login.example.org";
            case "system" -> "cjt-214-2007-events";
            case "code" -> "0102";
            default -> "路灯不亮 " + random.nextInt(1_000);
        };
    }

    private static Map<String, String> category() {
        return Map.of("system", "cjt-214-2007-events", "code", "0102");
    }
}
