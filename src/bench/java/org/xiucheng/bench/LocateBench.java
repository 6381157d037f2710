package org.xiucheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.SpatialIndex;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.strtree.STRtree;
import org.xiucheng.compute.locate.AreaIndex;
import org.xiucheng.compute.locate.Honeycomb;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many points a processor second are located to their micro-grid, beside the fastest way that JTS offers,
/// on one core.
///
/// Every way answers every point, among them corners and sides, and all must answer alike before anything is
/// timed. `--polygons N` (50000), `--points N` (300000), `--seed N`.
public final class LocateBench {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int ROUNDS = 5;
    private static final int REAL_POINTS = 30_000;
    private static final String STREETS = "geography/shanghai_streets_osm/shanghai_subdistricts.wgs84.geojson.gz";

    private LocateBench() {}

    /// A way to find the first area, in the order given, that covers a point.
    private interface Way {
        int find(double lon, double lat);
    }

    private record Built(String name, Way way, long heapBytes, double buildSeconds) {}

    private record Measured(String name, double perSecond, long heapBytes, double buildSeconds) {}

    public static void main(String[] arguments) {
        var given = given(arguments);
        var polygons = given.getOrDefault("polygons", 50_000L).intValue();
        var points = given.getOrDefault("points", 300_000L).intValue();
        var seed = given.getOrDefault("seed", 20261123L);
        var shapes = Honeycomb.ofAbout(polygons, seed).shapes().subList(0, polygons);
        var result = compare(shapes, spots(shapes, points, seed));
        print("invented city", shapes, points, result);
        System.out.println(json(shapes, points, seed, result, real(seed)));
    }

    /// The same on 120 real streets, whose outlines have hundreds of corners; nothing where the data is not
    /// here.
    private static String real(long seed) {
        var file = Optional.ofNullable(System.getenv("XIUCHENG_DATA")).map(folder -> Path.of(folder, STREETS));
        if (file.filter(Files::exists).isEmpty()) {
            return "null";
        }
        var shapes = streets(file.get());
        var result = compare(shapes, spots(shapes, REAL_POINTS, seed));
        print("streets of Shanghai", shapes, REAL_POINTS, result);
        return String.format(
                Locale.ROOT,
                "{\"areas\":%d,\"ours\":%.0f,\"reference\":%.0f,\"ratio\":%.2f,\"way\":\"%s\"}",
                shapes.size(),
                result.getFirst().perSecond,
                fastest(result).perSecond,
                result.getFirst().perSecond / fastest(result).perSecond,
                fastest(result).name);
    }

