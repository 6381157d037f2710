package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.decide.log.TakeIn;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// A witness and a verifier at a real city, as people call them.
class WitnessCommandTest {
    private static final String NAME = "witness.example/press";

    @TempDir
    private Path folder;

    private record Said(int code, String out) {}

    @Test
    void followsARealCityAndChecksAllOfIt() throws Exception {
        try (var city = SmallCity.serve()) {
            var url = city.address().toString();
            var keep = folder.resolve("press");
            write(city, 7);
            assertThat(witness(url, keep).out()).startsWith("OK size 7 ");
            assertThat(witness(url, keep).out()).startsWith("OK size 7, nothing new");
            write(city, 1_030);
            assertThat(witness(url, keep).out()).contains("OK size 1037 of").contains("continues 7");
            var notes = keep.resolve("checkpoints");
            var older = notes.resolve("000000000000000007.note").toString();
            var key = city.part(NoteSigner.class).key().text();
            var copy = folder.resolve("entries.ndjson");
            var said = run("verify", "log", url, "--key", key, "--checkpoint", older, "--copy", copy.toString());
            assertThat(said.code()).as(said.out()).isZero();
            assertThat(said.out()).contains("OK 1037 entries").contains("2 checkpoints");
            assertThat(run("verify", "log", url, "--json").out()).contains("\"event\":\"held\"");
            assertThat(run("verify", "log", copy.toString(), "--key", key, "--checkpoint", older + "x")
                            .code())
                    .isEqualTo(2);
            assertThat(run("verify", "log", copy.toString(), "--key", key, "--checkpoint", copy + ".checkpoint")
                            .out())
                    .contains("OK 1037 entries");
            alone(copy, key, older);
            other(copy, key, older);
        }
    }

    /// The key of the witness lies beside what it shows, for its owner alone.
    @Test
    void keepsItsKeyToItself() throws IOException {
        assertThat(witness("http://127.0.0.1:1", folder.resolve("press")).code())
                .isEqualTo(2);
        var file = folder.resolve("press.keys/witness.key");
        assertThat(NoteKey.parse(Files.readAllLines(file).getFirst()).kind()).isEqualTo(NoteKey.Kind.COSIGNATURE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var other = run(
                "witness",
                "http://127.0.0.1:1",
                "--keep",
                folder.resolve("press").toString(),
                "--name",
                "x",
                "--once");
        assertThat(other.out()).contains("NOT CHECKED").contains("signs for " + NAME);
        assertThat(run(
                                "witness",
                                "ftp://city",
                                "--keep",
                                folder.resolve("press").toString(),
                                "--name",
                                NAME,
                                "--once")
                        .out())
                .contains("NOT CHECKED: not the address of a city");
    }

    /// The verifier that shares no code says the same of the copy.
    private static void alone(Path copy, String key, String older) throws Exception {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("tools", "VerifyEvidence.java").toString(),
                        copy.toString(),
                        "--key",
                        key,
                        "--checkpoint",
                        copy + ".checkpoint",
                        "--checkpoint",
                        older)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("OK 1037 entries")
                .contains("2 signatures checked, 1 not checked");
        assertThat(command.waitFor()).isZero();
    }

    /// One digit of one hash.
    private static void other(Path copy, String key, String older) throws IOException {
        var lines = Files.readAllLines(copy);
        var line = lines.get(5);
        var at = line.indexOf("\"hash\":\"") + 8;
        lines.set(5, line.substring(0, at) + (line.charAt(at) == '0' ? '1' : '0') + line.substring(at + 1));
        Files.write(copy, lines);
        var said = run("verify", "log", copy.toString(), "--key", key, "--checkpoint", older, "--json");
        assertThat(said.code()).isEqualTo(1);
        var told = JsonMapper.shared().readTree(said.out().lines().reduce("", (_, next) -> next));
        assertThat(told.path("event").asString()).isEqualTo("bad");
        assertThat(told.path("reason").asString()).isEqualTo("root");
    }

    private static void write(SmallCity city, int count) {
        var maker = city.part(Maker.class);
        city.part(TransactionTemplate.class).executeWithoutResult(_ -> {
            for (var i = 0; i < count; i++) {
                city.part(SqlEntries.class)
                        .add(Entry.of("test.act", maker.now(), maker.random()).sealed(maker.id()));
            }
        });
        city.part(TakeIn.class).look();
        city.part(TakeIn.class).sign();
    }

    private static Said witness(String url, Path keep) {
        return run("witness", url, "--keep", keep.toString(), "--name", NAME, "--once");
    }

    private static Said run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            var code = Commands.execute(arguments);
            return new Said(code, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
