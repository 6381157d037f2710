package org.xiucheng.decide.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiucheng.testkit.Journey.because;
import static org.xiucheng.testkit.Journey.done;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// Wrong dispatches of one rule: corrected one by one, they teach; corrected together, they move under one
/// reference. One city, one day.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedirectManyTest {
    private static final String REDIRECTS = "/api/v1/redirects";

    private static SmallCity city;
    private static ApiClient desk;
    private static ApiClient supervisor;
    private static ApiClient admin;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        desk = new ApiClient(city.address()).login("dispatcher");
        supervisor = new ApiClient(city.address()).login("supervisor");
        admin = new ApiClient(city.address()).login("system-admin");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    @Order(1)
    void correctsManyUnderOneReferenceWithAnotherPersonsYes() {
        var journeys = dispatched(24);
        journeys.get(0).officer("sanitation", ActRequest.plain("accept"));
        var tried = post(desk, REDIRECTS + "/rehearsal", wish("roads-bureau"));
        assertThat(tried.body().path("matters").asInt()).isEqualTo(24);
        assertThat(tried.body().path("fourEyes").asBoolean()).isTrue();
        assertThat(tried.body().at("/moves/0/to/code").asString()).isEqualTo("roads-bureau");
        assertThat(changes("redirected")).isZero();

        var code =
                post(desk, REDIRECTS, wish("roads-bureau")).body().path("code").asString();
        assertThat(post(desk, REDIRECTS + "/" + code + "/steps", Map.of()).code())
                .isEqualTo("redirect.unapproved");
        assertThat(post(desk, REDIRECTS + "/" + code + "/approval", Map.of()).code())
                .isEqualTo("four-eyes");
        assertThatThrownBy(() -> city.sql()
                        .sql(
                                "update dispatch.batch set approved_by = person_id, approved_at = now(), approved_post = post"
                                        + " where code = :code")
                        .param("code", code)
                        .update())
                .hasMessageContaining("other_eyes");
        assertThat(post(supervisor, REDIRECTS + "/" + code + "/approval", Map.of())
                        .status())
                .isEqualTo(200);

        // meanwhile two go their own way
        journeys.get(1).officer("sanitation", because("return", "not-our-duty"));
        journeys.get(2).officer("sanitation", ActRequest.plain("accept")).officer("sanitation", done("finish"));
        var view = post(desk, REDIRECTS + "/" + code + "/steps", Map.of()).body();
        assertThat(view.path("standing").asString()).isEqualTo("finished");
        assertThat(view.path("outcomes").path("done").asInt()).isEqualTo(22);
        assertThat(view.path("outcomes").path("moved-on").asInt()).isEqualTo(2);
        assertThat(journeys.get(0).matter().lead().unit()).isEqualTo("roads-bureau");
        assertThat(journeys.get(0).state()).isEqualTo("dispatched");
        assertThat(journeys.get(2).matter().lead().unit()).isEqualTo("sanitation");
        assertThat(proven(code)).isEqualTo(22);
        assertThat(post(desk, REDIRECTS + "/" + code + "/steps", Map.of()).code())
                .isEqualTo("redirect.decided");
    }

    /// The desk stopped between an act and its line: the next step finds the act done and does not do it again.
    @Test
    @Order(2)
    void goesOnWhereItStopped() {
        var journeys = dispatched(3);
        var code =
                post(desk, REDIRECTS, wish("office-west")).body().path("code").asString();
        var batch = city.part(SqlBatches.class).find(code).orElseThrow();
        assertThat(batch.lines()).hasSize(3);
        var first = journeys.getFirst();
        var request = new ActRequest(
                "redirect",
                Optional.of("wrong-unit"),
                Optional.of("误派"),
                Optional.empty(),
                Optional.of("office-west"),
                Optional.empty());
        city.part(PerformAct.class)
                .perform(
                        first.receipt().number(),
                        request,
                        first.matter().revision(),
                        city.officer("dispatcher"),
                        Optional.of(code));
        var revision = first.matter().revision();
        var view = post(desk, REDIRECTS + "/" + code + "/steps", Map.of()).body();
        assertThat(view.path("outcomes").path("done").asInt()).isEqualTo(3);
        assertThat(first.matter().revision()).isEqualTo(revision);
        assertThat(proven(code)).isEqualTo(3);
    }

    /// What was corrected often enough becomes a rule, tried on the past and approved by another.
    @Test
    @Order(3)
    void teachesTheDutyList() {
        var learned = admin.get("/api/v1/rules/corrections").body();
        assertThat(learned.path("total").asInt()).isEqualTo(25);
        var lesson = learned.path("proposals").path(0);
        assertThat(lesson.path("rule").asString()).isEqualTo("appearance-west");
        assertThat(lesson.at("/to/code").asString()).isEqualTo("roads-bureau");
        assertThat(lesson.path("alike").asInt()).isEqualTo(22);
        var which = Map.of(
                "rule",
                "appearance-west",
                "category",
                Map.of("system", SmallCity.WASTE.system(), "code", SmallCity.WASTE.code()),
                "area",
                lesson.at("/area/code").asString(),
                "unit",
                "roads-bureau");
        var draft = post(admin, "/api/v1/rules/corrections/drafts", which);
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        assertThat(draft.body().at("/rehearsal/elsewhere").asInt()).isPositive();
        assertThat(draft.body().at("/changes/0/after/unit/code").asString()).isEqualTo("roads-bureau");
        var again = admin.get("/api/v1/rules/corrections").body();
        assertThat(again.at("/proposals/0/draft").asString())
                .isEqualTo(draft.body().path("code").asString());
        var approval = "/api/v1/rules/drafts/" + draft.body().path("code").asString() + "/approval";
        assertThat(post(supervisor, approval, Map.of()).status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/rules/corrections").body().path("proposals"))
                .isEmpty();
        assertThat(Journey.begin(city).matter().lead().unit()).isEqualTo("roads-bureau");
        assertThat(post(admin, "/api/v1/rules/corrections/drafts", which).code())
                .isEqualTo("lesson.absent");
    }

    @Test
    @Order(4)
    void refusesAWishThatSaysTooLittle() {
        var wish = wish("roads-bureau");
        wish.put("selection", Map.of());
        assertThat(post(desk, REDIRECTS, wish).code()).isEqualTo("redirect.selection");
        wish.put("selection", Map.of("unit", "sanitation"));
        wish.put("ground", "because");
        assertThat(post(desk, REDIRECTS, wish).code()).isEqualTo("redirect.ground");
        wish.put("ground", "wrong-unit");
        wish.put("unit", "nobody");
        assertThat(post(desk, REDIRECTS, wish).code()).isEqualTo("unit.unknown");
        wish.put("unit", "roads-bureau");
        wish.put("selection", Map.of("unit", "office-east"));
        assertThat(post(desk, REDIRECTS, wish).code()).isEqualTo("redirect.nothing");
        assertThat(post(admin, REDIRECTS, wish).code()).isEqualTo("permission.missing");
    }

    @Test
    @Order(5)
    void isNotSpentByADeskThatReachesNothingOfIt() {
        var wish = fromNowOn();
        var journeys = dispatched(2);
        var code = post(desk, REDIRECTS, wish).body().path("code").asString();
        var elsewhere = new Subject.Holding("intake-east-post", "desk-east", Set.of(Permission.DISPATCH));
        var other = new Subject.Officer(city.officer("intake-east").person(), "intake-east", Set.of(elsewhere));
        var untouched = city.part(RedirectMany.class).carryOut(code, other);
        assertThat(untouched.standing()).isEqualTo(Batch.Standing.READY);
        assertThat(untouched.lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.outcome()).isEmpty());
        var view = post(desk, REDIRECTS + "/" + code + "/steps", Map.of()).body();
        assertThat(view.path("standing").asString()).isEqualTo("finished");
        assertThat(journeys.getFirst().matter().lead().unit()).isEqualTo("office-west");
    }

    @Test
    @Order(6)
    void movesNothingAnyMoreOnceItIsWithdrawn() {
        var wish = fromNowOn();
        var journey = dispatched(2).getFirst();
        var code = post(desk, REDIRECTS, wish).body().path("code").asString();
        var redirects = city.part(RedirectMany.class);
        var seen = city.part(SqlBatches.class).find(code).orElseThrow();
        redirects.withdraw(code, city.officer("dispatcher"));
        // a step that began a moment before goes on with what it saw
        assertThat(redirects.carryOut(seen, city.officer("dispatcher")).standing())
                .isEqualTo(Batch.Standing.WITHDRAWN);
        assertThat(journey.matter().lead().unit()).isEqualTo("roads-bureau");
    }

    private static List<Journey> dispatched(int count) {
        var journeys = new ArrayList<Journey>();
        for (var i = 0; i < count; i++) {
            journeys.add(Journey.begin(city).toDispatched());
        }
        return journeys;
    }

    private static Map<String, Object> wish(String unit) {
        return new HashMap<>(Map.of(
                "selection",
                Map.of("rule", "appearance-west", "unit", "sanitation"),
                "unit",
                unit,
                "ground",
                "wrong-unit",
                "reason",
                "道路保洁已划归道路管理单位"));
    }

    private static Map<String, Object> fromNowOn() {
        var wish = wish("office-west");
        wish.put(
                "selection",
                Map.of("unit", "roads-bureau", "from", Instant.now().toString()));
        return wish;
    }

    private static Answer post(ApiClient who, String path, Map<String, ?> body) {
        return who.post(path, JsonMapper.shared().writeValueAsString(body));
    }

    private static long changes(String cause) {
        return city.sql()
                .sql("select count(*) from matter.lead_change where cause = :cause")
                .param("cause", cause)
                .query(Long.class)
                .single();
    }

    private static long proven(String code) {
        return city.sql().sql("""
                        select count(*) from matter.lead_change c join evidence.entry e on e.id = c.id
                        where c.reference = :code
                            and convert_from(e.bytes, 'UTF8')::jsonb ->> 'reference' = :code
                        """).param("code", code).query(Long.class).single();
    }
}
