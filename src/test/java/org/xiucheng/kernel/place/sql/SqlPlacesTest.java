package org.xiucheng.kernel.place.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.TestDatabase;

class SqlPlacesTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant CHANGE = Instant.parse("2024-06-01T08:30:00.123456Z");
    private static final AreaLevel CITY = new AreaLevel(0, "city", new Bilingual("城市", "City"));
    private static final AreaLevel STREET = new AreaLevel(1, "street", new Bilingual("街道", "Street"));
    private static final Bounds FRAME = new Bounds(121, 31, 122, 32);
    private static final Shape WITH_HOLE = new Shape(List.of(
            new Polygon(Ring.around(FRAME), List.of(Ring.around(new Bounds(121.2, 31.2, 121.3, 31.3)))),
            new Polygon(Ring.around(new Bounds(121.22, 31.22, 121.23, 31.23)), List.of())));

    private TestDatabase database;
    private SqlPlaces places;
    private SqlComponents components;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        places = new SqlPlaces(database.sql());
        components = new SqlComponents(database.sql(), InstantSource.fixed(CHANGE.plusSeconds(60)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsBackWhatWasWritten() {
        var city = city();
        var areas = List.of(
                area("310000", CITY, null, WITH_HOLE, Validity.since(START)),
                area("310001", STREET, "310000", Shape.NONE, Validity.since(START)));
        var road = new Road("R1", new Bilingual("锦葵路", "Mallow Road"), Validity.since(START));
        var segment = new Segment(
                "R1-1",
                "R1",
                new Bilingual("锦葵路一段", "Mallow Road 1"),
                List.of(new Point(121.1, 31.1), new Point(121.2, 31.15), new Point(121.3, 31.1)),
                0,
                512.5,
                Validity.since(START));
        places.found(city);
        places.addLevels(List.of(CITY, STREET));
        places.addAreas(areas);
        places.addRoads(List.of(road));
        places.addSegments(List.of(segment));
        assertThat(places.publish(START, "a file")).isEqualTo(1);
        var division = places.division(START).orElseThrow();
        assertThat(division.jurisdiction()).isEqualTo(city);
        assertThat(division.levels()).containsExactly(CITY, STREET);
        assertThat(division.areas()).isEqualTo(areas);
        assertThat(division.roads()).containsExactly(road);
        assertThat(division.segments()).containsExactly(segment);
        assertThat(places.version()).isEqualTo(1);
    }

    @Test
    void keepsTheOldMapReadableAfterAChange() {
        places.found(city());
        places.addLevels(List.of(CITY));
        places.addAreas(List.of(area("310000", CITY, null, WITH_HOLE, Validity.since(START))));
        assertThat(places.endAreas(CHANGE)).isEqualTo(1);
        var moved = Shape.of(Ring.around(new Bounds(121.5, 31.5, 121.9, 31.9)));
        places.addAreas(List.of(area("310000", CITY, null, moved, Validity.since(CHANGE))));
        var before = places.division(CHANGE.minusSeconds(1)).orElseThrow().areas();
        var after = places.division(CHANGE).orElseThrow().areas();
        assertThat(before).extracting(Area::shape).containsExactly(WITH_HOLE);
        assertThat(before.getFirst().validity()).isEqualTo(new Validity(START, CHANGE));
        assertThat(after).extracting(Area::shape).containsExactly(moved);
    }

    @Test
    void isEmptyUntilACityIsFounded() {
        assertThat(places.division(START)).isEmpty();
        assertThat(places.version()).isZero();
    }

    @Test
    void holdsOneJurisdictionAndOneOpenVersionOfAnArea() {
        places.found(city());
        assertThatThrownBy(() -> places.found(city())).isInstanceOf(DataAccessException.class);
        places.addLevels(List.of(CITY));
        places.addAreas(List.of(area("310000", CITY, null, WITH_HOLE, Validity.since(START))));
        assertThatThrownBy(
                        () -> places.addAreas(List.of(area("310000", CITY, null, WITH_HOLE, Validity.since(CHANGE)))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void letsTheApplicationNeitherRewriteNorRemove() {
        places.found(city());
        assertThatThrownBy(() -> database.sql()
                        .sql("update place.jurisdiction set name_zh = '别名'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql().sql("delete from place.area").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql()
                        .sql("update place.component set position = point(0, 0)")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void writesTwentyThousandThingsInSecondsAndFindsEach() {
        var seed = Long.getLong("seed", 20261123L);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var things = IntStream.range(0, 20_000).mapToObj(i -> thing(random, i)).toList();
        var start = System.nanoTime();
        components.addComponents(things);
        var taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("20,000 things written in " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
        for (var i = 0; i < 200; i++) {
            var thing = things.get(random.nextInt(things.size()));
            assertThat(components.component(thing.id())).contains(thing);
            var near = new Point(121 + random.nextDouble(), 31 + random.nextDouble());
            assertThat(components.nearestComponent(near, 900, "s", thing.code()))
                    .isEqualTo(slowly(things, near, 900, thing.code()));
        }
        var frame = new Bounds(121.1, 31.1, 121.2, 31.2);
        var inside = things.stream()
                .filter(thing -> frame.contains(thing.position()))
                .toList();
        assertThat(components.componentsIn(frame, 20_000)).isEqualTo(inside);
        assertThat(components.componentsIn(frame, 7)).isEqualTo(inside.subList(0, 7));
    }

    @Test
    void forgetsNoThingThatWasTakenDown() {
        var thing = new Component(
                "3100000101000001", "s", "0101", new Point(121.5, 31.5), Optional.of("U1"), Validity.since(START));
        components.addComponents(List.of(thing));
        assertThat(components.endComponents(List.of(thing.id()), CHANGE)).isEqualTo(1);
        assertThat(components.component(thing.id())).isEmpty();
        assertThat(new SqlComponents(database.sql(), InstantSource.fixed(START)).component(thing.id()))
                .isPresent();
    }

    private static Optional<Component> slowly(List<Component> things, Point near, double metres, String code) {
        return things.stream()
                .filter(thing -> thing.code().equals(code) && near.metresTo(thing.position()) <= metres)
                .min(Comparator.comparingDouble(thing -> near.metresTo(thing.position())));
    }

    private static Component thing(Random random, int number) {
        return new Component(
                "3100000101%06d".formatted(number),
                "s",
                "010" + random.nextInt(4),
                new Point(121 + random.nextDouble(), 31 + random.nextDouble()),
                random.nextBoolean() ? Optional.of("U" + random.nextInt(9)) : Optional.empty(),
                Validity.since(START));
    }

    private static Jurisdiction city() {
        return new Jurisdiction(
                "test",
                ZoneId.of("Asia/Shanghai"),
                new Bilingual("试城", "Test City"),
                List.of("zh-CN", "en"),
                FRAME,
                true,
                List.of("closed-loop"),
                "310000");
    }

    private static Area area(String code, AreaLevel level, @Nullable String parent, Shape shape, Validity validity) {
        return new Area(code, level, Bilingual.same("地" + code), Optional.ofNullable(parent), shape, validity);
    }
}
