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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Procedures.Choice;
import org.xiucheng.sense.patrol.PatrolDuty;
import org.xiucheng.sense.patrol.PatrolRules;

/// What a practice of a region is made of, in two packs with other words; and that a city does without.
class PracticeTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String RIVER = "test-river-chief";

    @Test
    void aCityWithoutAPracticeBeginsEveryMatterInTheUsualWay() {
        var packs = load(PackSource.program(), "demo");
        assertThat(packs.patrols()).isEqualTo(PatrolRules.NONE);
        for (var channel : List.of("web", "patrol", "open311")) {
            assertThat(begin(packs, channel, "0102", "999902001")).isEqualTo("closed-loop");
        }
    }

    @Test
    void everyOtherPackIsSoundOnAShelfFromWhichThePracticesAreGone() {
        var shipped = PackSource.folder(Path.of("packs"));
        PackSource without = path -> path.startsWith("shanghai-road-chief/") ? Optional.empty() : shipped.text(path);
        assertThat(load(without, "demo").names()).contains("demo", "closed-loop");
    }

    @ParameterizedTest
    @CsvSource({
        "patrol, 0102, 999902001, river-watch",
        "patrol, 0102, 999902002, river-watch",
        "patrol, 0110, 999902001, river-watch",
        "patrol, 0110, 999902002, closed-loop",
        "patrol,     , 999902001, river-watch",
        "web,    0102, 999902001, closed-loop",
    })
    void thePackChoosesTheProcedureByWayKindAndPlace(String channel, String code, String area, String procedure) {
        var packs = load(PackSource.program(), "demo", RIVER);
        assertThat(begin(packs, channel, code, area)).isEqualTo(procedure);
    }

    @Test
    void aPracticeKeepsItsOwnWordsAndDays() {
        var rules = load(PackSource.program(), "demo", RIVER).patrols();
        assertThat(rules.duties()).extracting(PatrolDuty::key).containsExactly("river", "reach");
        assertThat(rules.track().keepDays()).isEqualTo(3);
        assertThat(rules.groups()).extracting(PatrolRules.Group::key).containsExactly("cleaning", "dredging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "matters", "fines", "photos"})
    void aNumberOfFindingsIsNoDuty(String quota) {
        var flaws = flaws("patrols.yaml", "patrols: 1, each: week", "patrols: 1, " + quota + ": 5, each: week");
        assertThat(flaws)
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.toString())
                        .startsWith(RIVER + "/patrols.yaml:2: pack.quota-by-findings: ")
                        .contains(quota));
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "matters"})
    void aNumberOfFindingsIsNoAim(String quota) {
        assertThat(flaws("scores.yaml", "key: banks,", "key: banks, " + quota + ": 5,"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.toString())
                        .startsWith(RIVER + "/scores.yaml:8: pack.quota-by-findings: ")
                        .contains(quota));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "patrols.yaml | patrols: 1, each: week | patrols: 8, each: week | each week has 1 to 7 patrols",
                "patrols.yaml | keepDays: 3 | keepDays: 90 | the points of a walk are kept for 1 to 31 days",
                "patrols.yaml | key: reach | key: river | two duties are called river",
                "patrols.yaml | basis: demo-ordinance/60 | basis: demo-ordinance/600 | not in force",
                "scores.yaml | from: 75 | from: 96 | bands stand best first",
                "scores.yaml | months: 3 | months: 5 | a year is whole periods",
                "scores.yaml | key: banks | key: water | two aims have one key",
                "pack.yaml | procedure: river-watch, channel: patrol, area | procedure: none, area | no pack brings the procedure none",
                "pack.yaml | system: cjt-214-2007-events, code: \"0102\" | channel: web | written twice",
                "pack.yaml | channel: patrol, system: cjt-214-2007-events, code: \"0102\" | channel: patrol | a choice before it leaves nothing for it",
                "pack.yaml | system: cjt-214-2007-events, code | code | a choice names a system",
            })
    void aFlawInAPracticeIsNamed(String file, String good, String bad, String flaw) {
        assertThat(flaws(file, good, bad))
                .anySatisfy(found -> assertThat(found.message()).contains(flaw));
    }

    private static List<PackFlaw> flaws(String file, String good, String bad) {
        var path = RIVER + "/" + file;
        var text = PackSource.program().text(path).orElseThrow();
        assertThat(text).contains(good);
        var spoilt = new HashMap<>(Map.of(path, text.replaceFirst(Pattern.quote(good), bad)));
        PackSource source = asked -> Optional.ofNullable(spoilt.get(asked))
                .or(() -> PackSource.program().text(asked));
        var thrown = catchThrowableOfType(FlawedPacks.class, () -> load(source, "demo", RIVER));
        return thrown == null ? List.of() : thrown.flaws();
    }

    private static String begin(Packs packs, String channel, String code, String area) {
        var category = Optional.ofNullable(code).map(text -> new CategoryKey("cjt-214-2007-events", text));
        var asked = new Choice.Asked(channel, category, List.of("999902", area));
        return packs.procedures().begin(asked, packs.categories()::groupOf).name();
    }

    private static Packs load(PackSource source, String... names) {
        return new PackLoader(source, PackLimits.DEFAULT).load(List.of(names), SHANGHAI, NOW);
    }
}
