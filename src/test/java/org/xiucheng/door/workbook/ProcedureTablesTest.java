package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.pack.Packs;
import org.xiucheng.testkit.ApiClient;

/// Procedures come in by workbook, version by version, sound as a whole or not at all; what begins after the
/// approval begins with the new one, and what began before goes on by its own.
class ProcedureTablesTest {

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

    private static TableDesk desk;

    @BeforeAll
    static void serve() {
        desk = TableDesk.serve();
    }

    @AfterAll
    static void close() {
        desk.city().close();
    }

    @Test
    void untilAnAmendmentTheTablesSayWhatThePacksSay() {
        var packed = desk.city().part(Packs.class).procedures();
        assertThat(procedures().list()).containsAll(packed.list());
        assertThat(procedures().choices()).isEqualTo(packed.choices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"procedures", "choices"})
    void whatWasFetchedSaysWhatHolds(String table) {
        desk.saysWhatHolds(table, 0);
    }

    @Test
    void namesEveryMistakeOfACellAndStoresNothing() {
        desk.refusesAll(
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
        refuses("line", "0", "line", "procedure.number");
        refuses("part", "幕间", "part", "cell.choice");
    }

    @Test
    void namesWhatIsWrongWithTheWhole() {
        refuses("to_state", "beyond", "to_state", "procedure.unknown");
        refuses("basis", "demo-ordinance/999", "basis", "procedure.lawless");
        refuses("verb", "dispute", "reasons", "procedure.groundless");
        refuses("effects", "extends", "effects", "procedure.unbounded");
        refuses("effects", "bounces", "over_limit", "procedure.boundless");
        desk.refusesAll(
                "procedures",
                next("1001")
                        .add(STEP)
                        .set("to_state", "closed")
                        .mistakeWhere("done", "是", "done", "procedure.unverified"));
        desk.refusesAll(
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
        assertThat(desk.send(
                                "procedures",
                                desk.sheet("procedures").where("state", "received", "term", "9 work hours"),
                                "?dry-run=true")
                        .at("/faults/0/code"))
                .isEqualTo("procedure.fixed");
        assertThat(desk.send("procedures", next("4"), "?dry-run=true").at("/faults/0/code"))
                .isEqualTo("procedure.version");
        assertThat(desk.send("procedures", next("2001"), "?dry-run=true").at("/faults/0/code"))
                .isEqualTo("procedure.version");
    }

    @Test
    void whatBeginsAfterTheApprovalBeginsWithTheNewVersion() {
        try (var other = desk.city().node(Clock.systemUTC(), WorkCalendar.plainWeek(ZoneId.of("Asia/Shanghai")))) {
            assertThat(other.part(Procedures.class)
                            .latest("closed-loop")
                            .orElseThrow()
                            .version())
                    .isEqualTo(3);
            var before = begun();
            var latest = procedures().latest("closed-loop").orElseThrow().version();
            var own = String.valueOf(Math.max(1001, latest + 1));
            // a spreadsheet may write whole numbers with a point
            var made = desk.drafted("procedures", next(own + ".0").where("state", "received", "term", "9 work hours"));
            assertThat(made.text())
                    .contains("Changed states: received.")
                    .contains("go on by the version they began with");
            desk.approve(made);
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
        desk.refusesAll(
                "choices", desk.sheet("choices").bare().add(wide).add(narrow).mistake("rank", "choice.hidden"));
        desk.refusesAll(
                "choices",
                desk.sheet("choices")
                        .bare()
                        .add(narrow)
                        .set("procedure", "closed-lop")
                        .mistake("procedure", "procedure.unknown"));
        desk.refusesAll(
                "choices",
                desk.sheet("choices").bare().add(narrow).set("code", "9999").mistake("code", "category.unknown"));
        desk.refusesAll(
                "choices",
                desk.sheet("choices").bare().add(narrow).set("system", "").mistake("system", "cell.missing"));
        desk.refusesAll(
                "choices",
                desk.sheet("choices").bare().add(narrow).set("area", "nowhere").mistake("area", "area.unknown"));
        desk.refusesAll(
                "choices",
                desk.sheet("choices")
                        .bare()
                        .add(narrow)
                        .set("channel", "By Phone")
                        .mistake("channel", "choice.channel"));
        desk.drafted("choices", desk.sheet("choices").bare().add(narrow).set("rank", "60.0"));
    }

    private static Procedures procedures() {
        return desk.city().part(Procedures.class);
    }

    /// The number of a report that opens a matter now.
    private static String begun() {
        var made = new ApiClient(desk.city().address()).post("/api/v1/reports", REPORT);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("/number");
    }

    private static int version(String number) {
        return desk.city()
                .sql()
                .sql("""
                        select m.procedure_version from matter.report r join matter.matter m on m.id = r.matter_id
                        where r.number = :number
                        """)
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    /// The newest closed loop of the packs as the draft of another version.
    private static SheetFile next(String version) {
        return desk.sheet("procedures")
                .only("procedure", "closed-loop", "version", "3")
                .all("version", version);
    }

    /// One step too many, with one cell of it so, is refused for that cell.
    private static void refuses(String column, String text, String wrong, String code) {
        desk.refusesAll("procedures", next("1001").add(STEP).set(column, text).mistake(wrong, code));
    }
}
