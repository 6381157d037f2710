package org.xiucheng.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spoils shipped packs in one place and sees the place named.
class FlawedPacksTest {
    private static final PackSource SHIPPED = PackSource.folder(Path.of("packs"));
    private static final String LOOP = "closed-loop/procedures/closed-loop.yaml";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo/pack.yaml | composes: [closed-loop, | composes: [no-such-pack, closed-loop, | no-such-pack/pack.yaml: no such pack, named by demo",
                "demo/pack.yaml | composes: [closed-loop, | composes: [../closed-loop, closed-loop, | ../closed-loop/pack.yaml: demo names a pack that cannot be one",
                "demo/pack.yaml | composes: [closed-loop, | composes: [demo, closed-loop, | demo/pack.yaml: is composed of itself: [demo]",
                "demo/pack.yaml | china-calendar] | china-calendar, plain-week] | plain-week/pack.yaml: a second calendar: a jurisdiction works by one",
                "demo/pack.yaml | china-calendar] | ] | the jurisdiction: none of its packs has a calendar",
                "demo/pack.yaml | version: 1 | verzion: 1 | demo/pack.yaml:2: unknown key verzion",
                "demo/pack.yaml | version: 1 | version: one | demo/pack.yaml:2: For input string: \"one\"",
                "demo/pack.yaml | title: | title: {zh: x, en: y}\\ntitle: | demo/pack.yaml:4: the key title is written twice",
                "demo/pack.yaml | limits.csv | none.csv | demo/pack.yaml:13: there is no file demo/none.csv",
                "demo/pack.yaml | name: demo | name: omed | demo/pack.yaml:1: the pack stands in the folder demo",
                "demo/limits.csv | 0102,4 work hours | 0102,4 working hours | demo/limits.csv:3: not a term: 4 working hours",
                "demo/limits.csv | events,0102, | events,9102, | demo/limits.csv:3: no such category: cjt-214-2007-events/9102",
                "demo/limits.csv | events,0102, | events,0101, | demo/limits.csv:3: a second limit for cjt-214-2007-events/0101",
                "demo/limits.csv | system,code,term | system,kode,term | demo/limits.csv:1: the column code is missing",
                "china-calendar/holidays.csv | 2018-01-01,holiday | 2018-13-01,holiday | china-calendar/holidays.csv:2: Text '2018-13-01' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13",
                "china-calendar/holidays.csv | 2018-01-01,holiday | 2018-02-15,holiday | china-calendar/holidays.csv:4: 2018-02-15 is told twice",
                "gbt-30428-2013/events.csv | medium | low | gbt-30428-2013/events.csv:2: a code of confidence low does not belong in the list gbt-30428-2013-events",
                "local-extensions/cjt-events.csv | local | high | local-extensions/cjt-events.csv:2: a code of confidence high does not belong in the list local-cjt-events",
                "demo-law/articles.yaml | from: 2015-01-01} | from: 2014-01-01} | demo-ordinance/20: two versions are in force at once",
                "closed-loop/procedures/closed-loop.yaml | start: received | start: nowhere | closed-loop/procedures/closed-loop.yaml: unknown: the start names the state nowhere",
                "closed-loop/procedures/closed-loop.yaml | owner: intake, | owner: nobody, | closed-loop/procedures/closed-loop.yaml:10: unknown owner nobody",
                "closed-loop/procedures/closed-loop.yaml | otherThan: [accept, finish]\\n    basis | basis | closed-loop/procedures/closed-loop.yaml: unverified: closed can be reached without verification by another",
            })
    void namesTheFileTheLineAndTheFlaw(String file, String good, String bad, String flaw) {
        var found = flaws(spoilt(file, good.replace("\\n", "\n"), bad.replace("\\n", "\n")));
        assertThat(found).extracting(PackFlaw::toString).contains(flaw);
    }

    @Test
    void listsTheFlawsOfAllPacksAtOnce() {
        var files = new HashMap<String, String>();
        files.put("demo/limits.csv", text("demo/limits.csv").replace("4 work hours", "4 weeks"));
        files.put(LOOP, text(LOOP).replace("owner: dispatcher", "owner: nobody"));
        files.put("china-calendar/SOURCES.md", " ");
        assertThat(flaws(over(files)))
                .extracting(PackFlaw::file)
                .contains("demo/limits.csv", LOOP, "china-calendar/SOURCES.md");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "[", "a: !!java.net.URL [x]", "'- - - -'", "\"\\u0000\"", "{a: 1, a: 2}", "&a [*a]", "x"})
    void aFileThatIsNoManifestIsAFlawAndNoAccident(String text) {
        assertThat(flaws(over(Map.of("demo/pack.yaml", text)))).isNotEmpty();
    }

    @Test
    void depthSizeAndAliasesAreBounded() {
        assertThat(flaws(over(Map.of("demo/pack.yaml", "[".repeat(5_000))))).isNotEmpty();
        assertThat(flaws(over(Map.of("demo/pack.yaml", "a: " + "x".repeat(3_000_000)))))
                .isNotEmpty();
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(flaws(over(Map.of("demo/pack.yaml", bomb.toString())))).isNotEmpty();
        assertThat(flaws(over(Map.of("demo/limits.csv", "x,".repeat(2_000_000)))))
                .isNotEmpty();
    }

    @Test
    void aFolderGivesNothingFromOutsideItself() {
        assertThat(PackSource.folder(Path.of("packs/demo")).text("../law/pack.yaml"))
                .isEmpty();
        assertThat(PackSource.folder(Path.of("packs/demo")).text("pack.yaml")).isPresent();
    }

    private static List<PackFlaw> flaws(PackSource source) {
        var thrown = catchThrowableOfType(
                FlawedPacks.class,
                () -> new PackLoader(source, PackLimits.DEFAULT)
                        .load(List.of("demo"), ZoneId.of("Asia/Shanghai"), Instant.parse("2026-06-01T00:00:00Z")));
        return thrown == null ? List.of() : thrown.flaws();
    }

    private static PackSource spoilt(String file, String good, String bad) {
        var text = text(file);
        assertThat(text).contains(good);
        var at = text.indexOf(good);
        return over(Map.of(file, text.substring(0, at) + bad + text.substring(at + good.length())));
    }

    private static PackSource over(Map<String, String> files) {
        return path -> Optional.ofNullable(files.get(path)).or(() -> SHIPPED.text(path));
    }

    private static String text(String file) {
        return SHIPPED.text(file).orElseThrow();
    }
}
