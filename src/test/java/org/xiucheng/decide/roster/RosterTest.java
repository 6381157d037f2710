package org.xiucheng.decide.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
import tools.jackson.databind.json.JsonMapper;

/// The roster of the inspection unit through the door: its leader plans, two swap, one is away, and who looks
/// in from outside sees posts and no people.
class RosterTest {
    private static LocalDate today;
    private static String tomorrow;
    private static SmallCity city;
    private static ApiClient leader;
    private static ApiClient second;
    private static ApiClient outsider;
    private static ApiClient over;

    @BeforeAll
    static void serve() {
        today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        tomorrow = today.plusDays(1).toString();
        city = SmallCity.serve();
        var leads = new Relation(
                Party.unit("inspection"),
                Relation.LEADER,
                Party.post("inspector-post"),
                Validity.since(Instant.EPOCH),
                "test");
        city.part(SqlParties.class).add(UUID.randomUUID(), leads);
        city.part(CurrentParties.class).refresh();
        leader = new ApiClient(city.address()).login("inspector");
        second = new ApiClient(city.address()).login("inspector-two");
        outsider = new ApiClient(city.address()).login("roads");
        over = new ApiClient(city.address()).login("supervisor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void isPlannedByItsLeaderAndChangedByBothWhoSwap() {
        assertThat(plan(second, "inspector-post", "08:00", "20:00").code()).isEqualTo("roster.leader");
        assertThat(plan(leader, "roads-post", "08:00", "20:00").code()).isEqualTo("post.absent");
        var day = plan(leader, "inspector-post", "08:00", "20:00").at("/code");
        var night = plan(leader, "inspector-two-post", "20:00", "08:00").at("/code");
        assertThat(turn(day)).isEqualTo("inspector-post");
        assertThat(findings("overlap")).isZero();

        var wish = Map.of("own", wish(day), "other", wish(night));
        assertThat(post(second, "/api/v1/roster/swaps", wish).code()).isEqualTo("swap.own");
        var offer = post(leader, "/api/v1/roster/swaps", wish).at("/code");
        var answer = "/api/v1/roster/swaps/" + offer + "/answer";
        assertThat(turn(day)).as("nothing changes before both agree").isEqualTo("inspector-post");
        assertThat(post(leader, answer, Map.of("agrees", true)).status())
                .as("one alone")
                .isEqualTo(404);
        assertThat(post(second, answer, Map.of("agrees", true)).status()).isEqualTo(204);
        assertThat(post(second, answer, Map.of("agrees", true)).code()).isEqualTo("swap.decided");
        assertThat(turn(day)).isEqualTo("inspector-two-post");
        assertThat(turn(night)).isEqualTo("inspector-post");

        var cover = Map.of("verb", "cover", "day", tomorrow, "post", "inspector-post");
        assertThat(post(leader, "/api/v1/roster/shifts/" + day + "/deeds", cover)
                        .status())
                .isEqualTo(204);
        assertThat(turn(day)).isEqualTo("inspector-post");
        assertThat(findings("gap")).as("only today before the first shift").isLessThanOrEqualTo(1);
        var end = Map.of("verb", "end", "day", today.plusDays(2).toString());
        assertThat(post(leader, "/api/v1/roster/shifts/" + night + "/deeds", end)
                        .status())
                .isEqualTo(204);
        assertThat(findings("gap")).isPositive();
        assertThat(evidence()).contains("roster.planned", "roster.swap-agreed", "roster.covered", "roster.ended");
    }

    @Test
    void knowsWhoIsAwayWithoutAReasonAndTellsNobodyOutside() {
        var soon = Instant.now().plus(1, ChronoUnit.MINUTES);
        var away = Map.of(
                "verb",
                "away",
                "post",
                "inspector-two-post",
                "from",
                soon.toString(),
                "to",
                soon.plus(1, ChronoUnit.DAYS).toString());
        assertThat(post(outsider, "/api/v1/roster/absences", away).code()).isEqualTo("roster.leader");
        var reasoned = new HashMap<String, Object>(away);
        reasoned.put("reason", "病假");
        assertThat(post(second, "/api/v1/roster/absences", reasoned).code()).isEqualTo("field.unknown");
        assertThat(post(second, "/api/v1/roster/absences", away).status()).isEqualTo(204);
        assertThat(post(leader, "/api/v1/roster/absences", Map.of("verb", "back", "post", "inspector-two-post"))
                        .status())
                .isEqualTo(204);
        var names = List.of("员工inspector", "员工inspector-two");
        assertThat(outsider.get("/api/v1/roster?unit=inspection").text()).doesNotContain(names);
        assertThat(over.get("/api/v1/roster?unit=inspection").text()).contains("员工inspector");
        assertThat(leader.get("/api/v1/roster").at("/unit/code")).isEqualTo("inspection");
    }

    @Test
    void saysWhichPostAnswersNowAndNeverToThePublicWho() {
        var asked = "/api/v1/responsibility?lon=100.011&lat=20.0051&system=cjt-214-2007-events&code=0102";
        var told = new ApiClient(city.address()).get(asked);
        assertThat(told.at("/lead/duty/post/code")).isEqualTo("sanitation-post");
        assertThat(told.text()).doesNotContain("员工");
        var own = new ApiClient(city.address()).login("sanitation").get(asked);
        assertThat(own.at("/lead/duty/person")).isEqualTo("员工sanitation");
        assertThat(own.at("/lead/duty/by")).isEqualTo("member");
        assertThat(outsider.get(asked).text()).doesNotContain("员工");
        assertThat(over.get(asked).at("/lead/duty/person")).isEqualTo("员工sanitation");
    }

    private static Answer plan(ApiClient by, String post, String from, String to) {
        return post(
                by,
                "/api/v1/roster/shifts",
                Map.of(
                        "unit",
                        "inspection",
                        "post",
                        post,
                        "days",
                        "every-day",
                        "weekdays",
                        List.of(1, 2, 3, 4, 5, 6, 7),
                        "from",
                        from,
                        "to",
                        to,
                        "first",
                        today.toString()));
    }

    private static Map<String, String> wish(String shift) {
        return Map.of("shift", shift, "day", tomorrow);
    }

    /// Which post has that shift tomorrow.
    private static String turn(String shift) {
        for (var turn : leader.get("/api/v1/roster?unit=inspection").body().path("turns")) {
            if (turn.path("shift").asString().equals(shift)
                    && turn.path("day").asString().equals(tomorrow)) {
                return turn.at("/post/code").asString();
            }
        }
        throw new AssertionError("no turn tomorrow");
    }

    private static long findings(String kind) {
        var count = 0;
        for (var found : leader.get("/api/v1/roster?unit=inspection").body().path("findings")) {
            count += found.path("kind").asString().equals(kind) ? 1 : 0;
        }
        return count;
    }

    private static List<String> evidence() {
        return city.sql()
                .sql("select kind from evidence.entry where kind like 'roster.%'")
                .query(String.class)
                .list();
    }

    private static Answer post(ApiClient by, String path, Map<String, ?> body) {
        return by.post(path, JsonMapper.shared().writeValueAsString(body));
    }
}
