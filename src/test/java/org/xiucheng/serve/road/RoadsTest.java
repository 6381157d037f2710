package org.xiucheng.serve.road;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(listed.at("/open/exact").asInt()).isEqualTo(3);
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

    private static void report(String lon, String more) {
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
    }

    private static void chief(Party object, String post) {
        city.part(SqlParties.class)
                .add(
                        UUID.randomUUID(),
                        new Relation(object, Relation.CHIEF, Party.post(post), Validity.ALWAYS, "test"));
    }
}
