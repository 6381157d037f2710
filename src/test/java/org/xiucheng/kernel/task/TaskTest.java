package org.xiucheng.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.Task.Kind;
import org.xiucheng.kernel.task.Task.Outcome;
import org.xiucheng.kernel.task.Task.State;
import org.xiucheng.kernel.task.TaskAct.Side;
import org.xiucheng.kernel.task.TaskAct.Verb;

class TaskTest {
    private static final long SEED = 20261123;
    private static final int WALKS = 2_000;
    private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant DUE = AT.plus(Duration.ofDays(3));
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(1, 2);

    @Test
    void isTotalAndEndsWhereItShould() {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var ends = EnumSet.noneOf(State.class);
        for (var i = 0; i < WALKS; i++) {
            var task = task(Kind.values()[random.nextInt(Kind.values().length)]);
            for (var step = 0; step < 12; step++) {
                var act = act(task, random);
                var now = task.since().plusSeconds(random.nextInt(100_000));
                switch (task.after(act, now)) {
                    case Outcome.Refused(var why) -> assertThat(why.detail()).isNotBlank();
                    case Outcome.Moved(var moved) -> {
                        lawful(task, act, moved);
                        task = moved;
                    }
                }
            }
            if (!task.open()) {
                ends.add(task.state());
                assertThat(task.clock().metAt()).isPresent();
            }
        }
        assertThat(ends).containsExactlyInAnyOrder(State.CHECKED, State.ACKNOWLEDGED, State.DECLINED, State.WITHDRAWN);
    }

    private static void lawful(Task before, TaskAct act, Task after) {
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(before.open()).isTrue();
        assertThat(act.unit()).isEqualTo(before.end(act.verb().side()).unit());
        assertThat(after.clock().start()).isEqualTo(AT);
        assertThat(after.clock().due()).as("clocks that cannot be reset").isEqualTo(DUE);
        assertThat(after.asker()).isEqualTo(before.asker());
        assertThat(after.answerer()).isEqualTo(before.answerer());
        if (after.state() == State.CHECKED) {
            assertThat(after.lastActors().get(Verb.DONE)).isNotEqualTo(act.person());
        }
        if (after.state() == State.DECLINED) {
            assertThat(before.kind().declinable()).isTrue();
        }
        if (before.kind() == Kind.NOTICE) {
            assertThat(after.state()).isIn(State.ACKNOWLEDGED, State.WITHDRAWN);
        }
    }

    @Test
    void runsOnTowardsItsOldDueInstantWhenSentBack() {
        var accepted = moved(task(Kind.ASSIST), Verb.ACCEPT, ONE, AT);
        var done = moved(accepted, Verb.DONE, ONE, AT.plusSeconds(9));
        assertThat(done.clock().overdueAt(DUE.plusSeconds(1))).isFalse();
        var again = moved(done, Verb.REDO, TWO, DUE.plusSeconds(5));
        assertThat(again.clock().due()).isEqualTo(DUE);
        assertThat(again.clock().overdueAt(DUE.plusSeconds(6))).isTrue();
        assertThat(again.state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void refusesThatTheSameEyesCheckAndThatSupervisionIsDeclined() {
        var done = moved(moved(task(Kind.SUPERVISE), Verb.ACCEPT, ONE, AT), Verb.DONE, ONE, AT);
        assertThat(done.after(TaskAct.plain(Verb.CHECK, ONE, "asker", done.revision()), AT))
                .isEqualTo(new Outcome.Refused(new TaskRefusal.FourEyes(Verb.CHECK, Verb.DONE)));
        var declined =
                new TaskAct(Verb.DECLINE, ONE, "answerer", Optional.of(DeclineReason.NO_MEANS), Optional.empty(), 1);
        assertThat(task(Kind.SUPERVISE).after(declined, AT))
                .isEqualTo(new Outcome.Refused(new TaskRefusal.NotPossible(State.ASKED, Verb.DECLINE)));
        assertThat(task(Kind.ASSIST).after(declined, AT)).isInstanceOf(Outcome.Moved.class);
        assertThat(task(Kind.ASSIST).after(TaskAct.plain(Verb.DECLINE, ONE, "answerer", 1), AT))
                .isEqualTo(new Outcome.Refused(new TaskRefusal.NoReason(Verb.DECLINE)));
    }

    private static Task moved(Task task, Verb verb, UUID person, Instant now) {
        var act = new TaskAct(
                verb, person, task.end(verb.side()).unit(), Optional.empty(), Optional.of("清理完毕"), task.revision());
        return ((Outcome.Moved) task.after(act, now)).task();
    }

    private static TaskAct act(Task task, Random random) {
        var verb = Verb.values()[random.nextInt(Verb.values().length)];
        var wrong = random.nextInt(8) == 0;
        return new TaskAct(
                verb,
                random.nextBoolean() ? ONE : TWO,
                (verb.side() == Side.ASKER) == wrong ? "answerer" : "asker",
                random.nextInt(3) > 0 == (verb == Verb.DECLINE)
                        ? Arrays.stream(DeclineReason.values()).findAny()
                        : Optional.empty(),
                random.nextInt(5) > 0 ? Optional.of("说明") : Optional.empty(),
                random.nextInt(9) > 0 ? task.revision() : 0);
    }

    private static Task task(Kind kind) {
        var id = new UUID(7, 7);
        var clock = new Deadline(
                id, id, "task", new Term.WorkDays(3), AT, DUE, false, "1", Optional.empty(), Optional.empty(), 0);
        return new Task(
                id,
                PublicNumber.fresh(AT, new Random(SEED)),
                kind,
                kind == Kind.SUPERVISE ? Optional.of(Task.Level.URGE) : Optional.empty(),
                Task.End.unit("asker"),
                Task.End.unit("answerer"),
                "请协助清理",
                new Task.Origin.Plain(),
                new ArticleId("demo-ordinance/14"),
                clock,
                State.ASKED,
                AT,
                1,
                Map.of());
    }
}
