package org.xiucheng.compute.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;

class AreaIndexTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void answersAsTheSlowWayDoesOnCrookedCells() {
        var seed = seed();
        for (var round = 0; round < 6; round++) {
            var city = Honeycomb.ofAbout(40 + round * 30, seed + round);
            agrees(city.shapes(), new Random(seed + round), 4_000);
        }
    }

    @Test
    void answersAsTheSlowWayDoesOnOverlapsHolesAndIslands() {
        var seed = seed();
        for (var round = 0; round < 60; round++) {
            var random = new Random(seed + round);
            var shapes = new ArrayList<Shape>();
            for (var i = 0; i < 12; i++) {
                shapes.add(scatteredShape(random));
            }
            agrees(shapes, random, 600);
        }
    }

    @Test
    void answersAsTheSlowWayDoesOnSquaresThatMeetAtWholeNumbers() {
        var seed = seed();
        var shapes = new ArrayList<Shape>();
        for (var i = 0; i < 64; i++) {
            shapes.add(Shape.of(square(i % 8, i / 8, 1)));
        }
        Collections.shuffle(shapes, new Random(seed));
        agrees(shapes, new Random(seed), 3_000);
    }

    @Test
    void givesABorderToTheFirstAreaThatTouchesIt() {
        var index = AreaIndex.of(List.of(Shape.of(square(1, 0, 1)), Shape.of(square(0, 0, 1))));
        assertThat(index.find(1, 0.5)).isZero();
        assertThat(index.find(1, 1)).isZero();
        assertThat(index.find(0.999999999, 0.5)).isEqualTo(1);
        assertThat(index.find(0, 0)).isEqualTo(1);
    }

    @Test
    void findsNothingOutsideOrForWhatIsNoNumber() {
        var index = AreaIndex.of(List.of(Shape.of(square(0, 0, 1)), Shape.NONE));
        assertThat(index.find(1.0000001, 0.5)).isEqualTo(AreaIndex.NONE);
        assertThat(index.find(Double.NaN, 0.5)).isEqualTo(AreaIndex.NONE);
        assertThat(index.find(0.5, Double.POSITIVE_INFINITY)).isEqualTo(AreaIndex.NONE);
        assertThat(AreaIndex.of(List.of()).find(0, 0)).isEqualTo(AreaIndex.NONE);
    }

    /// Random spots, every corner, and the middle of every side: on the border, beside it, and as near as
    /// numbers allow.
    private static void agrees(List<Shape> shapes, Random random, int spots) {
        var index = AreaIndex.of(shapes);
        var geometries = shapes.stream().map(AreaIndexTest::geometry).toList();
        for (var spot : spots(shapes, random, spots)) {
            assertThat(index.find(spot.x, spot.y)).as("at %s", spot).isEqualTo(slowly(geometries, spot));
        }
    }

    private static int slowly(List<Geometry> geometries, Coordinate spot) {
        for (var i = 0; i < geometries.size(); i++) {
            if (SimplePointInAreaLocator.locate(spot, geometries.get(i)) != Location.EXTERIOR) {
                return i;
            }
        }
        return AreaIndex.NONE;
    }

    private static List<Coordinate> spots(List<Shape> shapes, Random random, int count) {
        var frame = shapes.stream()
                .flatMap(shape -> shape.bounds().stream())
                .reduce((a, b) -> a.with(b))
                .orElseThrow();
        var spots = new ArrayList<Coordinate>();
        for (var i = 0; i < count; i++) {
            spots.add(new Coordinate(
                    frame.west() + (random.nextDouble() * 1.04 - 0.02) * (frame.east() - frame.west()),
                    frame.south() + (random.nextDouble() * 1.04 - 0.02) * (frame.north() - frame.south())));
        }
        for (var ring : shapes.stream().flatMap(shape -> shape.rings().stream()).toList()) {
            for (var i = 1; i < ring.size(); i++) {
                var share = random.nextInt(4) == 0 ? 0.5 : random.nextDouble();
                var x = ring.lon(i - 1) + share * (ring.lon(i) - ring.lon(i - 1));
                var y = ring.lat(i - 1) + share * (ring.lat(i) - ring.lat(i - 1));
                spots.add(new Coordinate(ring.lon(i), ring.lat(i)));
                spots.add(new Coordinate(x, y));
                spots.add(new Coordinate(Math.nextUp(x), y));
                spots.add(new Coordinate(x, Math.nextDown(y)));
                spots.add(new Coordinate(random.nextDouble() * 4, ring.lat(i)));
            }
        }
        return spots;
    }

    private static Shape scatteredShape(Random random) {
        var pieces = new ArrayList<Polygon>();
        var across = random.nextInt(1, 3);
        for (var i = 0; i < across; i++) {
            var lon = i * 4 + random.nextDouble() * 2;
            var lat = random.nextDouble() * 4;
            var size = 0.5 + random.nextDouble() * 1.2;
            var hole = random.nextBoolean() ? List.of(star(random, lon, lat, size * 0.2)) : List.<Ring>of();
            pieces.add(new Polygon(star(random, lon, lat, size), hole));
        }
        return new Shape(pieces);
    }

    /// A star around a middle: never crosses itself, never reaches nearer than half its size.
    private static Ring star(Random random, double lon, double lat, double size) {
        var corners = random.nextInt(3, 24);
        var numbers = new double[2 * corners + 2];
        for (var i = 0; i < corners; i++) {
            var angle = 2 * Math.PI * i / corners;
            var reach = size * (0.5 + random.nextDouble() / 2);
            numbers[2 * i] = lon + reach * Math.cos(angle);
            numbers[2 * i + 1] = lat + reach * Math.sin(angle);
        }
        numbers[2 * corners] = numbers[0];
        numbers[2 * corners + 1] = numbers[1];
        return new Ring(numbers);
    }

    private static Ring square(double lon, double lat, double size) {
        return new Ring(new double[] {lon, lat, lon + size, lat, lon + size, lat + size, lon, lat + size, lon, lat});
    }

    static Geometry geometry(Shape shape) {
        return FACTORY.createMultiPolygon(shape.polygons().stream()
                .map(polygon -> FACTORY.createPolygon(
                        ring(polygon.shell()),
                        polygon.holes().stream().map(AreaIndexTest::ring).toArray(LinearRing[]::new)))
                .toArray(org.locationtech.jts.geom.Polygon[]::new));
    }

    private static LinearRing ring(Ring ring) {
        var corners = new Coordinate[ring.size()];
        for (var i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring.lon(i), ring.lat(i));
        }
        return FACTORY.createLinearRing(corners);
    }

    private static long seed() {
        var seed = Long.getLong("seed", 20261123L);
        System.out.println("seed " + seed);
        return seed;
    }
}
