package org.xiucheng.decide.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// A change of the duty list from draft to force, over HTTP: what it would do is seen first, and one who did
/// not draft it decides.
class KeepDutiesTest {
    private static final String DRAFTS = "/api/v1/rules/drafts";
    private static final String EVENTS = "cjt-214-2007-events";

    private static SmallCity city;
    private static ApiClient anyone;
    private static ApiClient admin;
    private static ApiClient supervisor;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        admin = new ApiClient(city.address()).login("system-admin");
        supervisor = new ApiClient(city.address()).login("supervisor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void publishesWhatAnotherApprovedFromThatMomentOn() {
        var filed = report();
        var draft = drafted(admin, wasteGoesTo("roads-bureau", 8));
        assertThat(approved(supervisor, draft).code()).isEqualTo("draft.unrehearsed");
        var tried = post(admin, DRAFTS + "/" + draft + "/rehearsal", Map.of())
                .body()
                .path("rehearsal");
        assertThat(tried.path("elsewhere").asInt()).isPositive();
        var move = tried.path("moves").path(0);
        assertThat(move.at("/from/code").asString()).isEqualTo("sanitation");
        assertThat(move.at("/to/code").asString()).isEqualTo("roads-bureau");
        assertThat(move.path("examples").toString()).contains(filed);
        assertThat(lead()).isEqualTo("sanitation");
        var before = entries();

        assertThat(approved(admin, draft).status()).isEqualTo(403);
        assertThat(lead()).isEqualTo("sanitation");
        assertThat(approved(supervisor, draft).body().path("standing").asString())
                .isEqualTo("approved");

        assertThat(lead()).isEqualTo("roads-bureau");
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(approved(supervisor, draft).code()).isEqualTo("draft.decided");
        assertThat(anyone.get("/api/v1/rules").body().path("version").asInt()).isPositive();
        back();
    }

