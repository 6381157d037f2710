package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.xiucheng.door.web.Routes;
import org.xiucheng.testkit.Sources;

/// The catalogue of bad inputs, row by row: what tries each, or why there is nothing to try yet.
///
/// A row names tests that exist; one that is not applicable yet names words that stand in no route, so that the
/// feature cannot come without somebody thinking of its bad inputs.
class BadInputCatalogueTest {
    private static final Path TABLE = Path.of("src/test/resources/bad-inputs.csv");
    private static final List<String> CATALOGUE = List.of(
            "A 1 2 4 5 6 8 9 10 12 13 14 16 17 18 20 21 22 24 25 26 28",
            "B 1 2 4 5 6 8 9 10 12 13 14 16 17 18 20 21 22",
            "C 1 2 4 5 6 8 9",
            "D 1 2 4 5 6 8 9 10 12 13 14 16 17 18",
            "E 1 2 4 5 6 8 9 10 12",
            "F 1 2 4 5 6 8 9 10",
            "G 1 2 4 5 6 8 9 10",
            "H 1 2 4 5 6 8 9 10 12 13",
            "I 1 2 4 5 6 8 9 10 12 13",
            "J 1 2 4 5 6 8",
            "K 1 2 4 5 6 8 9 10 12",
            "L 1 2 4 5 6 8",
            "M 1 2 4 5 6",
            "N 1 2 4 5 6 8");
    private static final String NOT_YET = "not applicable yet";

    private final List<CSVRecord> rows = rows();

    @Test
    void namesEveryRowOfTheCatalogueOnce() {
        var ids = CATALOGUE.stream()
                .flatMap(line -> Arrays.stream(line.substring(2).split(" ")).map(number -> line.charAt(0) + number))
                .toList();
        assertThat(rows).extracting(row -> row.get("id")).containsExactlyElementsOf(ids);
        var standings = new TreeMap<String, Integer>();
        rows.forEach(row -> standings.merge(row.get("standing"), 1, Integer::sum));
        System.out.println("catalogue of bad inputs: " + standings);
        assertThat(standings.keySet()).containsExactly(NOT_YET, "partly", "tested");
        assertThat(rows).allSatisfy(row -> assertThat(row.get("how")).isNotBlank());
    }

    @Test
    void namesTestsThatExist() {
        for (var row : rows) {
            var tests = row.get("tests");
            assertThat(tests.isEmpty())
                    .as(row.get("id"))
                    .isEqualTo(row.get("standing").equals(NOT_YET));
            if (!tests.isEmpty()) {
                assertThat(Stream.of(tests.split(" "))).as(row.get("id")).allMatch(BadInputCatalogueTest::exists);
            }
        }
    }

    @Test
    void callsNothingNotApplicableThatHasARoute() {
        for (var row : rows) {
            var yet = row.get("standing").equals(NOT_YET);
            assertThat(row.get("sign").isEmpty()).as(row.get("id")).isNotEqualTo(yet);
            if (yet) {
                var sign = Pattern.compile(row.get("sign"), Pattern.CASE_INSENSITIVE);
                assertThat(Routes.ALL)
                        .as(row.get("id"))
                        .noneMatch(route -> sign.matcher(route.pattern()).find());
            }
        }
    }

    /// `Class` or `Class#method`; several classes may have one name.
    private static boolean exists(String test) {
        var named = test.split("#");
        var method = named.length > 1 ? Pattern.compile("\\b" + named[1] + "\\(") : Pattern.compile("@Test|@Param");
        return Sources.under("src/test/java", named[0] + ".java").stream()
                .filter(file -> file.endsWith(named[0] + ".java"))
                .map(Sources::text)
                .anyMatch(text -> method.matcher(text).find());
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
