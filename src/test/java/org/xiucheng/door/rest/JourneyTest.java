package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

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

/// A report's whole way through our own door, and the ways that are shut.
class JourneyTest {
    private static final String SECRET_TEXT = "井盖旁堆了三袋垃圾，我叫张三，电话13800138000";
    private static final String REPORT = """
            {"description":"%s","category":{"system":"cjt-214-2007-events","code":"0102"},
             "location":{"point":[100.011,20.0051],"address":"针线路8号后门"},
             "contact":{"name":"李四秘密","phone":"13900139000"},"language":"zh"}
            """.formatted(SECRET_TEXT);

    private static SmallCity city;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static ApiClient anyone() {
        return new ApiClient(city.address());
    }

    private static ApiClient officer(String account) {
        return anyone().login(account);
    }

    private static Answer report() {
        var answer = anyone().post("/api/v1/reports", REPORT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    /// Does an act as an officer and gives the new revision.
    private static int done(String account, String number, int revision, Map<String, ?> act) {
        var answer = officer(account).act(number, revision, act);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"" + (revision + 1) + "\"");
        return revision + 1;
    }

    private static int handled(String number) {
        var revision = done("intake-west", number, 1, Map.of("verb", "file"));
        revision = done("dispatcher", number, revision, Map.of("verb", "dispatch"));
        revision = done("sanitation", number, revision, Map.of("verb", "accept"));
        return done("sanitation", number, revision, Map.of("verb", "finish", "note", "已清运，现场恢复"));
    }

    @Test
    void carriesAReportFromTheReporterToTheConfirmedEnd() {
        var filed = report();
        var number = filed.at("/number");
        assertThat(filed.header("Location")).isEqualTo("/api/v1/matters/" + number);
        assertThat(filed.at("/receipt/entryHash")).hasSize(64);
        assertThat(filed.at("/matter/state")).isEqualTo("received");
        assertThat(filed.at("/matter/lead/unit/code")).isEqualTo("sanitation");
        assertThat(filed.at("/matter/report/description")).isEqualTo(SECRET_TEXT);

        var revision = handled(number);
        revision = done("inspector", number, revision, Map.of("verb", "verify", "note", "现场已看"));
        var confirmed = anyone().act(
                        number, revision, Map.of("verb", "confirm", "rating", 5), "Report-Token", filed.at("/token"));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.at("/state")).isEqualTo("closed");
        assertThat(confirmed.body().at("/open").asBoolean()).isFalse();
        assertThat(confirmed.body().at("/story").findValuesAsString("verb"))
                .containsExactly("file", "dispatch", "accept", "finish", "verify", "confirm");
        assertThat(confirmed.body().at("/law").size()).isPositive();
    }

    @Test
    void whatIsAnsweredAtOnceIsWhatIsReadLater() {
        var filed = report();
        var read = anyone().get("/api/v1/matters/" + filed.at("/number"), "Report-Token", filed.at("/token"));
        assertThat(read.body()).isEqualTo(filed.body().at("/matter"));
    }

    @Test
    void showsThePublicNoTextNoNameNoPhoneNoSpot() {
        var number = report().at("/number");
        handled(number);
        for (var path : new String[] {"/api/v1/matters/" + number, "/api/v1/matters?limit=100"}) {
            var text = anyone().get(path).text();
            assertThat(text).contains(number);
            assertThat(text).doesNotContain("垃圾，", "张三", "13800138000", "李四", "13900139000", "8号", "100.011", "已清运");
            assertThat(text).doesNotContain("micro-grid", "员工");
        }
        var view = anyone().get("/api/v1/matters/" + number).body();
        assertThat(view.path("report").isNull()).isTrue();
        assertThat(view.path("acts").size()).isZero();
        assertThat(view.path("openedAt").asString()).endsWith(":00:00Z");
        assertThat(view.at("/story/0/at").asString()).endsWith(":00:00Z");
    }

    @Test
    void showsAnOfficerInReachTheWholeButTheContact() {
        var number = report().at("/number");
        var inReach = officer("intake-west").get("/api/v1/matters/" + number);
        assertThat(inReach.at("/report/description")).isEqualTo(SECRET_TEXT);
        assertThat(inReach.body().at("/report/hasContact").asBoolean()).isTrue();
        assertThat(inReach.body().at("/report/point/0").asDouble()).isEqualTo(100.011);
        assertThat(inReach.text()).doesNotContain("李四", "13900139000");
        var outOfReach = officer("intake-east").get("/api/v1/matters/" + number);
        assertThat(outOfReach.body())
                .isEqualTo(anyone().get("/api/v1/matters/" + number).body());
    }

