package org.xiucheng.host.demo.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.compute.locate.InMemoryPlaces;
import org.xiucheng.compute.partition.CheckPartition;
import org.xiucheng.compute.partition.PartitionSettings;
import org.xiucheng.host.demo.people.Crew;
import org.xiucheng.host.demo.people.Duties;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Components;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.responsibility.RuleSet;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.pack.PackLoader;

/// The drawn ground of the demo, before anything is stored.
class GroundTest {
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final long SEED = 20_260_101;

    @ParameterizedTest
    @ValueSource(longs = {SEED, 1, 7, 42})
    void everyPieceIsDividedWithoutGapOrOverlap(long seed) {
        var ground = drawn(seed);
        var areas = ground.division().areas();
        var report = new CheckPartition(new PartitionSettings(0, 100)).check(areas);
        assertThat(report.flaws()).as("seed %d", seed).isEmpty();
        assertThat(report.exact())
                .as("groups whose borders fit corner by corner")
                .isEqualTo(report.groups());
        assertThat(ground.areas("micro-grid")).hasSizeBetween(1_440, 1_560);
    }

    @Test
    void theSameSeedDrawsTheSameGroundAndAnotherAnother() {
        assertThat(Ground.drawn(SEED, Ground.Size.USUAL, Validity.since(SINCE))).isEqualTo(USUAL);
        assertThat(drawn(SEED).division().areas())
                .isNotEqualTo(drawn(1).division().areas());
    }

    @Test
    void aTownWithVillagesStandsBesideTheStreets() {
        var ground = drawn(SEED);
        var town = ground.areas("street").stream()
                .filter(area -> area.name().zh().endsWith("镇"))
                .toList();
        assertThat(ground.areas("street")).hasSize(11);
        assertThat(town).hasSize(1);
        assertThat(below(ground, town.getFirst(), "community").stream()
                        .filter(area -> area.name().zh().endsWith("村")))
                .hasSize(6);
    }

    @Test
    void codesGrowByTheStandardsDigitsAndBelongToNoRealPlace() {
        var lengths = List.of(6, 6, 9, 12, 15, 17);
        assertThat(drawn(SEED).division().areas()).allSatisfy(area -> {
            assertThat(area.code())
                    .startsWith("9999")
                    .hasSize(lengths.get(area.level().depth()));
            if (area.level().depth() > 1) {
                assertThat(area.code()).startsWith(area.parent().orElseThrow());
            }
        });
    }

    @Test
    void roadsAreCutWhereTheyCrossAndTheirMeasuresJoin() {
        var ground = drawn(SEED);
        assertThat(ground.division().roads()).hasSizeBetween(50, 70);
        ground.division().segments().stream()
                .collect(Collectors.groupingBy(segment -> segment.road()))
                .values()
                .forEach(stretches -> {
                    assertThat(stretches.getFirst().from()).isZero();
                    for (var i = 1; i < stretches.size(); i++) {
                        assertThat(stretches.get(i).from())
                                .isEqualTo(stretches.get(i - 1).to());
                        assertThat(stretches.get(i).line().getFirst())
                                .isEqualTo(stretches.get(i - 1).line().getLast());
                    }
                });
    }

    @Test
    void everyThingStandsInAMicroGridAndHasItsOwnNumberOfARealClass() {
        var ground = drawn(SEED);
        var places = new InMemoryPlaces(ground.division(), new NoThings());
        var categories = PackLoader.program()
                .load(List.of("demo"), ground.division().jurisdiction().zone(), SINCE)
                .categories();
        assertThat(ground.components()).hasSize(20_000).allSatisfy(thing -> {
            assertThat(places.chainAt(thing.position()).orElseThrow()).hasSize(6);
            assertThat(thing.numberedClass()).isEqualTo(thing.code());
            assertThat(categories.find(new CategoryKey(thing.system(), thing.code())))
                    .isPresent();
        });
        assertThat(ground.components().stream().map(Component::id).distinct()).hasSize(20_000);
    }

    @Test
    void theDutyListHasNoCrossingAndNamesOnlyUnitsAndArticlesThatExist() {
        var ground = drawn(SEED);
        var packs = PackLoader.program()
                .load(List.of("demo"), ground.division().jurisdiction().zone(), SINCE);
        var places = new InMemoryPlaces(ground.division(), new NoThings());
        var rules = Duties.rules(ground, SINCE);
        var set = new RuleSet(
                rules,
                places::chainOf,
                key -> packs.categories().find(key).map(c -> c.group().zh()));
        assertThat(set.flaws()).isEmpty();
        var parties = new Crew(ground, SEED, SINCE).parties();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(parties.unit(rule.unit())).as(rule.id()).isPresent();
            assertThat(rule.post().map(parties::post)).as(rule.id()).isNotEqualTo(Optional.of(Optional.empty()));
            assertThat(packs.articles().inForce(rule.basis(), SINCE))
                    .as(rule.id())
                    .isPresent();
        });
        assertThat(packs.articles().inForce(new ArticleId("demo-ordinance/9999"), SINCE))
                .isEmpty();
    }

    @Test
    void everyThingsOwnerIsAUnit() {
        var ground = drawn(SEED);
        var parties = new Crew(ground, SEED, SINCE).parties();
        assertThat(ground.components().stream().flatMap(c -> c.owner().stream()).distinct())
                .isNotEmpty()
                .allSatisfy(owner -> assertThat(parties.unit(owner)).isPresent());
    }

    private static final Ground USUAL = Ground.drawn(SEED, Ground.Size.USUAL, Validity.since(SINCE));

    private static Ground drawn(long seed) {
        return seed == SEED ? USUAL : Ground.drawn(seed, Ground.Size.USUAL, Validity.since(SINCE));
    }

    private static List<Area> below(Ground ground, Area area, String level) {
        return ground.areas(level).stream()
                .filter(one -> one.parent().equals(Optional.of(area.code())))
                .toList();
    }

    /// Where only areas are asked for.
    private static final class NoThings implements Components {
        @Override
        public Optional<Component> component(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Component> nearestComponent(Point point, double metres, String system, String code) {
            return Optional.empty();
        }

        @Override
        public List<Component> componentsIn(Bounds frame, int limit) {
            return List.of();
        }
    }
}