    @Test
    void letsNobodyApproveTheirOwnDraftNotEvenByTheStore() {
        var draft = drafted(supervisor, wasteGoesTo("roads-bureau", 8));
        post(supervisor, DRAFTS + "/" + draft + "/rehearsal", Map.of());
        assertThat(approved(supervisor, draft).code()).isEqualTo("four-eyes");
        assertThatThrownBy(() -> city.sql().sql("""
                                update responsibility.draft set approved_by = person_id, approved_unit = unit,
                                    approved_post = post, approved_at = now(), takes_effect = now() where code = :code
                                """).param("code", draft).update())
                .hasMessageContaining("four_eyes");
        assertThat(post(admin, DRAFTS + "/" + draft + "/withdrawal", Map.of())
                        .body()
                        .path("standing")
                        .asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void refusesADraftThatNoLongerFitsTheList() {
        var one = rehearsed(wasteGoesTo("roads-bureau", 8));
        var two = rehearsed(wasteGoesTo("office-west", 8));
        assertThat(approved(supervisor, one).status()).isEqualTo(200);
        assertThat(approved(supervisor, two).code()).isEqualTo("draft.stale");
        assertThat(lead()).isEqualTo("roads-bureau");
        back();
    }

    @Test
    void refusesRulesThatCrossAndRulesWithoutLaw() {
        var across = rule("across", Map.of("scope", "system", "system", EVENTS), "999902001001", "roads-bureau", 8);
        var draft = rehearsed(across);
        assertThat(approved(supervisor, draft).code()).isEqualTo("draft.crossing");
        assertThat(admin.get(DRAFTS + "/" + draft)
                        .body()
                        .at("/rehearsal/unsettled/0")
                        .toString())
                .contains("across", "appearance-west");
        assertThat(draft(admin, wasteGoesTo("roads-bureau", 999)).code()).isEqualTo("rule.unbased");
        assertThat(draft(admin, wasteGoesTo("nobody", 8)).code()).isEqualTo("unit.unknown");
    }

    @Test
    void asksWhyAGapIsRight() {
        var draft = rehearsed(Map.of("id", "appearance-west", "ends", true));
        assertThat(approved(supervisor, draft).code()).isEqualTo("draft.gap");
        var answer = post(supervisor, DRAFTS + "/" + draft + "/approval", Map.of("acknowledged", "街道暂行负责"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(lead()).isEqualTo("office-west");
        back();
    }

    @Test
    void waitsForTheMomentThatWasWished() {
        var later = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var body =
                Map.of("reason", "明日起调整", "from", later.toString(), "rules", List.of(wasteGoesTo("roads-bureau", 8)));
        var draft = post(admin, DRAFTS, body).body().path("code").asString();
        post(admin, DRAFTS + "/" + draft + "/rehearsal", Map.of());
        assertThat(Instant.parse(
                        approved(supervisor, draft).body().path("takesEffect").asString()))
                .isEqualTo(later);
        assertThat(lead()).isEqualTo("sanitation");
        assertThat(anyone.get("/api/v1/rules/audit")
                        .body()
                        .at("/count/overlaps")
                        .asInt())
                .isZero();
        var undone = city.database().ownerSql();
        undone.sql("delete from responsibility.rule where valid_from > now()").update();
        undone.sql("update responsibility.rule set valid_to = null where id = 'appearance-west' and valid_to > now()")
                .update();
        city.part(CurrentRules.class).refresh();
    }

    @Test
    void showsEveryoneWhatTheListForgets() {
        var audit = anyone.get("/api/v1/rules/audit");
        assertThat(audit.status()).isEqualTo(200);
        assertThat(audit.body().at("/count/gaps").asInt()).isPositive();
        assertThat(audit.body().at("/count/onlyFallbacks").asInt()).isPositive();
        assertThat(audit.body().at("/findings/0/advice/0/deed").asString()).isEqualTo("add");
        assertThat(anyone.get(DRAFTS).status()).isEqualTo(401);
        assertThat(new ApiClient(city.address()).login("sanitation").get(DRAFTS).status())
                .isEqualTo(403);
    }

    /// The list as the city was founded with it, for the next test.
    private static void back() {
        var draft = rehearsed(wasteGoesTo("sanitation", 8));
        assertThat(approved(supervisor, draft).status()).isEqualTo(200);
        assertThat(lead()).isEqualTo("sanitation");
    }

    private static String report() {
        var category = Map.of("system", SmallCity.WASTE.system(), "code", SmallCity.WASTE.code());
        var body = Map.of(
                "description", "垃圾未清", "category", category, "location", Map.of("point", List.of(100.011, 20.0051)));
        return post(anyone, "/api/v1/reports", body).body().path("number").asString();
    }

    private static String lead() {
        var asked = "/api/v1/responsibility?lon=100.011&lat=20.0051&system=" + SmallCity.WASTE.system() + "&code="
                + SmallCity.WASTE.code();
        return anyone.get(asked).body().at("/lead/unit/code").asString();
    }

    private static Answer post(ApiClient who, String path, Map<String, ?> body) {
        return who.post(path, JsonMapper.shared().writeValueAsString(body));
    }

    private static long entries() {
        return city.sql()
                .sql("select count(*) from evidence.entry where kind = 'rules.approved'")
                .query(Long.class)
                .single();
    }

    private static String rehearsed(Map<String, Object> rule) {
        var draft = drafted(admin, rule);
        assertThat(post(admin, DRAFTS + "/" + draft + "/rehearsal", Map.of()).status())
                .isEqualTo(200);
        return draft;
    }

    private static String drafted(ApiClient who, Map<String, Object> rule) {
        var answer = draft(who, rule);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("code").asString();
    }

    private static Answer draft(ApiClient who, Map<String, Object> rule) {
        return post(who, DRAFTS, Map.of("reason", "职责调整", "rules", List.of(rule)));
    }

    private static Answer approved(ApiClient who, String draft) {
        return post(who, DRAFTS + "/" + draft + "/approval", Map.of());
    }

    private static Map<String, Object> wasteGoesTo(String unit, int article) {
        var scope = Map.of("scope", "group", "system", EVENTS, "code", "市容环境");
        return rule("appearance-west", scope, "999902001", unit, article);
    }

    private static Map<String, Object> rule(
            String id, Map<String, String> categories, String area, String unit, int article) {
        return Map.of(
                "id",
                id,
                "name",
                Map.of("zh", "规则", "en", "Rule"),
                "categories",
                categories,
                "places",
                Map.of("kind", "area", "area", area),
                "unit",
                unit,
                "basis",
                "demo-ordinance/" + article);
    }
}
