package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// A walk over HTTP, and that nobody but the walker learns that it is there.
class PatrolsTest {
    private static final String ABSENT = "26K7-T3MX-Q9R4";
    private static final String FINDING = "{\"description\":\"河边垃圾\",\"location\":{\"point\":[100.011,20.0051]}}";

    private static SmallCity city;
    private static ApiClient walker;

    @BeforeAll
    static void serve() {
        city = SmallCity.servingAs(Clock.systemUTC(), "test-river-chief");
        var since = Validity.since(Instant.now(Clock.systemUTC()).minusSeconds(60));
        var chief = new Relation(
                new Party("segment", "R1-1"), Relation.CHIEF, Party.post("office-west-post"), since, "test");
        city.part(SqlParties.class).add(UUID.randomUUID(), chief);
        city.part(CurrentParties.class).refresh();
        walker = new ApiClient(city.address()).login("office-west");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void isWalkedSeenCutHandedInAndAbsentForEverybodyElse() {
        var owed = walker.get("/api/v1/patrols");
        assertThat(owed.at("/mine/0/ground/code")).isEqualTo("R1-1");
        assertThat(owed.at("/mine/0/duty/code")).isEqualTo("reach");
        var begun = walker.post("/api/v1/patrols", begin("R1-1"));
        assertThat(begun.status()).isEqualTo(201);
        var path = "/api/v1/patrols/" + begun.at("/walk/code");
        var at = begun.at("/walk/begunAt");
        assertThat(walker.post(path + "/points", points(at)).at("/kept")).isEqualTo("1");
        othersLearnNothing(begun.at("/walk/code"), at);
        assertThat(walker.post(path + "/findings", FINDING).status()).isEqualTo(201);
        assertThat(walker.post(path + "/deeds", "{\"verb\":\"end\"}").at("/walk/state"))
                .isEqualTo("ended");
        assertThat(walker.post(path + "/points", points(at)).code()).isEqualTo("patrol.ended");
        var cut = walker.post(path + "/deeds", "{\"verb\":\"cut\",\"from\":\"" + at + "\",\"to\":\"" + at + "\"}");
        assertThat(cut.body().path("track")).isEmpty();
        var handed = walker.post(path + "/deeds", "{\"verb\":\"hand-in\"}");
        assertThat(handed.at("/walk/state")).isEqualTo("handed-in");
        assertThat(handed.at("/walk/covered")).isEqualTo("0.0");
        assertThat(walker.post(path + "/deeds", "{\"verb\":\"dance\"}").code()).isEqualTo("verb.unknown");
    }

    @Test
    void namesTheGroupsThatStandByTheRoad() {
        var desk = new ApiClient(city.address()).login("security-admin");
        var road = city.part(Places.class).segment("R1-1").orElseThrow().road();
        assertThat(desk.post("/api/v1/relations", group(road, "cleaning")).status())
                .isEqualTo(204);
        assertThat(desk.post("/api/v1/relations", group(road, "flying")).code()).isEqualTo("relation.unknown");
        var answer = walker.get("/api/v1/responsibility?lon=100.011&lat=20.0051");
        assertThat(answer.at("/groups/0/group/code")).isEqualTo("cleaning");
        var corridor = walker.get("/api/v1/roads/" + road + "/corridor");
        assertThat(corridor.body().at("/groups")).isEqualTo(answer.body().at("/groups"));
        assertThat(answer.at("/groups/0/units/0/code")).isEqualTo("sanitation");
        assertThat(answer.at("/groups/1/group/code")).isEqualTo("dredging");
        assertThat(answer.body().at("/groups/1/units")).isEmpty();
    }

    private static String group(String road, String name) {
        return """
                {"verb":"begin","object":{"kind":"road","id":"%s"},"relation":"%s","subject":{"kind":"unit","id":"sanitation"}}
                """.formatted(road, name);
    }

    @Test
    void refusesWhatNoDutyAsksForAndWhatIsNoGround() {
        assertThat(walker.post("/api/v1/patrols", begin("R1-2")).code()).isEqualTo("patrol.not-yours");
        assertThat(walker.post("/api/v1/patrols", begin("R1-1").replace("segment", "river"))
                        .code())
                .isEqualTo("ground.unknown");
        assertThat(new ApiClient(city.address()).get("/api/v1/patrols").status())
                .isEqualTo(401);
    }

    private static void othersLearnNothing(String code, String at) {
        for (var role : List.of("sanitation", "supervisor", "auditor", "system-admin", "security-admin")) {
            var other = new ApiClient(city.address()).login(role);
            for (var asked : List.of("", "/points", "/deeds", "/findings")) {
                var there = ask(other, code + asked, at);
                assertThat(there.status()).as(role + asked).isEqualTo(404);
                assertThat(said(there)).as(role + asked).isEqualTo(said(ask(other, ABSENT + asked, at)));
            }
        }
    }

    private static Answer ask(ApiClient client, String what, String at) {
        var path = "/api/v1/patrols/" + what;
        if (what.endsWith("/points")) {
            return client.post(path, points(at));
        }
        if (what.endsWith("/deeds")) {
            return client.post(path, "{\"verb\":\"end\"}");
        }
        return what.endsWith("/findings") ? client.post(path, FINDING) : client.get(path);
    }

    private static String said(Answer answer) {
        return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String begin(String stretch) {
        return "{\"duty\":\"reach\",\"ground\":{\"kind\":\"segment\",\"id\":\"" + stretch + "\"}}";
    }

    private static String points(String at) {
        return "{\"points\":[{\"at\":\"" + at + "\",\"point\":[100.01,20.005]}]}";
    }
}
