package org.xiucheng.host.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.DatabaseSettings;
import org.xiucheng.host.Progress;
import org.xiucheng.testkit.Child;

class EmbeddedDatabaseTest {
    private static final Path BINARIES = Path.of("target", "postgres-binaries");

    @TempDir
    static Path prepared;

    @TempDir
    Path place;

    private final List<String> said = new ArrayList<>();

    /// One cluster is made from nothing; the tests start from copies of it.
    @BeforeAll
    static void makeACluster() {
        try (var folder = DataFolder.open(prepared)) {
            EmbeddedDatabase.start(folder, BINARIES, settings(), Progress.silent())
                    .close();
        }
    }

    private DataFolder city() throws IOException {
        try (var held = Files.walk(prepared)) {
            for (var each : held.toList()) {
                var copy = place.resolve(prepared.relativize(each).toString());
                if (!copy.equals(place)) {
                    Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return DataFolder.open(place);
    }

    @Test
    void runsDurablyOnLoopbackBehindAPassword() throws IOException {
        try (var folder = city();
                var database = start(folder, List.of())) {
            for (var login : List.of(database.superuser(), database.owner(), database.application())) {
                assertThat(shown(login, "fsync")).isEqualTo("on");
                assertThat(shown(login, "synchronous_commit")).isEqualTo("on");
                assertThat(shown(login, "full_page_writes")).isEqualTo("on");
                assertThat(shown(login, "data_checksums")).isEqualTo("on");
                assertThat(shown(login, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(shown(login, "password_encryption")).isEqualTo("scram-sha-256");
                assertThat(shown(login, "server_version_num")).startsWith("18");
                assertThat(login.toString()).doesNotContain(login.password());
            }
            var guess = new Login(database.owner().url(), Database.OWNER, "guess");
            assertThatThrownBy(() -> shown(guess, "fsync")).rootCause().hasMessageContaining("password");
        }
    }

    @Test
    void letsTheApplicationMakeNoTables() throws IOException {
        try (var folder = city();
                var database = start(folder, List.of())) {
            var application = JdbcClient.create(database.application().direct());
            assertThatThrownBy(
                            () -> application.sql("create table mine (n int)").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> application.sql("create schema mine").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void refusesToRunWithADurableSettingOff(String setting) throws IOException {
        try (var folder = city()) {
            Files.writeString(folder.postgres().resolve("postgresql.auto.conf"), setting + " = off\n");
            assertThatThrownBy(() -> start(folder, List.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("The database runs with " + setting + " = off");
            nothingRuns(folder);
            Files.delete(folder.postgres().resolve("postgresql.auto.conf"));
            start(folder, List.of()).close();
        }
    }

    @Test
    void refusesADurableSettingThatIsOffForTheApplicationAlone() throws IOException {
        try (var folder = city()) {
            try (var database = start(folder, List.of())) {
                JdbcClient.create(database.superuser().direct())
                        .sql("alter role xiucheng_app set synchronous_commit = off")
                        .update();
            }
            assertThatThrownBy(() -> start(folder, List.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("synchronous_commit = off (seen as xiucheng_app)");
            nothingRuns(folder);
        }
    }

    @Test
    void refusesAClusterWithoutChecksums() {
        try (var folder = DataFolder.open(place)) {
            assertThatThrownBy(() -> start(folder, List.of("--no-data-checksums")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("data_checksums = off");
            nothingRuns(folder);
        }
    }

    @Test
    void refusesAClusterOfAnotherVersion() throws IOException {
        try (var folder = city()) {
            Files.writeString(folder.postgres().resolve("PG_VERSION"), "19\n");
            assertThatThrownBy(() -> start(folder, List.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("written by PostgreSQL 19 and this program brings 18");
        }
    }

    @Test
    void leavesNoProcessBehind() throws IOException {
        try (var folder = city()) {
            var database = start(folder, List.of());
            var url = database.owner();
            database.close();
            database.close();
            nothingRuns(folder);
            assertThatThrownBy(() -> shown(url, "fsync")).rootCause().isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void startsBesideThePidFileOfAPowerCut() throws IOException {
        try (var folder = city()) {
            var stranger = ProcessHandle.current().pid();
            Files.writeString(
                    folder.postgres().resolve("postmaster.pid"),
                    "%d\n%s\n0\n1\n\n127.0.0.1\n0\nready\n".formatted(stranger, folder.postgres()));
            start(folder, List.of()).close();
            assertThat(ProcessHandle.of(stranger)).isPresent();
        }
    }

    @Test
    void stopsTheOrphanOfAKilledRunAndKeepsWhatWasCommitted() throws IOException, InterruptedException {
        var run = Child.run(KilledRun.class, place.toString());
        run.inputReader().readLine();
        run.destroyForcibly().waitFor();
        try (var folder = DataFolder.open(place)) {
            assertThat(folder.postgres().resolve("postmaster.pid")).exists();
            try (var database = start(folder, List.of())) {
                assertThat(said).anyMatch(line -> line.matches("Stopping the database process \\d+ .* left behind"));
                var kept = JdbcClient.create(database.owner().direct())
                        .sql("select count(*) from kept")
                        .query(Integer.class)
                        .single();
                assertThat(kept).isEqualTo(1_000);
            }
        }
    }

    /// A run that writes, says so, and is killed.
    static final class KilledRun {
        private KilledRun() {}

        public static void main(String[] arguments) throws InterruptedException {
            var folder = DataFolder.open(Path.of(arguments[0]));
            var database = EmbeddedDatabase.start(folder, BINARIES, settings(), Progress.silent());
            JdbcClient.create(database.owner().direct())
                    .sql("create table kept as select generate_series(1, 1000) as n")
                    .update();
            System.out.println("written");
            Thread.sleep(60_000);
            database.close();
        }
    }

    @Test
    void saysInOneSentenceThatTheDiskIsNearlyFull() throws IOException, InterruptedException {
        try (var disk = SmallDisk.of(place, 20);
                var folder = DataFolder.open(disk.path())) {
            var usual = DatabaseSettings.usual();
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, BINARIES, usual, Progress.silent()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageMatching(
                            "The disk that holds .* has \\d+ MB left and 600 MB are needed: free some space first\\.");
            assertThat(folder.postgres()).doesNotExist();
        }
    }

    @Test
    void leavesNothingHalfMadeOnADiskThatFillsMeanwhile() throws IOException, InterruptedException {
        try (var disk = SmallDisk.of(place, 30);
                var folder = DataFolder.open(disk.path())) {
            assertThatThrownBy(() -> start(folder, List.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageMatching("The disk that holds .* is full: free some space first\\.");
            assertThat(folder.postgres()).doesNotExist();
            assertThat(folder.postgres().resolveSibling("postgres.new")).doesNotExist();
        }
    }

    /// A disk of so many mebibytes; mounting one needs root on Linux.
    private record SmallDisk(Path path) implements AutoCloseable {
        static SmallDisk of(Path place, int mebibytes) throws IOException, InterruptedException {
            var path = Files.createDirectories(place.resolve("disk"));
            var mounted = Child.exit("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", path.toString());
            assumeTrue(mounted == 0, "a small disk can be mounted here by root on Linux only");
            return new SmallDisk(path);
        }

        @Override
        public void close() {
            try {
                assertThat(Child.exit("umount", path.toString())).isZero();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private EmbeddedDatabase start(DataFolder folder, List<String> more) {
        var listening = new Progress() {
            @Override
            public void say(String sentence) {
                said.add(sentence);
            }

            @Override
            public void count(String what, long done, long total) {}
        };
        return EmbeddedDatabase.start(folder, BINARIES, settings(), listening, more);
    }

    private static DatabaseSettings settings() {
        var usual = DatabaseSettings.usual();
        return new DatabaseSettings(5, 20, 32, 0, 0, usual.toStart(), usual.toStop(), usual.statement());
    }

    private static void nothingRuns(DataFolder folder) {
        assertThat(folder.postgres().resolve("postmaster.pid")).doesNotExist();
    }

    private static String shown(Login login, String setting) {
        return JdbcClient.create(login.direct())
                .sql("select current_setting(:name)")
                .param("name", setting)
                .query(String.class)
                .single();
    }
}
