package org.xiucheng.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xiucheng.door.web.DoorSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A client of our own door over real HTTP; it follows nothing, keeps one session and shows its token.
public final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final URI address;
    private List<String> session = List.of();

    public ApiClient(URI address) {
        this.address = address;
    }

    /// An answer: status, headers and the body as JSON (missing where it is none).
    public record Answer(HttpResponse<byte[]> response, JsonNode body) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            return body.path("code").asString("");
        }

        public String at(String pointer) {
            return body.at(pointer).asString("");
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    /// Logs in with the demo password and keeps the session.
    public ApiClient login(String account) {
        return login(account, DoorSettings.DEMO_PASSWORD);
    }

    /// Logs in and keeps the session.
    public ApiClient login(String account, String password) {
        return keep(tryLogin(account, password));
    }

    /// Logs in as a stranger would, and keeps nothing.
    public Answer tryLogin(String account, String password) {
        session = List.of();
        return post("/api/v1/session", JSON.writeValueAsString(Map.of("account", account, "password", password)));
    }

    /// Keeps the session that an answer began.
    public ApiClient keep(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("login answered " + answer.text());
        }
        var cookie = answer.header("Set-Cookie");
        var csrf = answer.at("/csrf").isEmpty() ? answer.at("/session/csrf") : answer.at("/csrf");
        session = List.of("Cookie", cookie.substring(0, cookie.indexOf(';')), "X-CSRF-Token", csrf);
        return this;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /// Posts JSON.
    public Answer post(String path, String json, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    /// Does an act to a matter at a revision.
    public Answer act(String number, int revision, Map<String, ?> act, String... headers) {
        var all = new ArrayList<>(List.of("If-Match", "\"" + revision + "\""));
        all.addAll(List.of(headers));
        return post("/api/v1/matters/" + number + "/acts", JSON.writeValueAsString(act), all.toArray(String[]::new));
    }

    /// Sends anything; the session's headers go along unless a header of that name is given.
    public Answer send(String method, String path, byte @Nullable [] body, String... headers) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        var given = List.of(headers);
        for (var i = 0; i < session.size(); i += 2) {
            if (!given.contains(session.get(i))) {
                request.header(session.get(i), session.get(i + 1));
            }
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response, json(response));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        var packed = response.headers().firstValue("Content-Encoding").isPresent();
        return type.matches(".*[/+]json.*") && response.body().length > 0 && !packed
                ? JSON.readTree(response.body())
                : MissingNode.getInstance();
    }
}
