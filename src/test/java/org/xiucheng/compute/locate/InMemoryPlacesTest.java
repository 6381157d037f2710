package org.xiucheng.compute.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.partition.GridDivision;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Components;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Nearest;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;

class InMemoryPlacesTest {
    private static final Bounds FRAME = new Bounds(121, 31, 121.1, 31.08);
    private static final GridDivision GRID =
            new GridDivision("city", new Bilingual("试城", "Test City"), FRAME, 4, Validity.ALWAYS);

    @Test
    void findsTheChainOfAPointFromCityToMicroGrid() {
        var places = places(GRID.areas(), List.of());
        assertThat(places.chainAt(new Point(121.001, 31.079)).orElseThrow())
                .containsExactly("city", "city-01", "city-01-01", "city-01-01-01");
        assertThat(places.chainAt(new Point(121.1, 31.0)).orElseThrow())
                .containsExactly("city", "city-16", "city-16-16", "city-16-16-16");
    }

    @Test
    void putsAPointOnABorderIntoTheAreaThatComesFirst() {
        var places = places(GRID.areas(), List.of());
        var corner = places.area("city-01-01-01").orElseThrow().shape().bounds().orElseThrow();
        assertThat(places.chainAt(new Point(corner.east(), corner.south()))
                        .orElseThrow()
                        .getLast())
                .isEqualTo("city-01-01-01");
    }

    @Test
    void findsNothingOneMetreOutside() {
        var places = places(GRID.areas(), List.of());
        assertThat(places.chainAt(new Point(121.1 + 1e-5, 31.04))).isEmpty();
    }

    @Test
    void climbsToTheCoarserAreaWhereNoFineOneCovers() {
        var areas = new ArrayList<>(GRID.areas());
        areas.removeIf(area -> area.code().startsWith("city-01-01-"));
        areas.removeIf(area -> area.code().equals("city-02-01-01"));
        var places = places(areas, List.of());
        assertThat(places.chainAt(new Point(121.001, 31.079)).orElseThrow())
                .containsExactly("city", "city-01", "city-01-01");
        assertThat(places.chainAt(new Point(121.0251, 31.0799)).orElseThrow())
                .containsExactly("city", "city-02", "city-02-01");
    }

    @Test
    void findsAnAreaWithoutABorderByNameAndNeverByPoint() {
        var areas = new ArrayList<>(GRID.areas());
        areas.add(GRID.named(1, new Bilingual("仓山区", "Cangshan District")));
        var places = places(areas, List.of());
        assertThat(places.areaByName(" cangshan district ")).contains("city-n001");
        assertThat(places.areaByName("仓山区")).contains("city-n001");
        assertThat(places.chainOf("city-n001")).containsExactly("city", "city-n001");
        assertThat(places.areaByName("鼓楼区")).isEmpty();
    }

    @Test
    void refusesTheChainOfAnUnknownArea() {
        var places = places(GRID.areas(), List.of());
        assertThatThrownBy(() -> places.chainOf("nowhere")).isInstanceOf(Problem.class);
    }

    @Test
    void findsTheNearestStretchAsTheSlowWayDoes() {
        var seed = Long.getLong("seed", 20261123L);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var segments = IntStream.range(0, 400).mapToObj(i -> segment(random, i)).toList();
        var places = places(GRID.areas(), segments);
        for (var i = 0; i < 300; i++) {
            var point = new Point(120.99 + random.nextDouble() * 0.12, 30.99 + random.nextDouble() * 0.1);
            var radius = random.nextDouble() * 300;
            var slow = segments.stream()
                    .mapToDouble(segment -> distance(point, segment))
                    .min()
                    .orElseThrow();
            var found = places.nearestSegment(point, radius);
            assertThat(found.isPresent()).as("%s within %s", point, radius).isEqualTo(slow <= radius);
            found.map(Nearest::metres).ifPresent(metres -> assertThat(metres).isEqualTo(slow, within(0.05)));
        }
    }

    @Test
    void saysAtWhichMetreOfTheRoadAPointIs() {
        var line = List.of(new Point(121.0, 31.0), new Point(121.01, 31.0), new Point(121.01, 31.01));
        var segment = new Segment("s", "r", Bilingual.same("路"), line, 100, 300, Validity.ALWAYS);
        var places = places(GRID.areas(), List.of(segment));
        var middle = places.nearestSegment(new Point(121.005, 31.0001), 50).orElseThrow();
        var whole = line.get(0).metresTo(line.get(1)) + line.get(1).metresTo(line.get(2));
        assertThat(middle.measure()).isEqualTo(100 + 200 * line.get(0).metresTo(line.get(1)) / 2 / whole, within(0.1));
        assertThat(middle.metres()).isEqualTo(11.1, within(0.1));
    }

    /// The distance to a straight bit falls and then rises, so thirds close in on the nearest spot.
    private static double distance(Point point, Segment segment) {
        var closest = Double.MAX_VALUE;
        for (var i = 1; i < segment.line().size(); i++) {
            var low = 0.0;
            var high = 1.0;
            for (var step = 0; step < 40; step++) {
                var third = (high - low) / 3;
                var nearerLow = away(point, segment, i, low + third) < away(point, segment, i, high - third);
                low = nearerLow ? low : low + third;
                high = nearerLow ? high - third : high;
            }
            closest = Math.min(closest, away(point, segment, i, (low + high) / 2));
        }
        return closest;
    }

    private static double away(Point point, Segment segment, int end, double share) {
        var a = segment.line().get(end - 1);
        var b = segment.line().get(end);
        return point.metresTo(new Point(a.lon() + share * (b.lon() - a.lon()), a.lat() + share * (b.lat() - a.lat())));
    }

    private static Segment segment(Random random, int number) {
        var line = new ArrayList<Point>();
        var lon = 121 + random.nextDouble() * 0.1;
        var lat = 31 + random.nextDouble() * 0.08;
        for (var i = random.nextInt(2, 5); i > 0; i--) {
            line.add(new Point(lon, lat));
            lon += (random.nextDouble() - 0.5) * 0.004;
            lat += (random.nextDouble() - 0.5) * 0.004;
        }
        return new Segment("s%04d".formatted(number), "r", Bilingual.same("路"), line, 0, 100, Validity.ALWAYS);
    }

    private static InMemoryPlaces places(List<Area> areas, List<Segment> segments) {
        var city = new Jurisdiction(
                "city",
                ZoneId.of("Asia/Shanghai"),
                new Bilingual("试城", "Test City"),
                List.of("zh-CN"),
                FRAME,
                true,
                List.of(),
                "city");
        return new InMemoryPlaces(new Division(city, GridDivision.LEVELS, areas, List.of(), segments), new NoThings());
    }

    /// A city without things.
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
