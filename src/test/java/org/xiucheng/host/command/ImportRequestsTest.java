package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.City;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.testkit.RealData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command as an operator types it, on data folders and databases of its own.
final class ImportRequestsTest {
    private static final String NORMALISED = "citizen_requests_311/normalised_requests.csv.gz";
    private static final String HEADER = "city,request_id,category,subcategory,agency,channel,status,created_at,"
            + "closed_at,due_at,latitude,longitude,address,area,text\n";

    @TempDir
    private Path folder = Path.of(".");

    /// What the command printed and how it ended.
    private record Said(int code, String out, String err) {
        JsonNode last() {
            var lines = out.strip().lines().toList();
            return JsonMapper.shared().readTree(lines.getLast());
        }

        Map<String, Long> reasons() {
            return last().get("reasons").properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asLong()));
        }
    }

    @Test
    void importsLosAngelesAndGivesEveryRequestALeadADeadlineAReasonAndALaw() throws IOException {
        var file = RealData.file(NORMALISED).toString();
        var data = data("la");
        var said = run(
                "import",
                "requests",
                file,
                "--mapping",
                "normalised",
                "--city",
                "Los Angeles",
                "--data",
                data,
                "--json");
        assertThat(said.code()).describedAs(said.err()).isZero();
        assertThat(said.last().get("rows").asLong()).isEqualTo(46_894);
        assertThat(said.last().get("accepted").asLong()).isEqualTo(39_947);
        assertThat(said.last().get("refused").asLong()).isEqualTo(6_947);
        assertThat(said.reasons()).isEqualTo(Map.of("other-jurisdiction", 6_895L, "no-location", 52L));
        try (var city = open(data)) {
            everyMatterIsWhole(city, 39_947);
            assertThat(count(city, "select count(*) from matter.report where lon is null"))
                    .isEqualTo(2_819);
            assertThat(count(city, "select count(*) from matter.matter where areas[2] like 'la-nc-%'"))
                    .isEqualTo(2_819);
            assertThat(count(city, "select count(*) from matter.matter where cardinality(areas) = 4"))
                    .isEqualTo(39_947 - 2_819);
            assertThat(leads(city))
                    .isEqualTo(Map.of("BOS", 29_148L, "OCB", 9_611L, "BSL", 520L, "ITA", 607L, "LADWP", 61L));
        }
        var again = run(
                "import",
                "requests",
                file,
                "--mapping",
                "normalised",
                "--city",
                "los angeles",
                "--data",
                data,
                "--json");
        assertThat(again.last().get("accepted").asLong()).isZero();
        assertThat(again.reasons())
                .isEqualTo(Map.of("other-jurisdiction", 6_895L, "no-location", 52L, "duplicate", 39_947L));
    }

    @Test
    void knowsTheSameRequestsInAnotherFileOfTheSameSource() throws IOException {
        var first = sample(RealData.file("citizen_requests_311/la/la311_2020-01_head.csv.gz"), 300);
        var data = data("la");
        var said = run("import", "requests", first.toString(), "--mapping", "la311", "--data", data, "--json");
        assertThat(said.last().get("accepted").asLong()).describedAs(said.err()).isEqualTo(300);
        var all = RealData.file("citizen_requests_311/la/la311_2020-01_head.csv.gz")
                .toString();
        var dry = run("import", "requests", all, "--mapping", "la311", "--data", data, "--json", "--dry-run");
        assertThat(dry.reasons()).isEqualTo(Map.of("duplicate", 300L, "no-location", 11L));
        var rest = run(
                "import",
                "requests",
                sample(Path.of(all), 700).toString(),
                "--mapping",
                "la311",
                "--data",
                data,
                "--json");
        assertThat(rest.last().get("accepted").asLong()).isEqualTo(400);
        assertThat(rest.reasons()).isEqualTo(Map.of("duplicate", 300L));
        try (var city = open(data)) {
            everyMatterIsWhole(city, 700);
        }
    }

    @Test
    void importsBothFilesOfNewYork() throws IOException {
        var data = data("ny");
        var old = RealData.file("citizen_requests_311/nyc/nyc311_illegal_animals_2010_2025.csv.gz")
                .toString();
        var day = RealData.file("citizen_requests_311/nyc/nyc311_2024-04-15_16_1000rows.csv.gz")
                .toString();
        var first = run("import", "requests", old, "--mapping", "nyc311", "--data", data, "--json");
        var second = run("import", "requests", day, "--mapping", "nyc311", "--data", data, "--json");
        assertThat(first.last().get("accepted").asLong())
                .describedAs(first.err())
                .isEqualTo(5_892);
        assertThat(first.reasons()).isEqualTo(Map.of("no-location", 3L));
        assertThat(second.last().get("accepted").asLong())
                .describedAs(second.err())
                .isEqualTo(999);
        assertThat(second.reasons()).isEqualTo(Map.of("no-location", 1L));
        try (var city = open(data)) {
            everyMatterIsWhole(city, 6_891);
            assertThat(leads(city)).containsEntry("DOHMH", 5_892L + 11L).containsEntry("NYPD", 500L);
        }
    }

    @Test
    void givesEveryFuzhouCaseToTheIntakeDeskOfItsDistrict() throws IOException {
        var file = RealData.file("hotline_12345/fuzhou_river_hotline_cases_to2019.csv")
                .toString();
        var data = data("fuzhou");
        var said = run("import", "requests", file, "--mapping", "fuzhou12345", "--data", data, "--json");
        assertThat(said.last().get("accepted").asLong()).describedAs(said.err()).isEqualTo(1_033);
        assertThat(said.reasons()).isEmpty();
        try (var city = open(data)) {
            everyMatterIsWhole(city, 1_033);
            assertThat(leads(city))
                    .isEqualTo(Map.of(
                            "FZ350104", 610L, "FZ350111", 193L, "FZ350103", 167L, "FZ350102", 55L, "FZ350105", 8L));
        }
    }

    @Test
    void givesEachCityOfAFileAFolderOfItsOwn() throws IOException {
        var file = Files.writeString(
                folder.resolve("two.csv"),
                HEADER
                        + "Los Angeles,1,Bulky Items,,BOS,Call,Open,2020-01-01T10:00:00,,,34.05,-118.25,1 MAIN ST,,\n"
                        + "New York,1,Graffiti,,DSNY,PHONE,Open,2020-01-01T10:00:00,,,40.7,-74.0,1 BROADWAY,,\n"
                        + "Atlantis,1,Graffiti,,,,Open,2020-01-01T10:00:00,,,40.7,-74.0,,,\n"
                        + "New York,1,Graffiti,,DSNY,PHONE,Open,2020-01-01T10:00:00,,,40.7,-74.0,1 BROADWAY,,\n"
                        + "New York,2,Graffiti,,DSNY,PHONE,Open,2020-01-01T10:00:00,,,51.5,0.1,1 BROADWAY,,\n"
                        + "New York,3\n");
        var data = Path.of(data("cities"));
        Files.delete(data.resolve("xiucheng.properties"));
        var said = run(
                "import", "requests", file.toString(), "--mapping", "normalised", "--data", data.toString(), "--json");
        assertThat(said.code()).describedAs(said.err()).isZero();
        assertThat(said.last().get("rows").asLong()).isEqualTo(6);
        assertThat(said.last().get("accepted").asLong()).isEqualTo(2);
        assertThat(said.reasons())
                .isEqualTo(Map.of("other-jurisdiction", 1L, "duplicate", 1L, "outside-city", 1L, "malformed-row", 1L));
        assertThat(data.resolve("los-angeles/format")).exists();
        assertThat(data.resolve("new-york/format")).exists();
        var wrong = run("import", "requests", file.toString(), "--mapping", "la311", "--data", data + "/new-york");
        assertThat(wrong.code()).isEqualTo(1);
        var other = run(
                "import",
                "requests",
                file.toString(),
                "--mapping",
                "normalised",
                "--city",
                "Los Angeles",
                "--data",
                data + "/new-york");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("new-york").contains("--data");
    }

    @Test
    void storesNothingInADryRun() throws IOException {
        var file = sample(RealData.file("citizen_requests_311/la/la311_2017-12_tail.csv.gz"), 500);
        var data = folder.resolve("nothing");
        var said = run(
                "import",
                "requests",
                file.toString(),
                "--mapping",
                "la311",
                "--data",
                data.toString(),
                "--json",
                "--dry-run");
        assertThat(said.last().get("accepted").asLong()).describedAs(said.err()).isEqualTo(500);
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesAFileAtFaultWithOneSentenceAndTouchesNothing() throws IOException {
        var whole = Files.readAllBytes(RealData.file("citizen_requests_311/la/la311_2017-12_tail.csv.gz"));
        var cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        var foreign = Files.writeString(folder.resolve("foreign.csv"), "a,b\n1,2\n");
        refused("cut off", cut.toString(), "la311");
        refused("no column SRNumber", foreign.toString(), "la311");
        refused("There is no file", folder.resolve("absent.csv").toString(), "la311");
        refused("is a folder", folder.toString(), "la311");
        refused("There is no mapping called", foreign.toString(), "atlantis");
        refused("knows no city called Atlantis", foreign.toString(), "normalised", "--city", "Atlantis");
    }

    private void refused(String sentence, String file, String mapping, String... more) {
        var data = folder.resolve("untouched");
        var arguments = IntStream.range(0, 7 + more.length)
                .mapToObj(i -> i < 7
                        ? new String[] {"import", "requests", file, "--mapping", mapping, "--data", data.toString()}[i]
                        : more[i - 7])
                .toArray(String[]::new);
        var said = run(arguments);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip()).contains(sentence).doesNotContain("\n").doesNotContain("Exception");
        assertThat(data).doesNotExist();
    }

    /// One lead that exists, an explanation, a deadline, an article in force, an entry of evidence: for every
    /// matter.
    private static void everyMatterIsWhole(City city, long matters) {
        assertThat(count(city, "select count(*) from matter.matter")).isEqualTo(matters);
        assertThat(count(city, "select count(*) from matter.report")).isEqualTo(matters);
        assertThat(count(city, "select count(distinct external_ref) from matter.report"))
                .isEqualTo(matters);
        assertThat(count(city, "select count(*) from evidence.entry")).isEqualTo(matters);
        assertThat(count(city, """
                select count(*) from matter.matter m join party.unit u on u.code = m.lead_unit
                """)).isEqualTo(matters);
        assertThat(count(city, """
                select count(*) from matter.matter m
                where exists (select from calendar.deadline d where d.matter_id = m.id and d.due_at > d.start_at)
                """)).isEqualTo(matters);
        assertThat(count(city, """
                select count(*) from matter.matter
                where explanation -> 'rule' ->> 'id' = rule and explanation ->> 'basis' = basis
                    and explanation ->> 'ground' <> 'needs-a-person'
                """)).isEqualTo(matters);
        var law = city.part(Articles.class);
        var cited = sql(city)
                .sql("select basis from matter.matter union select basis from calendar.deadline")
                .query(String.class)
                .list();
        assertThat(cited)
                .isNotEmpty()
                .allMatch(basis ->
                        law.inForce(new ArticleId(basis), Instant.now()).isPresent());
    }

    private static Map<String, Long> leads(City city) {
        return sql(city)
                .sql("select lead_unit, count(*) from matter.matter group by lead_unit")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long count(City city, String query) {
        return sql(city).sql(query).query(Long.class).single();
    }

    private static JdbcClient sql(City city) {
        return city.part(JdbcClient.class);
    }

    private static City open(String data) {
        return City.open(Settings.of(Path.of(data)), Progress.silent());
    }

    /// A data folder that takes the database's programs from where other tests have unpacked them.
    private String data(String name) throws IOException {
        var data = Files.createDirectories(folder.resolve(name));
        var binaries = Path.of("target/postgres-binaries").toAbsolutePath();
        Files.writeString(data.resolve("xiucheng.properties"), "binaries=" + binaries + "\n");
        return data.toString();
    }

    /// The first rows of a packed file, as a plain one.
    private Path sample(Path packed, int rows) throws IOException {
        try (var lines = new GZIPInputStream(Files.newInputStream(packed))) {
            var text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            var head = text.lines().limit(rows + 1L).collect(Collectors.joining("\n", "", "\n"));
            return Files.writeString(folder.resolve("sample-%d.csv".formatted(rows)), head);
        }
    }

    private static Said run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var before = System.out;
        var beforeErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            var code = Commands.execute(arguments);
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
            System.setErr(beforeErr);
        }
    }
}
