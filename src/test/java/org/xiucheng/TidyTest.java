package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.testkit.Baseline;
import org.xiucheng.testkit.Baseline.Offender;
import org.xiucheng.testkit.ClosedTypes;
import org.xiucheng.testkit.CodeRules;
import org.xiucheng.testkit.JavaFiles;
import org.xiucheng.testkit.Sources;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The house rules that a machine can see. Old offenders stand in `tidy-baseline.txt`, which may only shrink.
class TidyTest {
    private static final int FILE_LINES = 300;
    private static final int TEST_LINES = 600;
    private static final int COMMENT_COLUMNS = 120;
    /// Texts in two languages, one line each: data, which its own test keeps complete.
    private static final Path CATALOGUE = Path.of("web/src/catalogue");

    private static final Set<String> NO_NAMES =
            Set.of("util", "utils", "common", "impl", "dto", "manager", "helper", "helpers", "misc");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    /// A path of somebody's machine; in the browser `/work` is a page of ours.
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.:/{}$~-])/(home|work|root|Users)/\\w+");

    private static final Pattern MACHINE_PATH_IN_BROWSER = Pattern.compile("(?<![\\w.:/{}$~-])/(home|root|Users)/\\w+");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|\\*|/\\*|--|#).*");

    private static final JavaFiles JAVA = JavaFiles.under("src/main/java", "src/test/java", "src/bench/java", "tools");
    private static final ClosedTypes CLOSED = ClosedTypes.of(JAVA);

    private final Baseline baseline = Baseline.read();

    @ParameterizedTest
    @ValueSource(
            strings = {"method-lines", "parameters", "catch-all", "default-in-closed-switch", "glued-sql", "full-name"})
    void codeKeepsTheRule(String rule) {
        var offenders = JAVA.list().stream()
                .flatMap(file -> CodeRules.offenders(file, CLOSED).stream())
                .filter(offender -> offender.rule().equals(rule))
                .toList();
        assertThat(baseline.judge(rule, offenders)).isEmpty();
    }

    @Test
    void filesStayShort() {
        var offenders = Stream.of(
                        sizes(Sources.under("src/main", ".java"), FILE_LINES),
                        sizes(Sources.under("src/bench", ".java"), FILE_LINES),
                        sizes(Sources.under("src/test", ".java"), TEST_LINES),
                        sizes(browser().filter(file -> !test(file)).toList(), FILE_LINES),
                        sizes(browser().filter(TidyTest::test).toList(), TEST_LINES))
                .flatMap(List::stream)
                .toList();
        assertThat(baseline.judge("file-lines", offenders)).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        var texts = Stream.of(
                        code(),
                        browser(),
                        Sources.under("packs", ".yaml", ".csv", ".md", ".txt").stream(),
                        Sources.under("docs", ".md").stream(),
                        Sources.under("src/main/resources", ".sql", ".yaml", ".properties").stream())
                .flatMap(files -> files);
        assertThat(lines("unfinished", texts, UNFINISHED)).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(lines("switched-off", code(), Pattern.compile("^\\s*@Dis" + "abled\\b")))
                .isEmpty();
        assertThat(lines("switched-off", browser(), Pattern.compile("\\b(test|it|describe)\\.(skip|only|fixme)\\(")))
                .isEmpty();
    }

    /// Whoever runs a command reads what it prints; everything else has a logger.
    @Test
    void onlyCommandsPrint() {
        var printing = Pattern.compile("System\\.(out|err)\\b|printStackTrace\\(");
        var silent = Sources.under("src/main/java", ".java").stream()
                .filter(file -> !file.startsWith("src/main/java/org/xiucheng/host/command"));
        var offenders = lines("prints", silent, printing);
        assertThat(baseline.judge("prints", offenders)).isEmpty();
    }

    @Test
    void packagesAreNamedAfterWhatTheyHold() {
        var offenders = Sources.under("src", ".java").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> Stream.iterate(folder, f -> f != null, Path::getParent)
                        .anyMatch(f -> NO_NAMES.contains(String.valueOf(f.getFileName()))))
                .toList();
        assertThat(offenders).isEmpty();
    }

    @Test
    void nothingKnowsWhereItWasWritten() {
        var texts = Stream.of(
                        code(),
                        Sources.under("packs", "").stream(),
                        Sources.under("docs", ".md").stream(),
                        Sources.under("src/main/resources", "").stream(),
                        Stream.of(Path.of("pom.xml"), Path.of("xiucheng"), Path.of("tidy-baseline.txt")))
                .flatMap(files -> files);
        assertThat(lines("machine-path", texts, MACHINE_PATH)).isEmpty();
        assertThat(lines("machine-path", browser(), MACHINE_PATH_IN_BROWSER)).isEmpty();
    }

    @Test
    void everyMigrationOpensWithWhy() {
        var migrations = Sources.under("src/main/resources/db/migration", ".sql");
        assertThat(migrations).isNotEmpty().allSatisfy(file -> {
            assertThat(file.getFileName().toString()).matches("V\\d{4}__[a-z0-9_]+\\.sql");
            assertThat(Sources.text(file)).startsWith("-- ");
        });
    }

    @Test
    void versionsArePinned() {
        assertThat(Sources.text(Path.of("pom.xml")))
                .doesNotContainPattern("<version>\\s*[\\[(]")
                .doesNotContainPattern("<[\\w.]*version>\\s*(LATEST|RELEASE|.*-SNAPSHOT)\\s*<");
        var packages = Path.of("web/package.json");
        assertThat(Sources.text(packages).lines().filter(line -> line.matches("\\s*\"[@\\w/.-]+\": \"[\\^~><*].*")))
                .isEmpty();
    }

    @Test
    void commentsFitTheScreen() {
        var offenders = new ArrayList<Offender>();
        code().forEach(file -> numbered(file)
                .filter(line -> line.text().length() > COMMENT_COLUMNS
                        && COMMENT.matcher(line.text()).matches())
                .forEach(line ->
                        offenders.add(new Offender("comment-columns", file.toString(), 1, "line " + line.number()))));
        assertThat(baseline.judge("comment-columns", offenders)).isEmpty();
    }

    @Test
    void whateverIsSaidInChineseIsSaidInEnglish() {
        var missing = new ArrayList<String>();
        for (var file : Sources.under("packs", ".yaml")) {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(Sources.text(file))
                    .forEach(document -> bilingual(file, document, missing));
        }
        for (var file : Sources.under("packs", ".csv")) {
            var columns =
                    List.of(Sources.text(file).lines().findFirst().orElse("").split(","));
            columns.stream()
                    .filter(column -> column.endsWith("_zh"))
                    .filter(column -> !columns.contains(column.replaceAll("_zh$", "_en")))
                    .forEach(column -> missing.add(file + "#" + column));
        }
        var offenders = missing.stream()
                .map(what -> new Offender("one-language", what, 1))
                .toList();
        assertThat(baseline.judge("one-language", offenders)).isEmpty();
    }

    @Test
    void noLibraryOfTheOthersIsUsed() {
        var banned =
                Pattern.compile("^import (static )?(lombok|org\\.mockito|jakarta\\.persistence|org\\.hibernate)\\.");
        assertThat(lines("banned-import", code(), banned)).isEmpty();
    }

    @Test
    void theBaselineNamesOnlyRulesThatAreLookedAfter() {
        assertThat(baseline.allowed().keySet())
                .isSubsetOf(
                        "method-lines",
                        "parameters",
                        "catch-all",
                        "default-in-closed-switch",
                        "glued-sql",
                        "full-name",
                        "file-lines",
                        "prints",
                        "one-language",
                        "comment-columns",
                        "public-types");
    }

    @Test
    void theReaderSawTheProject() {
        assertThat(JAVA.list().size()).isGreaterThan(400);
        assertThat(browser().count()).isGreaterThan(30);
        assertThat(CLOSED.constants()).contains("STARTS_LIMIT", "FORBIDDEN");
        assertThat(CLOSED.alternatives()).contains("Outcome.Moved", "Refusal.Stale");
    }

    private record Line(int number, String text) {}

    private static Stream<Line> numbered(Path file) {
        var lines = Sources.text(file).lines().toList();
        return IntStream.range(0, lines.size()).mapToObj(i -> new Line(i + 1, lines.get(i)));
    }

    private static Stream<Path> code() {
        return JAVA.list().stream().map(JavaFiles.File::path);
    }

    private static Stream<Path> browser() {
        return Stream.of(Sources.under("web/src", ".ts", ".tsx", ".css"), Sources.under("web/e2e", ".ts", ".tsx"))
                .flatMap(List::stream)
                .filter(file -> !file.startsWith(CATALOGUE));
    }

    private static boolean test(Path file) {
        return file.toString().matches(".*\\.(test|spec)\\.tsx?$");
    }

    private static List<Offender> sizes(List<Path> files, int most) {
        var tooLong = new TreeMap<String, Integer>();
        for (var file : files) {
            var lines = (int) Sources.text(file).lines().count();
            if (lines > most) {
                tooLong.put(file.toString(), lines);
            }
        }
        return tooLong.entrySet().stream()
                .map(file -> new Offender("file-lines", file.getKey(), file.getValue()))
                .toList();
    }

    private static List<Offender> lines(String rule, Stream<Path> files, Pattern sign) {
        return files.flatMap(file -> numbered(file)
                        .filter(line -> sign.matcher(line.text()).find())
                        .map(line -> new Offender(rule, file.toString(), 1, "line " + line.number())))
                .toList();
    }

    private static void bilingual(Path file, Object value, List<String> missing) {
        switch (value) {
            case Map<?, ?> map -> {
                if (map.containsKey("zh") && !map.containsKey("en")) {
                    missing.add(file + "#" + map.get("zh"));
                }
                map.values().forEach(inner -> bilingual(file, inner, missing));
            }
            case List<?> list -> list.forEach(inner -> bilingual(file, inner, missing));
            case null, default -> {}
        }
    }
}
