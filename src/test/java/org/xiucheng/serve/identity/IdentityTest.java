package org.xiucheng.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// A reporter's contact is seen under a live grant alone, and the reporter sees who did.
class IdentityTest {
    private static SmallCity city;
    private static ApiClient desk;
    private static ApiClient dispatcher;
    private static ApiClient steward;
    private static ApiClient stewardTwo;
    private static ApiClient auditor;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        desk = login("intake-west");
        dispatcher = login("dispatcher");
        steward = login("steward");
        stewardTwo = login("steward-two");
        auditor = login("auditor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void showsTheContactUnderAGrantAndMarksItWithTheViewer() {
        var report = Reporters.report(city);
        var grant = report.granted(desk, steward);
        var seen = report.look(desk, grant, "visit");
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.at("/contact/phone")).isEqualTo("13812345678");
        assertThat(seen.at("/watermark/post/code")).isEqualTo("intake-west-post");
        assertThat(seen.header("Cache-Control")).contains("no-store");
        var held = report.own("GET", "/held", "");
        assertThat(held.at("/looks/0/view")).isEqualTo(seen.at("/watermark/view"));
        assertThat(held.at("/looks/0/unit/code")).isEqualTo("desk-west");
        assertThat(held.at("/looks/0/purpose/code")).isEqualTo("visit");
        assertThat(held.text()).doesNotContain("员工");
        assertThat(audited(report)).contains("identity.viewed done", "identity.approved done", "identity.asked done");
    }

    @Test
    void writesDownWhoTriedWithoutAGrant() {
        var report = Reporters.report(city);
        var refused = report.look(desk, "26K7-T3MX-Q9R4", "visit");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("identity.no-grant");
        assertThat(audited(report)).contains("identity.viewed refused");
        assertThat(report.own("GET", "/held", "").body().path("looks").size()).isZero();
    }

    @Test
    void opensNothingForAnotherPersonPurposeOrReport() {
        var report = Reporters.report(city);
        var other = Reporters.report(city);
        var grant = report.granted(desk, steward);
        assertThat(report.look(dispatcher, grant, "visit").status()).isEqualTo(403);
        assertThat(report.look(desk, grant, "clarify").status()).isEqualTo(403);
        assertThat(other.look(desk, grant, "visit").status()).isEqualTo(403);
        assertThat(report.look(desk, report.granted(desk), "visit").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"intake-east,404", "roads,404", "auditor,404", "steward,404", "moderator,404", "inspector,403"})
    void isNothingForThoseOutOfReach(String account, int status) {
        var report = Reporters.report(city);
        var grant = report.granted(desk, steward);
        assertThat(report.look(login(account), grant, "visit").status()).isEqualTo(status);
        assertThat(report.ask(login(account), "visit", 1).status()).isEqualTo(404);
    }

    @Test
    void letsNobodyApproveWhatTheyAskedAndNobodyButStewardsApprove() {
        var report = Reporters.report(city);
        var code = report.ask(desk, "visit", 2).at("/code");
        var approve = "/api/v1/identity-grants/" + code + "/approvals";
        assertThat(desk.post(approve, "{}").status()).isEqualTo(403);
        assertThat(login("supervisor").post(approve, "{}").status()).isEqualTo(403);
        var person = city.officer("intake-west").person();
        assertThatThrownBy(() -> city.sql()
                        .sql("""
                        insert into identity.approval (grant_id, person_id, unit, post, at)
                        select id, :person, 'desk-west', 'x', now() from identity.access_grant where code = :code
                        """)
                        .param("person", person)
                        .param("code", code)
                        .update())
                .hasStackTraceContaining("nobody approves what they asked for");
    }

    @Test
    void asksTwoDifferentPeopleForAProtectedReporterFromThatMomentOn() {
        var report = Reporters.report(city);
        var grant = report.granted(desk, steward);
        assertThat(report.look(desk, grant, "visit").status()).isEqualTo(200);
        assertThat(report.own("PUT", "/protection", "{\"on\":true}").status()).isEqualTo(204);
        assertThat(report.look(desk, grant, "visit").status()).isEqualTo(403);
        var approve = "/api/v1/identity-grants/" + grant + "/approvals";
        assertThat(steward.post(approve, "{}").code()).isEqualTo("four-eyes");
        assertThat(report.look(desk, grant, "visit").status()).isEqualTo(403);
        assertThat(stewardTwo.post(approve, "{}").at("/standing")).isEqualTo("live");
        assertThat(report.look(desk, grant, "visit").status()).isEqualTo(200);
        assertThat(desk.send(
                                "PUT",
                                "/api/v1/reports/" + report.number() + "/protection",
                                "{\"on\":false}".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void endsWithTheHoursAndTheRevocation() {
        var report = Reporters.report(city);
        var grant = report.granted(desk, steward);
        steward.post("/api/v1/identity-grants/" + grant + "/revocation", "{}");
        assertThat(report.look(desk, grant, "visit").status()).isEqualTo(403);
        assertThatThrownBy(() -> city.sql()
                        .sql("update identity.access_grant set revoked_at = null, revoked_by = null where code = :code")
                        .param("code", grant)
                        .update())
                .hasStackTraceContaining("stays so");
        var old = report.granted(desk, steward);
        city.sql()
                .sql(
                        "update identity.access_grant set valid_from = now() - interval '3 hours', valid_to = now() - interval '1 hour' where code = :code")
                .param("code", old)
                .update();
        assertThat(report.look(desk, old, "visit").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"curiosity,1,identity.purpose", "safety,5,identity.hours", "visit,0,identity.hours"})
    void takesNoUnlistedPurposeAndNoLongerTime(String purpose, int hours, String code) {
        var answer = Reporters.report(city).ask(desk, purpose, hours);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void hidesEveryContactInTheStoreFromWhoeverForgetsToSayForWhomTheyRead() {
        var report = Reporters.report(city);
        report.granted(desk, steward);
        assertThat(contacts()).isZero();
        var viewer = city.part(AsViewer.class);
        assertThat(viewer.read(city.officer("dispatcher"), IdentityTest::contacts))
                .isZero();
        assertThat(viewer.read(new Subject.Clock(), IdentityTest::contacts)).isZero();
        assertThat(viewer.read(new Subject.Reporter(UUID.randomUUID()), IdentityTest::contacts))
                .isZero();
        assertThat(viewer.read(city.officer("intake-west"), IdentityTest::contacts))
                .isPositive();
    }

    @Test
    void carriesMessagesWithoutShowingEitherSideTheOther() {
        var report = Reporters.report(city);
        var messages = "/api/v1/reports/" + report.number() + "/messages";
        assertThat(desk.post(messages, "{\"text\":\"请问在哪个门口？\"}").status()).isEqualTo(201);
        var answered = report.own("POST", "/messages", "{\"text\":\"东门，垃圾桶旁\"}");
        assertThat(answered.at("/items/0/unit/code")).isEqualTo("desk-west");
        var read = desk.get(messages);
        assertThat(read.at("/items/1/text")).isEqualTo("东门，垃圾桶旁");
        assertThat(read.text()).doesNotContain("张三丰", "13812345678", "zhang@example.org");
        assertThat(login("intake-east").get(messages).status()).isEqualTo(404);
        assertThat(login("auditor").get(messages).status()).isEqualTo(404);
        assertThat(audited(report)).contains("message.sent done", "message.read done");
    }

    @Test
    void letsTheReporterCorrectTheContactAndTakeAllOfItAlong() {
        var report = Reporters.report(city);
        assertThat(report.own("PUT", "/contact", "{\"phone\":\"13900000000\"}").status())
                .isEqualTo(200);
        var export = report.own("GET", "/export", "");
        assertThat(export.at("/contact/phone")).isEqualTo("13900000000");
        assertThat(export.text()).doesNotContain("13812345678");
        assertThat(export.at("/report/description")).isEqualTo("路边有暴露垃圾");
        assertThat(report.look(desk, report.granted(desk, steward), "visit").at("/contact/phone"))
                .isEqualTo("13900000000");
    }

    @Test
    void showsAReporterNothingOfAnother() {
        var one = Reporters.report(city);
        var other = Reporters.report(city);
        var mixed = new Reporters(city, one.number(), other.token());
        for (var path : List.of("/held", "/export", "/messages")) {
            assertThat(mixed.own("GET", path, "").status()).isEqualTo(401);
        }
        assertThat(mixed.own("DELETE", "/contact", "").status()).isEqualTo(401);
    }

    @Test
    void warnsByWhatOthersCouldGuessWhoReports() {
        var anyone = new ApiClient(city.address());
        var before = city.sql()
                .sql("select count(*) from matter.report")
                .query(Long.class)
                .single();
        var narrow = anyone.post("/api/v1/reports/preview", """
                {"description":"我叫李小明，我家楼上漏水，电话13812345678",
                 "category":{"system":"cjt-214-2007-events","code":"0102"},"location":{"point":[100.031,20.015]}}
                """);
        var codes = new ArrayList<String>();
        narrow.body().path("warnings").forEach(w -> codes.add(w.path("code").asString()));
        assertThat(codes).contains("contact-in-text", "name-in-text", "own-door", "narrow-place", "rare-category");
        var plain = anyone.post(
                "/api/v1/reports/preview", "{\"description\":\"路灯不亮\",\"location\":{\"point\":[100.011,20.0051]}}");
        assertThat(plain.body().path("warnings").size()).isZero();
        var finest = city.sql()
                .sql("select code from place.area where level = 'micro-grid' order by code limit 1")
                .query(String.class)
                .single();
        var chosen = anyone.post(
                "/api/v1/reports/preview",
                "{\"description\":\"路灯不亮\",\"location\":{\"area\":\"%s\"}}".formatted(finest));
        assertThat(chosen.at("/warnings/0/code"))
                .as("a micro-grid is as narrow as a spot")
                .isEqualTo("narrow-place");
        assertThat(chosen.at("/warnings/0/coarser")).isNotEmpty();
        assertThat(city.sql()
                        .sql("select count(*) from matter.report")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    private static long contacts() {
        return city.sql()
                .sql("select count(*) from identity.subject")
                .query(Long.class)
                .single();
    }

    private static List<String> audited(Reporters report) {
        var lines = new ArrayList<String>();
        auditor.get("/api/v1/audit?what=" + report.number())
                .body()
                .path("items")
                .forEach(line -> lines.add(line.path("action").asString() + " "
                        + line.path("result").asString()));
        return lines;
    }

    private static ApiClient login(String account) {
        return new ApiClient(city.address()).login(account);
    }
}
