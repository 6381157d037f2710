package org.xiucheng.host.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.backup.RestoreBackup.Wish;
import org.xiucheng.host.backup.TakeBackup.Taken;
import org.xiucheng.kernel.Problem;

/// A city that works is copied, and comes back whole from the copy or not at all.
class BackupTest {
    private static final long SEED = 20261124;

    @TempDir
    static Path place;

    private static WorkingCity city;
    private static Taken taken;

    @BeforeAll
    static void copyACityThatWorks() throws IOException, InterruptedException {
        city = WorkingCity.found(place.resolve("city"));
        city.write();
        city.takeIn();
        city.beginWriting();
        taken = new TakeBackup(Settings.of(place.resolve("city")), Progress.silent()).take(place.resolve("backups"));
        city.endWriting();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void bringsBackEverythingThatWasAcknowledgedBefore() {
        var to = place.resolve("restored");
        var restored = restore(to);
        System.out.printf(
                "restored %d entries, log of %d, in %s%n",
                restored.standing().entries(), restored.standing().size(), restored.took());
        assertThat(restored.standing().signed()).isTrue();
        assertThat(restored.standing().size()).isPositive();
        assertThat(restored.standing().root())
                .isEqualTo(city.rootSigned(restored.standing().size()));
        try (var again = WorkingCity.open(to)) {
            var numbers = WorkingCity.numbers(again.part(JdbcClient.class));
            var acknowledged = city.acknowledgedBefore(taken.at());
            assertThat(acknowledged).hasSizeGreaterThan(10);
            assertThat(numbers)
                    .containsAll(acknowledged)
                    .hasSizeLessThan(WorkingCity.numbers(city.sql()).size());
        }
    }

    /// Every file of it, a bit each, at a place drawn at random.
    @Test
    void findsAFlippedBitBeforeAnythingIsWritten() throws IOException {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var to = place.resolve("never");
        var files = WorkingCity.picture(place.resolve("backups/bases")).keySet().stream()
                .sorted()
                .map(Path::of)
                .toList();
        var drawn = random.ints(8, 0, files.size())
                .mapToObj(files::get)
                .filter(file -> file.toFile().length() > 0);
        for (var file : drawn.toList()) {
            var bytes = Files.readAllBytes(file);
            var bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            refuses("backup.damaged", () -> restore(to));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
        }
        assertThat(to).doesNotExist();
        assertThat(to.resolveSibling("never.restoring")).doesNotExist();
        assertThat(check(to, Optional.empty()).base()).isEqualTo(taken.name());
        assertThat(to).doesNotExist();
    }

    @Test
    void findsAMissingFile() throws IOException {
        var file = place.resolve("backups/bases").resolve(taken.name()).resolve("postgres/global/pg_control");
        var away = Files.move(file, place.resolve("pg_control"));
        refuses("backup.damaged", () -> check(place.resolve("never"), Optional.empty()));
        Files.move(away, file);
    }

    @Test
    void replacesNothing() throws IOException {
        var before = WorkingCity.picture(place.resolve("city/secrets"));
        refuses("backup.not-empty", () -> restore(place.resolve("city")));
        assertThat(WorkingCity.picture(place.resolve("city/secrets"))).isEqualTo(before);
        var file = Files.writeString(place.resolve("a-file"), "mine");
        refuses("backup.not-empty", () -> restore(file));
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesAMomentThatNoBackupReaches() {
        for (var moment : new Instant[] {taken.at().minusMillis(1), taken.at().plusSeconds(1), Instant.EPOCH}) {
            assertThatThrownBy(() -> check(place.resolve("never"), Optional.of(moment)))
                    .isInstanceOfSatisfying(
                            Problem.class, refused -> assertThat(refused.code()).isEqualTo("backup.outside"))
                    .hasMessageContaining(taken.at().toString());
        }
        assertThat(check(place.resolve("never"), Optional.of(taken.at())).from())
                .isEqualTo(taken.at());
    }

    @Test
    void refusesAnotherCitysKey() throws IOException {
        var key = Files.writeString(place.resolve("other.key"), "ab".repeat(32) + "\n");
        var wish = new Wish(place.resolve("backups"), place.resolve("never"), Optional.empty(), Optional.of(key));
        refuses("backup.wrong-key", () -> new RestoreBackup(Progress.silent(), InstantSource.system()).check(wish));
    }

    @Test
    void keepsTheKeysOutOfTheBackup() throws IOException {
        var key = Files.readString(place.resolve("city/secrets/identity.key")).strip();
        try (var files = Files.walk(place.resolve("backups"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".key"));
        }
        assertThat(Files.readString(
                        place.resolve("backups/bases").resolve(taken.name()).resolve(Base.PAPER)))
                .doesNotContain(key);
    }

    @Test
    void refusesFoldersThatAreNoPlaceForABackup() throws IOException {
        refuses("backup.inside", () -> backup(place.resolve("city"), place.resolve("city/backups")));
        refuses("backup.no-city", () -> backup(place.resolve("nowhere"), place.resolve("elsewhere")));
        refuses(
                "backup.none",
                () -> new RestoreBackup(Progress.silent(), InstantSource.system())
                        .check(new Wish(
                                place.resolve("nowhere"), place.resolve("never"), Optional.empty(), Optional.empty())));
        var other = Files.createDirectories(place.resolve("of-another"));
        Files.writeString(other.resolve("city"), "1 timeline 1\n");
        refuses("backup.other-city", () -> backup(place.resolve("city"), other));
        assertThat(place.resolve("elsewhere")).doesNotExist();
    }

    private static Taken backup(Path data, Path into) {
        return new TakeBackup(Settings.of(data), Progress.silent()).take(into);
    }

    private static void refuses(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static RestoreBackup.Found check(Path to, Optional<Instant> moment) {
        return new RestoreBackup(Progress.silent(), InstantSource.system()).check(wish(to, moment));
    }

    private static RestoreBackup.Restored restore(Path to) {
        return new RestoreBackup(Progress.silent(), InstantSource.system()).restore(wish(to, Optional.empty()));
    }

    private static Wish wish(Path to, Optional<Instant> moment) {
        return new Wish(place.resolve("backups"), to, moment, Optional.of(place.resolve("city/secrets/identity.key")));
    }
}
