package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.decide.log.TakeIn;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.SmallCity;

/// A whole city in a folder of its own, into which people report until they are told to stop; what they were
/// told was
/// received stands in a ledger that the city cannot reach.
final class WorkingCity implements AutoCloseable {
    private static final int WRITERS = 3;

    private final City city;
    private final Map<String, Instant> ledger = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private ExecutorService writers = Executors.newCachedThreadPool();

    private WorkingCity(City city) {
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
        return new WorkingCity(city);
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

    void takeIn() {
        city.part(TakeIn.class).look();
    }

    JdbcClient sql() {
        return city.part(JdbcClient.class);
    }

    /// The root that the city signed for a log of that size.
    String rootSigned(long size) {
        return HexFormat.of()
                .formatHex(sql().sql("select root from log.checkpoint where size = :size")
                        .param("size", size)
                        .query(byte[].class)
                        .single());
    }

    /// The public numbers of all matters of a city.
    static List<String> numbers(JdbcClient sql) {
        return sql.sql("select number from matter.matter order by number")
                .query(String.class)
                .list();
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
