package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// A city's duties come in by workbook, all 2,000 or none, and every mistake is named by its cell.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkbookTest {
    private static final String PATH = "/api/v1/rules/workbook";
    private static final String XLSX = Workbooks.Format.XLSX.type();

    private static SmallCity city;
    private static ApiClient anyone;
    private static ApiClient admin;
    private static ApiClient supervisor;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        admin = new ApiClient(city.address()).login("system-admin");
        supervisor = new ApiClient(city.address()).login("supervisor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    /// A workbook and what should be said of it, by cell.
    private static final class Spoilt {
        final Duties2000 duties = new Duties2000(city.part(Categories.class), new Random(23));
        final Map<String, String> expected = new TreeMap<>();
        final List<Duties2000.Spoil> spoils = new ArrayList<>();
        private int line = 100;

        List<String> next() {
            line += 10;
            return duties.rows.get(line);
        }

        void mistake(String column, String value, String code) {
            Duties2000.set(next(), column, value);
            expect(column, code);
        }

        void expect(String column, String code) {
            expected.put(address(column, line), code);
        }

        String address(String column, int row) {
            return (char) ('A' + Duties2000.HEAD.indexOf(column)) + Integer.toString(row + 2);
        }

        void onRoad(String from, String to, String column, String code) {
            var row = next();
            Duties2000.set(row, "place", "road");
            Duties2000.set(row, "area", "999902002");
            Duties2000.set(row, "road", "R1");
            Duties2000.set(row, "from_m", from);
            Duties2000.set(row, "to_m", to);
            expect(column, code);
        }
    }

    @Test
    @Order(1)
    void namesAllThirtyMistakesByTheirCellsAndStoresNothing() {
        var book = new Spoilt();
        var head = planted(book);
        assertThat(book.expected).hasSizeGreaterThanOrEqualTo(30);
        var before = stored();

        var bytes = book.duties.xlsx(head, sheet -> book.spoils.forEach(spoil -> spoil.to(sheet)));
        var refused = send(admin, bytes, XLSX, "?reason=" + words("全市责任清单"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("table.faulty");
        var found = new TreeMap<String, String>();
        refused.body()
                .path("faults")
                .forEach(fault -> found.put(
                        fault.path("cell").asString(), fault.path("code").asString()));
        assertThat(found).isEqualTo(book.expected);
        assertThat(refused.body().path("faulty").asInt()).isEqualTo(found.size());
        assertThat(refused.text()).contains("是否为“sanitation”？", "is it “sanitation”?", "999902001", "责任清单");
        assertThat(stored()).isEqualTo(before);
        var dry = send(admin, bytes, XLSX, "?dry-run=true");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().path("faulty").asInt()).isEqualTo(found.size());
        assertThat(stored()).isEqualTo(before);
    }

    private static List<String> planted(Spoilt book) {
        book.mistake("unit", "sanitatoin", "unit.unknown");
        book.mistake("unit", "", "cell.missing");
        book.mistake("post", "roads-post-9", "post.unknown");
        book.mistake("basis", "demo-ordinance/999", "article.unknown");
        book.mistake("basis", "第八条", "article.unknown");
        book.mistake("basis", "cn-cybersecurity/21", "rule.unbased");
        book.mistake("area", "999902009", "location.unknown-area");
        book.mistake("area", "西街道", "location.unknown-area");
        book.mistake("id", "规则一", "rule.id");
        book.mistake("id", book.duties.rows.getFirst().getFirst(), "draft.twice");
        book.mistake("name_zh", "", "cell.missing");
        book.mistake("name_en", "x".repeat(201), "length.max");
        book.mistake("name_en", "bell\u007f", "cell.control");
        book.mistake("scope", "some", "cell.choice");
        book.mistake("system", "cjt-214-2007-event", "category.unknown");
        book.mistake("category", "9999", "category.unknown");
        book.mistake("place", "somewhere", "cell.choice");
        book.mistake("priority", "high", "cell.number");
        book.mistake("priority", "1.5", "cell.whole");
        book.mistake("fallback", "maybe", "cell.truth");
        book.mistake("from", "2026-13-45", "cell.moment");
        book.mistake("from", "2001-01-01", "draft.past");
        Duties2000.set(book.next(), "from", "2099-01-01");
        book.mistake("from", "2099-02-01", "draft.two-moments");
        Duties2000.set(book.next(), "from", "2099-01-01");
        Duties2000.set(book.duties.rows.get(book.line), "to", "2098-01-01");
        book.expect("to", "rule.period");
        book.onRoad("0", "10", "road", "location.unknown-road");
        Duties2000.set(book.duties.rows.get(book.line), "road", "R9");
        book.onRoad("20", "10", "to_m", "rule.stretch");
        book.onRoad("-1", "10", "from_m", "cell.number");
        book.onRoad("9000", "", "from_m", "rule.stretch");
        book.onRoad("0", "10", "road", "rule.road-elsewhere");
        Duties2000.set(book.duties.rows.get(book.line), "area", "99990200200100102");
        return rest(book);
    }

    private static List<String> rest(Spoilt book) {
        var group = book.next();
        Duties2000.set(group, "scope", "group");
        Duties2000.set(group, "system", "cjt-214-2007-events");
        Duties2000.set(group, "category", "市容");
        book.expect("category", "category.unknown");
        var system = book.next();
        Duties2000.set(system, "system", "cjt-214-2007-events");
        Duties2000.set(system, "category", "0801");
        book.expect("category", "category.unknown");
        crossing(book);
        var formula = book.next();
        var line = book.line;
        assertThat(formula).isNotEmpty();
        book.spoils.add(sheet -> sheet.formula(line + 1, Duties2000.HEAD.indexOf("priority"), "1+2"));
        book.expect("priority", "cell.formula");
        book.spoils.add(sheet -> sheet.range(0, 11, 0, 12).merge());
        book.expected.put("L1", "cell.merged");
        book.spoils.add(sheet -> sheet.value(50, 25, "?"));
        book.expected.put("Z51", "cell.stray");
        var head = new ArrayList<>(Duties2000.HEAD);
        head.add("备注说明");
        book.expected.put("U1", "header.unknown");
        return head;
    }

    /// Two that say the same of the same place, and two of which neither is narrower: all four cells are named.
    private static void crossing(Spoilt book) {
        var twice = book.next();
        var first = book.duties.rows.getFirst();
        for (var column : List.of("scope", "system", "category", "place", "area")) {
            Duties2000.set(twice, column, first.get(Duties2000.HEAD.indexOf(column)));
        }
        book.expect("priority", "draft.crossing");
        book.expected.put(book.address("priority", 0), "draft.crossing");
        book.onRoad("2000", "3000", "priority", "draft.crossing");
        about(book, book.duties.unspoken);
        var community = book.next();
        Duties2000.set(community, "area", "999902002001");
        about(book, book.duties.unspoken);
        book.expect("priority", "draft.crossing");
    }

    private static void about(Spoilt book, CategoryKey key) {
        Duties2000.set(book.duties.rows.get(book.line), "system", key.system());
        Duties2000.set(book.duties.rows.get(book.line), "category", key.code());
    }

    @Test
    @Order(2)
    void takesACleanWorkbookInWholeThroughFourEyes() {
        var duties = new Duties2000(city.part(Categories.class), new Random(23));
        var bytes = duties.xlsx(Duties2000.HEAD, sheet -> {});
        var dry = send(admin, bytes, XLSX, "?dry-run=true");
        assertThat(dry.body().path("faults").toString()).isEqualTo("[]");
        assertThat(dry.body().path("begins").asInt()).isEqualTo(2_000);
        assertThat(dry.body().at("/rehearsal/unsettled").toString()).isEqualTo("[]");
        var before = stored();

        var made = send(admin, bytes, XLSX, "?reason=" + words("全市责任清单"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(stored()).isEqualTo(before);
        var draft = "/api/v1/rules/drafts/" + made.at("/draft");
        assertThat(admin.get(draft).body().path("changed").asInt()).isEqualTo(2_000);
        assertThat(admin.post(draft + "/approval", "{}").status()).isEqualTo(403);
        assertThat(supervisor.post(draft + "/approval", "{}").status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(before + 2_000);

        for (var format : List.of("xlsx", "csv")) {
            var fetched = anyone.get(PATH + "?format=" + format);
            var type = fetched.header("Content-Type");
            var again = send(admin, fetched.response().body(), type, "?dry-run=true")
                    .body();
            assertThat(again.path("faults").toString()).isEqualTo("[]");
            assertThat(again.path("rows").asInt()).isEqualTo(before + 2_000);
            assertThat(again.path("unchanged").asInt()).isEqualTo(before + 2_000);
        }
        var nothing = send(admin, anyone.get(PATH).response().body(), XLSX, "?reason=x");
        assertThat(nothing.code()).isEqualTo("table.unchanged");
    }

    @Test
    @Order(3)
    void endsARuleWhoseRowSaysSo() {
        var text = anyone.get(PATH + "?format=csv").text();
        var line = text.lines()
                .filter(row -> row.startsWith("lids-west"))
                .findFirst()
                .orElseThrow();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var head = text.lines().findFirst().orElseThrow();
        var csv = (head + "\r\n" + line + today + "\r\n").getBytes(StandardCharsets.UTF_8);
        var made = send(admin, csv, "text/csv", "?reason=" + words("井盖另有安排")).body();
        assertThat(made.path("ends").asInt()).as(made.toString()).isEqualTo(1);
        assertThat(made.path("begins").asInt()).isZero();
        var approval = "/api/v1/rules/drafts/" + made.path("draft").asString() + "/approval";
        assertThat(supervisor.post(approval, "{\"acknowledged\":\"井盖另有安排\"}").status())
                .isEqualTo(200);
        assertThat(anyone.get(PATH + "?format=csv").text()).doesNotContain("lids-west");
    }

    @Test
    @Order(4)
    void readsWhatSpreadsheetsWriteAndRefusesTheRest() {
        var head = String.join(",", Duties2000.HEAD);
        var row = "r1,规则,Rule,any,,,area,999902001,,,,,,office-west,,demo-ordinance/5,7,是,,";
        var csv = head + "\r\n" + row + "\r\n";
        for (var charset : List.of("UTF-8", "UTF-16", "GB18030")) {
            var dry = send(admin, csv.getBytes(Charset.forName(charset)), "text/csv", "?dry-run=true");
            assertThat(dry.body().path("begins").asInt())
                    .as(charset + dry.text())
                    .isEqualTo(1);
        }
        var formula = csv.replace("规则", "\"=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(send(admin, formula.getBytes(StandardCharsets.UTF_8), "text/csv", "?dry-run=true")
                        .at("/faults/0/code"))
                .isEqualTo("cell.formula");
        assertThat(refusal("\"open")).isEqualTo("workbook.damaged");
        assertThat(refusal("PK\u0003\u0004 no archive")).isEqualTo("workbook.damaged");
        assertThat(refusal("a\0b")).isEqualTo("workbook.format");
        assertThat(refusal("")).isEqualTo("body.missing");
        assertThat(refusal(",".repeat(200))).isEqualTo("workbook.columns");
        assertThat(refusal("x".repeat(2_001))).isEqualTo("workbook.text");
    }

    @Test
    @Order(5)
    void isForThoseWhoMayDraftAndFetchedByAnyone() {
        var bytes = anyone.get(PATH).response().body();
        assertThat(bytes).startsWith('P', 'K');
        assertThat(send(anyone, bytes, XLSX, "?dry-run=true").status()).isEqualTo(401);
        var handler = new ApiClient(city.address()).login("sanitation");
        assertThat(send(handler, bytes, XLSX, "?dry-run=true").status()).isEqualTo(403);
        var unread = send(handler, "\"open".getBytes(StandardCharsets.UTF_8), "text/csv", "");
        assertThat(unread.code()).as("nothing is read of it").isEqualTo("permission.missing");
        assertThat(anyone.get(PATH + "?format=pdf").status()).isEqualTo(400);
    }

    private static String refusal(String body) {
        return send(admin, body.getBytes(StandardCharsets.UTF_8), "text/csv", "?dry-run=true")
                .code();
    }

    private static Answer send(ApiClient who, byte[] bytes, String type, String query) {
        return who.send("POST", PATH + query, bytes, "Content-Type", type);
    }

    private static String words(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int stored() {
        return city.sql()
                .sql("select count(*) from responsibility.rule")
                .query(Integer.class)
                .single();
    }
}
