package org.xiucheng.decide.reform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiucheng.testkit.Journey.done;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;
import tools.jackson.databind.json.JsonMapper;

/// Units that end with everything that hangs on them, over HTTP, on a clock of its own.
class ReformTest {
    private static final String REFORMS = "/api/v1/reforms";

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));
    private SmallCity city;
    private ApiClient admin;
    private ApiClient supervisor;

    @BeforeEach
    void serve() {
        city = SmallCity.serve(clock);
        admin = new ApiClient(city.address()).login("system-admin");
        supervisor = new ApiClient(city.address()).login("supervisor");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void splitsAUnitByAreaAndLeavesNoMatterBehind() {
        var west = journeys(SmallCity.WEST, 3);
        var east = journeys(SmallCity.EAST, 2);
        west.getFirst()
                .officer("intake-west", ActRequest.plain("file"))
                .officer("dispatcher", ActRequest.plain("dispatch"));
        var closed = Journey.begin(city).toVerified();
        closed.reporter(ActRequest.plain("confirm"));
        var plan = planned();
        var code = plan.body().path("code").asString();
        assertThat(plan.body().path("leftBehind").asInt()).isZero();
        assertThat(plan.body().path("stock").toString())
                .contains("{\"kind\":\"matter\",\"what\":\"4\",\"to\":\"office-west\"}")
                .contains("{\"kind\":\"matter\",\"what\":\"2\",\"to\":\"roads-bureau\"}")
                .contains("appearance-west", "appearance-east");
        assertThat(post(admin, REFORMS + "/" + code + "/approval", Map.of()).status())
                .isEqualTo(403);
        var approved = post(supervisor, REFORMS + "/" + code + "/approval", Map.of());
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);

        // duties have passed, the matters have not: the unit still answers for them
        assertThat(Journey.begin(city).matter().lead().unit()).isEqualTo("office-west");
        assertThat(west.getFirst().matter().lead().unit()).isEqualTo("sanitation");
        west.getFirst().officer("sanitation", ActRequest.plain("accept"));
        carriedOut(code);
        west.forEach(journey -> assertThat(journey.matter().lead().unit()).isEqualTo("office-west"));
        east.forEach(journey -> assertThat(journey.matter().lead().unit()).isEqualTo("roads-bureau"));
        assertThat(closed.matter().lead().unit()).isEqualTo("office-west");
        assertThat(count("select count(*) from matter.matter where lead_unit = 'sanitation'"))
                .isZero();
        assertThat(count("select count(*) from matter.lead_change where cause = 'reform'"))
                .isEqualTo(6);
        assertThat(count("select count(*) from evidence.entry where kind = 'matter.succeeded'"))
                .isEqualTo(6);
        assertThat(count("select count(*) from party.unit where code = 'sanitation' and valid_to is not null"))
                .isOne();
        assertThat(count(
                        "select count(*) from access.account where account = 'sanitation' and disabled_at is not null"))
                .isOne();
        west.getFirst().officer("office-west", done("finish"));
    }

    @Test
    void refusesAPlanThatWouldLeaveSomethingBehindAndNamesIt() {
        city.sql().sql("""
                insert into party.relation (id, object_kind, object_id, relation, subject_kind, subject_id, valid_from,
                    granted_by)
                values (gen_random_uuid(), 'area', '999902001001', 'worker', 'post', 'sanitation-post', '2026-01-01', 'test')
                """).update();
        city.part(CurrentParties.class).refresh();
        var plan = planned();
        assertThat(plan.body().path("leftBehind").asInt()).isOne();
        var code = plan.body().path("code").asString();
        var refused = post(supervisor, REFORMS + "/" + code + "/approval", Map.of());
        assertThat(refused.code()).isEqualTo("reform.left-behind");
        assertThat(refused.text()).contains("area:999902001001#worker@post:sanitation-post");
        assertThat(post(admin, REFORMS, body()).code()).isEqualTo("reform.running");
        assertThat(post(admin, REFORMS + "/" + code + "/withdrawal", Map.of()).status())
                .isEqualTo(200);
        var whole = body();
        whole.put("posts", List.of(Map.of("post", "sanitation-post", "to", "office-west-post")));
        var again = post(admin, REFORMS, whole);
        assertThat(again.body().path("leftBehind").asInt()).as(again.text()).isZero();
        var second = again.body().path("code").asString();
        assertThat(post(supervisor, REFORMS + "/" + second + "/approval", Map.of())
                        .status())
                .isEqualTo(200);
        carriedOut(second);
        assertThat(count("""
                select count(*) from party.relation
                where object_id = '999902001001' and relation = 'worker' and subject_id = 'office-west-post' and valid_to is null
                """)).isOne();
    }

    /// A desk that takes in reports ends: reports come in without a pause, and its desk is another's.
    @Test
    void handsADeskOverAtOneMoment() {
        var before = Journey.begin(city, Optional.empty(), Where.at(SmallCity.WEST));
        assertThat(before.matter().lead().unit()).isEqualTo("desk-west");
        var body = new HashMap<String, Object>(Map.of(
                "unit", "desk-west", "otherwise", "desk-district", "reason", "受理台合并", "basis", "demo-ordinance/5"));
        var code = post(admin, REFORMS, body).body().path("code").asString();
        assertThat(post(supervisor, REFORMS + "/" + code + "/approval", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(Journey.begin(city, Optional.empty(), Where.at(SmallCity.WEST))
                        .matter()
                        .lead()
                        .unit())
                .isEqualTo("desk-district");
        carriedOut(code);
        assertThat(before.matter().lead().unit()).isEqualTo("desk-district");
        before.officer(
                "intake-district",
                new ActRequest(
                        "file",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(SmallCity.WASTE),
                        Optional.empty(),
                        Optional.empty()));
    }

    /// What is complained about the old unit is complained about its successor, which therefore does not
    /// answer.
    @Test
    void theSuccessorOfAUnitComplainedAboutStandsBackToo() {
        var about = city.part(ReceiveReport.class)
                .receive(
                        ReportDraft.plain("web", "保洁员把垃圾倒进绿地", Optional.of(SmallCity.WASTE), Where.at(SmallCity.WEST))
                                .weighing(new Concern(Optional.of("sanitation"), false), false),
                        new Subject.Anyone(),
                        Optional.empty());
        var code = planned().body().path("code").asString();
        post(supervisor, REFORMS + "/" + code + "/approval", Map.of());
        carriedOut(code);
        var matter = city.part(SqlMatters.class).find(about.number()).orElseThrow();
        assertThat(matter.concern().about()).contains("office-west");
        assertThat(matter.lead().unit()).isNotIn("sanitation", "office-west");
    }

    /// Every part of the plan is asked: a reform that forgets one sort of thing does not finish.
    @Test
    void doesNotEndAUnitOnWhichSomethingHangs() {
        var journey = Journey.begin(city);
        var code = planned().body().path("code").asString();
        post(supervisor, REFORMS + "/" + code + "/approval", Map.of());
        var all = city.part(TakeStock.class);
        var forgetful = new Hanging() {
            @Override
            public List<Hung> on(Plan plan, Instant at) {
                return city.part(OpenMatters.class).on(plan, at);
            }

            @Override
            public int pass(Reform reform, Instant at, int most) {
                return 0;
            }
        };
        var stock = new TakeStock(List.of(forgetful), all.standing(), all.rules());
        var careless = new CarryOutReforms(
                city.part(SqlReforms.class), stock, city.part(KeepReforms.Desk.class), city.part(AsViewer.class));
        clock.advance(Duration.ofHours(1));
        careless.look();
        assertThat(count("select count(*) from party.unit where valid_to is not null"))
                .isZero();
        assertThat(journey.matter().lead().unit()).isEqualTo("sanitation");
        carriedOut(code);
        assertThat(journey.matter().lead().unit()).isEqualTo("office-west");
    }

    @Test
    void handsPostsOverWithinAUnitThatGoesOn() {
        var body = new HashMap<String, Object>(Map.of(
                "unit", "inspection",
                "whole", false,
                "posts", List.of(Map.of("post", "inspector-post", "to", "inspector-two-post")),
                "reason", "核查员退休",
                "basis", "demo-ordinance/5"));
        var code = post(admin, REFORMS, body).body().path("code").asString();
        assertThat(post(supervisor, REFORMS + "/" + code + "/approval", Map.of())
                        .status())
                .isEqualTo(200);
        carriedOut(code);
        assertThat(city.part(CurrentParties.class).get().holder("inspector-post", clock.instant()))
                .isEmpty();
        assertThat(city.part(CurrentParties.class)
                        .get()
                        .unit("inspection")
                        .orElseThrow()
                        .validity()
                        .end())
                .isEmpty();
        assertThat(count("select count(*) from access.account where account = 'inspector' and disabled_at is not null"))
                .isOne();
    }

    private Answer planned() {
        var plan = post(admin, REFORMS, body());
        assertThat(plan.status()).as(plan.text()).isEqualTo(201);
        return plan;
    }

    private static Map<String, Object> body() {
        return new HashMap<>(Map.of(
                "unit", "sanitation",
                "otherwise", "office-west",
                "byArea", List.of(Map.of("area", "999902002", "unit", "roads-bureau")),
                "reason", "环卫单位撤销，职责按街道划转",
                "basis", "demo-ordinance/5"));
    }

    private void carriedOut(String code) {
        var chore = city.part(CarryOutReforms.class);
        for (var i = 0; i < 6; i++) {
            clock.advance(Duration.ofSeconds(30));
            chore.look();
        }
        assertThat(city.part(SqlReforms.class).find(code).orElseThrow().standing())
                .isEqualTo(Reform.Standing.FINISHED);
    }

    private List<Journey> journeys(Point where, int count) {
        var journeys = new ArrayList<Journey>();
        for (var i = 0; i < count; i++) {
            journeys.add(Journey.begin(city, Optional.of(SmallCity.WASTE), Where.at(where)));
        }
        return journeys;
    }

    private static Answer post(ApiClient who, String path, Map<String, ?> body) {
        return who.post(path, JsonMapper.shared().writeValueAsString(body));
    }

    private long count(String question) {
        return city.sql().sql(question).query(Long.class).single();
    }
}