    private static List<Shape> streets(Path file) {
        try (var input = new GZIPInputStream(Files.newInputStream(file))) {
            var shapes = new ArrayList<Shape>();
            for (var feature : JsonMapper.shared().readTree(input).get("features")) {
                var geometry = feature.get("geometry");
                var pieces = new ArrayList<Polygon>();
                if (geometry.get("type").asString().equals("Polygon")) {
                    pieces.add(polygon(geometry.get("coordinates")));
                } else {
                    geometry.get("coordinates").forEach(piece -> pieces.add(polygon(piece)));
                }
                shapes.add(new Shape(pieces));
            }
            return shapes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Polygon polygon(JsonNode rings) {
        var read = new ArrayList<Ring>();
        for (var ring : rings) {
            var points = new ArrayList<Point>();
            ring.forEach(
                    at -> points.add(new Point(at.get(0).asDouble(), at.get(1).asDouble())));
            read.add(Ring.through(points));
        }
        return new Polygon(read.getFirst(), read.subList(1, read.size()));
    }

    private static List<Measured> compare(List<Shape> shapes, double[] spots) {
        var built = ways(shapes).entrySet().stream()
                .map(entry -> build(entry.getKey(), entry.getValue()))
                .toList();
        agree(built, spots);
        built.forEach(one -> time(one, spots));
        var rates = built.stream().map(_ -> new double[ROUNDS]).toList();
        for (var round = 0; round < ROUNDS; round++) {
            for (var i = 0; i < built.size(); i++) {
                rates.get(i)[round] = time(built.get(i), spots);
            }
        }
        var measured = new ArrayList<Measured>();
        for (var i = 0; i < built.size(); i++) {
            var one = built.get(i);
            Arrays.sort(rates.get(i));
            measured.add(new Measured(one.name, rates.get(i)[ROUNDS / 2], one.heapBytes, one.buildSeconds));
        }
        return measured;
    }

    /// Ours first, then every JTS way; each builds its own copy of what it needs, so that its memory can be
    /// told.
    private static Map<String, Supplier<Way>> ways(List<Shape> shapes) {
        var ways = new LinkedHashMap<String, Supplier<Way>>();
        ways.put("Xiucheng AreaIndex", () -> AreaIndex.of(shapes)::find);
        ways.put("JTS STRtree + PreparedGeometry", () -> tree(new STRtree(), shapes, LocateBench::prepared));
        ways.put(
                "JTS STRtree + SimplePointInAreaLocator",
                () -> tree(new STRtree(), shapes, SimplePointInAreaLocator::new));
        ways.put(
                "JTS HPRtree + SimplePointInAreaLocator",
                () -> tree(new HPRtree(), shapes, SimplePointInAreaLocator::new));
        ways.put(
                "JTS STRtree + IndexedPointInAreaLocator",
                () -> tree(new STRtree(), shapes, IndexedPointInAreaLocator::new));
        ways.put(
                "JTS HPRtree + IndexedPointInAreaLocator",
                () -> tree(new HPRtree(), shapes, IndexedPointInAreaLocator::new));
        return ways;
    }

    private static Built build(String name, Supplier<Way> supplier) {
        var before = heap();
        var start = System.nanoTime();
        var way = supplier.get();
        way.find(121.35, 31.15);
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Built(name, way, heap() - before, seconds);
    }

    private record Item(int index, PointOnGeometryLocator locator) {}

    private static Way tree(SpatialIndex index, List<Shape> shapes, Function<Geometry, PointOnGeometryLocator> kind) {
        for (var i = 0; i < shapes.size(); i++) {
            var geometry = geometry(shapes.get(i));
            index.insert(geometry.getEnvelopeInternal(), new Item(i, kind.apply(geometry)));
        }
        return (lon, lat) -> {
            var spot = new Coordinate(lon, lat);
            var first = new int[] {Integer.MAX_VALUE};
            index.query(new Envelope(spot), (ItemVisitor) found -> {
                var item = (Item) found;
                if (item.index < first[0] && item.locator.locate(spot) != Location.EXTERIOR) {
                    first[0] = item.index;
                }
            });
            return first[0] == Integer.MAX_VALUE ? AreaIndex.NONE : first[0];
        };
    }

    private static PointOnGeometryLocator prepared(Geometry geometry) {
        var ready = PreparedGeometryFactory.prepare(geometry);
        return spot -> ready.covers(FACTORY.createPoint(spot)) ? Location.INTERIOR : Location.EXTERIOR;
    }

    private static void agree(List<Built> built, double[] spots) {
        for (var i = 0; i < spots.length; i += 2) {
            var ours = built.getFirst().way.find(spots[i], spots[i + 1]);
            for (var other : built) {
                if (other.way.find(spots[i], spots[i + 1]) != ours) {
                    throw new IllegalStateException(
                            other.name + " answers otherwise at " + spots[i] + ", " + spots[i + 1]);
                }
            }
        }
    }

    /// Points per second of this thread's own processor time, so that a busy machine slows neither way.
    private static double time(Built one, double[] spots) {
        var sum = 0L;
        var start = processorTime();
        for (var i = 0; i < spots.length; i += 2) {
            sum += one.way.find(spots[i], spots[i + 1]);
        }
        var seconds = (processorTime() - start) / 1e9;
        if (sum == Long.MIN_VALUE) {
            throw new IllegalStateException("the answers must be used");
        }
        return spots.length / 2 / seconds;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Nine in ten anywhere in the frame, one in ten a corner or a spot on a side.
    private static double[] spots(List<Shape> shapes, int count, long seed) {
        var random = new Random(seed);
        var frame = shapes.stream()
                .flatMap(shape -> shape.bounds().stream())
                .reduce((a, b) -> a.with(b))
                .orElseThrow();
        var rings = shapes.stream().flatMap(shape -> shape.rings().stream()).toList();
        var spots = new double[2 * count];
        for (var i = 0; i < count; i++) {
            var ring = rings.get(random.nextInt(rings.size()));
            var corner = random.nextInt(ring.size() - 1);
            var share = random.nextBoolean() ? 0 : random.nextDouble();
            var border = random.nextInt(10) == 0;
            spots[2 * i] = border
                    ? ring.lon(corner) + share * (ring.lon(corner + 1) - ring.lon(corner))
                    : frame.west() + random.nextDouble() * (frame.east() - frame.west());
            spots[2 * i + 1] = border
                    ? ring.lat(corner) + share * (ring.lat(corner + 1) - ring.lat(corner))
                    : frame.south() + random.nextDouble() * (frame.north() - frame.south());
        }
        return spots;
    }

    private static void print(String title, List<Shape> shapes, int points, List<Measured> measured) {
        System.out.printf(Locale.ROOT, "%s: %,d areas, %,d points%n", title, shapes.size(), points);
        System.out.printf(Locale.ROOT, "%-42s %14s %10s %10s%n", "way", "points/cpu-s", "heap MB", "build s");
        for (var one : measured) {
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %,14.0f %10.1f %10.2f%n",
                    one.name,
                    one.perSecond,
                    one.heapBytes / 1e6,
                    one.buildSeconds);
        }
    }

    private static String json(List<Shape> shapes, int points, long seed, List<Measured> measured, String real) {
        var ours = measured.getFirst();
        var best = fastest(measured);
        return String.format(
                Locale.ROOT,
                """
                {"name":"locate","ours":%.0f,"reference":%.0f,"ratio":%.2f,"unit":"points/processor-second",\
                "details":{"polygons":%d,"points":%d,"seed":%d,"equalAnswers":true,"reference":"%s",\
                "oursMegabytes":%.1f,"referenceMegabytes":%.1f,"shanghaiStreets":%s,"ways":{%s}}}""",
                ours.perSecond,
                best.perSecond,
                ours.perSecond / best.perSecond,
                shapes.size(),
                points,
                seed,
                best.name,
                ours.heapBytes / 1e6,
                best.heapBytes / 1e6,
                real,
                measured.stream()
                        .map(one -> String.format(Locale.ROOT, "\"%s\":%.0f", one.name, one.perSecond))
                        .collect(Collectors.joining(",")));
    }

    private static Measured fastest(List<Measured> measured) {
        return measured.stream()
                .skip(1)
                .max(Comparator.comparingDouble(Measured::perSecond))
                .orElseThrow();
    }

    private static long heap() {
        for (var i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Geometry geometry(Shape shape) {
        var polygons = GeometryFactory.toPolygonArray(shape.polygons().stream()
                .map(polygon -> FACTORY.createPolygon(
                        ring(polygon.shell()),
                        polygon.holes().stream().map(LocateBench::ring).toArray(LinearRing[]::new)))
                .toList());
        return polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons);
    }

    private static LinearRing ring(Ring ring) {
        var corners = new Coordinate[ring.size()];
        for (var i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring.lon(i), ring.lat(i));
        }
        return FACTORY.createLinearRing(corners);
    }

    private static Map<String, Long> given(String[] arguments) {
        var given = new LinkedHashMap<String, Long>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i].replaceFirst("^--", ""), Long.valueOf(arguments[i + 1]));
        }
        return given;
    }
}
