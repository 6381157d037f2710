package org.xiucheng.serve.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.road.TellChiefs;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A road through two streets, over its public doors.
class RoadsTest {
    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        chief(Party.road("R1"), "roads-post");
        chief(Party.segment("R1-1"), "office-west-post");
        city.part(CurrentParties.class).refresh();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void showsTheWholeRoadAcrossItsStreetsWithItsJoint() {
        var road = anyone.get("/api/v1/roads/R1/corridor").body();
        assertThat(road.at("/chief/seat/code").asString()).isEqualTo("roads-post");
        assertThat(road.at("/stretches/0/chief/seat/code").asString()).isEqualTo("office-west-post");
        assertThat(road.at("/stretches/0/ground").asString()).isEqualTo("second-level");
        assertThat(road.at("/stretches/1/chief/seat/code").asString()).isEqualTo("roads-post");
        assertThat(road.at("/stretches/1/ground").asString()).isEqualTo("first-level");
        assertThat(road.at("/stretches/0/areas/1/code").asString()).isEqualTo("999902001");
        assertThat(road.at("/joints").size()).isEqualTo(1);
        assertThat(road.at("/joints/0/measure").asDouble()).isEqualTo(2_000);
        assertThat(layer(road, 0, "below").at("/things").asInt())
                .as("the lid of a water main")
                .isEqualTo(1);
        assertThat(layer(road, 0, "below").at("/units").toString()).contains("\"roads-bureau\"");
        assertThat(road.toString()).doesNotContain("员工");
        assertThat(anyone.get("/api/v1/roads/R9/corridor").code()).isEqualTo("road.absent");
    }

