package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.pack.Packs;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Procedures come in by workbook, version by version, sound as a whole or not at all; what begins after the
/// approval begins with the new one, and what began before goes on by its own.
class ProcedureTablesTest {
    private static final String XLSX = Workbooks.Format.XLSX.type();

    private static final String REPORT = """
            {"description":"后门垃圾","category":{"system":"cjt-214-2007-events","code":"0102"},
             "location":{"point":[100.011,20.0051],"address":"针线路8号"},"language":"zh"}
            """;

    private static final String[] STEP = {
        "procedure",
        "closed-loop",
        "version",
        "1001",
        "line",
        "400",
        "part",
        "step",
        "state",
        "handling",
        "verb",
        "wave",
        "name_zh",
        "招手",
        "name_en",
        "Wave",
        "to_state",
        "handling",
        "by",
        "lead",
        "basis",
        "demo-ordinance/20",
        "remedy_zh",
        "无",
        "remedy_en",
        "none"
    };

    private static SmallCity city;
    private static ApiClient admin;
    private static ApiClient supervisor;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        admin = new ApiClient(city.address()).login("system-admin");
        supervisor = new ApiClient(city.address()).login("supervisor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void untilAnAmendmentTheTablesSayWhatThePacksSay() {
        var packed = city.part(Packs.class).procedures();
        assertThat(procedures().list()).containsAll(packed.list());
        assertThat(procedures().choices()).isEqualTo(packed.choices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"procedures", "choices"})
    void whatWasFetchedSaysWhatHolds(String table) {
        for (var format : Workbooks.Format.values()) {
            var fetched = admin.get(path(table) + "?format=" + format.name().toLowerCase(Locale.ROOT));
            var dry = admin.send(
                            "POST",
                            path(table) + "?dry-run=true",
                            fetched.response().body(),
                            "Content-Type",
                            fetched.header("Content-Type"))
                    .body();
            assertThat(dry.path("faults").toString()).isEqualTo("[]");
            assertThat(dry.path("unchanged").asInt()).isEqualTo(dry.path("rows").asInt());
        }
    }

    @Test
    void namesEveryMistakeOfACellAndStoresNothing() {
        refusesAll(
                "procedures",
                next("1001")
                        .where("state", "received", "term", "soon")
                        .mistakeWhere("state", "received", "term", "procedure.malformed"));
        refuses("by", "neighbour", "by", "procedure.malformed");
        refuses("effects", "flies", "effects", "procedure.malformed");
        refuses("reasons", "none", "reasons", "procedure.malformed");
        refuses("stage", "3", "stage", "procedure.cell");
        refuses("remedy_en", "", "remedy_en", "cell.missing");
        refuses("verb", "Wave!", "verb", "procedure.word");
        refuses("line", "501", "line", "procedure.number");
        refuses("part", "幕间", "part", "cell.choice");
    }

    @Test
    void namesWhatIsWrongWithTheWhole() {
        refuses("to_state", "beyond", "to_state", "procedure.unknown");
        refuses("basis", "demo-ordinance/999", "basis", "procedure.lawless");
        refuses("verb", "dispute", "reasons", "procedure.groundless");
        refuses("effects", "extends", "effects", "procedure.unbounded");
        refuses("effects", "bounces", "over_limit", "procedure.boundless");
        refusesAll(
                "procedures",
                next("1001")
                        .add(STEP)
                        .set("to_state", "closed")
                        .mistakeWhere("done", "是", "done", "procedure.unverified"));
        refusesAll(
                "procedures",
                next("1001")
                        .add(
                                "procedure",
                                "closed-loop",
                                "version",
                                "1001",
                                "line",
                                "401",
                                "part",
                                "state",
                                "state",
                                "limbo",
                                "name_zh",
                                "悬",
                                "name_en",
                                "Limbo",
                                "stage",
                                "3",
                                "by",
                                "lead",
                                "term",
                                "1 work days",
                                "basis",
                                "demo-ordinance/20")
                        .mistake("by", "procedure.unowned")
                        .mistake("state", "procedure.unreachable"));
    }

    @Test
    void whatIsThereStaysAndVersionsFollowEachOther() {
        assertThat(send(sheet("procedures").where("state", "received", "term", "9 work hours"), "?dry-run=true")
                        .at("/faults/0/code"))
                .isEqualTo("procedure.fixed");
        assertThat(send(next("4"), "?dry-run=true").at("/faults/0/code")).isEqualTo("procedure.version");
        assertThat(send(next("2001"), "?dry-run=true").at("/faults/0/code")).isEqualTo("procedure.version");
    }

