package org.xiucheng.decide.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.concern.StateConcern;
import org.xiucheng.decide.task.ClimbTasks;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.kernel.task.Meeting;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// What a leading group decides is not forgotten: from the call to the task that is told upward when it is
/// late.
class MeetingTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-04T02:00:00Z"));
    private static final String WORDS = "会议纪要：本周清完东侧占道。";
    private static final String MINUTES = """
            {"text":"%s","decisions":[{"unit":"sanitation","text":"清运","term":"1 work day"},
            {"unit":"roads-bureau","text":"修复路面","term":"3 work days"}]}""".formatted(WORDS);

    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.serve(CLOCK);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void goesFromTheCallToTasksThatClimb() {
        found("whole");
        var number = Journey.begin(city).toHandling().receipt().number();
        var writer = client("inspector");
        var called = call(writer, "whole", number.text());
        assertThat(called.status()).as(called.text()).isEqualTo(201);
        var code = called.at("/code");
        assertThat(minutes(client("sanitation"), code, MINUTES).code()).isEqualTo("meeting.not-permitted");
        assertThat(minutes(writer, "26K7-T3MX-Q9R4", MINUTES).code()).isEqualTo("meeting.absent");
        assertThat(minutes(writer, code, MINUTES.replace("roads-bureau", "nobody"))
                        .code())
                .isEqualTo("unit.unknown");
        assertThat(approve(client("inspector-two"), code, "2026-03-04T02:00:00Z")
                        .code())
                .isEqualTo("meeting.unwritten");
        var written = minutes(writer, code, MINUTES);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        var at = written.at("/minutes/writtenAt");

        var hidden = new ApiClient(city.address()).get("/api/v1/groups/whole").text();
        assertThat(hidden).contains(number.text()).doesNotContain(WORDS, "清运\",\"term", "修复路面");
        assertThat(tasks(code)).isZero();

        assertThat(approve(writer, code, at).code()).isEqualTo("four-eyes");
        assertThat(approve(client("sanitation"), code, at).code()).isEqualTo("meeting.not-permitted");
        assertThat(approve(client("inspector-two"), code, "2026-03-04T01:00:00Z")
                        .code())
                .isEqualTo("meeting.stale");
        assertThat(tasks(code)).isZero();
        var approved = approve(client("inspector-two"), code, at);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(tasks(code)).isEqualTo(2);
        assertThat(entries(code, "meeting.approved")).isEqualTo(1);
        assertThat(approve(client("inspector-two"), code, at).code()).isEqualTo("meeting.approved");
        assertThat(minutes(writer, code, MINUTES).code()).isEqualTo("meeting.approved");
        assertThat(tasks(code)).isEqualTo(2);
        assertThat(sha256(code)).isTrue();

        climbsInSight(code);
    }

    private static void climbsInSight(String code) {
        var staff = client("sanitation").get("/api/v1/groups/whole");
        assertThat(staff.at("/meetings/0/minutes/text")).isEqualTo(WORDS);
        assertThat(staff.at("/meetings/0/decisions/0/late")).isEqualTo("false");
        CLOCK.advance(Duration.ofDays(30));
        // the city's own clock may look at the same time; between them each level is told once
        for (var i = 0; i < 3; i++) {
            city.part(ClimbTasks.class).scan();
        }
        assertThat(climbs(code)).as("three levels of two tasks").isEqualTo(6);
        var open = new ApiClient(city.address()).get("/api/v1/groups/whole");
        assertThat(open.at("/meetings/0/decisions/0/unit/code")).isEqualTo("sanitation");
        assertThat(open.at("/meetings/0/decisions/0/late")).isEqualTo("true");
        assertThat(open.at("/meetings/0/decisions/0/state/code")).isEqualTo("asked");
        assertThat(open.text()).doesNotContain(WORDS, "修复路面");
        assertThat(client("office-east").get("/api/v1/groups/whole").text()).doesNotContain(WORDS, "修复路面");
    }

    @Test
    void callsOnlyFromTheChairAndOnlyAboutWhatThereIs() {
        found("agenda");
        assertThat(call(client("sanitation"), "agenda").code()).isEqualTo("meeting.not-permitted");
        assertThat(call(client("inspector"), "no-such").code()).isEqualTo("group.absent");
        var never = PublicNumber.fresh(CLOCK.instant(), new Random(7)).text();
        var absent = call(client("inspector"), "agenda", never);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.code()).isEqualTo("matter.absent");
        assertThat(call(client("inspector"), "agenda").status()).isEqualTo(201);
    }

    @Test
    void namesOnTheAgendaOnlyWhatTheReaderMaySee() {
        found("hides");
        var number = Journey.begin(city).toHandling().receipt().number();
        assertThat(call(client("inspector"), "hides", number.text()).status()).isEqualTo(201);
        city.part(StateConcern.class)
                .state(number, new Matter.Concern(Optional.empty(), true), "核实", city.officer("supervisor"));
        assertThat(new ApiClient(city.address()).get("/api/v1/groups/hides").text())
                .doesNotContain(number.text());
        assertThat(client("office-east").get("/api/v1/groups/hides").text()).doesNotContain(number.text());
        assertThat(client("sanitation").get("/api/v1/groups/hides").text()).contains(number.text());
        found("hides-too");
        assertThat(call(client("moderator"), "hides-too", number.text()).status())
                .isEqualTo(403);
    }

    @Test
    void keepsMinutesFromTheUnitThatAMatterOnTheAgendaComplainsAbout() {
        found("about");
        var journey = Journey.begin(city);
        var number = journey.receipt().number();
        city.part(StateConcern.class)
                .state(number, new Matter.Concern(Optional.of("sanitation"), false), "投诉", city.officer("supervisor"));
        var writer = client("inspector");
        var code = call(writer, "about", number.text()).at("/code");
        var at = minutes(writer, code, MINUTES).at("/minutes/writtenAt");
        assertThat(client("inspector-two").get("/api/v1/groups/about").text()).contains(WORDS);
        assertThat(client("sanitation").get("/api/v1/groups/about").text()).doesNotContain(WORDS, "修复路面");
        assertThat(approve(client("inspector-two"), code, at).status()).isEqualTo(200);
        assertThat(client("sanitation").get("/api/v1/groups/about").text()).doesNotContain(WORDS, "修复路面");
    }

    @Test
    void ofManyWhoApproveAtOnceOneMakesTheTasks() {
        found("race");
        var holds = city.part(HoldMeetings.class);
        var wanted = new MeetingRequest("race", CLOCK.instant(), List.of("inspection"), List.of());
        var meeting = holds.call(wanted, city.officer("inspector"));
        var decision = new Meeting.Decision("sanitation", "清运", new Term.WorkDays(1));
        var read = holds.write(meeting.code(), WORDS, List.of(decision), city.officer("inspector"))
                .minutes()
                .orElseThrow()
                .writtenAt();
        var done = IntStream.range(0, 6)
                .parallel()
                .map(_ -> approves(holds, meeting.code(), read))
                .sum();
        assertThat(done).isEqualTo(1);
        assertThat(tasks(meeting.code())).isEqualTo(1);
        assertThatThrownBy(() -> holds.approve(meeting.code(), read, city.officer("inspector-two")))
                .satisfies(code("meeting.approved"));
    }

    private static int approves(HoldMeetings holds, String code, Instant read) {
        try {
            return holds.approve(code, read, city.officer("inspector-two")).size();
        } catch (Problem late) {
            assertThat(late.code()).isIn("meeting.approved", "meeting.stale");
            return 0;
        }
    }

    private static void found(String code) {
        var now = CLOCK.instant();
        city.part(FoundGroup.class)
                .found(
                        new LeadingGroup(
                                code,
                                new Bilingual("专项组", "Group"),
                                new Bilingual("整治跨街占道", "Mend what blocks the road across streets"),
                                new ArticleId("demo-ordinance/16"),
                                now,
                                now.plus(Duration.ofDays(90)),
                                Optional.empty(),
                                List.of(
                                        new LeadingGroup.Member("inspection", new Bilingual("牵头", "Chair"), true),
                                        new LeadingGroup.Member("sanitation", new Bilingual("清运", "Clearing"), false))),
                        Optional.empty(),
                        city.officer("supervisor"));
    }

    private static ApiClient client(String account) {
        return new ApiClient(city.address()).login(account);
    }

    private static Answer call(ApiClient who, String group, String... agenda) {
        return who.post("/api/v1/groups/" + group + "/meetings", """
                {"heldAt":"%s","attendance":["inspection","sanitation"],"agenda":[%s]}""".formatted(
                        CLOCK.instant(), agenda.length == 0 ? "" : "\"" + String.join("\",\"", agenda) + "\""));
    }

    private static Answer minutes(ApiClient who, String code, String body) {
        return who.send(
                "PUT",
                "/api/v1/meetings/" + code + "/minutes",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
    }

    private static Answer approve(ApiClient who, String code, String writtenAt) {
        return who.post("/api/v1/meetings/" + code + "/approval", "{\"writtenAt\":\"" + writtenAt + "\"}");
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static long tasks(String meeting) {
        return count(
                "select count(*) from task.task where origin_kind = 'meeting' and kind = 'minute' and origin = :code",
                meeting);
    }

    private static long climbs(String meeting) {
        return count(
                "select count(*) from task.climb c join task.task t on t.id = c.task_id where t.origin = :code",
                meeting);
    }

    private static long entries(String meeting, String kind) {
        return count(
                "select count(*) from evidence.entry where kind = '" + kind
                        + "' and position(:code in convert_from(bytes, 'UTF8')) > 0",
                meeting);
    }

    private static boolean sha256(String meeting) {
        return count(
                        "select count(*) from task.meeting where code = :code and minutes_hash = sha256(convert_to(minutes, 'UTF8'))",
                        meeting)
                == 1;
    }

    private static long count(String sql, String code) {
        return city.sql().sql(sql).param("code", code).query(Long.class).single();
    }
}
