package org.xiucheng.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.RawHttp;
import org.xiucheng.testkit.SmallCity;

/// What somebody does to the server itself (I8, I9, I12, I13, B18, F10 of the catalogue of bad inputs), and a
/// store that is slow or gone.
class HardeningTest {
    private static final String REPORT = "{\"description\":\"x\",\"location\":{\"point\":[100.011,20.0051]}}";
    private static final String BURST = "xiucheng.door.loopback.burst";
    private static final String REFILL = "xiucheng.door.loopback.per-second";

    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void letsNoPageOfAnotherSiteChangeAnything() {
        for (var origin : List.of("https://evil.test", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.test")) {
            assertThat(anyone.post("/api/v1/reports", REPORT, "Origin", origin).code())
                    .as(origin)
                    .isEqualTo("origin.foreign");
            assertThat(anyone.post("/api/v1/session", "{}", "Origin", origin).status())
                    .isEqualTo(403);
        }
        assertThat(anyone.post("/api/v1/reports", REPORT, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(anyone.post(
                                "/api/v1/reports",
                                REPORT,
                                "Origin",
                                city.address().toString(),
                                "Sec-Fetch-Site",
                                "same-origin")
                        .status())
                .isEqualTo(201);
        assertThat(anyone.get("/api/v1/city", "Origin", "null")
                        .response()
                        .headers()
                        .map()
                        .keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void allowsNoScriptOrStyleThatIsNotAFileOfOurs() {
        var policy = anyone.get("/").header("Content-Security-Policy");
        assertThat(policy)
                .contains(
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:");
    }

    @Test
    void readsNoRequestThatCouldBeReadInTwoWays() {
        var http = new RawHttp(city.address());
        var both = http.send(
                "POST /api/v1/reports",
                REPORT.getBytes(StandardCharsets.UTF_8),
                "Transfer-Encoding: chunked",
                "Content-Type: application/json");
        assertThat(both.status()).isEqualTo(400);
        var large = http.send("GET /api/v1/city", new byte[0], "X-Large: " + "a".repeat(200_000));
        assertThat(large.status()).isIn(400, 431);
        for (var path : List.of("/api/v1/%2e%2e/queue", "/%252e%252e/x", "/api/v1/city%00", "/api/v1/..%2fqueue")) {
            assertThat(http.send("GET " + path, new byte[0]).status()).as(path).isIn(400, 404);
        }
        var spoofed = anyone.get(
                "/api/v1/queue", "X-Forwarded-For", "127.0.0.1", "X-User-Id", "1", "X-Original-URL", "/health");
        assertThat(spoofed.status()).isEqualTo(401);
        assertThat(anyone.get("/login?next=//evil.test").header("Location")).isEmpty();
    }

    @Test
    void cutsOffWhoSendsDropByDropAndServesTheOthers() throws IOException {
        var sockets = new ArrayList<Socket>();
        for (var i = 0; i < 500; i++) {
            var socket = new Socket(city.address().getHost(), city.address().getPort());
            var half = i % 2 == 0
                    ? "GET /api/v1/city HTTP/1.1\r\nHost: x\r\nX-Slow: "
                    : "POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        assertThat(anyone.get("/health").status()).isEqualTo(200);
        for (var socket : sockets) {
            socket.setSoTimeout(15_000);
            assertThat(socket.getInputStream().readAllBytes().length)
                    .as("cut, with or without a word")
                    .isLessThan(4_000);
            socket.close();
        }
        assertThat(anyone.get("/health").status()).isEqualTo(200);
    }

    @Test
    void saysTryAgainWhenTheStoreIsSlow() throws SQLException {
        try (var connection = city.database().owner().getConnection()) {
            lock(connection);
            var started = System.nanoTime();
            var answer = anyone.get("/api/v1/matters");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("store.unavailable");
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat((System.nanoTime() - started) / 1_000_000_000).isBetween(15L, 28L);
        }
        assertThat(anyone.get("/api/v1/matters").status()).isEqualTo(200);
    }

    private static String doors(String name, boolean open) {
        return "alter database " + name + " with allow_connections " + open;
    }

    private static void lock(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table matter.matter in access exclusive mode");
        }
    }

    @Test
    void saysTryAgainWhenTheStoreIsGoneAndHealsByItself() {
        try (var other = SmallCity.serve()) {
            var client = new ApiClient(other.address());
            var officer = new ApiClient(other.address()).login("dispatcher");
            var administrator = JdbcClient.create(city.database().superuser());
            var name = other.sql()
                    .sql("select current_database()")
                    .query(String.class)
                    .single();
            administrator.sql(doors(name, false)).update();
            administrator
                    .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = :name")
                    .param("name", name)
                    .query(Integer.class)
                    .single();
            for (var answer : List.of(
                    client.get("/health"), client.post("/api/v1/reports", REPORT), officer.get("/api/v1/queue"))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("store.unavailable");
                assertThat(answer.header("Retry-After")).isNotBlank();
            }
            administrator.sql(doors(name, true)).update();
            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.post("/api/v1/reports", REPORT).status()).isEqualTo(201);
            assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
        }
    }

    @Test
    void makesWhoWalksThroughNumbersWait() {
        limited(200, () -> {
            try (var other = SmallCity.serve()) {
                var client = new ApiClient(other.address());
                var answers = new ArrayList<Integer>();
                for (var i = 0; i < 40; i++) {
                    answers.add(client.get("/api/v1/matters/nothing-" + i).status());
                }
                assertThat(answers).startsWith(404, 404, 404).endsWith(429, 429);
                assertThat(answers.indexOf(429)).isLessThan(25);
            }
        });
    }

    /// One flood behind an address: whoever was there before, and whoever is logged in, still gets through.
    @Test
    void leavesTheirOwnShareToOfficersAndToDevicesSeenBefore() {
        limited(400, () -> {
            try (var other = SmallCity.serve()) {
                var officer = new ApiClient(other.address()).login("dispatcher");
                var stranger = new ApiClient(other.address());
                var page = stranger.get("/", "Accept", "text/html");
                var device = page.header("Set-Cookie");
                assertThat(device).startsWith("xiucheng-device=").contains("HttpOnly", "SameSite=Strict");
                var cookie = device.substring(0, device.indexOf(';'));
                var last = 0;
                for (var i = 0; i < 400 && last != 429; i++) {
                    last = stranger.post("/api/v1/reports", REPORT).status();
                }
                assertThat(last).isEqualTo(429);
                assertThat(stranger.post("/api/v1/reports", REPORT, "Cookie", cookie + "x")
                                .status())
                        .as("a made-up device")
                        .isEqualTo(429);
                assertThat(stranger.post("/api/v1/reports", REPORT, "Cookie", cookie)
                                .status())
                        .isEqualTo(201);
                assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
            }
        });
    }

    private static void limited(int burst, Runnable work) {
        var settings = Map.of(BURST, Integer.toString(burst), REFILL, "1");
        settings.forEach(System::setProperty);
        try {
            work.run();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
