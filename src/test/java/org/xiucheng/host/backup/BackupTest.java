package org.xiucheng.host.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    private static final int MORE = 20;

    @TempDir
    static Path place;

    private static WorkingCity city;
    private static Taken taken;
    private static Instant moment;
    private static Instant lost;
    private static Standing then;
    private static Standing end;
    private static Path photo;
    private static final List<String> LATER = new ArrayList<>();

    /// People report, a copy is taken meanwhile, a moment passes at which nobody does anything, people go
    /// on, the backups are carried away in the middle of it, and in the end the city is closed.
    @BeforeAll
    static void aCityThatWorksAndKeepsItsLog() throws IOException, InterruptedException {
        city = WorkingCity.found(place.resolve("city"), "backup.folder=" + place.resolve("backups"));
        city.write();
        city.takeIn();
        city.beginWriting();
        taken = backup(place.resolve("city"), place.resolve("backups"));
        city.endWriting();
        WorkingCity.copy(place.resolve("backups/bases"), place.resolve("alone/bases"));
        city.write();
        photo = city.keepPhoto("one");
        city.takeIn();
        awaitPhoto();
        moment = Instant.now();
        then = Standing.of(city.sql());
        Thread.sleep(5);
        for (var i = 0; i < MORE; i++) {
            LATER.add(city.write());
        }
        city.dropPhoto(photo);
        city.beginWriting();
        Thread.sleep(700);
        lost = Instant.now();
        WorkingCity.carryAway(place.resolve("backups"), place.resolve("carried-away"));
        city.endWriting();
        city.takeIn();
        end = Standing.of(city.sql());
        city.close();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    /// Photos follow with the next beat.
    private static void awaitPhoto() throws InterruptedException {
        var kept = PhotoShelf.place(
                place.resolve("backups/photos"), photo.getFileName().toString());
        for (var i = 0; i < 200 && !Files.exists(kept); i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void bringsBackAMomentExactlyAsItWas() throws IOException {
        var restored = restore(place.resolve("backups"), place.resolve("moment"), Optional.of(moment));
        System.out.println("to a moment: " + restored.standing() + " in " + restored.took());
        assertThat(restored.standing()).isEqualTo(then);
        assertThat(restored.standing().size()).isEqualTo(restored.standing().entries());
        assertThat(restored.photos()).isEqualTo(1);
        assertThat(place.resolve("moment").resolve(place.resolve("city").relativize(photo)))
                .hasContent("one");
        try (var again = WorkingCity.open(place.resolve("moment"))) {
            assertThat(WorkingCity.numbers(again.part(JdbcClient.class)))
                    .containsAll(city.acknowledgedBefore(moment))
                    .doesNotContainAnyElementsOf(LATER)
                    .hasSize(city.acknowledgedBefore(moment).size());
        }
    }

    @Test
    void bringsBackEverythingUpToTheEnd() {
        var restored = restore(place.resolve("backups"), place.resolve("end"), Optional.empty());
        assertThat(restored.standing()).isEqualTo(end);
        assertThat(restored.missing()).isZero();
        assertThat(restored.photos()).isZero();
        assertThat(end.entries()).isGreaterThan(then.entries());
    }

    /// A copy without the log after it: everything that was acknowledged before it ended.
    @Test
    void bringsBackACopyAlone() throws IOException {
        var restored = restore(place.resolve("alone"), place.resolve("copy"), Optional.empty());
        assertThat(restored.standing().signed()).isTrue();
        assertThat(restored.standing().size()).isPositive();
        assertThat(WorkingCity.numbersIn(place.resolve("copy"))).containsAll(city.acknowledgedBefore(taken.at()));
        assertThat(city.acknowledgedBefore(taken.at())).hasSizeGreaterThan(MORE);
    }

    /// Whoever has nothing but what had reached the backups by then misses seconds at most, also on a disk
    /// that is busy.
    @Test
    void losesLittleWhenEverythingElseIsLost() throws IOException {
        var restored = restore(place.resolve("carried-away"), place.resolve("after-loss"), Optional.empty());
        var numbers = new HashSet<>(WorkingCity.numbersIn(place.resolve("after-loss")));
        var missed = city.acknowledgedBefore(lost).stream()
                .filter(number -> !numbers.contains(number))
                .map(number -> Duration.between(city.acknowledged(number), lost))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        System.out.printf(
                "everything lost at once: %d of %d acknowledged there, the last %d ms are not; back in %d ms%n",
                city.acknowledgedBefore(lost).stream().filter(numbers::contains).count(),
                city.acknowledgedBefore(lost).size(),
                missed.toMillis(),
                restored.took().toMillis());
        assertThat(missed).isLessThan(Duration.ofSeconds(5));
        assertThat(restored.standing().signed()).isTrue();
    }

    /// Every file of it, a bit each, at a place drawn at random.
    @Test
    void findsAFlippedBitBeforeAnythingIsWritten() throws IOException {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var to = place.resolve("never");
        var files = counting(place.resolve("backups"));
        var drawn = random.ints(8, 0, files.size())
                .mapToObj(files::get)
                .filter(file -> file.toFile().length() > 0);
        for (var file : drawn.toList()) {
            var bytes = Files.readAllBytes(file);
            var bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            refuses("backup.damaged", () -> restore(place.resolve("backups"), to, Optional.empty()));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
        }
        assertThat(to).doesNotExist();
        assertThat(to.resolveSibling("never.restoring")).doesNotExist();
        assertThat(check(place.resolve("backups"), Optional.empty()).base()).isEqualTo(taken.name());
        assertThat(to).doesNotExist();
    }

    @Test
    void findsAMissingFile() throws IOException {
        var file = place.resolve("backups/bases").resolve(taken.name()).resolve("postgres/global/pg_control");
        var away = Files.move(file, place.resolve("pg_control"));
        refuses("backup.damaged", () -> check(place.resolve("backups"), Optional.empty()));
        Files.move(away, file);
    }

    @Test
    void replacesNothing() throws IOException {
        var before = WorkingCity.picture(place.resolve("city/secrets"));
        refuses("backup.not-empty", () -> restore(place.resolve("backups"), place.resolve("city"), Optional.empty()));
        assertThat(WorkingCity.picture(place.resolve("city/secrets"))).isEqualTo(before);
        var file = Files.writeString(place.resolve("a-file"), "mine");
        refuses("backup.not-empty", () -> restore(place.resolve("backups"), file, Optional.empty()));
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesAMomentThatNoBackupReaches() throws IOException {
        var reach = ListBackups.in(place.resolve("backups")).getFirst();
        assertThat(reach.from()).isAfter(taken.at());
        assertThat(reach.until()).isAfter(lost);
        for (var no : List.of(reach.from().minusNanos(1_000), reach.until(), Instant.EPOCH, Instant.MAX)) {
            assertThatThrownBy(() -> check(place.resolve("backups"), Optional.of(no)))
                    .isInstanceOfSatisfying(
                            Problem.class, refused -> assertThat(refused.code()).isEqualTo("backup.outside"))
                    .hasMessageContaining(reach.from() + " to " + reach.until());
        }
        refuses("backup.outside", () -> check(place.resolve("alone"), Optional.of(moment)));
        for (var yes : List.of(reach.from(), moment, reach.until().minusNanos(1_000))) {
            assertThat(check(place.resolve("backups"), Optional.of(yes)).base()).isEqualTo(taken.name());
        }
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

    /// The files of a folder of backups that a restore needs.
    private static List<Path> counting(Path folder) throws IOException {
        var others = Set.of("city", "lock");
        return WorkingCity.picture(folder).keySet().stream()
                .sorted()
                .map(Path::of)
                .filter(file -> !others.contains(file.getFileName().toString()))
                .toList();
    }

    private static RestoreBackup.Found check(Path from, Optional<Instant> to) {
        return new RestoreBackup(Progress.silent(), InstantSource.system())
                .check(wish(from, place.resolve("never"), to));
    }

    private static RestoreBackup.Restored restore(Path from, Path data, Optional<Instant> to) {
        return new RestoreBackup(Progress.silent(), InstantSource.system()).restore(wish(from, data, to));
    }

    private static Wish wish(Path from, Path data, Optional<Instant> to) {
        return new Wish(from, data, to, Optional.of(place.resolve("city/secrets/identity.key")));
    }
}
