package org.xiucheng.kernel.responsibility.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.RuleSet;

/// The audit against asking about everything, on small made-up cities; and against itself after its own advice.
class AuditRulesTest {
    private static final long SEED = 20261123;
    private static final int MAPS = 1_000;

    @Test
    void findsWhatAskingAboutEverythingFinds() {
        System.out.println("seed " + SEED);
        var asked = 0L;
        var seen = new HashMap<String, Integer>();
        for (var i = 0; i < MAPS; i++) {
            var map = SmallMap.random(new Random(SEED + i));
            var set = map.set();
            var findings = AuditRules.audit(set, map.terrain(), SmallMap.SPAN).findings();
            for (var question : map.questions()) {
                var resolution = set.resolve(question, _ -> false);
                var about = map.about(question, findings);
                assertThat(about.stream().map(AuditRulesTest::word).toList())
                        .as("map %d, %s, %s", SEED + i, question, findings)
                        .isEqualTo(words(resolution));
                about.forEach(finding -> seen.merge(finding.getClass().getSimpleName(), 1, Integer::sum));
                asked++;
            }
        }
        System.out.printf("%,d maps, %,d questions, of which %s%n", MAPS, asked, seen);
        assertThat(seen).hasSize(4).allSatisfy((_, count) -> assertThat(count).isGreaterThan(1_000));
    }

    @Test
    void resolvesAsTheWordsOfTheRuleSay() {
        for (var i = 0; i < 200; i++) {
            var map = SmallMap.random(new Random(SEED - i));
            var set = map.set();
            for (var question : map.questions()) {
                var winners = winners(map, question);
                switch (set.resolve(question, _ -> false)) {
                    case Resolution.Named named -> assertThat(winners).containsExactly(named.rule());
                    case Resolution.Unsettled(var rivals) -> {
                        assertThat(winners).isEmpty();
                        assertThat(rivals)
                                .containsExactlyInAnyOrderElementsOf(
                                        map.inPlay(question).toList());
                    }
                    case Resolution.Nobody() -> assertThat(map.inPlay(question)).isEmpty();
                }
            }
        }
    }

    @Test
    void advisesWhatRemovesEachFinding() {
        var followed = 0;
        for (var i = 0; i < 200; i++) {
            var map = SmallMap.random(new Random(SEED + i));
            var before = map.set();
            var questions = map.questions();
            for (var finding :
                    AuditRules.audit(before, map.terrain(), SmallMap.SPAN).findings()) {
                var after = map.with(finding.proposal()).set();
                assertThat(questions.stream()
                                .filter(question ->
                                        !map.about(question, List.of(finding)).isEmpty()))
                        .as("map %d, %s", SEED + i, finding)
                        .isNotEmpty()
                        .noneMatch(question -> isStill(finding, after.resolve(question, _ -> false)));
                if (finding instanceof Finding.Gap || finding instanceof Finding.OnlyFallback) {
                    assertThat(unsettled(after, questions))
                            .as("map %d, %s", SEED + i, finding)
                            .isLessThanOrEqualTo(unsettled(before, questions));
                }
                followed++;
            }
        }
        System.out.println(followed + " pieces of advice followed");
        assertThat(followed).isGreaterThan(500);
    }

    @Test
    void saysInOneSentenceThatAnEmptyListIsAGap() {
        var map = new SmallMap(SmallMap.random(new Random(1)).terrain(), List.of());
        var whole =
                new Where(List.of(new CategoryScope.Any()), "0", List.of(), Optional.empty(), List.of(), SmallMap.SPAN);
        assertThat(AuditRules.audit(map.set(), map.terrain(), SmallMap.SPAN).findings())
                .containsExactly(new Finding.Gap(List.of(whole), List.of()));
    }

    /// Rules that are settled may all be fallbacks, which is another finding.
    private static boolean isStill(Finding finding, Resolution resolution) {
        var words = words(resolution);
        return word(finding).equals("torn") ? words.equals(List.of("torn")) : !words.isEmpty();
    }

