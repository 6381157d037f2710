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
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// A round over HTTP, and that nobody else learns that somebody is looked after.
class VisitsTest {
    private static final String GRID = "999902001001001";
    private static final String ABSENT = "26K7-T3MX-Q9R4";
    private static final String WISH = """
            {"errand":"riverside","area":"%s","days":30,"name":"王阿婆","address":"梧桐里七号","phone":"","wish":"上午来"}""";

    private static SmallCity city;
    private static ApiClient worker;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        city = SmallCity.servingAs(Clock.systemUTC(), "test-river-chief");
        var since = Validity.since(Instant.now(Clock.systemUTC()).minusSeconds(60));
        var rounds = new Relation(Party.area(GRID), Relation.WORKER, Party.unit("office-west"), since, "test");
        city.part(SqlParties.class).add(UUID.randomUUID(), rounds);
        city.part(CurrentParties.class).refresh();
        worker = new ApiClient(city.address()).login("office-west");
        anyone = new ApiClient(city.address());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void isWantedOpenedPaidToldAndTakenBack() {
        assertThat(worker.get("/api/v1/visits").at("/errands/1/days")).isEqualTo("60");
        assertThat(worker.post("/api/v1/consents", WISH.formatted("999902002001001"))
                        .code())
                .isEqualTo("visit.round");
        var given = worker.post("/api/v1/consents", WISH.formatted(GRID));
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        var path = "/api/v1/consents/" + given.at("/code");
        var token = "{\"token\":\"" + given.at("/token") + "\"}";
        othersLearnNothing(given.at("/code"));

        var today = worker.get("/api/v1/visits");
        assertThat(today.at("/today/0/consent")).isEqualTo(given.at("/code"));
        assertThat(today.text()).doesNotContain("王阿婆", "梧桐里");
        assertThat(worker.post(path + "/looks", "{}").at("/address")).isEqualTo("梧桐里七号");
        var visit = "{\"errand\":\"riverside\",\"area\":\"" + GRID + "\",\"consent\":\"" + given.at("/code") + "\"}";
        assertThat(worker.post("/api/v1/visits", visit).status()).isEqualTo(201);
        assertThat(worker.post("/api/v1/visits", visit).code()).isEqualTo("consent.absent");

        var told = anyone.post(path + "/told", token);
        assertThat(told.at("/items/1/what")).isEqualTo("looked");
        assertThat(told.at("/items/1/unit")).isEqualTo("office-west");
        assertThat(told.text()).doesNotContain("员工", "王阿婆");
        assertThat(anyone.post(path + "/withdrawal", "{\"token\":\"AAAAAAAAAAAAAAAAAAAAAA\"}")
                        .code())
                .isEqualTo("consent.absent");
        assertThat(anyone.post(path + "/withdrawal", token).status()).isEqualTo(204);
        assertThat(worker.post(path + "/end", "{}").code()).isEqualTo("consent.absent");
        assertThat(anyone.post(path + "/told", token).text()).contains("\"ended\"");
        assertThat(worker.post("/api/v1/visits", "{\"errand\":\"boat\",\"area\":\"" + GRID + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(worker.post(
                                "/api/v1/visits",
                                "{\"errand\":\"pier\",\"point\":\"9999020203000009\",\"seen\":{\"safe\":\"good\"}}")
                        .code())
                .isEqualTo("visit.point");
    }

    private static void othersLearnNothing(String code) {
        for (var role : List.of("office-east", "sanitation", "supervisor", "steward", "auditor", "security-admin")) {
            var client = new ApiClient(city.address()).login(role);
            assertThat(client.get("/api/v1/visits").body().path("today")).isEmpty();
            for (var deed : List.of("/looks", "/end")) {
                var there = client.post("/api/v1/consents/" + code + deed, "{}");
                var none = client.post("/api/v1/consents/" + ABSENT + deed, "{}");
                assertThat(there.status()).as(role + deed).isEqualTo(404);
                assertThat(there.text().replaceAll("\"instance\":\"[^\"]*\"", ""))
                        .isEqualTo(none.text().replaceAll("\"instance\":\"[^\"]*\"", ""));
            }
        }
    }
}
