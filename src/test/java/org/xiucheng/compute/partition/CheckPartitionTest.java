package org.xiucheng.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.locate.Honeycomb;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;

class CheckPartitionTest {
    private static final CheckPartition CHECK = new CheckPartition(PartitionSettings.usual());
    private static final double SIDE = 0.001;

    @Test
    void acceptsATruePartitionAndProvesItByItsBorders() {
        var report = CHECK.check(board());
        assertThat(report.flaws()).isEmpty();
        assertThat(report.exact()).isEqualTo(1);
        report.orRefuse();
    }

    @Test
    void acceptsAParentWhoseBorderHasFewerCornersThanItsChildren() {
        var areas = new ArrayList<>(board());
        areas.set(0, root(Shape.of(Ring.around(new Bounds(10, 20, 10 + 4 * SIDE, 20 + 4 * SIDE)))));
        var report = CHECK.check(areas);
        assertThat(report.flaws()).isEmpty();
        assertThat(report.exact()).isZero();
    }

    @Test
    void findsTheGapThatAMissingCellLeaves() {
        var seed = seed();
        var areas = new ArrayList<>(board());
        var missing = areas.remove(1 + new Random(seed).nextInt(16));
        var flaw = only(areas, PartitionFlaw.Gap.class);
        assertThat(flaw.code()).isEqualTo("city");
        assertThat(flaw.squareMetres()).isCloseTo(cellSize(), Percentage.withPercentage(0.1));
        assertThat(missing.shape().bounds().orElseThrow().contains(flaw.place().orElseThrow()))
                .isTrue();
    }

    @Test
    void findsTheGapInsideSiblingsWhoseParentHasNoBorder() {
        var areas = new ArrayList<>(board());
        areas.set(0, root(Shape.NONE));
        areas.remove(1 + 5);
        assertThat(only(areas, PartitionFlaw.Gap.class).squareMetres())
                .isCloseTo(cellSize(), Percentage.withPercentage(0.1));
    }

    @Test
    void findsACellThatReachesIntoItsNeighbour() {
        var areas = new ArrayList<>(board());
        areas.set(1, cell("c-0-0", 10, 20, 1.25, 1));
        var flaw = (PartitionFlaw.Overlap) only(areas, PartitionFlaw.Overlap.class);
        assertThat(List.of(flaw.code(), flaw.other())).containsExactly("c-0-0", "c-0-1");
        assertThat(flaw.squareMetres()).isCloseTo(cellSize() / 4, Percentage.withPercentage(0.1));
    }

    @Test
    void findsACellThatLiesWhollyInsideAnother() {
        var areas = new ArrayList<>(board());
        areas.add(cell("inner", 10 + SIDE / 4, 20 + SIDE / 4, 0.5, 0.5));
        assertThat(only(areas, PartitionFlaw.Overlap.class).squareMetres())
                .isCloseTo(cellSize() / 4, Percentage.withPercentage(0.1));
    }

    @Test
    void findsAChildOutsideItsParent() {
        var areas = new ArrayList<>(board());
        areas.add(cell("beyond", 10 + 4 * SIDE, 20, 0.5, 1));
        var flaw = (PartitionFlaw.Outside) only(areas, PartitionFlaw.Outside.class);
        assertThat(flaw.parent()).isEqualTo("city");
        assertThat(flaw.squareMetres()).isCloseTo(cellSize() / 2, Percentage.withPercentage(0.1));
    }

    @Test
    void leavesAStripBelowTheToleranceAlone() {
        var areas = new ArrayList<>(board());
        areas.set(1, cell("c-0-0", 10, 20, 1 + 1e-5, 1));
        assertThat(CHECK.check(areas).flaws()).isEmpty();
        assertThat(new CheckPartition(new PartitionSettings(0.01, 10))
                        .check(areas)
                        .flaws())
                .hasSize(1);
    }

    @Test
    void findsEveryKindOfBrokenRing() {
        assertThat(fault(10, 20, 11, 20, 10, 20)).isEqualTo("ring-too-few-points");
        assertThat(fault(10, 20, 11, 20, 11, 21, 10, 21)).isEqualTo("ring-unclosed");
        assertThat(fault(10, 20, 11, 20, 11, 21, 11, 22, 11, 21, 10, 21, 10, 20))
                .isEqualTo("ring-spike");
        assertThat(fault(10, 20, 11, 21, 11, 20, 10, 21, 10, 20)).isEqualTo("ring-self-crossing");
        var hole = new Ring(new double[] {30, 30, 30.1, 30, 30.1, 30.1, 30, 30});
        var shell = Ring.around(new Bounds(10, 20, 11, 21));
        assertThat(faults(new Shape(List.of(new Polygon(shell, List.of(hole))))))
                .containsExactly("ring-misplaced-hole");
    }

