package org.xiucheng.decide.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// The unit that a matter complains about never answers for it and sees no more of it than everyone.
class AboutUnitTest {
    private static SmallCity city;
    private static ApiClient anyone;
    private static ApiClient sanitation;
    private static ApiClient dispatcher;
    private static ApiClient desk;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        sanitation = login("sanitation");
        dispatcher = login("dispatcher");
        desk = login("intake-west");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void standsBackFromTheFirstMomentAndTheReporterSeesWhy() {
        var filed = report("sanitation");
        assertThat(filed.at("/matter/lead/unit/code")).isEqualTo("office-west");
        assertThat(filed.at("/matter/responsibility/ground")).isEqualTo("one-up");
        assertThat(filed.at("/matter/responsibility/lost/0/code")).isEqualTo("complained-about");
        assertThat(filed.at("/matter/concern/about/code")).isEqualTo("sanitation");
        var everyone = anyone.get(path(filed, ""));
        assertThat(everyone.body().path("concern").isNull()).isTrue();
        assertThat(everyone.body().at("/responsibility/lost").isEmpty()).isTrue();
        assertThat(everyone.text()).doesNotContain("sanitation");
    }

    @Test
    void seesNoMoreThanEveryoneWhateverItAsks() {
        var filed = report("sanitation");
        file(filed);
        for (var rest : List.of("", "/publication")) {
            assertThat(sanitation.get(path(filed, rest)).text())
                    .as(rest)
                    .isEqualTo(anyone.get(path(filed, rest)).text());
        }
        var number = filed.at("/number");
        assertThat(sanitation.get("/api/v1/queue?limit=100").text()).doesNotContain(number);
        for (var closed : List.of(
                sanitation.get(path(filed, "/identity-grants")),
                sanitation.post(
                        path(filed, "/identity-grants"), "{\"purpose\":\"visit\",\"reason\":\"想见面\",\"hours\":2}"),
                sanitation.post(path(filed, "/identity-views"), "{\"grant\":\"26K7-T3MX-Q9R4\",\"purpose\":\"visit\"}"),
                sanitation.get("/api/v1/reports/" + number + "/messages"),
                sanitation.post("/api/v1/reports/" + number + "/messages", "{\"text\":\"您好\"}"),
                state(sanitation, filed, "{\"reason\":\"与我们无关\"}"),
                sanitation.act(number, 2, Map.of("verb", "accept")))) {
            assertThat(closed.status()).as(closed.text()).isEqualTo(404);
            assertThat(closed.code()).isEqualTo("matter.absent");
        }
    }

    @Test
    void isHandledByAnotherUnitToItsEnd() {
        var filed = report("sanitation");
        file(filed);
        assertThat(act(dispatcher, filed, 2, "dispatch").at("/lead/unit/code")).isEqualTo("office-west");
        var office = login("office-west");
        act(office, filed, 3, "accept");
        act(office, filed, 4, "finish");
        assertThat(act(login("inspector"), filed, 5, "verify").at("/state")).isEqualTo("verified");
    }

    @Test
    void isTakenAwayFromTheUnitWhenTheDeskSaysSoLater() {
        var filed = report("");
        file(filed);
        act(dispatcher, filed, 2, "dispatch");
        assertThat(sanitation.get(path(filed, "")).at("/report/description")).isNotEmpty();
        var said = state(desk, filed, "{\"about\":\"sanitation\",\"reason\":\"来电人说的是环卫所的人\"}");
        assertThat(said.status()).as(said.text()).isEqualTo(204);
        assertThat(sanitation.get(path(filed, "")).body().path("report").isNull())
                .isTrue();
        assertThat(sanitation
                        .act(filed.at("/number"), 3, Map.of("verb", "accept"))
                        .status())
                .isEqualTo(404);
        var seen = desk.get(path(filed, ""));
        assertThat(seen.at("/lead/unit/code")).isEqualTo("office-west");
        assertThat(seen.at("/concern/about/code")).isEqualTo("sanitation");
        act(login("office-west"), filed, 3, "accept");
        assertThat(kept(filed)).isEqualTo("sanitation/office-west/来电人说的是环卫所的人");
    }

