package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.calendar.TimeLimits;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Time limits and articles come in by workbook and are in force from the approval on, without a new start.
class RuleTablesTest {
    private static final String XLSX = Workbooks.Format.XLSX.type();
    private static final ArticleId ARTICLE = new ArticleId("demo-ordinance/20");

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

    @ParameterizedTest
    @ValueSource(strings = {"limits", "articles"})
    void whatWasFetchedSaysWhatHolds(String table) {
        for (var format : List.of("xlsx", "csv")) {
            var fetched = anyone.get(path(table) + "?format=" + format);
            var dry = admin.send(
                            "POST",
                            path(table) + "?dry-run=true",
                            fetched.response().body(),
                            "Content-Type",
                            fetched.header("Content-Type"))
                    .body();
            assertThat(dry.path("faults").toString()).isEqualTo("[]");
            assertThat(dry.path("rows").asInt()).isGreaterThan(30);
            assertThat(dry.path("unchanged").asInt()).isEqualTo(dry.path("rows").asInt());
        }
    }

    @Test
    void namesEveryMistakeAndStoresNothing() {
        var limits = sheet("limits");
        limits.add(limit("0199x")).mistake("code", "category.unknown");
        limits.add(limit("0111")).set("system", "cjt-214-2007-event").mistake("system", "category.unknown");
        limits.add(limit("0113")).set("term", "5 days").mistake("term", "term.malformed");
        limits.add(limit("0114")).set("term", "0 work days").mistake("term", "term.malformed");
        limits.add(limit("0115")).set("basis", "demo-ordinance/999").mistake("basis", "article.unknown");
        limits.add(limit("0202")).set("close_zh", "").mistake("close_zh", "cell.missing");
        limits.add(limit("0203")).set("from", "2001-01-01").mistake("from", "table.past");
        limits.add(limit("0102")).set("to", "2001-01-01").mistake("to", "table.past");
        limits.add(limit("0204"));
        limits.add(limit("0204")).mistake("system", "table.twice");
        refusesAll("limits", limits);

        var articles = sheet("articles");
        articles.add(article("第八条")).mistake("id", "article.malformed");
        articles.add(article("demo-ordinance/90")).set("gist_zh", "").mistake("gist_zh", "cell.missing");
        articles.add(article("demo-ordinance/91")).set("demo", "maybe").mistake("demo", "cell.truth");
        articles.add(article("demo-ordinance/92"))
                .set("from", "2026-01-02")
                .set("to", "2026-01-01")
                .mistake("to", "table.period");
        refusesAll("articles", articles);
    }

    @Test
    void aLimitHoldsFromTheApprovalOnAndTheOldOneStaysKnown() {
        var before = Instant.now();
        var sheet = sheet("limits").where("close_zh", "垃圾清除，地面干净", "term", "6 work hours");
        var made = drafted("limits", sheet);
        assertThat(made.body().path("changed").asInt()).isEqualTo(1);
        assertThat(made.at("/changes/0/cells/0/before")).isEqualTo("4 work hours");
        assertThat(limit(Instant.now())).isEqualTo(4);
        var code = made.at("/draft");
        assertThat(admin.post(approval(code), "{}").code()).isEqualTo("permission.missing");
        assertThat(supervisor.post(approval(code), "{}").status()).isEqualTo(200);
        assertThat(limit(Instant.now())).isEqualTo(6);
        assertThat(limit(before)).isEqualTo(4);
        var own = supervisor.send(
                "POST",
                path("limits") + "?reason=x",
                sheet("limits")
                        .where("close_zh", "垃圾清除，地面干净", "term", "4 work hours")
                        .bytes(Workbooks.Format.XLSX),
                "Content-Type",
                XLSX);
        assertThat(supervisor.post(approval(own.at("/draft")), "{}").code()).isEqualTo("four-eyes");
    }

