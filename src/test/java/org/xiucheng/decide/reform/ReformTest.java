package org.xiucheng.decide.reform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiucheng.testkit.Journey.done;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.xiucheng.testkit.Sources;
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

    /// What hangs beside the matters: tasks at either end, an undertaking, a power lent, a shift, a call.
    @Test
    void takesTasksUndertakingsPowersAndShiftsAlong() {
        var west = journeys(SmallCity.WEST, 1).getFirst();
        var asked = task("office-west", "sanitation", "");
        var asks = task(
                "sanitation",
                "roads-bureau",
                ",\"matter\":\"" + west.matter().number().text() + "\"");
        hang();
        var plan = planned();
        assertThat(plan.body().path("leftBehind").asInt()).as(plan.text()).isZero();
        assertThat(plan.body().path("stock").toString())
                .contains("{\"kind\":\"task\",\"what\":\"2\",\"to\":\"office-west\"}")
                .contains("\"kind\":\"undertaking\"")
                .contains("{\"kind\":\"delegation\",\"what\":\"LENT\",\"to\":\"ends\"}")
                .contains("{\"kind\":\"shift\",\"what\":\"NIGHT\",\"to\":\"ends\"}")
                .contains("{\"kind\":\"call\",\"what\":\"CALL\",\"to\":\"ends\"}");
        var clocks = text("select string_agg(number || start_at || due_at, ',' order by number) from task.task");
        var code = plan.body().path("code").asString();
        assertThat(post(supervisor, REFORMS + "/" + code + "/approval", Map.of())
                        .status())
                .isEqualTo(200);
        carriedOut(code);
        assertThat(ends(asked)).isEqualTo("office-west → office-west");
        assertThat(ends(asks)).isEqualTo("office-west → roads-bureau");
        assertThat(text("select string_agg(number || start_at || due_at, ',' order by number) from task.task"))
                .isEqualTo(clocks);
        assertThat(text("select lead_unit from undertaking.undertaking")).isEqualTo("office-west");
        assertThat(count("select count(*) from undertaking.act where verb = 'succeed'"))
                .isOne();
        assertThat(count("select count(*) from access.delegation where code = 'LENT' and revoked_at is not null"))
                .isOne();
        assertThat(count("select count(*) from roster.shift where code = 'NIGHT' and last_day < '2026-03-02'"))
                .isOne();
        assertThat(text("select ended_how from roster.call where code = 'CALL'"))
                .isEqualTo("moved");
        assertThat(text("select unit from task.member where group_code = 'roads-bureau'"))
                .isEqualTo("office-west");
        entriesTell();
        assertThat(city.part(TakeStock.class)
                        .all(city.part(SqlReforms.class).find(code).orElseThrow(), clock.instant()))
                .isEmpty();
    }

    private void entriesTell() {
        assertThat(count("select count(*) from evidence.entry where kind = 'task.succeeded'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from evidence.entry where kind = 'group.succeeded'"))
                .isOne();
        assertThat(count("select count(*) from evidence.entry where kind = 'undertaking.succeeded'"))
                .isOne();
        assertThat(count("select count(*) from evidence.entry where kind = 'delegation.revoked'"))
                .isOne();
    }

    /// As the application, with no reform under way.
    @Test
    void nobodyElseGivesATaskOrAnUndertakingAway() {
        task("office-west", "sanitation", "");
        hang();
        for (var statement : List.of(
                "update task.task set answerer_unit = 'roads-bureau'",
                "update task.member set unit = 'office-west'",
                "update undertaking.undertaking set lead_unit = 'roads-bureau'")) {
            assertThatThrownBy(() -> city.sql().sql(statement).update())
                    .as(statement)
                    .hasMessageContaining("by a reform only");
        }
    }

    /// A new table that names a unit or a post stands here with what a reform does with it, or this fails.
    @Test
    void everyColumnThatNamesAUnitOrPostIsThoughtOf() {
        var columns = city.sql().sql("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                            and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                            and (a.attname ~ '(^|_)(unit|units|post|grantor|owner|lead)(_code)?$'
                                or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
                                    and a.attnum = any(f.conkey)
                                    and f.confrelid in ('party.unit'::regclass, 'party.post'::regclass)))
                        order by 1
                        """).query(String.class).list();
        var known = Sources.text(Path.of("src", "test", "resources", "reform-columns.csv"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(columns);
        assertThat(known.values())
                .allMatch(what -> Set.of(
                                "goes over", "ends", "stays as history", "is itself", "is asked again when carried out")
                        .contains(what));
    }

    private String task(String asker, String answerer, String about) {
        var made = new ApiClient(city.address()).login(asker).post("/api/v1/tasks", """
                        {"kind":"ask","unit":"%s","text":"请协助清运","term":"3 work days","basis":"demo-ordinance/12"%s}
                        """.formatted(answerer, about));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("/number");
    }

    private String ends(String task) {
        return text("select asker_unit || ' → ' || answerer_unit from task.task where number = '" + task + "'");
    }

    private String text(String question) {
        return city.sql().sql(question).query(String.class).single();
    }

    /// What no page of this small city makes: led, lent, on watch and called by the unit.
    private void hang() {
        city.sql().sql("""
                insert into undertaking.undertaking (id, number, name_zh, name_en, goal_zh, goal_en, beneficiaries_zh,
                    beneficiaries_en, burdened_zh, burdened_en, procedure_name, procedure_version, state, since, revision,
                    lead_unit, basis, areas, review_on, opened_at)
                select gen_random_uuid(), '26-U', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', p.name, p.version, 'proposed',
                    '2026-03-01', 1, 'sanitation', 'demo-ordinance/5', '{}', '2027-01-01', '2026-03-01'
                from matter.procedure p where p.name = 'undertaking' limit 1
                """).update();
        city.sql().sql("""
                with person as (select id from party.person order by id limit 2),
                lent as (
                    insert into access.delegation (id, code, grantor, post, actions, categories, area, per_day, valid_from,
                        valid_to, basis, reason, drafted_by, drafted_post, drafted_at)
                    select gen_random_uuid(), 'LENT', 'sanitation', 'office-west-post', array['file'], '{}', '9999', 5,
                        '2026-01-01', '2027-01-01', 'demo-ordinance/5', 'x', (select id from person limit 1), 'x', '2026-01-01'
                ), shift as (
                    insert into roster.shift (code, unit_code, post_code, days, weekdays, from_time, to_time, first_day,
                        set_by, at)
                    values ('NIGHT', 'sanitation', 'sanitation-post', 'every-day', '{1,2,3,4,5,6,7}', '20:00', '08:00',
                        '2026-01-01', 'x', '2026-01-01')
                ), made as (
                    insert into task.leading_group (code, mandate_zh, mandate_en, basis, since, until, founded_by)
                    values ('roads-bureau', 'x', 'x', 'x', '2026-01-01', '2027-01-01', (select id from person limit 1))
                ), seat as (
                    insert into task.member (group_code, unit, role_zh, role_en, chair)
                    values ('roads-bureau', 'sanitation', 'x', 'x', true)
                )
                insert into roster.call (code, unit_code, called_by, reason, at, minutes, next_at)
                select 'CALL', 'sanitation', (select id from person limit 1), 'x', '2026-03-01', 10, '2027-03-01'
                """).update();
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
