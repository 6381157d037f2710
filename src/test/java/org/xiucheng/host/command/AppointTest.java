package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.testkit.ApiClient;
import tools.jackson.databind.json.JsonMapper;

/// The command as an operator of a real city meets it: what it says, and that whoever was appointed gets in.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AppointTest {
    @TempDir
    static Path folder;

    private record Said(int code, String out, String err) {
        String last() {
            return out.lines().reduce("", (_, next) -> next);
        }
    }

    @Test
    @Order(1)
    void refusesAFolderWithoutACityAndMakesNone() throws IOException {
        var absent = folder.resolve("absent");
        refused("There is no city in " + absent, "li.min", absent);
        assertThat(absent).doesNotExist();
        try (var empty = City.open(settings("empty"), Progress.silent())) {
            assertThat(empty.part(SqlPlaces.class).jurisdiction()).isEmpty();
        }
        refused("There is no city here yet", "li.min", folder.resolve("empty"));
    }

    @Test
    @Order(2)
    void appointsOneWhoGetsInAfterAPasswordAndASecondFactorOfTheirOwn() throws IOException {
        found(settings("real"));
        refused("An account is 1 to 64", "Li Min", folder.resolve("real"));
        var said = run("appoint", "li.min", "--name", "李敏", "--data", data("real"), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        var told = JsonMapper.shared().readTree(said.last());
        assertThat(told.path("event").asString()).isEqualTo("appointed");
        assertThat(told.path("account").asString()).isEqualTo("li.min");
        var password = told.path("password").asString();
        assertThat(password).hasSize(20);
        var settings = settings("real").listeningOn("127.0.0.1", 0);
        try (var city = City.serve(settings, Progress.silent())) {
            var client = new ApiClient(URI.create("http://127.0.0.1:" + city.port()));
            client.login("li.min", password);
            assertThat(client.get("/api/v1/session").at("/need")).isEqualTo("password");
            assertThat(client.get("/api/v1/accounts").code()).isEqualTo("session.password");
            var changed = client.post(
                    "/api/v1/session/password", "{\"old\":\"%s\",\"password\":\"月落乌啼霜满天江枫渔火对愁眠\"}".formatted(password));
            assertThat(changed.at("/need")).isEqualTo("second-factor");
            client.keep(changed);
            assertThat(client.get("/api/v1/accounts").code()).isEqualTo("session.second-factor");
            assertThat(client.post("/api/v1/session/second-factor", "").at("/uri"))
                    .startsWith("otpauth://totp/");
            assertThat(audited(city)).containsExactly("the operator li.min");
        }
    }

    @Test
    @Order(3)
    void refusesASecondOneAndSaysThePasswordToNobodyAgain() throws IOException {
        refused("Somebody administers security already", "wang.wu", folder.resolve("real"));
        try (var city = City.open(settings("real"), Progress.silent())) {
            assertThat(audited(city)).containsExactly("the operator li.min");
        }
    }

    @Test
    @Order(4)
    void tellsAPersonInWords() throws IOException {
        found(settings("other"));
        var said = run("appoint", "wang.wu", "--name", "王五", "--data", data("other"));
        assertThat(said.out())
                .contains(
                        "wang.wu administers security from now on (post security-administrator, unit security-office).")
                .containsPattern("First password: [A-Za-z0-9_-]{20}\n");
        assertThat(run("appoint", "wang.wu", "--data", data("other")).err()).contains("--name");
    }

    @Test
    @Order(5)
    void letsTheOnlyOneInAgainWhoLostThePassword() throws IOException {
        var said = run("appoint", "li.min", "--again", "--data", data("real"), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        var told = JsonMapper.shared().readTree(said.last());
        assertThat(told.path("event").asString()).isEqualTo("restored");
        var settings = settings("real").listeningOn("127.0.0.1", 0);
        try (var city = City.serve(settings, Progress.silent())) {
            var client = new ApiClient(URI.create("http://127.0.0.1:" + city.port()));
            client.login("li.min", told.path("password").asString());
            assertThat(client.get("/api/v1/session").at("/need")).isEqualTo("password");
            assertThat(client.get("/api/v1/session").at("/name")).isEqualTo("李敏");
        }
        var other = run("appoint", "wang.wu", "--again", "--without-factor", "--data", data("real"));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("No account of that name administers security");
        assertThat(run("appoint", "li.min", "--again", "--name", "李敏", "--data", data("real"))
                        .code())
                .as("one or the other")
                .isEqualTo(2);
    }

    private static void refused(String sentence, String account, Path data) {
        var said = run("appoint", account, "--name", "李敏", "--data", data.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip()).contains(sentence).doesNotContain("\n").doesNotContain("Exception");
    }

    private static List<String> audited(City city) {
        return city.part(JdbcClient.class)
                .sql("select who || ' ' || what from audit.record where action = 'account.appoint'")
                .query(String.class)
                .list();
    }

    private static void found(Settings settings) {
        try (var city = City.open(settings, Progress.silent())) {
            city.part(SqlPlaces.class)
                    .found(new Jurisdiction(
                            "realburg",
                            ZoneId.of("Asia/Shanghai"),
                            new Bilingual("实城", "Realburg"),
                            List.of("zh", "en"),
                            new Bounds(120, 30, 121, 31),
                            false,
                            List.of("open-data"),
                            "realburg"));
        }
    }

    private static Settings settings(String name) throws IOException {
        return Settings.of(Path.of(data(name)));
    }

    /// A data folder that takes the database's programs from where other tests have unpacked them.
    private static String data(String name) throws IOException {
        var data = Files.createDirectories(folder.resolve(name));
        var binaries = Path.of("target/postgres-binaries").toAbsolutePath();
        Files.writeString(data.resolve("xiucheng.properties"), "binaries=" + binaries + "\n");
        return data.toString();
    }

    private static Said run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var before = System.out;
        var beforeErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            var code = Commands.execute(arguments);
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
            System.setErr(beforeErr);
        }
    }
}
