package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.decide.log.TakeIn;
import org.xiucheng.host.City;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.database.EmbeddedDatabase;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.sense.media.FolderOfPhotos;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.SmallCity;

/// A whole city in a folder of its own, into which people report until they are told to stop; what they
/// were told was received stands in a ledger that the city cannot reach.
final class WorkingCity implements AutoCloseable {
    private static final int WRITERS = 3;

    private final Path folder;
    private final City city;
    private final Map<String, Instant> ledger = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private ExecutorService writers = Executors.newCachedThreadPool();

    private WorkingCity(Path folder, City city) {
        this.folder = folder;
        this.city = city;
    }

    /// The small city, without doors.
    ///
    /// @param said lines of its settings
    static WorkingCity found(Path folder, String... said) throws IOException {
        Files.createDirectories(folder);
        var binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        Files.writeString(
                folder.resolve("xiucheng.properties"), "binaries=" + binaries + "\n" + String.join("\n", said) + "\n");
        var city = open(folder);
        SmallCity.found(city.part(JdbcClient.class), Clock.systemUTC(), List.of("demo"));
        city.refresh();
        return new WorkingCity(folder, city);
    }

    static City open(Path folder) {
        return City.open(Settings.of(folder), Progress.silent());
    }

    void beginWriting() {
        writing.set(true);
        writers = Executors.newFixedThreadPool(WRITERS);
        for (var i = 0; i < WRITERS; i++) {
            writers.execute(() -> {
                while (writing.get()) {
                    write();
                }
            });
        }
    }

    void endWriting() throws InterruptedException {
        writing.set(false);
        writers.shutdown();
        writers.awaitTermination(10, TimeUnit.SECONDS);
    }

    /// One report, in the ledger once it is acknowledged.
    String write() {
        var draft = ReportDraft.plain("web", "路边有暴露垃圾", Optional.of(SmallCity.WASTE), Where.at(SmallCity.WEST));
        var receipt = city.part(ReceiveReport.class).receive(draft, new Subject.Anyone(), Optional.empty());
        ledger.put(receipt.number().text(), Instant.now());
        return receipt.number().text();
    }

    /// Which were acknowledged before that moment.
    List<String> acknowledgedBefore(Instant moment) {
        return ledger.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(moment))
                .map(Map.Entry::getKey)
                .toList();
    }

    Instant acknowledged(String number) {
        return Objects.requireNonNull(ledger.get(number));
    }

    /// A file among the photos that the city names.
    Path keepPhoto(String text) throws IOException {
        var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        var name = HexFormat.of().formatHex(hash);
        new FolderOfPhotos(folder.resolve("media")).keep(name, text.getBytes(StandardCharsets.UTF_8));
        sql().sql("insert into media.file (sha256, bytes, width, height, touched_at) values (:hash, 3, 1, 1, now())")
                .param("hash", hash)
                .update();
        return folder.resolve("media").resolve(name.substring(0, 2)).resolve(name + ".jpg");
    }

    /// Takes it away again.
    void dropPhoto(Path photo) throws IOException {
        sql().sql("delete from media.file").update();
        Files.delete(photo);
    }

    /// What was written so far has its place and is signed, without waiting for the minute between checkpoints.
    void takeIn() {
        city.part(TakeIn.class).look();
        city.part(TakeIn.class).sign();
    }

    JdbcClient sql() {
        return city.part(JdbcClient.class);
    }

    /// The public numbers of all matters of a city.
    static List<String> numbers(JdbcClient sql) {
        return sql.sql("select number from matter.matter order by number")
                .query(String.class)
                .list();
    }

    /// The same, of a city that nobody opened.
    static List<String> numbersIn(Path data) {
        var settings = Settings.of(data);
        try (var folder = DataFolder.open(data);
                var database =
                        EmbeddedDatabase.start(folder, settings.binaries(), settings.database(), Progress.silent())) {
            return numbers(JdbcClient.create(database.owner().direct()));
        }
    }

    static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.copyRecursively(from, to);
    }

    /// Copies a folder of backups as it is at this moment: first what says how far the log reaches, since
    /// it may be longer meanwhile and never shorter.
    static void carryAway(Path from, Path to) throws IOException {
        try (var held = Files.walk(from)) {
            for (var tail : held.filter(file -> file.endsWith("tail.json")).toList()) {
                var target = to.resolve(from.relativize(tail).toString());
                Files.createDirectories(target.getParent());
                Files.copy(tail, target);
            }
        }
        while (!carriedAway(from, to)) {
            // a segment became full meanwhile and has another name now
        }
    }

    private static boolean carriedAway(Path from, Path to) throws IOException {
        try (var held = Files.walk(from)) {
            for (var each : held.toList()) {
                var target = to.resolve(from.relativize(each).toString());
                if (!Files.exists(target)) {
                    Files.copy(each, target);
                }
            }
            return true;
        } catch (NoSuchFileException renamed) {
            return false;
        }
    }

    /// A folder with what it holds, to see that nothing changed.
    static Map<String, Long> picture(Path folder) throws IOException {
        try (var held = Files.walk(folder)) {
            return held.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            Path::toString, file -> file.toFile().length()));
        }
    }

    @Override
    public void close() {
        writing.set(false);
        writers.shutdownNow();
        city.close();
    }
}
