package org.xiucheng.door.opendata;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.xiucheng.testkit.FuzzTarget;

/// Files of foreign data, row by row, and the descriptions of how they read.
public final class OpenDataFuzz {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));
    private static final ImportLimits LIMITS = new ImportLimits(1_000, 4_000, 50, 1_048_576, 1, 16);
    private static final String MAPPING = """
            title: {zh: 测试, en: Test}
            city: {column: [city], is: {Here: la311, There: nyc311}}
            times: [iso, "MM/dd/uuuu hh:mm:ss a", uuuu-MM-dd]
            number: [id, request_id]
            category: [kind]
            created: [made at]
            longitude: [lon]
            latitude: [lat]
            areas: [{column: [area], prefix: x}]
            description: [[kind], [made at]]
            attributes: {words: [words]}
            constants: {channel: fuzz}
            """;
    private static final String PLAIN_MAPPING = """
            title: {zh: 测试, en: Test}
            city: la311
            times: [iso]
            number: digest
            created: [made]
            areas: [{column: [area]}]
            description: [[kind]]
            """;
    private static final String ROWS = """
            city,id,kind,made at,lon,lat,area,words
            Here,1,Bulky Items,2020-01-01T10:00:00,-118.2,34.1,,"a ""b"", c"
            There,2,Noise,01/31/2020 12:00:00 AM,0,0,SYLMAR NC,
            Here,3,Graffiti Removal,2020-07-01,-118.2,34.1,,x
            """;

    private OpenDataFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.ofText("mapping", List.of(MAPPING, PLAIN_MAPPING), OpenDataFuzz::mapping),
                new FuzzTarget("rows", files(), new Rows()::read));
    }

    private static void mapping(String text) {
        var mapping = Mappings.read("fuzz", text);
        holds(!mapping.description().isEmpty(), "a mapping that describes nothing");
        mapping.cities().list();
        mapping.cities().named("here");
    }

    private static List<byte[]> files() {
        return Stream.of(ROWS, "\uFEFF" + ROWS, ROWS.replace("\n", "\r\n"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /// The same file over and over with other bytes in it; each is counted first and read then, as an import
    /// does.
    private static final class Rows {
        private final Mapping mapping = Mappings.read("fuzz", MAPPING);
        private final SourceCity city = new SourceCities(LIMITS).get("la311");
        private final Path file = temporary();

        private void read(byte[] bytes) {
            written(bytes);
            var source = SourceFile.at(file, LIMITS);
            var count = source.count(mapping);
            try (var rows = source.rows()) {
                var header = Header.of(rows.header(), mapping);
                var turn = new Turn(source, count, mapping, city, List.of("la311"));
                var reader = new ReadRow(turn, header, city.ground()::area, CLOCK);
                var read = 0;
                while (rows.hasNext()) {
                    reader.read(rows.next());
                    read++;
                }
                holds(read == count, "a file of two lengths");
            }
        }

        private void written(byte[] bytes) {
            try {
                Files.write(file, bytes);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static Path temporary() {
            try {
                var file = Files.createTempFile("xiucheng", ".fuzz.csv");
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
