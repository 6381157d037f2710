package org.xiucheng.decide.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// From ground and one security administrator alone to a desk that takes in reports, through the door.
class OrganiseTest {
    private static final String WEST = "999902001";

    private static SmallCity city;
    private static ApiClient security;

    /// What a city has that was just imported: places, and whoever `appoint` made.
    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        owner("update party.relation set valid_to = now() where object_kind = 'area' or (relation = 'holder' "
                + "and object_id <> 'security-admin-post')");
        owner("update party.unit set valid_to = now() where code <> 'platform'");
        security = new ApiClient(city.address()).login("security-admin");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void bringsACityFromGroundAloneToADeskThatTakesIn() {
        var unit = Map.of("code", "gulou-desk", "name", name("鼓楼受理台", "Gulou Desk"), "kind", "desk", "area", WEST);
        assertThat(post("/api/v1/units", named(unit, " ", "Gulou Desk")).code()).isEqualTo("length.max");
        assertThat(post("/api/v1/units", named(unit, "鼓楼受理台", "")).code()).isEqualTo("length.max");
        assertThat(post("/api/v1/units", unit).status()).isEqualTo(201);
        assertThat(post("/api/v1/units", unit).code()).isEqualTo("unit.taken");
        var post = Map.of(
                "code",
                "gulou-intake",
                "unit",
                "gulou-desk",
                "name",
                name("受理员", "Intake officer"),
                "permissions",
                List.of("INTAKE", "READ_QUEUE"));
        assertThat(post("/api/v1/posts", post).status()).isEqualTo(201);
        assertThat(post("/api/v1/posts", post).code()).isEqualTo("post.taken");
        assertThat(stance("begin", "intake", WEST, "gulou-desk").status()).isEqualTo(204);
        assertThat(stance("begin", "intake", WEST, "platform").code()).isEqualTo("relation.held");
        var made = post("/api/v1/accounts", Map.of("account", "zhao.liu", "name", "赵六"));
        assertThat(post("/api/v1/accounts/zhao.liu/deeds", Map.of("verb", "give-post", "post", "gulou-intake"))
                        .status())
                .isEqualTo(200);
        var officer = new ApiClient(city.address()).login("zhao.liu", made.at("/password"));
        assertThat(officer.get("/api/v1/session").at("/name"))
                .as("a new name shows at once")
                .isEqualTo("赵六");
        assertThat(officer.get("/api/v1/session").at("/posts/0/unit/name/zh")).isEqualTo("鼓楼受理台");
        var filed = new ApiClient(city.address())
                .post("/api/v1/reports", "{\"description\":\"路灯不亮\",\"location\":{\"point\":[100.011,20.0051]}}");
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(new ApiClient(city.address())
                        .get("/api/v1/matters/" + filed.at("/number"))
                        .at("/lead/unit/code"))
                .isEqualTo("gulou-desk");
        var seen = security.get("/api/v1/organisation");
        assertThat(seen.text()).contains("gulou-intake", "赵六", "zhao.liu", WEST);
        assertThat(city.sql()
                        .sql("select action || ' ' || what from audit.record where action like 'unit.%' "
                                + "or action like 'post.%' or action like 'relation.%' order by id")
                        .query(String.class)
                        .list())
                .contains(
                        "unit.make gulou-desk",
                        "post.make gulou-intake",
                        "relation.begin area:" + WEST + "#intake@unit:gulou-desk");
    }

    @Test
    void endsADeskAndLetsAnotherFollow() {
        assertThat(stance("begin", "dispatcher", WEST, "platform").status()).isEqualTo(204);
        assertThat(stance("end", "dispatcher", WEST, "platform").status()).isEqualTo(204);
        assertThat(stance("end", "dispatcher", WEST, "platform").code()).isEqualTo("relation.absent");
        assertThat(stance("begin", "dispatcher", WEST, "platform").status()).isEqualTo(204);
    }

