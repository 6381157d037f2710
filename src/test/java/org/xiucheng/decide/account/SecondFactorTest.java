package org.xiucheng.decide.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.locate.CurrentPlaces;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.kernel.access.Totp;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// The second factor of staff in a real city, step by step through the door.
class SecondFactorTest {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static SmallCity city;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        city.database()
                .ownerSql()
                .sql("update access.account set demo = false where account not in ('security-admin', 'roads')")
                .update();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void asksStaffOfARealCityForItBeforeAnythingElse() {
        var officer = new ApiClient(city.address()).login("dispatcher");
        assertThat(officer.get("/api/v1/session").at("/need")).isEqualTo("second-factor");
        assertThat(officer.get("/api/v1/queue").code()).isEqualTo("session.second-factor");
        var confirmed = enrol(officer);
        assertThat(officer.get("/api/v1/session").status())
                .as("a session that may do more has another id")
                .isEqualTo(401);
        officer.keep(confirmed);
        assertThat(confirmed.at("/session/proven")).isEqualTo("true");
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
        assertThat(officer.post("/api/v1/session/second-factor", "").code()).isEqualTo("second-factor.present");
        assertThat(new ApiClient(city.address())
                        .login("roads")
                        .get("/api/v1/queue")
                        .status())
                .as("an account of an invented city needs none")
                .isEqualTo(200);
    }

    @Test
    void takesEachCodeAndEachRecoveryCodeOnce() throws Exception {
        var officer = new ApiClient(city.address()).login("sanitation");
        var begun = officer.post("/api/v1/session/second-factor", "");
        var secret = decoded(begun.at("/secret"));
        assertThat(begun.at("/uri")).startsWith("otpauth://totp/").contains("secret=" + begun.at("/secret"));
        var step = Totp.step(Clock.systemUTC().instant());
        var used = Totp.USUAL.code(secret, step);
        var confirmed = officer.post("/api/v1/session/second-factor/confirmation", code(used));
        assertThat(confirmed.status()).isEqualTo(200);
        var stranger = new ApiClient(city.address());
        assertThat(stranger.tryLogin("sanitation", DoorSettings.DEMO_PASSWORD).code())
                .isEqualTo("login.code");
        assertThat(login(stranger, "sanitation", used).code())
                .as("a step opens once")
                .isEqualTo("login.refused");
        var next = Totp.USUAL.code(secret, step + 1);
        assertThat(together(() -> login(stranger, "sanitation", next).status()))
                .as("eight at once with one code")
                .containsExactly(200, 401, 401, 401, 401, 401, 401, 401);
    }

