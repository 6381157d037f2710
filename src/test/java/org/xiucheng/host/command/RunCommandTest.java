package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xiucheng.Xiucheng;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.testkit.Child;
import tools.jackson.databind.json.JsonMapper;

/// The program as an operator meets it: a process, its words, its end.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunCommandTest {
    @TempDir
    static Path place;

    private final List<Process> children = new ArrayList<>();

    /// A founded city without a demo, so that the tests wait for nothing but what they are about.
    @BeforeAll
    static void foundACity() throws IOException {
        var binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        Files.writeString(place.resolve("xiucheng.properties"), "binaries=" + binaries + "\n");
        try (var city = City.open(Settings.of(place), Progress.silent())) {
            city.part(SqlPlaces.class)
                    .found(new Jurisdiction(
                            "testburg",
                            ZoneId.of("Asia/Shanghai"),
                            new Bilingual("试城", "Testburg"),
                            List.of("zh", "en"),
                            new Bounds(120, 30, 121, 31),
                            true,
                            List.of("demo"),
                            "testburg"));
        }
    }

    @AfterEach
    void stopWhatStillRuns() throws InterruptedException {
        for (var child : children) {
            child.destroy();
            child.waitFor();
        }
    }

    @Test
    void answersThenStopsCleanlyWhenTold() throws IOException, InterruptedException {
        var run = run();
        assertThat(health(awaitReady(run))).isEqualTo(200);
        run.destroy();
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(place.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void refusesASecondRunOnTheSameFolderAndHarmsNothing() throws IOException, InterruptedException {
        var first = awaitReady(run());
        var second = run();
        assertThat(sentence(second))
                .matches("xiucheng: The data folder .* is in use by process \\d+: stop that one first, .*");
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(health(first)).isEqualTo(200);
    }

    @Test
    void refusesATakenPortBeforeItTouchesTheFolder() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var fresh = place.resolve("fresh");
            var run = start(fresh, taken.getLocalPort());
            assertThat(sentence(run))
                    .isEqualTo(
                            "xiucheng: The port %d on 127.0.0.1 is taken by another program: stop that one, or choose another with --port."
                                    .formatted(taken.getLocalPort()));
            assertThat(run.waitFor()).isEqualTo(1);
            assertThat(fresh).doesNotExist();
        }
    }

    @Test
    void recoversFromAKillByItself() throws IOException, InterruptedException {
        var killed = run();
        awaitReady(killed);
        killed.destroyForcibly().waitFor();
        assertThat(place.resolve("postgres/postmaster.pid")).exists();

        var words = awaitReady(run());
        assertThat(words).anyMatch(line -> line.contains("that an earlier run left behind"));
        assertThat(health(words)).isEqualTo(200);
    }

    @Test
    void refusesAFolderOfANewerVersion() throws IOException, InterruptedException {
        var newer = Files.createDirectories(place.resolve("newer"));
        Files.writeString(newer.resolve("format"), "99\n");
        var run = start(newer, 0);
        assertThat(sentence(run)).contains("was written by a newer version (format 99");
        assertThat(run.waitFor()).isEqualTo(1);
        try (var held = Files.list(newer)) {
            assertThat(held).hasSize(1);
        }
    }

    @Test
    void refusesAnAddressOfAnotherMachine() throws IOException, InterruptedException {
        var run = child("run", "--data", place.toString(), "--port", "18199", "--listen", "192.0.2.1");
        assertThat(sentence(run)).contains("The address 192.0.2.1 is not one of this machine's");
        assertThat(run.waitFor()).isEqualTo(1);
    }

    private Process run() throws IOException {
        return start(place, 0);
    }

    private Process start(Path folder, int port) throws IOException {
        return child("run", "--data", folder.toString(), "--port", String.valueOf(port), "--json");
    }

    private Process child(String... arguments) throws IOException {
        var child = Child.run(Xiucheng.class, arguments);
        children.add(child);
        return child;
    }

    /// Every line until the doors are open; what went wrong when they never opened.
    private static List<String> awaitReady(Process run) throws IOException {
        var words = new ArrayList<String>();
        for (var line = run.inputReader().readLine();
                line != null;
                line = run.inputReader().readLine()) {
            words.add(line);
            if (line.contains("\"event\":\"ready\"")) {
                return words;
            }
        }
        throw new AssertionError(
                words + "\n" + String.join("\n", run.errorReader().lines().toList()));
    }

    /// The whole of what was said on standard error: one line.
    private static String sentence(Process run) {
        var lines = run.errorReader().lines().toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    /// Asks at the address that the last of these words names.
    private static int health(List<String> words) throws IOException, InterruptedException {
        var pages = JsonMapper.shared().readTree(words.getLast()).path("pages").asString();
        try (var client = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(URI.create(pages + "health"));
            return client.send(question.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
