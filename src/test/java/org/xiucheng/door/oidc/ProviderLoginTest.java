package org.xiucheng.door.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Logging in by a provider of identities, the whole way round: to it, back with a code, and what comes of
/// words that do not hold (I2 of the catalogue of bad inputs).
class ProviderLoginTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final String BEGIN = "/api/v1/login/begin";

    private static TestProvider provider;
    private static Map<String, String> settings;
    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() throws IOException {
        provider = new TestProvider(InstantSource.system());
        var secret =
                Files.writeString(Files.createTempFile(Path.of("target"), "client", ".secret"), TestProvider.SECRET);
        settings = Map.of(
                "xiucheng.oidc.issuer",
                provider.issuer().toString(),
                "xiucheng.oidc.client",
                TestProvider.CLIENT,
                "xiucheng.oidc.secret-file",
                secret.toString(),
                "xiucheng.oidc.address",
                "https://city.test");
        settings.forEach(System::setProperty);
        city = SmallCity.serve();
        settings.keySet().forEach(System::clearProperty);
        anyone = new ApiClient(city.address());
        var security = new ApiClient(city.address()).login("security-admin");
        for (var link : List.of("dispatcher li.min", "roads zhang.wei")) {
            var both = link.split(" ");
            var deed = "{\"verb\":\"link\",\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(provider.issuer(), both[1]);
            assertThat(security.post("/api/v1/accounts/" + both[0] + "/deeds", deed)
                            .status())
                    .isEqualTo(200);
            assertThat(security.post("/api/v1/accounts/sanitation/deeds", deed).code())
                    .isEqualTo("identity.linked");
        }
        city.database()
                .ownerSql()
                .sql("update access.account set demo = false where account = 'roads'")
                .update();
    }

    @AfterAll
    static void close() {
        city.close();
        provider.close();
    }

    @BeforeEach
    void honest() {
        provider.twist(TestProvider.Twist.NONE);
        provider.user("li.min", "pwd");
    }

    @Test
    void logsInWhoeverAnAdministratorLinked() {
        assertThat(anyone.get("/api/v1/login").at("/provider")).isEqualTo("localhost");
        var back = roundTrip();
        assertThat(back.header("Location")).isEqualTo("/work");
        var cookie = session(back);
        assertThat(anyone.get("/api/v1/session", "Cookie", cookie).at("/account"))
                .isEqualTo("dispatcher");
        assertThat(anyone.get("/api/v1/queue", "Cookie", cookie).status()).isEqualTo(200);
    }

    @Test
    void makesNobodyStaffWhomNoAdministratorLinked() {
        provider.user("a.stranger", "pwd", "mfa");
        var accounts = count();
        assertRefused(roundTrip());
        assertThat(count()).isEqualTo(accounts);
    }

    @Test
    void takesTheSecondFactorOfTheProviderAndAsksForOneWhereThereWasNone() {
        provider.user("zhang.wei", "pwd");
        assertThat(anyone.get("/api/v1/session", "Cookie", session(roundTrip())).at("/need"))
                .isEqualTo("second-factor");
        provider.user("zhang.wei", "pwd", "mfa");
        var cookie = session(roundTrip());
        assertThat(anyone.get("/api/v1/session", "Cookie", cookie)
                        .body()
                        .path("need")
                        .isNull())
                .isTrue();
        assertThat(anyone.get("/api/v1/queue", "Cookie", cookie).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = TestProvider.Twist.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void believesNoTokenThatDoesNotHold(TestProvider.Twist twist) {
        provider.twist(twist);
        assertRefused(roundTrip());
    }

    @Test
    void goesOnWhenTheProviderChangesItsKeys() {
        assertThat(roundTrip().header("Location")).isEqualTo("/work");
        provider.changeKeys();
        assertThat(roundTrip().header("Location")).isEqualTo("/work");
    }

    @Test
    void takesAnAnswerOnceAndOnlyFromTheBrowserThatAsked() {
        var begun = anyone.get(BEGIN);
        var browser = cookie(begun, "xiucheng-login");
        var back = follow(begun.header("Location"));
        assertRefused(anyone.get(back));
        assertRefused(anyone.get(back, "Cookie", browser));
        var again = anyone.get(BEGIN);
        var address = follow(again.header("Location"));
        var own = cookie(again, "xiucheng-login");
        assertRefused(anyone.get(address.replaceAll("state=[^&]+", "state=guessed"), "Cookie", own));
        assertRefused(anyone.get(address.replaceAll("code=[^&]+", "code=guessed"), "Cookie", own));
        assertRefused(anyone.get(address, "Cookie", own));
        assertRefused(anyone.get("/api/v1/login/finish?error=access_denied&state=x"));
        assertRefused(anyone.get("/api/v1/login/finish"));
        assertThat(anyone.get(BEGIN + "?next=//evil.test").status())
                .as("no open redirect")
                .isEqualTo(400);
    }

    @Test
    void asksForACodeWithAProofAndForNothingMore() {
        var question = anyone.get(BEGIN).header("Location");
        assertThat(question)
                .startsWith(provider.issuer() + "/authorize?")
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=", "scope=openid")
                .contains("redirect_uri=https%3A%2F%2Fcity.test%2Fapi%2Fv1%2Flogin%2Ffinish")
                .doesNotContain("code_verifier");
    }

    @Test
    void leadsBackToALoginPageThatSaysThatTheProviderIsSilent() {
        settings.forEach(System::setProperty);
        System.setProperty("xiucheng.oidc.issuer", "http://localhost:1");
        try (var other = SmallCity.serve()) {
            var answer = new ApiClient(other.address()).get(BEGIN);
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location"))
                    .as("a page that people can read")
                    .isEqualTo("/login?refused=silence");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
        try (var without = SmallCity.serve()) {
            assertThat(new ApiClient(without.address()).get(BEGIN).status()).isEqualTo(404);
        }
    }

    private static Answer roundTrip() {
        var begun = anyone.get(BEGIN);
        assertThat(begun.status()).as(begun.text()).isEqualTo(303);
        assertThat(String.join("", begun.response().headers().allValues("Set-Cookie")))
                .contains("HttpOnly", "SameSite=Lax");
        return anyone.get(follow(begun.header("Location")), "Cookie", cookie(begun, "xiucheng-login"));
    }

    /// Where the provider sends the browser back to, without the city's own address.
    private static String follow(String question) {
        try {
            var answer =
                    BROWSER.send(HttpRequest.newBuilder(URI.create(question)).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(302);
            var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(Answer back) {
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/login?refused=provider");
        assertThat(back.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("xiucheng-session="));
    }

    private static String session(Answer back) {
        return cookie(back, "xiucheng-session");
    }

    private static String cookie(Answer answer, String name) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + answer.header("Location")));
    }

    private static int count() {
        return city.sql()
                .sql("select count(*) from access.account")
                .query(Integer.class)
                .single();
    }
}