    @Test
    void opensByARecoveryCodeAndIsResetByTheAdministrator() {
        var officer = new ApiClient(city.address()).login("supervisor");
        var confirmed = enrol(officer);
        var codes = confirmed.body().path("recoveryCodes");
        assertThat(codes.size()).isEqualTo(10);
        var first = codes.get(0).asString();
        assertThat(city.sql()
                        .sql("select count(*) from access.recovery_code where encode(code_hash, 'escape') like :code")
                        .param("code", "%" + first + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        var stranger = new ApiClient(city.address());
        assertThat(login(stranger, "supervisor", first).status()).isEqualTo(200);
        assertThat(login(stranger, "supervisor", first).status()).isEqualTo(401);
        var security = new ApiClient(city.address()).login("security-admin");
        assertThat(security.post("/api/v1/accounts/supervisor/deeds", "{\"verb\":\"reset-second-factor\"}")
                        .status())
                .isEqualTo(200);
        officer.keep(confirmed);
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(401);
        assertThat(officer.login("supervisor").get("/api/v1/session").at("/need"))
                .isEqualTo("second-factor");
    }

    @Test
    void makesWhoGuessesCodesWaitAsWhoGuessesPasswords() {
        var officer = new ApiClient(city.address()).login("office-east");
        enrol(officer);
        var stranger = new ApiClient(city.address());
        for (var i = 0; i < 5; i++) {
            assertThat(login(stranger, "office-east", "00000" + i).code()).isEqualTo("login.refused");
        }
        assertThat(login(stranger, "office-east", "000009").code()).isEqualTo("login.wait");
    }

    @Test
    void listsTheOfficersOwnSessionsAndEndsThem() {
        var one = new ApiClient(city.address()).login("inspector");
        var two = new ApiClient(city.address()).login("inspector");
        var listed = one.get("/api/v1/sessions").body().path("items");
        assertThat(listed.size()).isGreaterThanOrEqualTo(2);
        for (var session : listed) {
            if (!session.path("current").asBoolean()) {
                var path = "/api/v1/sessions/" + session.path("session").asString();
                assertThat(new ApiClient(city.address())
                                .login("security-admin")
                                .send("DELETE", path, null)
                                .status())
                        .as("nobody ends the session of another")
                        .isEqualTo(404);
                assertThat(one.send("DELETE", path, null).status()).isEqualTo(204);
            }
        }
        assertThat(two.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(one.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void letsNobodySeeOrEndWhatOthersDoWithAnAccountThatIsEverybodys() {
        var one = new ApiClient(city.address()).login("roads");
        var two = new ApiClient(city.address()).login("roads");
        var other = two.get("/api/v1/sessions").at("/items/0/session");
        assertThat(one.get("/api/v1/sessions").body().path("items").size()).isEqualTo(1);
        assertThat(one.send("DELETE", "/api/v1/sessions/" + other, null).status())
                .isEqualTo(404);
        assertThat(two.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(one.post("/api/v1/session/password", "{\"old\":\"x\",\"password\":\"correct horse battery\"}")
                        .code())
                .isEqualTo("password.demo");
        assertThat(one.post("/api/v1/session/second-factor", "").code())
                .as("nobody locks an account that everybody may try")
                .isEqualTo("second-factor.demo");
    }

    /// The passwords of an invented city open nothing once the city is real, nor do the sessions they began.
    @Test
    void forgetsDemoAccountsWhenTheCityBecomesReal() {
        try (var other = SmallCity.serve()) {
            var officer = new ApiClient(other.address()).login("roads");
            assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
            other.database()
                    .ownerSql()
                    .sql("update place.jurisdiction set demo = false")
                    .update();
            other.part(CurrentPlaces.class).refresh();
            assertThat(officer.get("/api/v1/queue").status()).isEqualTo(401);
            assertThat(officer.tryLogin("roads", DoorSettings.DEMO_PASSWORD).code())
                    .isEqualTo("login.refused");
            assertThat(officer.get("/api/v1/demo/accounts").status()).isEqualTo(404);
        }
    }

    private static ApiClient.Answer enrol(ApiClient officer) {
        var secret = officer.post("/api/v1/session/second-factor", "").at("/secret");
        var code = Totp.USUAL.code(decoded(secret), Totp.step(Clock.systemUTC().instant()));
        var wrong = officer.post("/api/v1/session/second-factor/confirmation", code("12345x"));
        assertThat(wrong.code()).isEqualTo("second-factor.wrong");
        var confirmed = officer.post("/api/v1/session/second-factor/confirmation", code(code));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return confirmed;
    }

    private static List<Integer> together(Callable<Integer> login) throws Exception {
        var done = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, login))) {
                done.add(answer.get());
            }
        }
        done.sort(Integer::compare);
        return done;
    }

    private static ApiClient.Answer login(ApiClient stranger, String account, String code) {
        return stranger.post(
                "/api/v1/session",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("account", account, "password", DoorSettings.DEMO_PASSWORD, "code", code)));
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    /// The secret as a telephone reads it.
    private static byte[] decoded(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        var buffer = 0L;
        var bits = 0;
        var at = 0;
        for (var letter : text.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return Arrays.copyOf(bytes, at);
    }
}
