package org.xiucheng.door.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request before it is sent, in parts that can be spoilt one by one.
final class FuzzRequest {
    private static final JsonMapper JSON = JsonMapper.shared();

    final String operation;
    ApiClient client;
    final Map<String, String> segments = new LinkedHashMap<>();
    final List<Map.Entry<String, String>> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();

    @Nullable
    JsonNode tree;

    byte @Nullable [] bytes;

    /// @param operation such as `POST /api/v1/matters/{number}/acts`
    FuzzRequest(String operation, ApiClient client) {
        this.operation = operation;
        this.client = client;
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    String template() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    Answer send() {
        var all = new ArrayList<String>();
        headers.forEach((name, value) -> {
            all.add(name);
            all.add(value);
        });
        return client.send(method(), path(), body(), all.toArray(String[]::new));
    }

    byte @Nullable [] body() {
        return bytes == null && tree != null ? JSON.writeValueAsBytes(tree) : bytes;
    }

    String path() {
        var path = template();
        for (var segment : segments.entrySet()) {
            path = path.replace("{" + segment.getKey() + "}", segment.getValue());
        }
        var asked = query.stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
        return path + (asked.isEmpty() ? "" : "?" + String.join("&", asked));
    }

    static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        var body = body();
        return method() + " " + path() + " " + headers + " "
                + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
