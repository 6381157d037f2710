package org.xiucheng.serve.flood;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// What looked like a flood is shown to whoever supervises over the place, counted whole, named in part.
class ReadFloodsTest {
    private static final int SENT = 12;

    private static SmallCity city;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        var anyone = new ApiClient(city.address());
        var device = anyone.get("/").header("Set-Cookie");
        for (var each = 0; each < SENT; each++) {
            var filed = anyone.post(
                    "/api/v1/reports",
                    "{\"description\":\"垃圾没人收！\",\"location\":{\"point\":[100.011,20.0051]}}",
                    "Cookie",
                    device.substring(0, device.indexOf(';')));
            assertThat(filed.status()).isEqualTo(201);
        }
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void countsAllAndNamesAFewToTheSupervisorOfThePlace() {
        var seen = new ApiClient(city.address()).login("supervisor").get("/api/v1/floods");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().path("items")).hasSize(1);
        assertThat(seen.at("/items/0/kind")).isEqualTo("flood");
        assertThat(seen.at("/items/0/told/code")).isEqualTo("supervision");
        var stored = city.sql()
                .sql("select count(*) from flood.member")
                .query(Integer.class)
                .single();
        assertThat(stored).isBetween(SENT - 4, SENT);
        assertThat(seen.body().at("/items/0/reports").asInt()).isEqualTo(stored);
        assertThat(seen.body().at("/items/0/examples")).hasSize(5);
    }

    @Test
    void showsNothingToOneWhoSupervisesElsewhereAndLetsNoOtherIn() {
        try (var other = SmallCity.serve()) {
            other.database().ownerSql().sql("""
                    insert into flood.cluster (id, kind, spot, areas, at, told)
                    values (gen_random_uuid(), 'brigade', '999902002', array['9999', '999902002'], now(), '')
                    """).update();
            var supervisor = new ApiClient(other.address()).login("supervisor");
            other.database()
                    .ownerSql()
                    .sql("update party.relation set object_id = '999902001' where relation = 'supervisor'")
                    .update();
            assertThat(supervisor.get("/api/v1/floods").body().path("items")).isEmpty();
            other.database()
                    .ownerSql()
                    .sql("update party.relation set object_id = '999902002' where relation = 'supervisor'")
                    .update();
            assertThat(supervisor.get("/api/v1/floods").at("/items/0/kind")).isEqualTo("brigade");
            assertThat(new ApiClient(other.address())
                            .login("intake-west")
                            .get("/api/v1/floods")
                            .status())
                    .isEqualTo(403);
        }
    }
}