    @Test
    void namesADeputyOfAPostAndOneLeaderOfAUnit() {
        assertThat(stands("deputy", "post", "auditor-post", "steward-post").status())
                .isEqualTo(204);
        assertThat(stands("deputy", "post", "auditor-post", "steward-two-post").status())
                .isEqualTo(204);
        assertThat(stands("deputy", "post", "auditor-post", "steward-post").code())
                .isEqualTo("relation.held");
        assertThat(stands("deputy", "post", "auditor-post", "auditor-post").code())
                .isEqualTo("relation.itself");
        assertThat(stands("deputy", "post", "no-such", "steward-post").code()).isEqualTo("post.absent");
        assertThat(stands("deputy", "area", WEST, "steward-post").code()).isEqualTo("relation.unknown");
        assertThat(stands("leader", "unit", "platform", "security-admin-post").status())
                .isEqualTo(204);
        assertThat(stands("leader", "unit", "platform", "system-admin-post").code())
                .isEqualTo("relation.held");
        assertThat(stands("leader", "unit", "roads-bureau", "roads-post").code())
                .as("a unit that has ended")
                .isEqualTo("unit.absent");
    }

    @Test
    void refusesWhatCannotStandAndWritesNothing() {
        var before = rows();
        assertThat(stance("begin", "intake", "no-such-area", "platform").code()).isEqualTo("area.absent");
        assertThat(stance("begin", "inspector", WEST, "roads-bureau").code())
                .as("a unit that has ended")
                .isEqualTo("unit.absent");
        for (var relation : List.of("holder", "conflict", "reported", "shared", "party", "chief")) {
            assertThat(stance("begin", relation, WEST, "platform").code()).isEqualTo("relation.unknown");
        }
        var past = Map.of(
                "verb",
                "begin",
                "object",
                Map.of("kind", "area", "id", WEST),
                "relation",
                "moderator",
                "subject",
                Map.of("kind", "unit", "id", "platform"),
                "from",
                "2020-01-01T00:00:00Z");
        assertThat(post("/api/v1/relations", past).code()).isEqualTo("from.past");
        var mixed = Map.of(
                "code",
                "mixed",
                "unit",
                "platform",
                "name",
                name("混岗", "Mixed"),
                "permissions",
                List.of("ADMINISTER_SYSTEM", "INTAKE"));
        assertThat(post("/api/v1/posts", mixed).code()).isEqualTo("administrator.apart");
        var judge = Map.of(
                "code", "judge", "unit", "platform", "name", name("评价", "Judge"), "permissions", List.of("JUDGE"));
        assertThat(post("/api/v1/posts", judge).code()).isEqualTo("permission.unknown");
        var far = Map.of("code", "far", "name", name("远", "Far"), "kind", "desk", "area", "no-such-area");
        assertThat(post("/api/v1/units", far).code()).isEqualTo("area.absent");
        assertThat(rows()).isEqualTo(before);
    }

    private static Answer stance(String verb, String relation, String area, String unit) {
        return post(
                "/api/v1/relations",
                Map.of(
                        "verb",
                        verb,
                        "object",
                        Map.of("kind", "area", "id", area),
                        "relation",
                        relation,
                        "subject",
                        Map.of("kind", "unit", "id", unit)));
    }

    private static Answer stands(String relation, String kind, String object, String post) {
        return post(
                "/api/v1/relations",
                Map.of(
                        "verb",
                        "begin",
                        "object",
                        Map.of("kind", kind, "id", object),
                        "relation",
                        relation,
                        "subject",
                        Map.of("kind", "post", "id", post)));
    }

    private static Answer post(String path, Map<String, ?> body) {
        return security.post(path, JsonMapper.shared().writeValueAsString(body));
    }

    private static Map<String, Object> named(Map<String, Object> form, String zh, String en) {
        var changed = new HashMap<>(form);
        changed.put("name", name(zh, en));
        return changed;
    }

    private static Map<String, String> name(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static void owner(String statement) {
        city.database().ownerSql().sql(statement).update();
    }

    private static Map<String, Object> rows() {
        return city.sql().sql("""
                select (select count(*) from party.unit) as units, (select count(*) from party.post) as posts,
                    (select count(*) from party.relation) as relations, (select count(*) from audit.record) as lines
                """).query().singleRow();
    }
}