    @Test
    void provesWhatWasSaidWithoutSayingIt() {
        var filed = report("");
        var said = state(desk, filed, "{\"about\":\"sanitation\",\"reason\":\"电话里说的\"}");
        assertThat(said.status()).isEqualTo(204);
        var entry = city.sql()
                .sql("""
                        select convert_from(e.bytes, 'UTF8') from evidence.entry e
                        where e.kind = 'matter.marked' and convert_from(e.bytes, 'UTF8') like :number
                        """)
                .param("number", "%" + filed.at("/number") + "%")
                .query(String.class)
                .single();
        assertThat(entry).contains("office-west").doesNotContain("sanitation").doesNotContain("电话");
        assertThat(city.sql()
                        .sql("select count(*) from audit.record where action = 'matter.marked' and what = :number")
                        .param("number", filed.at("/number"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void maySayItTheReporterButNotThatItIsSensitive() {
        var filed = report("");
        var token = filed.at("/token");
        assertThat(state(anyone, filed, "{\"about\":\"roads-bureau\",\"reason\":\"想起来了\"}", "Report-Token", token)
                        .status())
                .isEqualTo(204);
        assertThat(anyone.get(path(filed, ""), "Report-Token", token).at("/concern/about/code"))
                .isEqualTo("roads-bureau");
        var mark = "{\"about\":\"roads-bureau\",\"sensitive\":true,\"reason\":\"怕\"}";
        assertThat(state(anyone, filed, mark, "Report-Token", token).code()).isEqualTo("concern.not-permitted");
        assertThat(state(anyone, filed, mark).status()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoUnitAndWhatHasNoReason() {
        assertThat(anyone.post("/api/v1/reports", body(",\"about\":\"张三\"")).code())
                .isEqualTo("unit.unknown");
        var filed = report("");
        assertThat(state(desk, filed, "{\"about\":\"nobody\",\"reason\":\"x\"}").code())
                .isEqualTo("unit.unknown");
        assertThat(state(desk, filed, "{\"about\":\"sanitation\",\"reason\":\" \"}")
                        .code())
                .isEqualTo("concern.no-reason");
        assertThat(state(login("intake-east"), filed, "{\"reason\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void isNeverAssignedToTheUnit() {
        var filed = report("sanitation");
        file(filed);
        act(dispatcher, filed, 2, "dispatch");
        var office = login("office-west");
        var number = filed.at("/number");
        for (var revision : List.of(3, 5, 7)) {
            var back = office.act(number, revision, Map.of("verb", "return", "reason", "not-our-duty", "note", "不归我们"));
            assertThat(back.status()).as(back.text()).isEqualTo(200);
            if (back.at("/state").equals("filed")) {
                act(dispatcher, filed, revision + 1, "dispatch");
            }
        }
        var supervisor = login("supervisor");
        var assign = Map.of("verb", "assign", "note", "裁定", "unit", "sanitation");
        assertThat(supervisor.act(number, 8, assign).code()).isEqualTo("unit.complained-about");
        var other = Map.of("verb", "assign", "note", "裁定", "unit", "roads-bureau");
        assertThat(supervisor.act(number, 8, other).at("/lead/unit/code")).isEqualTo("roads-bureau");
    }

    @Test
    void isTakenInByTheNextDeskWhereTheDeskItselfIsComplainedAbout() {
        var filed = new Filing("desk-west", "").send();
        assertThat(filed.at("/matter/lead/unit/code")).isEqualTo("desk-district");
        assertThat(desk.get(path(filed, "")).body().path("report").isNull()).isTrue();
        var district = login("intake-district");
        var file = Map.of("verb", "file", "category", Map.of("system", "cjt-214-2007-events", "code", "0102"));
        assertThat(district.act(filed.at("/number"), 1, file).at("/state")).isEqualTo("filed");
        assertThat(district.get("/api/v1/queue?limit=100").status()).isEqualTo(200);
    }

    @Test
    void isClosedToWhoeverDeclaredAConflictWithTheUnit() {
        var person = Party.person(city.officer("office-east").person());
        city.part(SqlParties.class)
                .add(
                        UUID.randomUUID(),
                        new Relation(Party.unit("roads-bureau"), Relation.CONFLICT, person, Validity.ALWAYS, "test"));
        city.part(CurrentParties.class).refresh();
        var east = body(",\"about\":\"roads-bureau\"").replace("100.011,20.0051", "100.031,20.015");
        var filed = anyone.post("/api/v1/reports", east.replace(WASTE, LID));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        var lead = filed.at("/matter/lead/unit/code");
        assertThat(lead).isEqualTo("office-east");
        assertThat(login("office-east")
                        .get(path(filed, ""))
                        .body()
                        .path("report")
                        .isNull())
                .isTrue();
    }

    @Test
    void isRefusedAsLeadByTheStoreItself() {
        var filed = report("sanitation");
        assertThatThrownBy(() -> city.sql()
                        .sql("update matter.matter set lead_unit = 'sanitation' where number = :number")
                        .param("number", filed.at("/number"))
                        .update())
                .hasStackTraceContaining("never_led_by_whom_it_is_about");
    }

    private static final String WASTE = ",\"category\":{\"system\":\"cjt-214-2007-events\",\"code\":\"0102\"}";
    private static final String LID = ",\"category\":{\"system\":\"cjt-214-2007-components\",\"code\":\"0101\"}";

    private record Filing(String about, String category) {
        Answer send() {
            var more = about.isEmpty() ? "" : ",\"about\":\"" + about + "\"";
            var answer = anyone.post("/api/v1/reports", body(more).replace(WASTE, category));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return answer;
        }
    }

    private static Answer report(String about) {
        return new Filing(about, WASTE).send();
    }

    private static String body(String more) {
        return "{\"description\":\"路边有暴露垃圾，无人清理\",\"location\":{\"point\":[100.011,20.0051]}" + WASTE + more + "}";
    }

    private static void file(Answer filed) {
        act(desk, filed, 1, "file");
    }

    private static Answer act(ApiClient who, Answer filed, int revision, String verb) {
        var act = verb.equals("finish") ? Map.of("verb", verb, "note", "已清理") : Map.of("verb", verb);
        var done = who.act(filed.at("/number"), revision, act);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return done;
    }

    private static Answer state(ApiClient who, Answer filed, String json, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return who.send(
                "PUT", path(filed, "/concern"), json.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static String kept(Answer filed) {
        return city.database()
                .ownerSql()
                .sql("""
                        select k.about_unit || '/' || k.lead_unit || '/' || k.reason
                        from matter.marking k join matter.matter m on m.id = k.matter_id where m.number = :number
                        """)
                .param("number", filed.at("/number"))
                .query(String.class)
                .single();
    }

    private static String path(Answer filed, String rest) {
        return "/api/v1/matters/" + filed.at("/number") + rest;
    }

    private static ApiClient login(String account) {
        return new ApiClient(city.address()).login(account);
    }
}
