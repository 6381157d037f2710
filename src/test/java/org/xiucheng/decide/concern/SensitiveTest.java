package org.xiucheng.decide.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.escalate.Escalate;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// What is sensitive is shown to those in reach and to nobody else, and the store itself keeps it so.
class SensitiveTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));
    private static final List<String> WALLED = List.of(
            "select count(*) from matter.matter where id = :matter",
            "select count(*) from matter.summary where id = :matter",
            "select count(*) from matter.report where matter_id = :matter",
            "select count(*) from matter.act where matter_id = :matter",
            "select count(*) from matter.marking where matter_id = :matter");

    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve(CLOCK);
        anyone = new ApiClient(city.address());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void isNotThereForThePublic() {
        var filed = report(",\"sensitive\":true");
        var number = filed.at("/number");
        var absent = anyone.get("/api/v1/matters/26K7-T3MX-Q9R4");
        for (var path : List.of("/api/v1/matters/" + number, "/api/v1/matters/" + number + "/publication")) {
            var answer = anyone.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).isEqualTo(absent.code());
        }
        for (var list : List.of(
                "/api/v1/matters?limit=100",
                "/api/v1/matters?limit=100&area=999901",
                "/open311/v2/requests.json",
                "/open311/v2/requests.json?service_request_id=" + number,
                "/open311/v2/requests.xml",
                "/open311/v2/servicerequestupdates.json")) {
            assertThat(anyone.get(list).text()).as(list).doesNotContain(number);
        }
        assertThat(login("roads").get("/api/v1/matters/" + number).status()).isEqualTo(404);
        assertThat(login("moderator").get("/api/v1/moderation?limit=100").text())
                .doesNotContain(number);
        assertThat(login("moderator")
                        .post("/api/v1/moderation/" + number + "/decisions", "{\"part\":0}")
                        .status())
                .isIn(404, 422);
    }

    @Test
    void isThereForItsReporterAndThoseInReachToTheEnd() {
        var filed = report(",\"sensitive\":true");
        var number = filed.at("/number");
        var token = filed.at("/token");
        assertThat(filed.at("/matter/concern/sensitive")).isEqualTo("true");
        var own = anyone.get("/api/v1/matters/" + number, "Report-Token", token);
        assertThat(own.at("/report/description")).contains("暴露垃圾");
        assertThat(anyone.get("/api/v1/matters/" + number, "Report-Token", "AAAAAAAAAAAAAAAAAAAAAAAAAA")
                        .status())
                .isEqualTo(401);
        assertThat(desk().get("/api/v1/matters/" + number).at("/report/description"))
                .contains("暴露垃圾");
        assertThat(desk().get("/api/v1/queue?limit=100").text()).contains(number);
        act(desk(), filed, 1, "file");
        assertThat(desk().act(number, 1, Map.of("verb", "file")).status()).isIn(409, 412);
        act(login("dispatcher"), filed, 2, "dispatch");
        var sanitation = login("sanitation");
        assertThat(sanitation.get("/api/v1/queue?limit=100").text()).contains(number);
        act(sanitation, filed, 3, "accept");
        act(sanitation, filed, 4, "finish");
        act(login("inspector"), filed, 5, "verify");
        var done = anyone.act(number, 6, Map.of("verb", "confirm", "rating", 5), "Report-Token", token);
        assertThat(done.at("/state")).as(done.text()).isEqualTo("closed");
        assertThat(done.body().path("story").size()).isEqualTo(6);
    }

    @Test
    void hidesWhatWasPublicBeforeAndShowsItAgain() {
        var filed = report("");
        var number = filed.at("/number");
        act(desk(), filed, 1, "file");
        assertThat(anyone.get("/api/v1/matters/" + number).status()).isEqualTo(200);
        assertThat(state(filed, true).status()).isEqualTo(204);
        assertThat(anyone.get("/api/v1/matters/" + number).status()).isEqualTo(404);
        assertThat(rows(filed)).containsOnly(0);
        assertThat(state(filed, false).status()).isEqualTo(204);
        assertThat(anyone.get("/api/v1/matters/" + number).status()).isEqualTo(200);
        assertThat(anyone.get("/api/v1/matters/" + number).body().path("story").size())
                .isEqualTo(1);
    }

    @Test
    void showsNoRowToAStatementThatNamesNobody() {
        var filed = report(",\"sensitive\":true,\"about\":\"sanitation\"");
        act(desk(), filed, 1, "file");
        assertThat(state(filed, "roads-bureau", true).status()).isEqualTo(204);
        assertThat(rows(filed)).containsOnly(0);
        assertThat(rowsAs(filed, new Subject.Anyone())).containsOnly(0);
        assertThat(rowsAs(filed, new Subject.Client("other", Set.of("read-own"))))
                .containsOnly(0);
        assertThat(rowsAs(filed, new Subject.Reporter(UUID.randomUUID()))).containsOnly(0);
        assertThat(rowsAs(filed, city.officer("intake-west"))).containsOnly(1);
        assertThat(rowsAs(filed, new Subject.Clock())).containsOnly(1);
        assertThat(rowsAs(filed, city.officer("roads"))).as("of the unit").containsOnly(0);
    }

    @Test
    void showsNoRowThroughTheYearsBehindTheWhole() {
        for (var behind : List.of(
                "select count(*) from matter.matter_2026",
                "select count(*) from matter.report_2026",
                "select count(*) from matter.act_2026")) {
            assertThatThrownBy(() -> city.sql().sql(behind).query(Integer.class).single())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void runsItsClocksAsEverythingElse() {
        var filed = report(",\"sensitive\":true");
        CLOCK.advance(Duration.ofDays(3));
        city.part(Escalate.class).scan();
        assertThat(city.sql()
                        .sql("""
                        select max(level) from calendar.deadline where matter_id = :matter
                        """)
                        .param("matter", id(filed))
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void tellsNoOverdueTermToTheUnitItIsAbout() {
        var filed = report(",\"about\":\"supervision\"");
        CLOCK.advance(Duration.ofDays(3));
        city.part(Escalate.class).scan();
        assertThat(city.sql()
                        .sql("""
                        select e.unit from calendar.escalation e join calendar.deadline d on d.id = e.deadline_id
                        where d.matter_id = :matter
                        """)
                        .param("matter", id(filed))
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotContain("supervision");
    }

    @Test
    void givesTheSameReceiptToARepeatedRequest() {
        var body = body(",\"sensitive\":true");
        var first = anyone.post("/api/v1/reports", body, "Idempotency-Key", "sensitive-once");
        var again = anyone.post("/api/v1/reports", body, "Idempotency-Key", "sensitive-once");
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.at("/token")).isEqualTo(first.at("/token"));
        assertThat(again.at("/matter/report/description")).contains("暴露垃圾");
    }

    @Test
    void keepsAContactUnderProtectionFromTheFirstMoment() {
        var filed = report(",\"protected\":true,\"contact\":{\"phone\":\"13800000000\"}");
        var held = anyone.get("/api/v1/reports/" + filed.at("/number") + "/held", "Report-Token", filed.at("/token"));
        assertThat(held.at("/guarded")).as(held.text()).isEqualTo("true");
        var ask = "{\"purpose\":\"visit\",\"reason\":\"想见面\",\"hours\":2}";
        var grant = desk().post("/api/v1/matters/" + filed.at("/number") + "/identity-grants", ask);
        assertThat(grant.at("/needed")).isEqualTo("2");
        assertThat(anyone.post("/api/v1/reports", body(",\"protected\":true")).code())
                .isEqualTo("protected.no-contact");
    }

    private static List<Integer> rows(Answer filed) {
        return WALLED.stream()
                .map(sql -> count(city.sql(), sql, filed))
                .distinct()
                .toList();
    }

    private static List<Integer> rowsAs(Answer filed, Subject who) {
        return city.part(AsViewer.class)
                .read(
                        who,
                        () -> WALLED.stream()
                                .map(sql -> count(city.part(JdbcClient.class), sql, filed))
                                .distinct()
                                .toList());
    }

    private static int count(JdbcClient sql, String statement, Answer filed) {
        return sql.sql(statement)
                .param("matter", id(filed))
                .query(Integer.class)
                .single();
    }

    private static UUID id(Answer filed) {
        return city.database()
                .ownerSql()
                .sql("select id from matter.matter where number = :number")
                .param("number", filed.at("/number"))
                .query(UUID.class)
                .single();
    }

    private static Answer report(String more) {
        var answer = anyone.post("/api/v1/reports", body(more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static String body(String more) {
        return "{\"description\":\"路边有暴露垃圾\",\"location\":{\"point\":[100.011,20.0051]},"
                + "\"category\":{\"system\":\"cjt-214-2007-events\",\"code\":\"0102\"}" + more + "}";
    }

    private static Answer state(Answer filed, boolean sensitive) {
        return put(filed, "{\"sensitive\":%s,\"reason\":\"怕报复\"}".formatted(sensitive));
    }

    private static Answer state(Answer filed, String about, boolean sensitive) {
        return put(filed, "{\"about\":\"%s\",\"sensitive\":%s,\"reason\":\"怕报复\"}".formatted(about, sensitive));
    }

    private static Answer put(Answer filed, String json) {
        return desk().send(
                        "PUT",
                        "/api/v1/matters/" + filed.at("/number") + "/concern",
                        json.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json");
    }

    private static void act(ApiClient who, Answer filed, int revision, String verb) {
        var act = verb.equals("finish") ? Map.of("verb", verb, "note", "已清理") : Map.of("verb", verb);
        var done = who.act(filed.at("/number"), revision, act);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    /// Anew each time: the clock may have run past the end of a session.
    private static ApiClient desk() {
        return login("intake-west");
    }

    private static ApiClient login(String account) {
        return new ApiClient(city.address()).login(account);
    }
}
