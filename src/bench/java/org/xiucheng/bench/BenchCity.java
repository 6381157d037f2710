package org.xiucheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;

/// The demonstration district in a folder of its own under `target/`, served on a free port and thrown away at
/// the end.
final class BenchCity implements AutoCloseable {
    private final Path folder;
    private final Settings settings;
    private final City city;

    private BenchCity(Path folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
        this.city = City.serve(settings, progress());
    }

    /// A district with so many reports in its past, no more connections than are told.
    static BenchCity open(int reports, int connections) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "bench"));
        var data = Files.createTempDirectory(folder, "city-");
        Files.writeString(
                data.resolve("xiucheng.properties"),
                "demo.reports=%d%ndatabase.pool=%d%nbinaries=%s%n"
                        .formatted(reports, connections, folder.resolve("binaries")));
        return new BenchCity(data, Settings.of(data).listeningOn(Settings.LISTEN, 0));
    }

    static Progress progress() {
        return Progress.silent();
    }

    URI address() {
        return URI.create("http://" + settings.listen() + ":" + city.port());
    }

    DataSource store() {
        return city.part(DataSource.class);
    }

    <T> T part(Class<T> type) {
        return city.part(type);
    }

    @Override
    public void close() throws IOException {
        city.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(BenchCity::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
