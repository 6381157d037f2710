package org.xiucheng.decide.task;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import org.xiucheng.kernel.task.sql.SqlTasks.Proof;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;
import tools.jackson.databind.json.JsonMapper;

/// Makes of a wish the task with its clock, and of every change the records that are stored with it.
@Component
public class ComposeTask {
    private static final TaskLimits LIMITS = TaskLimits.USUAL;

    private final Articles articles;
    private final Calendars calendars;
    private final CurrentParties parties;
    private final Maker maker;
    private final JsonMapper json;

    ComposeTask(Articles articles, Calendars calendars, CurrentParties parties, Maker maker, JsonMapper json) {
        this.articles = articles;
        this.calendars = calendars;
        this.parties = parties;
        this.maker = maker;
        this.json = json;
    }

    Maker maker() {
        return maker;
    }

    /// @throws Problem `unit.unknown`, `post.unknown`, `rule.unbased`, `task.text`, `task.own-unit`,
    /// `task.level`
    Task task(AskRequest asked, Task.End asker, Task.Origin origin, Instant now) {
        CheckText.check(asked.text(), LIMITS.text(), "/text");
        if (asked.text().isBlank()) {
            throw Problem.invalid("task.text", "Say what is asked.", "/text");
        }
        if ((asked.kind() == Task.Kind.SUPERVISE) != asked.level().isPresent()) {
            throw Problem.invalid("task.level", "What supervises says how hard, and nothing else does.", "/level");
        }
        if (asked.unit().equals(asker.unit())) {
            throw Problem.invalid("task.own-unit", "A unit asks another one.", "/unit");
        }
        answerer(asked, now);
        if (articles.inForce(asked.basis(), now).isEmpty()) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", "/basis");
        }
        var id = maker.id();
        return new Task(
                id,
                PublicNumber.fresh(now, maker.random()),
                asked.kind(),
                asked.level(),
                asker,
                new Task.End(asked.unit(), asked.post()),
                asked.text(),
                origin,
                asked.basis(),
                Deadline.begin(id, id, "task", asked.term(), now, calendars.at(now)),
                Task.State.ASKED,
                now,
                1,
                Map.of());
    }

    private void answerer(AskRequest asked, Instant now) {
        var known = parties.get();
        if (known.unit(asked.unit())
                .filter(unit -> unit.validity().holdsAt(now))
                .isEmpty()) {
            throw Problem.invalid("unit.unknown", "There is no such unit here.", "/unit");
        }
        if (asked.post().isPresent()
                && known.post(asked.post().get())
                        .map(Post::unit)
                        .filter(asked.unit()::equals)
                        .isEmpty()) {
            throw Problem.invalid("post.unknown", "The unit has no such post.", "/post");
        }
    }

    /// What is stored with a task that is asked.
    Proof asked(Task task, Optional<Subject.Officer> by) {
        var entry = facts("task.asked", task, task.since())
                .fact(
                        "term",
                        task.clock().term().key() + " " + task.clock().term().amount())
                .commit("text", task.text());
        by.ifPresent(officer -> entry.commit("actor", officer.person().toString()));
        return new Proof(
                entry.sealed(maker.id()),
                announcement("TaskAsked", task, task.since()),
                by.map(Subject.Officer::person),
                task.asker().post());
    }

    /// What is stored with what was done to it.
    Proof moved(Task after, TaskAct act, String post) {
        var entry = facts("task.moved", after, after.since())
                .fact("verb", act.verb().key())
                .fact("revision", after.revision())
                .fact("by", Map.of("unit", act.unit(), "post", post))
                .commit("actor", act.person().toString());
        act.reason().ifPresent(reason -> entry.fact("reason", reason.key()));
        act.note().ifPresent(note -> entry.commit("note", note));
        return new Proof(
                entry.sealed(maker.id()),
                announcement("TaskMoved", after, after.since()),
                Optional.of(act.person()),
                Optional.of(post));
    }

    /// The entry of a level that is told.
    Entry climbed(Task task, int level, String told, Instant now) {
        return facts("task.late", task, now)
                .fact("level", level)
                .fact("told", told)
                .sealed(maker.id());
    }

    Announcement announcement(String kind, Task task, Instant now) {
        var body = Map.of(
                "number", task.number().text(),
                "kind", task.kind().key(),
                "state", task.state().key(),
                "answerer", task.answerer().unit());
        return new Announcement(maker.id(), kind, task.number().text(), now, json.writeValueAsString(body));
    }

    private Entry.Draft facts(String kind, Task task, Instant now) {
        return Entry.of(kind, now, maker.random())
                .fact("number", task.number().text())
                .fact("kind-of-task", task.kind().key())
                .fact("asker", task.asker().unit())
                .fact("answerer", task.answerer().unit())
                .fact("origin", task.origin().kind() + " " + task.origin().name())
                .fact("basis", task.basis().value())
                .fact("due", task.clock().due().toString())
                .fact("state", task.state().key());
    }
}
