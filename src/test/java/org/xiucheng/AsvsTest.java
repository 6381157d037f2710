package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/// The table of OWASP ASVS 5.0 is whole: every requirement of levels 1 and 2, those of level 3 in the chapters
/// that matter most here, and no row claims a test that does not exist.
class AsvsTest {
    private static final Path TABLE = Path.of("docs/asvs.csv");
    private static final Set<String> STATUSES = Set.of("tested", "built", "partly", "open", "operator", "none");
    private static final Set<String> DEEP = Set.of("V2", "V5", "V8", "V16");

    private final List<CSVRecord> rows = rows();

    @Test
    void holdsEveryRequirementOnce() {
        assertThat(rows).extracting(row -> row.get("id")).doesNotHaveDuplicates();
        var byLevel = rows.stream().collect(Collectors.groupingBy(row -> row.get("level"), Collectors.counting()));
        assertThat(byLevel).isEqualTo(Map.of("1", 70L, "2", 183L, "3", 13L));
        assertThat(rows)
                .filteredOn(row -> row.get("level").equals("3"))
                .allSatisfy(row -> assertThat(DEEP).contains(row.get("id").split("\\.", 2)[0]));
    }

    @Test
    void saysHowEachStands() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(STATUSES).contains(row.get("status"));
            assertThat(row.get("how")).as(row.get("id")).isNotBlank();
        });
    }

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var tests = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(rows)
                    .filteredOn(row -> row.get("status").equals("tested")
                            || !row.get("test").isEmpty())
                    .allSatisfy(row -> assertThat(tests).as(row.get("id")).contains(row.get("test")));
        }
    }

    private static List<CSVRecord> rows() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(Files.newBufferedReader(TABLE))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
