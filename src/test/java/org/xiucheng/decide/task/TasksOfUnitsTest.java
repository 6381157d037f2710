package org.xiucheng.decide.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.concern.StateConcern;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct.Verb;
import org.xiucheng.kernel.task.sql.SqlTasks;
import org.xiucheng.serve.matter.ReadMatters;
import org.xiucheng.serve.task.ReadTasks;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// Units ask units on a real store: what helping opens, what supervision shows, what is late, and what hides.
class TasksOfUnitsTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-04T02:00:00Z"));
    private static final ArticleId BASIS = new ArticleId("demo-ordinance/14");

    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.at(CLOCK);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void helpingOpensTheMatterWhileTheTaskLivesAndLeavesItsLead() {
        var journey = Journey.begin(city).toHandling();
        var number = journey.receipt().number();
        assertThat(whole(number, "roads")).isFalse();
        var task = ask("sanitation", assist("roads-bureau", number));
        assertThat(whole(number, "roads")).isTrue();
        assertThat(journey.matter().lead().unit()).isEqualTo("sanitation");
        act(task, Verb.ACCEPT, "roads", 1);
        act(task, Verb.DONE, "roads", 2);
        assertThatThrownBy(() -> act(task, Verb.CHECK, "roads", 3)).satisfies(code("four-eyes"));
        assertThatThrownBy(() -> act(task, Verb.CHECK, "sanitation", 2)).satisfies(code("task.stale"));
        assertThat(act(task, Verb.CHECK, "sanitation", 3).state()).isEqualTo(Task.State.CHECKED);
        assertThat(whole(number, "roads")).isFalse();
        assertThat(entries(task)).isEqualTo(4);
        assertThat(audited(task)).isEqualTo(4);
    }

    @Test
    void whoStandsAtNeitherEndLearnsNothing() {
        var number = Journey.begin(city).toHandling().receipt().number();
        var task = ask("sanitation", assist("roads-bureau", number));
        for (var stranger : new String[] {"office-east", "moderator", "steward"}) {
            assertThatThrownBy(() -> city.part(ReadTasks.class).get(task.number(), city.officer(stranger)))
                    .satisfies(code("task.absent"));
            assertThatThrownBy(() -> act(task, Verb.WITHDRAW, stranger, 1)).satisfies(code("task.absent"));
        }
        assertThatThrownBy(() -> ask("office-east", assist("roads-bureau", number)))
                .satisfies(code("matter.absent"));
    }

    @Test
    void supervisionIsSeenByEveryoneAndDeclinedByNobody() {
        var number = Journey.begin(city).toHandling().receipt().number();
        var pressed = new AskRequest(
                Task.Kind.SUPERVISE,
                Optional.of(Task.Level.NAMED_LEADER),
                "sanitation",
                Optional.empty(),
                "请领导包案",
                new Term.WorkDays(2),
                BASIS,
                Optional.of(number));
        assertThatThrownBy(() -> ask("roads", pressed)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ask("sanitation", pressed)).satisfies(code("task.not-permitted"));
        var task = ask("supervisor", pressed);
        var open = city.part(ReadTasks.class).of(number, new Subject.Anyone());
        assertThat(open.tasks()).isEmpty();
        assertThat(open.supervised()).singleElement().satisfies(one -> {
            assertThat(one.by().code()).isEqualTo("supervision");
            assertThat(one.level().code()).isEqualTo("named-leader");
        });
        assertThatThrownBy(() -> city.part(ActOnTask.class)
                        .perform(
                                task.number(),
                                Verb.DECLINE,
                                Optional.of("no-means"),
                                Optional.empty(),
                                seen("sanitation", 1)))
                .satisfies(code("task.not-possible"));
    }

    @Test
    void whatIsLateClimbsOncePerLevelWhoeverLooks() {
        var task = ask("sanitation", assist("roads-bureau", null));
        CLOCK.advance(Duration.ofDays(30));
        var told = IntStream.range(0, 6)
                .parallel()
                .map(_ -> city.part(ClimbTasks.class).scan())
                .sum();
        assertThat(told).isGreaterThanOrEqualTo(3);
        assertThat(city.part(ClimbTasks.class).scan()).isZero();
        assertThat(city.sql()
                        .sql("select array_agg(level order by level) = '{1,2,3}' from task.climb where task_id = :id")
                        .param("id", task.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(entries(task)).isEqualTo(4);
        assertThat(city.part(ReadTasks.class)
                        .get(task.number(), city.officer("supervisor"))
                        .late())
                .isTrue();
    }

    @Test
    void whatIsDeclinedIsToldAtOnce() {
        var task = ask("sanitation", assist("roads-bureau", null));
        city.part(ActOnTask.class)
                .perform(task.number(), Verb.DECLINE, Optional.of("no-means"), Optional.empty(), seen("roads", 1));
        assertThat(city.part(ReadTasks.class)
                        .get(task.number(), city.officer("supervisor"))
                        .told())
                .extracting(one -> one.code())
                .containsExactly("supervision");
    }

    @Test
    void theUnitComplainedAboutAndTheWallWin() {
        var journey = Journey.begin(city).toHandling();
        var number = journey.receipt().number();
        var task = ask("sanitation", assist("roads-bureau", number));
        city.part(StateConcern.class)
                .state(number, new Matter.Concern(Optional.of("roads-bureau"), true), "核实", city.officer("supervisor"));
        assertThat(whole(number, "roads")).isFalse();
        assertThatThrownBy(() -> city.part(ReadTasks.class).get(task.number(), city.officer("roads")))
                .satisfies(code("task.absent"));
        assertThat(city.part(ReadTasks.class)
                        .get(task.number(), city.officer("sanitation"))
                        .text())
                .contains("协助");
        assertThatThrownBy(() -> ask("sanitation", assist("roads-bureau", number)))
                .satisfies(code("unit.complained-about"));
        assertThat(city.part(SqlTasks.class).find(task.number()))
                .as("a statement that names nobody sees nothing of it")
                .isEmpty();
    }

    private static boolean whole(PublicNumber number, String account) {
        return city.part(ReadMatters.class)
                .view(number, city.officer(account))
                .flatMap(view -> view.report())
                .isPresent();
    }

    private static AskRequest assist(String unit, @Nullable PublicNumber number) {
        return new AskRequest(
                Task.Kind.ASSIST,
                Optional.empty(),
                unit,
                Optional.empty(),
                "请协助清理",
                new Term.WorkDays(1),
                BASIS,
                Optional.ofNullable(number));
    }

    private static Task ask(String account, AskRequest request) {
        return city.part(AskUnits.class).ask(request, city.officer(account));
    }

    private static Task act(Task task, Verb verb, String account, int revision) {
        return city.part(ActOnTask.class)
                .perform(task.number(), verb, Optional.empty(), Optional.of("已办"), seen(account, revision));
    }

    private static ActOnTask.Seen seen(String account, int revision) {
        return new ActOnTask.Seen(city.officer(account), revision);
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static long entries(Task task) {
        return city.sql()
                .sql("select count(*) from evidence.entry where position(:number in convert_from(bytes, 'UTF8')) > 0")
                .param("number", task.number().text())
                .query(Long.class)
                .single();
    }

    private static long audited(Task task) {
        return city.sql()
                .sql("select count(*) from audit.record where what = :number")
                .param("number", task.number().text())
                .query(Long.class)
                .single();
    }
}