    @Test
    void refusesAnActOutOfReachAsIfTheMatterWereNotThere() {
        var number = report().at("/number");
        var foreign = officer("intake-east").act(number, 1, Map.of("verb", "file"));
        var absent = officer("intake-east").act("26AA-AAAA-AAAA", 1, Map.of("verb", "file"));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo(absent.code()).isEqualTo("matter.absent");
        assertThat(foreign.at("/detail")).isEqualTo(absent.at("/detail"));
    }

    @Test
    void refusesWhoeverHandledToVerify() {
        var number = report().at("/number");
        var revision = handled(number);
        var person = Party.person(city.officer("sanitation").person());
        city.part(SqlParties.class)
                .add(
                        UUID.randomUUID(),
                        new Relation(
                                Party.post("inspector-two-post"), Relation.HOLDER, person, Validity.ALWAYS, "test"));
        city.part(CurrentParties.class).refresh();
        var handler = officer("sanitation");
        var offered =
                handler.get("/api/v1/matters/" + number).body().path("acts").findValuesAsString("verb");
        assertThat(offered).isEmpty();
        var others =
                officer("inspector").get("/api/v1/matters/" + number).body().path("acts");
        assertThat(others.findValuesAsString("verb")).containsExactly("verify", "rework");
        var own = handler.act(number, revision, Map.of("verb", "verify", "note", "好"));
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.code()).isEqualTo("act.four-eyes");
        done("inspector", number, revision, Map.of("verb", "verify", "note", "好"));
    }

    @Test
    void refusesAStaleOrMissingRevisionAndAWrongMoment() {
        var number = report().at("/number");
        var desk = officer("intake-west");
        assertThat(desk.post("/api/v1/matters/" + number + "/acts", "{\"verb\":\"file\"}")
                        .status())
                .isEqualTo(428);
        assertThat(desk.act(number, 7, Map.of("verb", "file")).status()).isEqualTo(412);
        var malformed = desk.post("/api/v1/matters/" + number + "/acts", "{\"verb\":\"file\"}", "If-Match", "*");
        assertThat(malformed.code()).isEqualTo("if-match.malformed");
        assertThat(desk.act(number, 1, Map.of("verb", "finish")).status()).isEqualTo(409);
        assertThat(desk.act(number, 1, Map.of("verb", "file")).status()).isEqualTo(200);
        assertThat(desk.act(number, 1, Map.of("verb", "file")).status()).isEqualTo(412);
    }

    @Test
    void refusesActsOfStrangersAndWrongTokens() {
        var number = report().at("/number");
        var stranger = anyone().act(number, 1, Map.of("verb", "confirm"));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("WWW-Authenticate")).isNotBlank();
        var guessed = anyone().act(number, 1, Map.of("verb", "confirm"), "Report-Token", "A".repeat(22));
        assertThat(guessed.status()).isEqualTo(401);
        var other = report();
        var borrowed = anyone().act(number, 1, Map.of("verb", "confirm"), "Report-Token", other.at("/token"));
        assertThat(borrowed.status()).isEqualTo(401);
    }

    @Test
    void repeatsAnAnswerUnderTheSameKeyAndRefusesAnotherBody() {
        var key = "key-" + System.nanoTime();
        var first = anyone().post("/api/v1/reports", REPORT, "Idempotency-Key", key);
        var again = anyone().post("/api/v1/reports", REPORT, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var other = anyone().post("/api/v1/reports", REPORT.replace("8号", "9号"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency.reused");
        assertThat(anyone().post("/api/v1/reports", REPORT, "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(400);
        assertThat(anyone().post("/api/v1/reports", REPORT, "Idempotency-Key", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void putsIntoEachQueueWhatItsOfficerCanDo() {
        var number = report().at("/number");
        var desk = officer("intake-west").get("/api/v1/queue?limit=100");
        assertThat(desk.status()).as(desk.text()).isEqualTo(200);
        assertThat(numbers(desk)).contains(number);
        assertThat(desk.body().at("/items/0/acts").findValuesAsString("verb")).contains("file", "refuse");
        assertThat(desk.body().at("/counts/open").asInt()).isPositive();
        assertThat(officer("intake-east").get("/api/v1/queue").text()).doesNotContain(number);
        assertThat(officer("sanitation").get("/api/v1/queue").text()).doesNotContain(number);
        done("intake-west", number, 1, Map.of("verb", "file"));
        done("dispatcher", number, 2, Map.of("verb", "dispatch"));
        assertThat(officer("intake-west").get("/api/v1/queue?limit=100").text()).doesNotContain(number);
        assertThat(officer("sanitation").get("/api/v1/queue?limit=100").text()).contains(number);
        assertThat(anyone().get("/api/v1/queue").status()).isEqualTo(401);
    }

    @Test
    void pagesThroughListsAndQueuesWithoutLossOrRepeat() {
        for (var i = 0; i < 5; i++) {
            report();
        }
        var all = numbers(anyone().get("/api/v1/matters?limit=100"));
        assertThat(walk(anyone(), "/api/v1/matters?limit=2")).containsExactlyElementsOf(all);
        var desk = officer("intake-west");
        var queue = numbers(desk.get("/api/v1/queue?limit=100"));
        assertThat(walk(desk, "/api/v1/queue?limit=2")).containsExactlyElementsOf(queue);
    }

    /// Every filter alone and all together, each compared with the unfiltered list.
    @Test
    void filtersTheListByPlaceCategoryStateAndOpenness() {
        report();
        var all = numbers(anyone().get("/api/v1/matters?limit=100"));
        for (var filter : List.of(
                "area=999902001",
                "system=cjt-214-2007-events&code=0102",
                "state=received&area=999902001",
                "open=true&area=999902001&system=cjt-214-2007-events&code=0102")) {
            var some = anyone().get("/api/v1/matters?limit=100&" + filter);
            assertThat(some.status()).as(filter).isEqualTo(200);
            assertThat(numbers(some)).as(filter).isNotEmpty();
            assertThat(all).containsAll(numbers(some));
        }
        assertThat(numbers(anyone().get("/api/v1/matters?area=999902002")))
                .doesNotContainAnyElementsOf(numbers(anyone().get("/api/v1/matters?limit=100&area=999902001")));
        var ofNone = anyone().get("/api/v1/matters?area=999902001&undertaking=26K7-T3MX-Q9R4");
        assertThat(ofNone.status()).isEqualTo(200);
        assertThat(numbers(ofNone)).isEmpty();
    }

    private static List<String> walk(ApiClient client, String path) {
        var found = new ArrayList<String>();
        var next = path;
        while (!next.isEmpty()) {
            var page = client.get(next);
            found.addAll(numbers(page));
            next = page.at("/next").isEmpty() ? "" : path + "&cursor=" + page.at("/next");
        }
        return found;
    }

    private static List<String> numbers(Answer page) {
        var found = new ArrayList<String>();
        page.body().path("items").forEach(item -> found.add(item.path("number").asString()));
        return found;
    }

    @Test
    void refusesCursorsOfOtherListsAndForgedOnes() {
        report();
        report();
        var cursor = anyone().get("/api/v1/matters?limit=1").at("/next");
        assertThat(anyone().get("/api/v1/matters?limit=1&cursor=" + cursor).status())
                .isEqualTo(200);
        assertThat(anyone().get("/api/v1/matters?limit=1&open=true&cursor=" + cursor)
                        .code())
                .isEqualTo("cursor.invalid");
        assertThat(anyone().get("/api/v1/matters?limit=1&cursor=" + forged(cursor))
                        .code())
                .isEqualTo("cursor.invalid");
        assertThat(officer("intake-west").get("/api/v1/queue?cursor=" + cursor).status())
                .isEqualTo(400);
    }

    /// The same with another first letter, which is part of the seal.
    private static String forged(String cursor) {
        return (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
    }

    @Test
    void explainsWhoAnswersAndDescribesTheCity() {
        var client = anyone();
        var duty = client.get("/api/v1/responsibility?system=cjt-214-2007-events&code=0102&lon=100.011&lat=20.0051");
        assertThat(duty.at("/lead/unit/code")).as(duty.text()).isEqualTo("sanitation");
        assertThat(duty.at("/basis/id")).isEqualTo("demo-ordinance/8");
        assertThat(duty.at("/lost/0/rule/id")).isEqualTo("fallback-west");
        assertThat(client.get("/api/v1/responsibility?lon=1&lat=1").code()).isEqualTo("location.outside-city");
        assertThat(client.get("/api/v1/responsibility?area=999902001").at("/ground"))
                .isEqualTo("intake-desk");
        assertThat(client.get("/api/v1/city").at("/root")).isEqualTo("999902");
        assertThat(client.get("/api/v1/categories").body().path("items").size()).isGreaterThan(50);
        assertThat(client.get("/api/v1/areas").at("/items/0/code")).isEqualTo("999902");
        assertThat(client.get("/api/v1/areas?parent=999902")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(client.get("/api/v1/areas/999902/plan")
                        .body()
                        .path("features")
                        .size())
                .isEqualTo(4);
        assertThat(client.get("/api/v1/procedures/closed-loop").at("/start")).isEqualTo("received");
        assertThat(client.get("/api/v1/undertakings").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/demo/accounts").body().path("items").size())
                .isEqualTo(18);
    }
}
