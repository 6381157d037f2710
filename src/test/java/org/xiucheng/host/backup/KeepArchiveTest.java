package org.xiucheng.host.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.DatabaseSettings;
import org.xiucheng.host.Progress;
import org.xiucheng.host.database.EmbeddedDatabase;

/// The log outside is the store's own, byte for byte, whatever happens to either.
class KeepArchiveTest {
    private static final ArchiveSettings QUICK = new ArchiveSettings(
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(5),
            Duration.ofMillis(100),
            Duration.ofSeconds(20));

    @TempDir
    static Path place;

    private static DataFolder data;
    private static EmbeddedDatabase database;

    @TempDir
    Path into;

    @BeforeAll
    static void start() {
        data = DataFolder.open(place.resolve("data"));
        database = EmbeddedDatabase.start(
                data, Path.of("target", "postgres-binaries"), DatabaseSettings.usual(), Progress.silent());
    }

    @AfterAll
    static void stop() {
        database.close();
        data.close();
    }

    @BeforeEach
    void forget() {
        KeepArchive.forget(database);
    }

    @Test
    void isTheStoresLogByteForByteThroughEndsAndKills() throws IOException {
        try (var _ = begin()) {
            write(20);
        }
        var first = onlyRun();
        assertThat(first.whole()).isNotEmpty();
        leaveHalfAWriteBehind(first);
        try (var _ = begin()) {
            write(5);
        }
        leaveAFullSegmentWithoutItsSeal(onlyRun());
        try (var _ = begin()) {
            write(20);
        }
        var last = onlyRun();
        assertThat(last.end()).isGreaterThan(first.end() + 25 * 1_000_000L);
        sameAsTheStores(last);
        assertThat(last.tail().until()).isBetween(Instant.now().minusSeconds(30), Instant.now());
    }

    /// A disk that is taken out: the log waits in the store, nothing is written where the disk was,
    /// nothing is lost.
    @Test
    void waitsForAFolderThatIsAwayAndLosesNothing() throws IOException, InterruptedException {
        var folder = into.resolve("disk");
        var elsewhere = into.resolve("elsewhere");
        try (var _ = KeepArchive.begin(database.superuser(), place.resolve("media"), folder, QUICK)) {
            write(2);
            Files.move(folder, elsewhere);
            Files.createDirectories(folder);
            write(20);
            Thread.sleep(500);
            try (var held = Files.list(folder)) {
                assertThat(held).isEmpty();
            }
            Files.delete(folder);
            Files.move(elsewhere, folder);
            write(2);
        }
        var runs = new BackupFolder(folder).listRuns();
        assertThat(runs).hasSize(1);
        sameAsTheStores(Run.read(runs.getFirst()).orElseThrow());
    }

    @Test
    void beginsAnewBehindAGapAndNeverJoinsWhatDoesNotFit() throws IOException {
        try (var _ = begin()) {
            write(1);
        }
        var before = onlyRun();
        KeepArchive.forget(database);
        write(40);
        sql().sql("checkpoint").update();
        try (var _ = begin()) {
            write(1);
        }
        var runs = new BackupFolder(into).listRuns();
        assertThat(runs).hasSize(2);
        assertThat(Run.read(runs.getFirst()).orElseThrow()).isEqualTo(before);
        assertThat(Run.read(runs.getLast()).orElseThrow().first().start()).isGreaterThan(before.end());
        sameAsTheStores(Run.read(runs.getLast()).orElseThrow());
    }

    @Test
    void refusesAFolderThatIsInUseOrAnothers() throws IOException {
        try (var _ = begin()) {
            assertThatThrownBy(this::begin).isInstanceOf(CannotStart.class).hasMessageContaining("is in use");
        }
        Files.writeString(into.resolve("city"), "1 timeline 1\n");
        assertThatThrownBy(this::begin).isInstanceOf(CannotStart.class).hasMessageContaining("of another city");
    }

    /// A data folder that was put back as it was some days ago would write another history into the same
    /// place.
    @Test
    void refusesAStoreThatIsBehindWhatIsKept() throws IOException {
        try (var _ = begin()) {
            write(1);
        }
        var run = onlyRun();
        for (var i = 0; i < 10; i++) {
            var ahead = new Segment(run.first().timeline(), run.growing().number() + i);
            Files.writeString(run.folder().resolve(ahead.name() + Run.SEAL), "");
        }
        assertThatThrownBy(this::begin).isInstanceOf(CannotStart.class).hasMessageContaining("before it was restored");
    }

    private KeepArchive begin() {
        return KeepArchive.begin(database.superuser(), place.resolve("media"), into, QUICK);
    }

    private Run onlyRun() throws IOException {
        var runs = new BackupFolder(into).listRuns();
        assertThat(runs).hasSize(1);
        return Run.read(runs.getFirst()).orElseThrow();
    }

    /// So many megabytes that nobody reads.
    private static void write(int megabytes) {
        sql().sql("""
                select pg_logical_emit_message(false, 'test', repeat(md5(random()::text), 31250))
                from generate_series(1, :megabytes)
                """).param("megabytes", megabytes).query().listOfRows();
    }

    private static JdbcClient sql() {
        return JdbcClient.create(database.superuser().direct());
    }

    private static void leaveHalfAWriteBehind(Run run) throws IOException {
        Files.write(
                run.folder().resolve(run.growing().name() + Run.PARTIAL), new byte[12_345], StandardOpenOption.APPEND);
    }

    private static void leaveAFullSegmentWithoutItsSeal(Run run) throws IOException {
        var growing = run.folder().resolve(run.growing().name() + Run.PARTIAL);
        Files.move(growing, run.folder().resolve(run.growing().name()));
    }

    private static void sameAsTheStores(Run run) throws IOException {
        for (var segment : run.whole()) {
            run.check(segment);
            assertThat(Files.mismatch(run.folder().resolve(segment.name()), own(segment)))
                    .isEqualTo(-1);
        }
        var grown = (int) run.grown();
        var kept = Arrays.copyOf(Files.readAllBytes(run.checkTail()), grown);
        assertThat(Arrays.equals(kept, Arrays.copyOf(Files.readAllBytes(own(run.growing())), grown)))
                .isTrue();
    }

    private static Path own(Segment segment) {
        return data.postgres().resolve("pg_wal").resolve(segment.name());
    }
}