    @Test
    void findsAllThatIsPlantedInABigCityAndNothingElse() {
        var planted = BigMap.of(SEED).planted(30);
        var findings =
                AuditRules.audit(planted.set(), planted.terrain(), BigMap.SPAN).findings();
        assertThat(rules(findings, Finding.Overlap.class)).isEqualTo(planted.overlaps());
        assertThat(rules(findings, Finding.Crossing.class)).isEqualTo(planted.crossings());
        assertThat(topics(findings, Finding.Gap.class, planted)).isEqualTo(planted.forgotten());
        assertThat(topics(findings, Finding.OnlyFallback.class, planted)).isEqualTo(planted.forgotten());
        var clean = BigMap.of(SEED);
        assertThat(AuditRules.audit(clean.set(), clean.terrain(), BigMap.SPAN).findings())
                .isEmpty();
    }

    private static Set<Set<String>> rules(List<Finding> findings, Class<? extends Finding> kind) {
        return findings.stream()
                .filter(kind::isInstance)
                .map(finding -> switch (finding) {
                    case Finding.Overlap overlap -> overlap.rules();
                    case Finding.Crossing crossing -> crossing.rules();
                    case Finding.Gap _, Finding.OnlyFallback _ -> List.<Rule>of();
                })
                .map(rules -> rules.stream().map(Rule::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static Set<CategoryKey> topics(List<Finding> findings, Class<? extends Finding> kind, BigMap map) {
        return findings.stream()
                .filter(kind::isInstance)
                .flatMap(finding -> finding.where().stream())
                .flatMap(where -> map.terrain().topics().stream()
                        .filter(topic -> where.categories().stream()
                                .anyMatch(scope -> scope.covers(Optional.of(topic.key()), map::group)))
                        .map(Terrain.Topic::key))
                .collect(Collectors.toSet());
    }

    private static long unsettled(RuleSet set, List<Question> questions) {
        return questions.stream()
                .filter(question -> set.resolve(question, _ -> false) instanceof Resolution.Unsettled)
                .count();
    }

    private static List<String> words(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Nobody() -> List.of("gap");
            case Resolution.Named named ->
                named.rule().fallback() ? List.of("only " + named.rule().id()) : List.of();
            case Resolution.Unsettled _ -> List.of("torn");
        };
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.Gap _ -> "gap";
            case Finding.OnlyFallback only -> "only " + only.fallback().id();
            case Finding.Overlap _, Finding.Crossing _ -> "torn";
        };
    }

    /// Those that win over every other rule in play, in the words of `RuleSet`.
    private static List<Rule> winners(SmallMap map, Question question) {
        var inPlay = map.inPlay(question).toList();
        return inPlay.stream()
                .filter(rule -> inPlay.stream().allMatch(other -> other == rule || wins(map, rule, other)))
                .toList();
    }

    private static boolean wins(SmallMap map, Rule rule, Rule other) {
        if (rule.fallback() != other.fallback()) {
            return other.fallback();
        }
        var inside = within(map, rule, other);
        var around = within(map, other, rule);
        if (inside != around) {
            return inside;
        }
        return rule.priority().isPresent()
                && (other.priority().isEmpty()
                        || rule.priority().getAsInt() > other.priority().getAsInt());
    }

    private static boolean within(SmallMap map, Rule rule, Rule other) {
        if (!rule.categories().within(other.categories(), map::group)
                || !map.chain(rule.places().area()).contains(other.places().area())) {
            return false;
        }
        return switch (other.places()) {
            case PlaceBinding.AreaSubtree _ -> true;
            case PlaceBinding.RoadRange wide ->
                rule.places() instanceof PlaceBinding.RoadRange(var _, var road, var from, var to)
                        && road.equals(wide.road())
                        && from >= wide.from()
                        && to <= wide.to();
            case PlaceBinding.ComponentClass wide ->
                rule.places() instanceof PlaceBinding.ComponentClass(var _, var system, var code)
                        && system.equals(wide.system())
                        && code.equals(wide.code());
            case PlaceBinding.OwnerRole _ -> rule.places() instanceof PlaceBinding.OwnerRole;
        };
    }
}
