package org.xiucheng.compute.displacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.category.CategoryKey;

class FindMovesTest {
    private static final long SEED = 20261123;
    private static final int WORLDS = 1_000;
    private static final int ROADS = 8;
    private static final int MOVES = 14;
    private static final Instant START = Instant.parse("2025-12-01T00:00:00Z");
    private static final CategoryKey VENDOR = new CategoryKey("events", "0501");
    private static final FindMoves FIND = new FindMoves(DisplacementLimits.USUAL);

    private final Random random = new Random(SEED);

    @Test
    void tellsNothingMoreOftenThanItSaysWhereNothingMoves() {
        System.out.println("seed " + SEED);
        var alarms = 0;
        var single = 0;
        for (var i = 0; i < WORLDS; i++) {
            var world = new ArrayList<Series>();
            for (var road = 0; road < ROADS; road++) {
                world.add(new Series("r" + road, VENDOR, background(30 + random.nextInt(50))));
            }
            alarms += FIND.find(world).isEmpty() ? 0 : 1;
            single += FIND.tested(world.getFirst())
                            .filter(move -> move.chance() <= 0.05)
                            .isPresent()
                    ? 1
                    : 0;
        }
        System.out.printf(
                "false alarms in %,d worlds of %d roads where nothing moves: %d (%.1f %%, nominal 5 %%); one road alone: %d%n",
                WORLDS, ROADS, alarms, 100.0 * alarms / WORLDS, single);
        assertThat(alarms).isLessThanOrEqualTo(WORLDS / 20);
        assertThat(single).isBetween(WORLDS / 100, WORLDS * 7 / 100);
    }

    @Test
    void findsTheVendorWhoMovesOn() {
        var found = 0;
        for (var i = 0; i < 100; i++) {
            var world = new ArrayList<Series>();
            for (var road = 0; road < ROADS; road++) {
                world.add(new Series("r" + road, VENDOR, background(60)));
            }
            var spells = new ArrayList<>(background(60));
            spells.addAll(vendor(START.plus(Duration.ofDays(20 + random.nextInt(200)))));
            world.set(3, new Series("r3", VENDOR, spells));
            var moves = FIND.find(world);
            found += moves.stream().anyMatch(move -> move.road().equals("r3")) ? 1 : 0;
            moves.stream().filter(move -> move.road().equals("r3")).forEach(move -> {
                assertThat(move.effect()).isGreaterThan(1);
                assertThat(Math.abs(move.from() - move.to())).isBetween(25.0, 300.0);
            });
        }
        System.out.println("the planted vendor is found in " + found + " of 100 worlds");
        assertThat(found).isGreaterThanOrEqualTo(90);
    }

    @Test
    void theOrderOfTheSeriesAndTheirSpellsSaysNothing() {
        var spells = new ArrayList<>(background(60));
        spells.addAll(vendor(START.plus(Duration.ofDays(90))));
        var series = new ArrayList<>(List.of(
                new Series("a", VENDOR, spells),
                new Series("b", VENDOR, background(30)),
                new Series("c", VENDOR, List.of())));
        var before = FIND.find(series);
        Collections.shuffle(series, random);
        Collections.shuffle(spells, random);
        series.replaceAll(each -> each.road().equals("a") ? new Series("a", VENDOR, spells) : each);
        assertThat(FIND.find(series)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void whatComesBackToTheSameSpotHasNotMoved() {
        var spells = new ArrayList<Spell>();
        for (var i = 0; i < 30; i++) {
            var begun = START.plus(Duration.ofDays(3L * i));
            spells.add(new Spell(500 + random.nextInt(10), begun, Optional.of(begun.plus(Duration.ofDays(1)))));
        }
        assertThat(FIND.find(List.of(new Series("r", VENDOR, spells)))).isEmpty();
    }

    /// A year with busy spots and busy weeks that have nothing to do with each other.
    private List<Spell> background(int count) {
        var spells = new ArrayList<Spell>();
        for (var i = 0; i < count; i++) {
            var spot = random.nextInt(3) == 0
                    ? 300.0 * (1 + random.nextInt(5)) + random.nextInt(40)
                    : random.nextDouble() * 2_500;
            var day = random.nextInt(3) == 0 ? 60 * (1 + random.nextInt(5)) + random.nextInt(8) : random.nextInt(365);
            spells.add(spell(spot, START.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(86_400))));
        }
        return spells;
    }

    private Spell spell(double spot, Instant begun) {
        var done = begun.plus(Duration.ofHours(4 + random.nextInt(90)));
        return new Spell(spot, begun, random.nextInt(12) == 0 ? Optional.empty() : Optional.of(done));
    }

    /// Between two spots to and fro for six weeks, each time a day or three after being sent away.
    private List<Spell> vendor(Instant from) {
        var spells = new ArrayList<Spell>();
        var at = from;
        for (var i = 0; i < MOVES; i++) {
            var done = at.plus(Duration.ofHours(6 + random.nextInt(40)));
            spells.add(new Spell((i % 2 == 0 ? 1_000 : 1_150) + random.nextInt(12), at, Optional.of(done)));
            at = done.plus(Duration.ofHours(20 + random.nextInt(50)));
        }
        return spells;
    }
}
