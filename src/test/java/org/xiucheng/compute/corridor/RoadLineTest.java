package org.xiucheng.compute.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LocationIndexedLine;
import org.xiucheng.compute.corridor.LinearReference.Side;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;

/// Measures along a road against those of another library, which knows nothing of degrees.
class RoadLineTest {
    private static final long SEED = 20261123;
    private static final int ROADS = 400;
    private static final int SPOTS = 25;

    private final Random random = new Random(SEED);

    @Test
    void findsEverySpotWhereTheOtherLibraryFindsIt() {
        System.out.println("seed " + SEED);
        var sides = 0;
        for (var i = 0; i < ROADS; i++) {
            var road = road();
            var line = new RoadLine(road);
            for (var j = 0; j < SPOTS; j++) {
                var spot = new Point(100 + random.nextDouble() / 50, 30 + random.nextDouble() / 50);
                var found = line.locate(spot);
                var plane = plane(road, spot);
                var foot = new LocationIndexedLine(plane).project(new Coordinate(0, 0));
                var at = foot.getCoordinate(plane);
                assertThat(found.offset()).isCloseTo(Math.hypot(at.x, at.y), within(1e-6));
                assertThat(found.measure())
                        .isCloseTo(measure(road, foot.getSegmentIndex(), foot.getSegmentFraction()), within(1e-6));
                if (foot.getSegmentFraction() > 0 && foot.getSegmentFraction() < 1 && found.offset() > 1e-3) {
                    assertThat(found.side()).isEqualTo(side(plane, foot.getSegmentIndex()));
                    sides++;
                }
            }
        }
        System.out.printf("%,d spots, %,d sides, 0 differences%n", ROADS * SPOTS, sides);
        assertThat(sides).isGreaterThan(ROADS);
    }

    @Test
    void whatLiesAtAMeasureIsFoundAtThatMeasure() {
        for (var i = 0; i < ROADS; i++) {
            var line = new RoadLine(road());
            var measure = line.from() + random.nextDouble() * (line.to() - line.from());
            var found = line.locate(line.at(measure).orElseThrow());
            assertThat(found.offset()).isLessThan(1e-5);
            assertThat(line.at(found.measure())
                            .orElseThrow()
                            .metresTo(line.at(measure).orElseThrow()))
                    .isLessThan(1e-4);
        }
    }

    @Test
    void aStretchIsAsLongAsItsMeasuresSayAndEndsWhereTheyAre() {
        for (var i = 0; i < ROADS; i++) {
            var line = new RoadLine(road());
            var one = line.from() + random.nextDouble() * (line.to() - line.from());
            var two = line.from() + random.nextDouble() * (line.to() - line.from());
            var from = Math.min(one, two);
            var to = Math.max(one, two) + 1e-3;
            var shape = line.between(from, Math.min(to, line.to()));
            assertThat(shape).hasSize(1);
            assertThat(shape.getFirst().getFirst()).isEqualTo(line.at(from).orElseThrow());
            var metres = 0.0;
            for (var j = 1; j < shape.getFirst().size(); j++) {
                metres += shape.getFirst().get(j - 1).metresTo(shape.getFirst().get(j));
            }
            assertThat(metres).isCloseTo(Math.min(to, line.to()) - from, within(1e-3));
        }
    }

    @Test
    void knowsItsTwoSidesAtACornerAndThatAGapHasNoSpot() {
        var elbow = List.of(
                segment("a", List.of(new Point(100, 30), new Point(100.01, 30), new Point(100.01, 30.01)), 0),
                segment("b", List.of(new Point(100.01, 30.02), new Point(100.01, 30.03)), 5_000));
        var line = new RoadLine(elbow);
        assertThat(line.locate(new Point(100.011, 29.999)).side()).isEqualTo(Side.RIGHT);
        assertThat(line.locate(new Point(100.009, 30.001)).side()).isEqualTo(Side.LEFT);
        assertThat(line.locate(new Point(100.005, 30)).side()).isEqualTo(Side.ON);
        assertThat(line.at(4_000)).isEmpty();
        assertThat(line.between(0, 9_000)).hasSize(2);
        assertThat(line.locate(new Point(100.0101, 30.0251)).segment()).isEqualTo("b");
    }

    /// Two or three stretches that go on from each other, with measures in metres of the ground.
    private List<Segment> road() {
        var segments = new ArrayList<Segment>();
        var at = new Point(100 + random.nextDouble() / 50, 30 + random.nextDouble() / 50);
        var measure = 0.0;
        for (var i = 0; i < 2 + random.nextInt(2); i++) {
            var line = new ArrayList<>(List.of(at));
            for (var j = 0; j < 1 + random.nextInt(5); j++) {
                at = new Point(
                        at.lon() + (random.nextDouble() - 0.4) / 300, at.lat() + (random.nextDouble() - 0.4) / 300);
                line.add(at);
            }
            segments.add(segment("s" + i, line, measure));
            measure = segments.getLast().to();
        }
        return segments;
    }

    private static Segment segment(String id, List<Point> line, double from) {
        var length = new Segment(id, "r", Bilingual.same(id), line, 0, 1, Validity.ALWAYS).length();
        return new Segment(id, "r", Bilingual.same(id), line, from, from + length, Validity.ALWAYS);
    }

    private static List<Point> points(List<Segment> road) {
        var points = new ArrayList<>(road.getFirst().line());
        road.stream()
                .skip(1)
                .forEach(segment ->
                        points.addAll(segment.line().subList(1, segment.line().size())));
        return points;
    }

    /// The road flat, in metres around the spot.
    private static LineString plane(List<Segment> road, Point spot) {
        var across = Point.metresPerDegreeOfLongitude(spot.lat());
        var up = Point.metresPerDegreeOfLatitude(spot.lat());
        return new GeometryFactory()
                .createLineString(points(road).stream()
                        .map(point ->
                                new Coordinate((point.lon() - spot.lon()) * across, (point.lat() - spot.lat()) * up))
                        .toArray(Coordinate[]::new));
    }

    private static double measure(List<Segment> road, int piece, double fraction) {
        var points = points(road);
        var measure = 0.0;
        for (var i = 0; i < piece; i++) {
            measure += points.get(i).metresTo(points.get(i + 1));
        }
        return piece + 1 < points.size()
                ? measure + fraction * points.get(piece).metresTo(points.get(piece + 1))
                : measure;
    }

    private static Side side(LineString plane, int piece) {
        var turn =
                Orientation.index(plane.getCoordinateN(piece), plane.getCoordinateN(piece + 1), new Coordinate(0, 0));
        return turn == Orientation.LEFT ? Side.LEFT : turn == Orientation.RIGHT ? Side.RIGHT : Side.ON;
    }
}
