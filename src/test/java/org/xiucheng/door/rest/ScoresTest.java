package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.score.RunRounds;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// A round of scoring over HTTP, and what those learn who have nothing to do with it.
class ScoresTest {
    private static final Instant LOOKING = Instant.parse("2026-03-25T02:00:00Z");
    private static final Instant OVER = Instant.parse("2026-04-01T02:00:00Z");
    private static final String SEEN = "{\"road\":\"R1\",\"nth\":%d,\"seen\":{\"water\":true,\"banks\":%s}}";
    private static final String ABSENT = "26K7-T3MX-Q9R4";

    private static TestClock clock;
    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        clock = new TestClock(LOOKING);
        city = SmallCity.servingAs(clock, "test-river-chief");
        var chief = new Relation(
                Party.road("R1"),
                Relation.CHIEF,
                Party.post("office-west-post"),
                Validity.since(LOOKING.minusSeconds(60)),
                "test");
        city.part(SqlParties.class).add(UUID.randomUUID(), chief);
        city.part(CurrentParties.class).refresh();
        anyone = new ApiClient(city.address());
        city.part(RunRounds.class).look();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void isSeenContestedDecidedAndPublished() {
        var inspector = login("inspector");
        assertThat(inspector.get("/api/v1/scores").at("/spots/3/open/1/code")).isEqualTo("banks");
        assertThat(login("office-west").get("/api/v1/scores").body().path("spots"))
                .isEmpty();
        for (var nth = 0; nth < 4; nth++) {
            var seen = inspector.post("/api/v1/scores/samples", SEEN.formatted(nth, nth > 1));
            assertThat(seen.status()).as(seen.text()).isEqualTo(204);
        }
        assertThat(inspector
                        .post(
                                "/api/v1/scores/samples",
                                SEEN.replace("banks", "fines").formatted(0, true))
                        .code())
                .isEqualTo("field.unknown");
        assertThat(anyone.get("/api/v1/roads/R1/scores").body().path("periods")).isEmpty();

        clock.set(OVER);
        city.part(RunRounds.class).look();
        var chief = login("office-west");
        var desk = chief.get("/api/v1/scores");
        assertThat(desk.at("/contestable/1/given/band/code")).isEqualTo("weak");
        var path = "/api/v1/scores/" + desk.at("/contestable/1/code");
        othersLearnNothing(path);
        assertThat(chief.post(path + "/contest", "{\"reason\":\"河岸正在施工\"}").status())
                .isEqualTo(204);
        clock.advance(Duration.ofDays(4));
        assertThat(anyone.get("/api/v1/roads/R1/scores").body().at("/periods/0/given"))
                .hasSize(1);
        var supervisor = login("supervisor");
        assertThat(supervisor.get("/api/v1/scores").at("/contested/0/contest")).isEqualTo("河岸正在施工");
        assertThat(supervisor
                        .post(path + "/decision", "{\"stands\":true,\"reason\":\"已到现场核实\"}")
                        .status())
                .isEqualTo(204);
        var told = anyone.get("/api/v1/roads/R1/scores");
        assertThat(told.at("/periods/0/given/0/band/code")).isEqualTo("very-good");
        assertThat(told.at("/periods/0/given/1/band/name/zh")).isEqualTo("中");
        assertThat(told.at("/periods/0/given/1/low")).isEqualTo("50");
        assertThat(told.text()).doesNotContain("office-west", "inspector", "河岸");
        assertThat(anyone.get("/api/v1/roads/none/scores").code()).isEqualTo("road.absent");
    }

    private static void othersLearnNothing(String path) {
        for (var role : List.of("sanitation", "roads", "moderator", "auditor", "system-admin")) {
            var client = login(role);
            for (var deed : List.of("/contest", "/decision")) {
                var body = deed.equals("/contest") ? "{\"reason\":\"a\"}" : "{\"stands\":true,\"reason\":\"a\"}";
                var there = client.post(path + deed, body);
                var none = client.post("/api/v1/scores/" + ABSENT + deed, body);
                assertThat(there.status()).as(role + deed).isEqualTo(404);
                assertThat(there.text().replaceAll("\"instance\":\"[^\"]*\"", ""))
                        .isEqualTo(none.text().replaceAll("\"instance\":\"[^\"]*\"", ""));
            }
        }
    }

    private static ApiClient login(String account) {
        return new ApiClient(city.address()).login(account);
    }
}
