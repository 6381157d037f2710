package org.xiucheng.door.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xiucheng.door.opendata.RowReading.OtherTurn;
import org.xiucheng.door.opendata.RowReading.Read;
import org.xiucheng.door.opendata.RowReading.Refused;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.testkit.RealData;

/// The mappings that come with the program, on whole published files.
final class ReadRealRequestsTest {
    private static final ImportLimits LIMITS = ImportLimits.usual();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));

    /// What a file read as: the drafts, and the refusals by reason.
    private record Whole(List<Read> reports, Map<RefusalReason, Integer> refusals, int others) {
        int rows() {
            return reports.size()
                    + refusals.values().stream().mapToInt(Integer::intValue).sum()
                    + others;
        }
    }

    @Test
    void readsLosAngelesOfTheCommonSchema() {
        var whole = read("citizen_requests_311/normalised_requests.csv.gz", "normalised", "la311");
        assertThat(whole.rows()).isEqualTo(46_894);
        assertThat(whole.refusals())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(RefusalReason.NO_LOCATION, 52, RefusalReason.OTHER_JURISDICTION, 6_895));
        assertThat(whole.reports()).hasSize(39_947);
        assertThat(whole.reports().stream()
                        .filter(each -> each.draft().where().point().isEmpty()))
                .hasSize(2_819)
                .allMatch(each -> each.draft().where().area().isPresent());
        assertThat(whole.reports().stream().map(Read::number).distinct()).hasSize(39_947);
    }

    @Test
    void readsNewYorkOfTheCommonSchema() {
        var whole = read("citizen_requests_311/normalised_requests.csv.gz", "normalised", "nyc311");
        assertThat(whole.refusals())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(RefusalReason.NO_LOCATION, 4, RefusalReason.OTHER_JURISDICTION, 39_999));
        assertThat(whole.reports()).hasSize(6_891);
    }

    @Test
    void readsAllThreeLayoutsOfLosAngeles() {
        var sum = new HashMap<RefusalReason, Integer>();
        var numbers = new HashSet<String>();
        for (var file : List.of("2017-12_tail", "2018-01_head", "2018-12_tail", "2020-01_head")) {
            var whole = read("citizen_requests_311/la/la311_%s.csv.gz".formatted(file), "la311", "la311");
            whole.refusals().forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
            whole.reports().forEach(each -> numbers.add(each.number()));
        }
        assertThat(sum).containsExactlyEntriesOf(Map.of(RefusalReason.NO_LOCATION, 29));
        assertThat(numbers).hasSize(39_970);
    }

    @Test
    void readsTimesInTheZoneOfTheCity() {
        var whole = read("citizen_requests_311/la/la311_2020-01_head.csv.gz", "la311", "la311");
        var first = whole.reports().getFirst().draft();
        assertThat(first.occurredAt()).contains(Instant.parse("2020-01-01T08:05:00Z"));
        assertThat(first.description()).isEqualTo("Illegal Dumping Pickup");
        assertThat(first.attributes())
                .containsEntry("status", List.of("Closed"))
                .containsEntry("channel", List.of("Call"));
    }

    @Test
    void readsBothLayoutsOfNewYork() {
        var old = read("citizen_requests_311/nyc/nyc311_illegal_animals_2010_2025.csv.gz", "nyc311", "nyc311");
        var day = read("citizen_requests_311/nyc/nyc311_2024-04-15_16_1000rows.csv.gz", "nyc311", "nyc311");
        assertThat(old.rows() + day.rows()).isEqualTo(6_895);
        assertThat(old.refusals()).containsExactlyEntriesOf(Map.of(RefusalReason.NO_LOCATION, 3));
        assertThat(day.refusals()).containsExactlyEntriesOf(Map.of(RefusalReason.NO_LOCATION, 1));
    }

    @Test
    void readsEveryFuzhouCaseToTheDistrictItNames() {
        var whole = read("hotline_12345/fuzhou_river_hotline_cases_to2019.csv", "fuzhou12345", "fuzhou12345");
        assertThat(whole.refusals()).isEmpty();
        assertThat(whole.reports()).hasSize(1_033);
        assertThat(whole.reports().stream().map(Read::number).distinct()).hasSize(1_033);
        var districts = new HashMap<String, Integer>();
        whole.reports()
                .forEach(each -> districts.merge(each.draft().where().area().orElseThrow(), 1, Integer::sum));
        assertThat(districts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("350104", 610, "350111", 193, "350103", 167, "350102", 55, "350105", 8));
        assertThat(whole.reports().getFirst().draft().occurredAt()).contains(Instant.parse("2016-01-19T16:00:00Z"));
    }

    private static Whole read(String data, String mappingName, String cityName) {
        Path path = RealData.file(data);
        var mapping = new Mappings(LIMITS).get(mappingName);
        var city = new SourceCities(LIMITS).get(cityName);
        var file = SourceFile.at(path, LIMITS);
        var turn = new Turn(file, 0, mapping, city, List.of(cityName));
        var check = new CheckReport(CLOCK);
        var reports = new ArrayList<Read>();
        var refusals = new EnumMap<RefusalReason, Integer>(RefusalReason.class);
        var others = 0;
        try (var rows = file.rows()) {
            var reader = new ReadRow(turn, Header.of(rows.header(), mapping), city.ground()::area, CLOCK);
            while (rows.hasNext()) {
                switch (reader.read(rows.next())) {
                    case Read read -> {
                        check.check(read.draft());
                        reports.add(read);
                    }
                    case Refused(var reason, var detail) -> refusals.merge(reason, 1, Integer::sum);
                    case OtherTurn() -> others++;
                }
            }
        }
        return new Whole(reports, refusals, others);
    }
}