    @Test
    void findsOrphansDuplicatesSkippedDepthsAndSecondRoots() {
        assertThat(kinds(named("a", 1, Optional.of("nowhere")))).containsExactly("orphan");
        assertThat(kinds(named("a", 1, Optional.of("city")), named("a", 1, Optional.of("city"))))
                .containsExactly("duplicate-code");
        assertThat(kinds(named("a", 2, Optional.of("city")))).containsExactly("depth-skip");
        assertThat(kinds(named("a", 0, Optional.empty()))).containsExactly("roots");
        assertThat(kinds(named("a", 1, Optional.of("b")), named("b", 2, Optional.of("a"))))
                .containsExactly("depth-skip");
    }

    @Test
    void refusesABrokenPartitionWithOneCode() {
        var areas = new ArrayList<>(board());
        areas.remove(3);
        assertThatThrownBy(() -> CHECK.check(areas).orRefuse())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("partition.broken"));
    }

    @Test
    void findsOneFlawAmongFiftyThousandCellsInSeconds() {
        var seed = seed();
        var city = Honeycomb.ofAbout(50_000, seed);
        var areas = new ArrayList<Area>();
        areas.add(root(Shape.NONE));
        var shapes = city.shapes();
        for (var i = 0; i < shapes.size(); i++) {
            areas.add(area("c" + i, 1, Optional.of("city"), shapes.get(i)));
        }
        areas.remove(1 + shapes.size() / 2 + 100);
        var start = System.nanoTime();
        var flaw = only(areas, PartitionFlaw.Gap.class);
        var seconds = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(shapes.size() + " cells checked in " + seconds.toMillis() + " ms");
        assertThat(flaw.squareMetres()).isBetween(5_000.0, 15_000.0);
        assertThat(seconds).isLessThan(Duration.ofSeconds(60));
    }

    private static PartitionFlaw only(List<Area> areas, Class<? extends PartitionFlaw> kind) {
        var flaws = CHECK.check(areas).flaws();
        assertThat(flaws).hasSize(1);
        assertThat(flaws.getFirst()).isInstanceOf(kind);
        return flaws.getFirst();
    }

    private static String fault(double... ring) {
        return faults(Shape.of(new Ring(ring))).getFirst();
    }

    private static List<String> faults(Shape shape) {
        return kinds(area("a", 1, Optional.of("city"), shape));
    }

    private static List<String> kinds(Area... below) {
        var areas = new ArrayList<>(List.of(root(Shape.NONE)));
        areas.addAll(List.of(below));
        return CHECK.check(areas).flaws().stream().map(PartitionFlaw::kind).toList();
    }

    /// A city of four by four cells; its border has a corner wherever a cell has one.
    private static List<Area> board() {
        var areas = new ArrayList<Area>();
        areas.add(root(Shape.of(rim())));
        for (var row = 0; row < 4; row++) {
            for (var column = 0; column < 4; column++) {
                var ring = Ring.around(new Bounds(
                        10 + column * SIDE, 20 + row * SIDE, 10 + (column + 1) * SIDE, 20 + (row + 1) * SIDE));
                areas.add(area("c-" + row + "-" + column, 1, Optional.of("city"), Shape.of(ring)));
            }
        }
        return areas;
    }

    private static Ring rim() {
        var corners = new ArrayList<Point>();
        for (var i = 0; i < 4; i++) {
            corners.add(new Point(10 + i * SIDE, 20));
        }
        for (var i = 0; i < 4; i++) {
            corners.add(new Point(10 + 4 * SIDE, 20 + i * SIDE));
        }
        for (var i = 4; i > 0; i--) {
            corners.add(new Point(10 + i * SIDE, 20 + 4 * SIDE));
        }
        for (var i = 4; i > 0; i--) {
            corners.add(new Point(10, 20 + i * SIDE));
        }
        return Ring.through(corners);
    }

    private static Area cell(String code, double lon, double lat, double wide, double high) {
        var frame = new Bounds(lon, lat, lon + wide * SIDE, lat + high * SIDE);
        return area(code, 1, Optional.of("city"), Shape.of(Ring.around(frame)));
    }

    private static double cellSize() {
        return SIDE * SIDE * Point.metresPerDegreeOfLatitude(20) * Point.metresPerDegreeOfLongitude(20);
    }

    private static Area root(Shape shape) {
        return area("city", 0, Optional.empty(), shape);
    }

    private static Area named(String code, int depth, Optional<String> parent) {
        return area(code, depth, parent, Shape.NONE);
    }

    private static Area area(String code, int depth, Optional<String> parent, Shape shape) {
        var level = new AreaLevel(depth, "level-" + (char) ('a' + depth), Bilingual.same("层"));
        return new Area(code, level, Bilingual.same(code), parent, shape, Validity.ALWAYS);
    }

    private static long seed() {
        var seed = Long.getLong("seed", 20261123L);
        System.out.println("seed " + seed);
        return seed;
    }
}
