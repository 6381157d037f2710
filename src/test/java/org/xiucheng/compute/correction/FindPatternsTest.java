package org.xiucheng.compute.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Lead;

class FindPatternsTest {
    private static final long SEED = 20_261_123;
    private static final CategoryKey WASTE = new CategoryKey("events", "0102");
    private static final FindPatterns FIND = new FindPatterns(5, 0.8);

    @Test
    void speaksOfTheNarrowestAreaThatHoldsThemAll() {
        var some = many(6, "rule", "roads", List.of("city", "west", "grid-1"));
        some.addAll(many(1, "rule", "roads", List.of("city", "west", "grid-2")));
        var pattern = FIND.in(some).getFirst();
        assertThat(pattern.area()).isEqualTo("west");
        assertThat(pattern.alike()).hasSize(7);
        assertThat(pattern.to()).isEqualTo("roads");
    }

    @Test
    void looksIntoThePartsWhereTheWholeDisagrees() {
        var some = many(6, "rule", "roads", List.of("city", "west"));
        some.addAll(many(5, "rule", "parks", List.of("city", "east")));
        some.addAll(many(4, "rule", "water", List.of("city", "north")));
        assertThat(FIND.in(some)).extracting(Pattern::area).containsExactly("west", "east");
        assertThat(FIND.in(some)).extracting(Pattern::to).containsExactly("roads", "parks");
    }

    @Test
    void learnsNothingFromFewOrFromContradictions() {
        assertThat(FIND.in(many(4, "rule", "roads", List.of("city")))).isEmpty();
        var torn = many(6, "rule", "roads", List.of("city", "west"));
        torn.addAll(many(6, "rule", "parks", List.of("city", "west")));
        assertThat(FIND.in(torn)).isEmpty();
        assertThat(FIND.in(List.of())).isEmpty();
    }

    /// Whatever was drawn: each pattern is what it says, and no correction stands in two.
    @Test
    void saysNothingThatTheCorrectionsDoNot() {
        var random = new Random(SEED);
        var found = 0;
        for (var round = 0; round < 500; round++) {
            var some = new ArrayList<Correction>();
            for (var i = 0; i < 40; i++) {
                some.add(one(
                        i,
                        "rule-" + random.nextInt(2),
                        random.nextInt(10) < 7 ? "roads" : "parks",
                        List.of("city", "street-" + random.nextInt(3), "grid-" + random.nextInt(2))));
            }
            var patterns = FIND.in(some);
            found += patterns.size();
            for (var pattern : patterns) {
                var there = some.stream()
                        .filter(c ->
                                c.rule().equals(pattern.rule()) && c.areas().contains(pattern.area()))
                        .toList();
                assertThat(pattern.alike())
                        .as("seed %d", SEED)
                        .hasSizeGreaterThanOrEqualTo(5)
                        .allMatch(there::contains);
                assertThat(pattern.alike()).allMatch(c -> c.to().equals(pattern.to()));
                assertThat(pattern.alike().size()).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * pattern.all()));
            }
            var numbers = patterns.stream()
                    .flatMap(p -> p.alike().stream())
                    .map(Correction::number)
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates();
        }
        assertThat(found).isGreaterThan(100);
    }

    private static List<Correction> many(int count, String rule, String to, List<String> areas) {
        var many = new ArrayList<Correction>();
        for (var i = 0; i < count; i++) {
            many.add(one(many.size() + 100 * areas.hashCode() % 1000, rule, to, areas));
        }
        return many;
    }

    private static Correction one(int number, String rule, String to, List<String> areas) {
        return new Correction(
                "26-" + number,
                Instant.EPOCH.plusSeconds(number),
                Lead.Cause.ASSIGNED,
                rule,
                "sanitation",
                to,
                Optional.of("not-our-duty"),
                WASTE,
                areas,
                Optional.empty(),
                Optional.empty());
    }
}
