package org.xiucheng.door.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.xiucheng.compute.locate.CurrentPlaces;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.testkit.TestDatabase;

class ImportPlacesTest {
    private static final Founding FOUNDING = new Founding(
            "test",
            ZoneId.of("Asia/Shanghai"),
            new Bilingual("试城", "Test City"),
            List.of("zh-CN", "en"),
            List.of("closed-loop"),
            true);
    private static final String CITY =
            area("t", "city", "", "[[[121,31],[121.02,31],[121.02,31.01],[121,31.01],[121,31]]]");
    private static final String WEST = area("t1", "street", "t", square(121));
    private static final String EAST = area("t2", "street", "t", square(121.01));
    private static final String SEGMENT = """
            {"type":"Feature","properties":{"kind":"segment","id":"s1","road":"r1","road_name":"锦葵路"},
             "geometry":{"type":"LineString","coordinates":[[121.001,31.005],[121.019,31.005]]}}""";
    private static final String COMPONENT = """
            {"type":"Feature","properties":{"kind":"component","id":"3101010101000001","system":"s","code":"0101"},
             "geometry":{"type":"Point","coordinates":[121.005,31.005,4.5]}}""";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private CurrentPlaces current;
    private ImportPlaces imports;
    private CreateJurisdictionGrid grids;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        InstantSource clock = () -> now;
        var places = new SqlPlaces(database.sql());
        var components = new SqlComponents(database.sql(), clock);
        var transactions = new JdbcTransactionManager(database.app());
        current = new CurrentPlaces(places, components, clock);
        imports = new ImportPlaces(places, components, current, transactions, clock);
        grids = new CreateJurisdictionGrid(places, current, transactions, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void foundsACityFromAFileAndLocatesInItAtOnce() throws IOException {
        assertThat(current.founded()).isFalse();
        var done = run(file(CITY, WEST, EAST, SEGMENT, COMPONENT), false);
        assertThat(done).returns(true, ImportedPlaces::written).returns(3, ImportedPlaces::areas);
        assertThat(current.chainAt(new Point(121.015, 31.005))).contains(List.of("t", "t2"));
        assertThat(current.nearestSegment(new Point(121.01, 31.0051), 50)
                        .orElseThrow()
                        .segment()
                        .name()
                        .zh())
                .isEqualTo("锦葵路");
        assertThat(current.component("3101010101000001").orElseThrow().position())
                .isEqualTo(new Point(121.005, 31.005));
        assertThat(current.jurisdiction().bounds()).isEqualTo(new Bounds(121, 31, 121.02, 31.01));
    }

    @Test
    void readsAPackedFile() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(file(CITY, WEST, EAST)));
        }
        var file = Files.write(folder.resolve("places.geojson.gz"), packed.toByteArray());
        assertThat(run(file, false).areas()).isEqualTo(3);
    }

    @Test
    void onlyLooksInADryRun() throws IOException {
        var looked = run(file(CITY, WEST), true);
        assertThat(looked.written()).isFalse();
        assertThat(looked.quality().counts()).containsOnlyKeys("gap");
        assertThat(looked.lines().getFirst()).startsWith("gap t at 121.01");
        nothingStored();
    }

    @Test
    void refusesABrokenPartitionAndStoresNothing() throws IOException {
        refuses(file(CITY, WEST, SEGMENT, COMPONENT), "partition.broken");
    }

    @Test
    void replacesTheDivisionAndKeepsTheOldOne() throws IOException {
        run(file(CITY, WEST, EAST), false);
        now = now.plusSeconds(86_400);
        run(
                file(CITY, area("t9", "street", "t", "[[[121,31],[121.02,31],[121.02,31.01],[121,31.01],[121,31]]]")),
                false);
        assertThat(current.chainAt(new Point(121.015, 31.005))).contains(List.of("t", "t9"));
        var before = new SqlPlaces(database.sql()).division(now.minusSeconds(1)).orElseThrow();
        assertThat(before.areas()).extracting(area -> area.code()).containsExactly("t", "t1", "t2");
    }

    @Test
    void addsThingsAloneAndRefusesThoseOutsideTheCity() throws IOException {
        run(file(CITY, WEST, EAST), false);
        now = now.plusSeconds(1);
        run(file(COMPONENT), false);
        assertThat(current.component("3101010101000001")).isPresent();
        var beyond = COMPONENT.replace("121.005,31.005", "121.5,31.005");
        assertThatThrownBy(() -> run(file(beyond), false))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("location.outside-city"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4326", "urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:OGC:1.3:CRS84", "CGCS2000"})
    void takesFilesInOurTwoSystems(String name) throws IOException {
        assertThat(run(
                                file(
                                        "{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}}".formatted(name),
                                        CITY,
                                        WEST,
                                        EAST),
                                true)
                        .quality()
                        .sound())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GCJ-02", "BD-09", "EPSG:3857", "urn:ogc:def:crs:EPSG::2362"})
    void refusesFilesInOtherSystems(String name) throws IOException {
        refuses(file("\"" + name + "\"", CITY, WEST, EAST), "crs.unsupported");
        refuses(
                file("{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}}".formatted(name), CITY, WEST, EAST),
                "crs.unsupported");
    }

    @Test
    void refusesSwappedAndImpossibleCoordinates() throws IOException {
        refuses(file(CITY.replace("[121,31]", "[31,121]")), "location.swapped");
        refuses(file(CITY.replace("[121,31]", "[421,31]")), "location.range");
        refuses(file(CITY.replace("[121,31]", "[1e999,31]")), "location.range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                            | geojson.malformed
                    [1]                                           | geojson.malformed
                    {"type":"FeatureCollection"                   | geojson.malformed
                    {"type":"FeatureCollection","features":[]} x  | geojson.malformed
                    {"type":"FeatureCollection","type":"x"}       | geojson.malformed
                    {"type":"Feature","features":[]}              | geojson.malformed
                    {"type":"FeatureCollection","features":[7]}   | geojson.malformed
                    """)
    void refusesWhatIsNoFeatureCollection(String text, String code) throws IOException {
        refuses(Files.writeString(folder.resolve("bad.geojson"), text), code);
    }

    @Test
    void refusesFeaturesThatDoNotSayEnoughOrSayTooMuch() throws IOException {
        refuses(file(CITY, WEST.replace("\"code\":\"t1\",", "")), "place.incomplete");
        refuses(file(CITY, WEST.replace("\"street\"", "\"planet\"")), "place.level");
        refuses(file(CITY, WEST.replace("Polygon", "Point")), "geometry.type");
        refuses(file(CITY, WEST.replace("[[[", "[[").replace("]]]", "]]")), "geometry.malformed");
        refuses(file(CITY, WEST.replace("t1区", "x".repeat(201))), "text.unusable");
        refuses(file(CITY, WEST.replace("t1区", "a\\u0000b")), "text.unusable");
        refuses(file(CITY, WEST, EAST, COMPONENT, COMPONENT), "place.duplicate");
        refuses(file(CITY, WEST, EAST, COMPONENT.replace("3101010101000001", "31")), "place.malformed");
        refuses(file(CITY, WEST.replace("[[[", "[".repeat(40)).replace("]]]", "]".repeat(40))), "geojson.too-large");
    }

    @Test
    void refusesAFirstFileWithoutAFounding() throws IOException {
        var wanted = new ImportPlaces.Wanted(file(CITY, WEST, EAST), FieldNames.ours(), Optional.empty(), false);
        assertThatThrownBy(() -> imports.run(wanted))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("city.absent"));
    }

    @Test
    void foundsACityOnAGridWithNamedDistricts() {
        grids.found(FOUNDING, new Bounds(121, 31, 121.4, 31.4), List.of(Bilingual.same("仓山区"), Bilingual.same("鼓楼区")));
        assertThat(current.chainAt(new Point(121.2, 31.2)).orElseThrow()).hasSize(4);
        assertThat(current.areaByName("鼓楼区")).contains("test-n002");
        grids.addNamed(List.of(Bilingual.same("鼓楼区"), Bilingual.same("台江区")));
        assertThat(current.areaByName("鼓楼区")).contains("test-n002");
        assertThat(current.chainOf(current.areaByName("台江区").orElseThrow())).hasSize(2);
        assertThatThrownBy(() -> grids.found(FOUNDING, new Bounds(121, 31, 122, 32), List.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("city.exists"));
    }

    private ImportedPlaces run(Path file, boolean dryRun) {
        return imports.run(new ImportPlaces.Wanted(file, FieldNames.ours(), Optional.of(FOUNDING), dryRun));
    }

    private void refuses(Path file, String code) {
        assertThatThrownBy(() -> run(file, false))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
        nothingStored();
    }

    private void nothingStored() {
        var rows = database.sql().sql("""
                        select (select count(*) from place.area) + (select count(*) from place.jurisdiction)
                            + (select count(*) from place.segment) + (select count(*) from place.component)
                            + (select count(*) from place.version)
                        """).query(Long.class).single();
        assertThat(rows).isZero();
    }

    /// Features; a first part that is none of them is the file's `crs`.
    private Path file(String... parts) throws IOException {
        var crs = Stream.of(parts).filter(part -> !part.contains("Feature")).map(part -> "\"crs\":" + part + ",");
        var features = Stream.of(parts).filter(part -> part.contains("Feature")).collect(Collectors.joining(","));
        return Files.writeString(
                folder.resolve("places.geojson"),
                "{\"type\":\"FeatureCollection\"," + crs.collect(Collectors.joining()) + "\"features\":[" + features
                        + "]}");
    }

    private static String area(String code, String level, String parent, String rings) {
        return """
                {"type":"Feature","properties":{"code":"%s","name":"%s区","level":"%s","parent":"%s","note":null},
                 "geometry":{"type":"Polygon","coordinates":%s}}""".formatted(code, code, level, parent, rings);
    }

    private static String square(double west) {
        var east = west == 121 ? 121.01 : 121.02;
        return "[[[%s,31],[%s,31],[%s,31.01],[%s,31.01],[%s,31]]]".formatted(west, east, east, west, west);
    }
}
