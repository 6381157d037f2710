package org.xiucheng.door.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiucheng.door.opendata.RowReading.OtherTurn;
import org.xiucheng.door.opendata.RowReading.Read;
import org.xiucheng.door.opendata.RowReading.Refused;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Point;

final class ReadRowTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));
    private static final ImportLimits LIMITS = ImportLimits.usual();
    private static final List<String> HEADER = List.of("City", "request id", "KIND", "made_at", "lon", "lat", "area");
    private static final Mapping MAPPING = Mappings.read("test", """
            title: {zh: 测试, en: Test}
            city: {column: [city], is: {Here: la311, There: nyc311}}
            times: [iso, "MM/dd/uuuu hh:mm:ss a", uuuu-MM-dd]
            number: [id, request_id]
            category: [kind]
            created: [made at]
            longitude: [lon]
            latitude: [lat]
            areas: [{column: [area]}]
            description: [[kind]]
            attributes: {words: [words]}
            """);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        Here,1,Bulky Items,2020-01-01T10:00:00,-118.2,34.1,,            -
        Here,1,bulky items ,2020-01-01,-118.2,34.1,,                    -
        Here,1,Bulky Items,01/31/2020 12:00:00 AM,0,0,SYLMAR NC,        -
        Here,,Bulky Items,2020-01-01,-118.2,34.1,,                      MISSING_ID
        Here,1,,2020-01-01,-118.2,34.1,,                                MISSING_CATEGORY
        Here,1,Earthquake,2020-01-01,-118.2,34.1,,                      UNKNOWN_CATEGORY
        Here,1,Bulky Items,,-118.2,34.1,,                               BAD_TIME
        Here,1,Bulky Items,yesterday,-118.2,34.1,,                      BAD_TIME
        Here,1,Bulky Items,2020-02-30,-118.2,34.1,,                     BAD_TIME
        Here,1,Bulky Items,2027-01-01,-118.2,34.1,,                     FUTURE_TIME
        Here,1,Bulky Items,2020-01-01,-118.2,here,,                     BAD_LOCATION
        Here,1,Bulky Items,2020-01-01,NaN,34.1,,                        BAD_LOCATION
        Here,1,Bulky Items,2020-01-01,-318.2,34.1,,                     BAD_LOCATION
        Here,1,Bulky Items,2020-01-01,,,,                               NO_LOCATION
        Here,1,Bulky Items,2020-01-01,0,0,,                             NO_LOCATION
        Here,1,Bulky Items,2020-01-01,,,ATLANTIS,                       NO_LOCATION
        There,1,Bulky Items,2020-01-01,-118.2,34.1,,                    OTHER_JURISDICTION
        Nowhere,1,Bulky Items,2020-01-01,-118.2,34.1,,                  OTHER_JURISDICTION
        """)
    void refusesEachFaultForItsOwnReason(
            String city,
            String id,
            String kind,
            String made,
            String lon,
            String lat,
            String area,
            @Nullable String reason) {
        var row = row(text(city), text(id), text(kind), text(made), text(lon), text(lat), text(area));
        var reading = reader(List.of("la311"), "la311").read(row);
        if (reason == null) {
            assertThat(reading).isInstanceOf(Read.class);
        } else {
            assertThat(reading)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason().name()).isEqualTo(reason.strip()));
        }
    }

    @Test
    void keepsWhatTheRowSays() {
        var row = row("Here", " 1-22 ", "Graffiti Removal", "2020-07-01T10:00:00", "-118.2", "34.1", "SYLMAR NC");
        assertThat(reader(List.of("la311"), "la311").read(row)).isInstanceOfSatisfying(Read.class, read -> {
            assertThat(read.number()).isEqualTo("1-22");
            assertThat(read.draft().category()).contains(new CategoryKey("la-311", "graffiti-removal"));
            assertThat(read.draft().where().point()).contains(new Point(-118.2, 34.1));
            assertThat(read.draft().where().area()).isEqualTo(Optional.empty());
            assertThat(read.draft().occurredAt()).contains(Instant.parse("2020-07-01T17:00:00Z"));
            assertThat(read.draft().externalRef()).contains("1-22");
        });
    }

    @Test
    void countsARowOfNoCityInTheFirstTurnOnly() {
        var turns = List.of("la311", "nyc311");
        var nobodys = row("Nowhere", "1", "Noise", "2020-01-01", "-74.0", "40.7", "");
        var cut = new SourceRow(1, List.of("Here", "1"));
        for (var row : List.of(nobodys, cut)) {
            assertThat(reader(turns, "la311").read(row)).isInstanceOf(Refused.class);
            assertThat(reader(turns, "nyc311").read(row)).isInstanceOf(OtherTurn.class);
        }
        var theirs = row("There", "1", "Noise", "2020-01-01", "-74.0", "40.7", "");
        assertThat(reader(turns, "la311").read(theirs)).isInstanceOf(OtherTurn.class);
        assertThat(reader(turns, "nyc311").read(theirs)).isInstanceOf(Read.class);
    }

    @Test
    void namesEveryMissingColumn() {
        assertThatThrownBy(() -> Header.of(List.of("city", "kind", "lon", "area"), MAPPING))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("id or request_id")
                .hasMessageContaining("made at")
                .hasMessageContaining("lat");
    }

    @Test
    void tellsEveryFlawOfAMappingAtOnce() {
        assertThatThrownBy(() -> Mappings.read("broken", """
                title: {zh: 测试}
                city: la311
                times: [bogus-pattern]
                number: sometimes
                longitude: [x]
                colour: red
                """))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("title.en is missing")
                .hasMessageContaining("times")
                .hasMessageContaining("digest")
                .hasMessageContaining("created is missing")
                .hasMessageContaining("description is missing")
                .hasMessageContaining("longitude and latitude")
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> Mappings.read("broken", "a: [unclosed")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Mappings.read("broken", "just words")).isInstanceOf(Problem.class);
    }

    @Test
    void namesTheMappingsThatThereAreWhenOneIsUnknown() {
        assertThatThrownBy(() -> new Mappings(LIMITS).get("atlantis"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("fuzhou12345, la311, normalised, nyc311");
    }

    @Test
    void describesEveryCityThatAMappingNames() {
        for (var name : new Mappings(LIMITS).names()) {
            for (var city : new Mappings(LIMITS).get(name).cities().list()) {
                assertThat(new SourceCities(LIMITS).get(city).units()).isNotEmpty();
            }
        }
    }

    private static ReadRow reader(List<String> turns, String cityName) {
        var city = new SourceCities(LIMITS).get(cityName);
        var file = SourceFile.at(Path.of("pom.xml"), LIMITS);
        return new ReadRow(
                new Turn(file, 0, MAPPING, city, turns), Header.of(HEADER, MAPPING), city.ground()::area, CLOCK);
    }

    private static SourceRow row(String... cells) {
        return new SourceRow(1, List.of(cells));
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}
