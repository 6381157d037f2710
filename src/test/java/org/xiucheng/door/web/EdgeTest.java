package org.xiucheng.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.xiucheng.decide.account.Passwords;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// The gate, the sessions and the headers of a real server.
class EdgeTest {
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
    void everyControllerStandsInTheTableAndEveryLineOfTheTableHasItsController() {
        var context = Objects.requireNonNull(
                city.part(RequestMappingHandlerAdapter.class).getApplicationContext());
        var served = new TreeSet<String>();
        for (var mapping : context.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
                controllers
                        .getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues()
                                .forEach(pattern ->
                                        served.add(info.getMethodsCondition().getMethods() + " " + pattern)));
            }
        }
        served.remove("[] /error");
        var declared = new TreeSet<String>();
        Routes.ALL.forEach(route -> declared.add("[" + route.method() + "] " + route.pattern()));
        assertThat(served).isEqualTo(declared);
    }

    @Test
    void everyRouteThatNeedsSomebodyRefusesStrangers() {
        for (var route : Routes.ALL) {
            if (!(route.admits() instanceof Route.Admits.Anyone)) {
                var path = route.pattern().replaceAll("\\{[a-z]+}", "x");
                var answer = anyone.send(route.method(), path, null);
                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isNotBlank();
            }
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectBrowsers() {
        for (var path : List.of("/", "/health", "/api/v1/city", "/api/v1/nothing", "/assets/nothing.js")) {
            var answer = anyone.get(path, "Origin", "https://evil.test");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "object-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void letsNobodyKeepWhatIsAnsweredToSomebody() {
        for (var path : List.of("/api/v1/city", "/api/v1/matters", "/api/v1/nothing", "/open311/v2/services.json")) {
            assertThat(anyone.get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    @Test
    void answersEveryAddressThatIsNoFileWithTheOnePage() {
        var built = EdgeTest.class.getResource("/static/index.html") != null;
        for (var path : List.of("/", "/index.html", "/matters/26K7-T3MX-Q9R4")) {
            var page = anyone.get(path);
            assertThat(page.status()).as(path).isEqualTo(built ? 200 : 404);
            assertThat(page.header("Content-Type")).startsWith(built ? "text/html" : "application/problem+json");
        }
        assertThat(anyone.get("/assets/gone.js").status()).isEqualTo(404);
        assertThat(anyone.get("/gone.png").status()).isEqualTo(404);
    }

    @Test
    void packsLongAnswersForWhoeverCanUnpackThem() {
        assertThat(anyone.send("GET", "/api/v1/procedures/closed-loop", null, "Accept-Encoding", "gzip")
                        .response()
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void saysWhichMethodsAnAddressTakesAndIgnoresOverrides() {
        var answer = anyone.send("PUT", "/api/v1/reports", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(anyone.send("DELETE", "/api/v1/matters", null).header("Allow"))
                .isEqualTo("GET, HEAD");
        assertThat(anyone.send("OPTIONS", "/api/v1/city", null).status()).isEqualTo(405);
        assertThat(anyone.get("/api/v1/city", "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(200);
        assertThat(anyone.send("HEAD", "/api/v1/city", null).status()).isEqualTo(200);
    }

    @Test
    void servesNothingThatIsNotDeclaredHoweverItIsWritten() {
        for (var path : List.of(
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/api",
                "/api/v1",
                "/api/v2/reports",
                "/api/v1/matters/",
                "/open311/v3/requests.json")) {
            assertThat(anyone.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(anyone.get("/%61pi/v1/queue").status()).isEqualTo(401);
        for (var path :
                List.of("/api/v1/%2e%2e/queue", "/api//v1/queue", "/api/v1/queue;x=1", "/%252e%252e/x", "/a%00b")) {
            var answer = anyone.get(path);
            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(answer.text()).doesNotContain("Exception", "Tomcat", "springframework");
        }
    }

    @Test
    void keepsASessionInACookieThatScriptsAndOtherSitesCannotUse() {
        var answer = login("dispatcher", DoorSettings.DEMO_PASSWORD);
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
        var again = login("dispatcher", DoorSettings.DEMO_PASSWORD);
        assertThat(again.header("Set-Cookie")).isNotEqualTo(answer.header("Set-Cookie"));
    }

    @Test
    void endsTheOldSessionAtANewLoginAndAtLogout() {
        var first = cookie(login("dispatcher", DoorSettings.DEMO_PASSWORD));
        assertThat(anyone.get("/api/v1/session", "Cookie", first).status()).isEqualTo(200);
        var second = anyone.post("/api/v1/session", body("dispatcher", DoorSettings.DEMO_PASSWORD), "Cookie", first);
        assertThat(anyone.get("/api/v1/session", "Cookie", first).status()).isEqualTo(401);
        var csrf = second.at("/csrf");
        var out = anyone.send("DELETE", "/api/v1/session", null, "Cookie", cookie(second), "X-CSRF-Token", csrf);
        assertThat(out.status()).isEqualTo(204);
        assertThat(anyone.get("/api/v1/session", "Cookie", cookie(second)).status())
                .isEqualTo(401);
        assertThat(anyone.get("/api/v1/session", "Cookie", "xiucheng-session=chosen-by-me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesAChangeWithoutTheTokenOfTheSession() {
        var session = cookie(login("dispatcher", DoorSettings.DEMO_PASSWORD));
        assertThat(anyone.send("DELETE", "/api/v1/session", null, "Cookie", session)
                        .code())
                .isEqualTo("csrf.missing");
        assertThat(anyone.send("DELETE", "/api/v1/session", null, "Cookie", session, "X-CSRF-Token", "x")
                        .status())
                .isEqualTo(403);
        assertThat(anyone.get("/api/v1/session", "Cookie", session).status()).isEqualTo(200);
    }

    @Test
    void losesWithThePostWhatThePostPermits() {
        var client = new ApiClient(city.address()).login("office-east");
        assertThat(client.get("/api/v1/queue").status()).isEqualTo(200);
        city.database()
                .ownerSql()
                .sql("update party.relation set valid_to = now() where object_id = 'office-east-post'")
                .update();
        city.part(CurrentParties.class).refresh();
        assertThat(client.get("/api/v1/queue").status()).isEqualTo(403);
        city.database()
                .ownerSql()
                .sql("update access.account set disabled_at = now() where account = 'office-east'")
                .update();
        assertThat(client.get("/api/v1/queue").status()).isEqualTo(401);
        assertThat(login("office-east", DoorSettings.DEMO_PASSWORD).code()).isEqualTo("login.refused");
    }

    @Test
    void answersAnUnknownAccountAsAWrongPasswordAndMakesBothWait() {
        for (var account : List.of("roads", "nobody-at-all")) {
            for (var i = 0; i < 5; i++) {
                var answer = login(account, "wrong");
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("login.refused");
            }
            var waiting = login(account, DoorSettings.DEMO_PASSWORD);
            assertThat(waiting.status()).isEqualTo(429);
            assertThat(Integer.parseInt(waiting.header("Retry-After"))).isPositive();
        }
        assertThat(login("'; drop table x", "p").status()).isEqualTo(401);
        assertThat(login("x".repeat(1000), "p").status()).isEqualTo(401);
    }

    @Test
    void letsNobodyPretendToComeFromElsewhere() {
        var answer =
                anyone.get("/api/v1/queue", "X-Forwarded-For", "127.0.0.1", "X-User-Id", "1", "Authorization", "x");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void keepsHashesThatOnlyTheRightPasswordOpens() {
        var passwords = new Passwords(new Random(7), 2);
        var hash = passwords.hash("井盖🌸");
        assertThat(hash).startsWith("$argon2id$v=19$");
        assertThat(passwords.matches("井盖🌸", hash)).isTrue();
        assertThat(passwords.matches("井盖", hash)).isFalse();
        assertThat(passwords.matches("x", "plain")).isFalse();
        assertThat(passwords.matchesNobody("")).isFalse();
    }

    private static ApiClient.Answer login(String account, String password) {
        return anyone.post("/api/v1/session", body(account, password));
    }

    private static String body(String account, String password) {
        return JsonMapper.shared().writeValueAsString(Map.of("account", account, "password", password));
    }

    private static String cookie(ApiClient.Answer answer) {
        var cookie = answer.header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