    @Test
    void tellsThePublicNoSmallCountAndNobodyOfWhatIsSensitive() {
        var staff = new ApiClient(city.address()).login("office-west");
        report("100.0301", "");
        report("100.0302", "");
        report("100.0303", ",\"sensitive\":true");
        assertThat(open(anyone)).isEqualTo("{\"exact\":null,\"few\":true}");
        assertThat(open(staff)).isEqualTo("{\"exact\":2,\"few\":false}");
        report("100.0304", "");
        assertThat(open(anyone)).isEqualTo("{\"exact\":3,\"few\":false}");
        var listed = anyone.get("/api/v1/roads").body().at("/items/0");
        assertThat(listed.at("/joints").asInt()).isEqualTo(1);
        assertThat(listed.at("/open/exact").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void saysWhoAnswersInEachLayerAndWhereByTheRoad() {
        var answer =
                anyone.get("/api/v1/responsibility?lon=100.011&lat=20.0051").body();
        assertThat(answer.at("/layers").size()).isEqualTo(5);
        assertThat(answer.at("/layers/1/layer/code").asString()).isEqualTo("pavement");
        assertThat(answer.at("/layers/1/units").toString())
                .contains("\"sanitation\"")
                .contains("\"roads-bureau\"");
        assertThat(answer.at("/road/id").asString()).isEqualTo("R1");
        assertThat(answer.at("/road/side").asString()).isEqualTo("left");
        assertThat(answer.at("/road/measure").asDouble()).isBetween(1_040.0, 1_060.0);
        assertThat(answer.at("/road/offset").asDouble()).isBetween(10.0, 12.0);
    }

    @Test
    void tellsBothChiefsOfWhatHappensWhereTheyMeetAndOnlyOnce() {
        var near = report("100.0199", "");
        var far = report("100.0150", "");
        city.part(TellChiefs.class).tell();
        city.part(TellChiefs.class).tell();
        assertThat(told(near)).containsExactlyInAnyOrder("office-west-post", "roads-post");
        assertThat(told(far)).isEmpty();
        assertThat(city.sql()
                        .sql("select array_to_string(seats, ',') from road.told where number = :number")
                        .param("number", near)
                        .query(String.class)
                        .single())
                .isEqualTo("post office-west-post,post roads-post");
        assertThat(anyone.get("/api/v1/matters/" + near).at("/lead/unit/code")).isEqualTo("sanitation");
    }

    @Test
    void itsChiefsKeepTheDossierInVersionsAndNobodyElse() {
        var chief = new ApiClient(city.address()).login("office-west");
        assertThat(anyone.get("/api/v1/roads/R1/dossier").body().at("/version").asInt())
                .isZero();
        isSeenByTwoWhereItChangesMoney(chief);
        assertThat(put(chief, dossier(0, "绣线小店")).code()).isEqualTo("dossier.stale");
        var second = put(chief, dossier(1, "绣线二店"));
        assertThat(second.body().at("/version").asInt()).isEqualTo(2);
        assertThat(second.body().at("/mayEdit").asBoolean()).isTrue();
        var read = anyone.get("/api/v1/roads/R1/dossier").body();
        assertThat(read.at("/plan/yuan").asString()).isEqualTo("1235.00");
        assertThat(read.at("/shops/0/name").asString()).isEqualTo("绣线二店");
        assertThat(read.at("/mayEdit").asBoolean()).isFalse();
        assertThat(read.at("/versions").size()).isEqualTo(2);
        assertThat(read.toString()).doesNotContain("员工");
        assertThat(anyone.get("/api/v1/roads/R1/dossier?version=1")
                        .body()
                        .at("/shops/0/name")
                        .asString())
                .isEqualTo("绣线小店");
        var other = new ApiClient(city.address()).login("sanitation");
        assertThat(put(other, dossier(2, "绣线小店")).code()).isEqualTo("dossier.not-yours");
        assertThat(put(chief, dossier(2, "老王 13812345678")).code()).isEqualTo("dossier.personal");
        assertThat(put(chief, dossier(2, "小店").replace("0.44", "0.445")).code()).isEqualTo("dossier.money");
        assertThat(city.sql()
                        .sql("select count(*) from evidence.entry where kind = 'dossier.kept'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static void isSeenByTwoWhereItChangesMoney(ApiClient chief) {
        var path = "/api/v1/roads/R1/dossier";
        var drafted = put(chief, dossier(0, "绣线小店"));
        assertThat(drafted.status()).isEqualTo(200);
        assertThat(drafted.at("/version")).isEqualTo("0");
        assertThat(drafted.at("/waiting/plan/yuan")).isEqualTo("1235.00");
        assertThat(drafted.at("/waiting/own")).isEqualTo("true");
        assertThat(anyone.get(path).text()).doesNotContain("1235.00", "绣线小店");
        assertThat(put(chief, dossier(0, "又一个")).code()).isEqualTo("dossier.waiting");
        var read = "{\"written\":\"" + drafted.at("/waiting/written/at") + "\"}";
        assertThat(chief.post(path + "/approval", read).code()).isEqualTo("four-eyes");
        var sanitation = new ApiClient(city.address()).login("sanitation");
        assertThat(sanitation.post(path + "/approval", read).code()).isEqualTo("dossier.not-yours");
        assertThat(sanitation.post(path + "/withdrawal", "{}").code()).isEqualTo("dossier.not-yours");
        var second = new ApiClient(city.address()).login("roads");
        assertThat(second.post(path + "/approval", "{\"written\":\"2026-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("dossier.stale");
        assertThat(second.post(path + "/withdrawal", "{}").body().at("/waiting").isNull())
                .isTrue();
        assertThat(second.post(path + "/approval", read).code()).isEqualTo("dossier.nothing-waits");
        var again = put(chief, dossier(0, "绣线小店")).at("/waiting/written/at");
        var approved = second.post(path + "/approval", "{\"written\":\"" + again + "\"}");
        assertThat(approved.at("/version")).isEqualTo("1");
        assertThat(approved.at("/plan/bySource/0/yuan")).isEqualTo("1235.00");
    }

    @Test
    void looksForWhatMovesAlongTheRoad() {
        var moves = anyone.get("/api/v1/roads/R1/displacement");
        assertThat(moves.status()).as(moves.text()).isEqualTo(200);
        assertThat(moves.body().at("/moves").isEmpty()).isTrue();
        assertThat(anyone.get("/api/v1/roads/R9/displacement").code()).isEqualTo("road.absent");
    }

    private static List<String> told(String number) {
        return city.sql()
                .sql("select answerer_post from task.task where origin = :number and kind = 'notice'")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private static String dossier(int base, String shop) {
        return """
                {"base": %d, "source": "路长走访（虚构）", "shops": [{"name": "%s", "door": "1号", "segment": "R1-1"}],
                 "plan": {"title": "一路一策", "text": "理顺门前秩序", "measures": [
                   {"what": "修补人行道", "yuan": "1234.56", "money": "街道专项", "due": "2026-12-31", "stage": "running", "unit": "roads-bureau"},
                   {"what": "加设座椅", "yuan": "0.44", "money": "街道专项", "due": "2026-12-31", "stage": "planned", "unit": "office-west"}]}}
                """.formatted(base, shop);
    }

    private static ApiClient.Answer put(ApiClient who, String json) {
        return who.send(
                "PUT",
                "/api/v1/roads/R1/dossier",
                json.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
    }

    private static String open(ApiClient who) {
        return layer(who.get("/api/v1/roads/R1/corridor").body(), 1, "pavement")
                .at("/open")
                .toString();
    }

    private static JsonNode layer(JsonNode road, int stretch, String layer) {
        for (var each : road.at("/stretches/" + stretch + "/layers")) {
            if (each.at("/layer").asString().equals(layer)) {
                return each;
            }
        }
        throw new AssertionError(layer);
    }

    private static String report(String lon, String more) {
        var filed = anyone.post(
                "/api/v1/reports",
                "{\"description\":\"暴露垃圾\",\"category\":%s,\"location\":{\"point\":[%s,20.0051]}%s}"
                        .formatted(
                                JsonMapper.shared()
                                        .writeValueAsString(Map.of(
                                                "system", SmallCity.WASTE.system(), "code", SmallCity.WASTE.code())),
                                lon,
                                more));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.at("/number");
    }

    private static void chief(Party object, String post) {
        city.part(SqlParties.class)
                .add(
                        UUID.randomUUID(),
                        new Relation(object, Relation.CHIEF, Party.post(post), Validity.ALWAYS, "test"));
    }
}