    @Test
    void whatBeginsAfterTheApprovalBeginsWithTheNewVersion() {
        try (var other = city.node(Clock.systemUTC(), WorkCalendar.plainWeek(ZoneId.of("Asia/Shanghai")))) {
            assertThat(other.part(Procedures.class)
                            .latest("closed-loop")
                            .orElseThrow()
                            .version())
                    .isEqualTo(3);
            var before = begun();
            var latest = procedures().latest("closed-loop").orElseThrow().version();
            var own = String.valueOf(Math.max(1001, latest + 1));
            var made = send(next(own).where("state", "received", "term", "9 work hours"), "?reason=x");
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(made.text())
                    .contains("Changed states: received.")
                    .contains("go on by the version they began with");
            assertThat(supervisor
                            .post("/api/v1/amendments/" + made.at("/draft") + "/approval", "{}")
                            .status())
                    .isEqualTo(200);
            var after = begun();
            assertThat(version(before)).isEqualTo(latest);
            assertThat(version(after)).isEqualTo(Integer.parseInt(own));
            assertThat(other.part(Procedures.class)
                            .find("closed-loop", Integer.parseInt(own))
                            .orElseThrow()
                            .state("received")
                            .term()
                            .orElseThrow()
                            .amount())
                    .isEqualTo(9);
        }
    }

    @Test
    void aWiderChoiceBeforeANarrowerOneIsNamed() {
        var wide = new String[] {"rank", "50", "procedure", "closed-loop", "channel", "phone"};
        var narrow = new String[] {
            "rank",
            "60",
            "procedure",
            "closed-loop",
            "channel",
            "phone",
            "system",
            "cjt-214-2007-events",
            "code",
            "0103"
        };
        refusesAll("choices", sheet("choices").bare().add(wide).add(narrow).mistake("rank", "choice.hidden"));
        refusesAll(
                "choices",
                sheet("choices")
                        .bare()
                        .add(narrow)
                        .set("procedure", "closed-lop")
                        .mistake("procedure", "procedure.unknown"));
        refusesAll(
                "choices",
                sheet("choices").bare().add(narrow).set("code", "9999").mistake("code", "category.unknown"));
        refusesAll(
                "choices", sheet("choices").bare().add(narrow).set("system", "").mistake("system", "cell.missing"));
        refusesAll(
                "choices",
                sheet("choices").bare().add(narrow).set("area", "nowhere").mistake("area", "area.unknown"));
        refusesAll(
                "choices",
                sheet("choices").bare().add(narrow).set("channel", "By Phone").mistake("channel", "choice.channel"));
        var made = send("choices", sheet("choices").bare().add(narrow), "?reason=x");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static Procedures procedures() {
        return city.part(Procedures.class);
    }

    /// The number of a report that opens a matter now.
    private static String begun() {
        var made = new ApiClient(city.address()).post("/api/v1/reports", REPORT);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("/number");
    }

    private static int version(String number) {
        return city.sql().sql("""
                        select m.procedure_version from matter.report r join matter.matter m on m.id = r.matter_id
                        where r.number = :number
                        """).param("number", number).query(Integer.class).single();
    }

    /// The newest closed loop of the packs as the draft of another version.
    private static SheetFile next(String version) {
        return sheet("procedures")
                .only("procedure", "closed-loop", "version", "3")
                .all("version", version);
    }

    /// One step too many, with one cell of it so, is refused for that cell.
    private static void refuses(String column, String text, String wrong, String code) {
        refusesAll("procedures", next("1001").add(STEP).set(column, text).mistake(wrong, code));
    }

    private static void refusesAll(String table, SheetFile sheet) {
        var before = stored();
        var refused = send(table, sheet, "?reason=x");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        var found = new TreeMap<String, String>();
        refused.body()
                .path("faults")
                .forEach(fault -> found.put(
                        fault.path("cell").asString(), fault.path("code").asString()));
        assertThat(found).isEqualTo(sheet.expected);
        assertThat(stored()).isEqualTo(before);
    }

    private static Answer send(SheetFile sheet, String query) {
        return send("procedures", sheet, query);
    }

    private static Answer send(String table, SheetFile sheet, String query) {
        return admin.send("POST", path(table) + query, sheet.bytes(Workbooks.Format.XLSX), "Content-Type", XLSX);
    }

    private static SheetFile sheet(String table) {
        return new SheetFile(admin.get(path(table)).response().body());
    }

    private static String path(String table) {
        return "/api/v1/tables/" + table + "/workbook";
    }

    private static int stored() {
        return city.sql()
                .sql("select count(*) from amendment.amendment")
                .query(Integer.class)
                .single();
    }
}