    @Test
    void aLimitForADayToComeWaitsForItAndIsNotOverwritten() {
        var code = drafted("limits", sheet("limits").bare().add(limit("0103")).set("from", "2099-01-01"))
                .at("/draft");
        assertThat(supervisor.post(approval(code), "{}").status()).isEqualTo(200);
        var limits = city.part(TimeLimits.class);
        var key = new CategoryKey("cjt-214-2007-events", "0103");
        assertThat(limits.forCategory(key, Instant.now()).orElseThrow().term().amount())
                .isEqualTo(1);
        assertThat(limits.forCategory(key, Instant.parse("2099-06-01T00:00:00Z"))
                        .orElseThrow()
                        .term()
                        .amount())
                .isEqualTo(9);
        var again =
                send("limits", sheet("limits").bare().add(limit("0103")).set("term", "8 work days"), "?dry-run=true");
        assertThat(again.at("/faults/0/code")).isEqualTo("table.later");
    }

    @Test
    void anArticleEndsAndWhateverRestsOnItIsTold() {
        var articles = city.part(Articles.class);
        assertThat(articles.inForce(ARTICLE, Instant.now())).isPresent();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        var ending = send("articles", sheet("articles").where("id", ARTICLE.value(), "to", today), "?dry-run=true");
        assertThat(ending.body().path("ended").asInt()).isEqualTo(1);
        assertThat(ending.at("/notes/0/en")).contains("time limits rest on the articles that end");
        assertThat(articles.inForce(ARTICLE, Instant.now())).isPresent();

        var code = drafted("articles", sheet("articles").bare().add(article("demo-ordinance/77")))
                .at("/draft");
        assertThat(articles.inForce(new ArticleId("demo-ordinance/77"), Instant.now()))
                .isEmpty();
        assertThat(supervisor.post(approval(code), "{}").status()).isEqualTo(200);
        assertThat(articles.inForce(new ArticleId("demo-ordinance/77"), Instant.parse("2020-01-01T00:00:00Z")))
                .isPresent();
    }

    private static int limit(Instant at) {
        return city.part(TimeLimits.class)
                .forCategory(SmallCity.WASTE, at)
                .orElseThrow()
                .term()
                .amount();
    }

    private static void refusesAll(String table, SheetFile sheet) {
        var before = stored();
        var refused = send(table, sheet, "?reason=" + words("调整"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        var found = new TreeMap<String, String>();
        refused.body()
                .path("faults")
                .forEach(fault -> found.put(
                        fault.path("cell").asString(), fault.path("code").asString()));
        assertThat(found).isEqualTo(sheet.expected);
        assertThat(stored()).isEqualTo(before);
    }

    private static Answer drafted(String table, SheetFile sheet) {
        var made = send(table, sheet, "?reason=" + words("调整"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static Answer send(String table, SheetFile sheet, String query) {
        return admin.send("POST", path(table) + query, sheet.bytes(Workbooks.Format.XLSX), "Content-Type", XLSX);
    }

    private static SheetFile sheet(String table) {
        return new SheetFile(anyone.get(path(table)).response().body());
    }

    private static String[] limit(String code) {
        return new String[] {
            "system",
            "cjt-214-2007-events",
            "code",
            code,
            "term",
            "9 work days",
            "basis",
            "demo-ordinance/20",
            "close_zh",
            "完成",
            "close_en",
            "done",
            "source",
            "市政府"
        };
    }

    private static String[] article(String id) {
        return new String[] {
            "id",
            id,
            "law_zh",
            "演示条例",
            "law_en",
            "Demo ordinance",
            "number",
            "第七十七条",
            "gist_zh",
            "要旨",
            "gist_en",
            "Gist",
            "demo",
            "是",
            "source",
            "invented",
            "from",
            "2019-01-01"
        };
    }

    private static String approval(String code) {
        return "/api/v1/amendments/" + code + "/approval";
    }

    private static String path(String table) {
        return "/api/v1/tables/" + table + "/workbook";
    }

    private static String words(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int stored() {
        return city.sql()
                .sql(
                        "select (select count(*) from amendment.line where amendment_id is not null) + (select count(*) from amendment.amendment)")
                .query(Integer.class)
                .single();
    }
}
