package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.calendar.TimeLimits;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.testkit.SmallCity;

/// Time limits and articles come in by workbook and are in force from the approval on, without a new start.
class RuleTablesTest {
    private static final ArticleId ARTICLE = new ArticleId("demo-ordinance/20");

    private static TableDesk desk;

    @BeforeAll
    static void serve() {
        desk = TableDesk.serve();
    }

    @AfterAll
    static void close() {
        desk.city().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits", "articles"})
    void whatWasFetchedSaysWhatHolds(String table) {
        desk.saysWhatHolds(table, 31);
    }

    @Test
    void namesEveryMistakeAndStoresNothing() {
        var limits = desk.sheet("limits");
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
        desk.refusesAll("limits", limits);

        var articles = desk.sheet("articles");
        articles.add(article("第八条")).mistake("id", "article.malformed");
        articles.add(article("demo-ordinance/90")).set("gist_zh", "").mistake("gist_zh", "cell.missing");
        articles.add(article("demo-ordinance/91")).set("demo", "maybe").mistake("demo", "cell.truth");
        articles.add(article("demo-ordinance/92"))
                .set("from", "2026-01-02")
                .set("to", "2026-01-01")
                .mistake("to", "table.period");
        desk.refusesAll("articles", articles);
    }

    @Test
    void aLimitHoldsFromTheApprovalOnAndTheOldOneStaysKnown() {
        var before = Instant.now();
        var sheet = desk.sheet("limits").where("close_zh", "垃圾清除，地面干净", "term", "6 work hours");
        var made = desk.drafted("limits", sheet);
        assertThat(made.body().path("changed").asInt()).isEqualTo(1);
        assertThat(made.at("/changes/0/cells/0/before")).isEqualTo("4 work hours");
        assertThat(limit(Instant.now())).isEqualTo(4);
        assertThat(desk.approval(made, desk.admin()).code()).isEqualTo("permission.missing");
        desk.approve(made);
        assertThat(limit(Instant.now())).isEqualTo(6);
        assertThat(limit(before)).isEqualTo(4);
        var again = desk.sheet("limits").where("close_zh", "垃圾清除，地面干净", "term", "4 work hours");
        var own = desk.supervisor()
                .send(
                        "POST",
                        TableDesk.path("limits") + "?reason=x",
                        again.bytes(Workbooks.Format.XLSX),
                        "Content-Type",
                        Workbooks.Format.XLSX.type());
        assertThat(desk.approval(own, desk.supervisor()).code()).isEqualTo("four-eyes");
    }

    @Test
    void aLimitForADayToComeWaitsForItAndIsNotOverwritten() {
        var made = desk.drafted(
                "limits", desk.sheet("limits").bare().add(limit("0103")).set("from", "2099-01-01"));
        desk.approve(made);
        var limits = desk.city().part(TimeLimits.class);
        var key = new CategoryKey("cjt-214-2007-events", "0103");
        assertThat(limits.forCategory(key, Instant.now()).orElseThrow().term().amount())
                .isEqualTo(1);
        assertThat(limits.forCategory(key, Instant.parse("2099-06-01T00:00:00Z"))
                        .orElseThrow()
                        .term()
                        .amount())
                .isEqualTo(9);
        var again = desk.send(
                "limits", desk.sheet("limits").bare().add(limit("0103")).set("term", "8 work days"), "?dry-run=true");
        assertThat(again.at("/faults/0/code")).isEqualTo("table.later");
    }

    @Test
    void anArticleEndsAndWhateverRestsOnItIsTold() {
        var articles = desk.city().part(Articles.class);
        assertThat(articles.inForce(ARTICLE, Instant.now())).isPresent();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        var ending = desk.send(
                "articles", desk.sheet("articles").where("id", ARTICLE.value(), "to", today), "?dry-run=true");
        assertThat(ending.body().path("ended").asInt()).isEqualTo(1);
        assertThat(ending.at("/notes/0/en")).contains("time limits rest on the articles that end");
        assertThat(articles.inForce(ARTICLE, Instant.now())).isPresent();

        var made = desk.drafted("articles", desk.sheet("articles").bare().add(article("demo-ordinance/77")));
        assertThat(articles.inForce(new ArticleId("demo-ordinance/77"), Instant.now()))
                .isEmpty();
        desk.approve(made);
        assertThat(articles.inForce(new ArticleId("demo-ordinance/77"), Instant.parse("2020-01-01T00:00:00Z")))
                .isPresent();
    }

    private static int limit(Instant at) {
        return desk.city()
                .part(TimeLimits.class)
                .forCategory(SmallCity.WASTE, at)
                .orElseThrow()
                .term()
                .amount();
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
}
