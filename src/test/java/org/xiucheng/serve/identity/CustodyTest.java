package org.xiucheng.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// What staff see of how a contact is kept: holds for the steward, protection for the desk that may ask for it.
class CustodyTest {
    private static SmallCity city;
    private static ApiClient steward;
    private static ApiClient desk;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        steward = new ApiClient(city.address()).login("steward");
        desk = new ApiClient(city.address()).login("intake-west");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void listsWhatIsHeldToTheStewardAloneUntilItIsLetGo() {
        var report = Reporters.report(city);
        assertThat(put(steward, report, "hold", "{\"reason\":\"法院调取\"}")).isEqualTo(204);
        var held = steward.get("/api/v1/holds");
        assertThat(held.at("/items/0/number")).isEqualTo(report.number());
        assertThat(held.at("/items/0/reason")).isEqualTo("法院调取");
        assertThat(held.text()).doesNotContain("13812345678");
        assertThat(desk.get("/api/v1/holds").status()).isEqualTo(403);
        assertThat(put(steward, report, "hold", "{}")).isEqualTo(204);
        assertThat(steward.get("/api/v1/holds").body().path("items")).isEmpty();
    }

    @Test
    void offersProtectionToTheDeskAndSaysWhenItStands() {
        var report = Reporters.report(city);
        var path = "/api/v1/matters/" + report.number() + "/identity-grants";
        assertThat(desk.get(path).body().at("/protection/guarded").asBoolean()).isFalse();
        assertThat(desk.get(path).body().at("/protection/mayAsk").asBoolean()).isTrue();
        var dispatcher = new ApiClient(city.address()).login("dispatcher");
        assertThat(dispatcher.get(path).body().at("/protection/mayAsk").asBoolean())
                .isFalse();
        assertThat(put(desk, report, "protection", "{\"on\":true}")).isEqualTo(204);
        assertThat(desk.get(path).body().at("/protection/guarded").asBoolean()).isTrue();
        assertThat(desk.get(path).body().at("/protection/mayAsk").asBoolean()).isFalse();
    }

    private static int put(ApiClient officer, Reporters report, String what, String json) {
        return officer.send(
                        "PUT",
                        "/api/v1/reports/" + report.number() + "/" + what,
                        json.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json")
                .status();
    }
}
