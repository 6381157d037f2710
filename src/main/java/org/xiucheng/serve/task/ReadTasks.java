package org.xiucheng.serve.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.decide.task.Ends;
import org.xiucheng.decide.task.TaskLimits;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.task.DeclineReason;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import org.xiucheng.kernel.task.sql.SqlTasks;
import org.xiucheng.kernel.task.sql.SqlTasks.Kept;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Shows tasks: to those at one of the two ends, and to units that were told that one is late. What hides the
/// matter hides its tasks.
@Service
public class ReadTasks {
    private final SqlTasks store;
    private final Ends ends;
    private final FindActor findActor;
    private final Words words;
    private final AsViewer viewer;

    ReadTasks(SqlTasks store, Ends ends, FindActor findActor, Words words, AsViewer viewer) {
        this.store = store;
        this.ends = ends;
        this.findActor = findActor;
        this.words = words;
        this.viewer = viewer;
    }

    /// What things are called, the matters they are about, and when it is.
    @Component
    record Words(Names names, SqlMatters matters, Maker maker) {}

    /// What is asked of the units of an officer, or what these ask; `asking` says which.
    public List<TaskView> list(boolean asking, Subject.Officer officer) {
        var units = officer.holdings().stream()
                .map(Subject.Holding::unit)
                .distinct()
                .toList();
        var limit = TaskLimits.USUAL.listed();
        return viewer.read(officer, () -> {
            var now = words.maker.now();
            var found = asking ? store.asking(units, limit) : store.asked(units, limit);
            return ends.readable(found, officer, now).stream()
                    .map(kept -> view(kept, officer, List.of(), now))
                    .toList();
        });
    }

    /// One, with its story. @throws Problem `task.absent`
    public TaskView get(PublicNumber number, Subject.Officer officer) {
        return viewer.read(officer, () -> {
            var now = words.maker.now();
            return store.find(number)
                    .filter(kept -> ends.reads(kept, officer, now))
                    .map(kept -> view(kept, officer, store.story(kept.task().id()), now))
                    .orElseThrow(() -> Problem.absent("task.absent", "There is no such task."));
        });
    }

    /// What is asked about a matter, as far as the reader may see it.
    ///
    /// @throws Problem `matter.absent`
    public OfMatter of(PublicNumber number, Subject who) {
        return viewer.find(who, () -> words.matters.find(number).flatMap(matter -> of(matter, who)))
                .orElseThrow(() -> Problem.absent("matter.absent", "There is no such matter."));
    }

    private Optional<OfMatter> of(Matter matter, Subject who) {
        var now = words.maker.now();
        var assistants = store.assistants(matter.id());
        var resource = findActor.resource(matter, who).assisted(assistants);
        var context = findActor.context(now);
        var whole = Policy.decide(who, Action.READ_WHOLE, resource, context).allowed();
        if (!whole && !Policy.decide(who, Action.READ_PUBLIC, resource, context).allowed()) {
            return Optional.empty();
        }
        var kept = store.ofMatter(matter.id());
        return Optional.of(new OfMatter(
                kept.stream()
                        .filter(ReadTasks::supervises)
                        .map(one -> supervised(one, whole, now))
                        .toList(),
                whole ? assistants.stream().sorted().map(words.names::unit).toList() : List.of(),
                who instanceof Subject.Officer officer
                        ? ends.readable(kept, officer, now).stream()
                                .map(one -> view(one, officer, List.of(), now))
                                .toList()
                        : List.of()));
    }

    private static boolean supervises(Kept kept) {
        return kept.task().kind() == Task.Kind.SUPERVISE && kept.task().open();
    }

    private OfMatter.Supervised supervised(Kept kept, boolean whole, Instant now) {
        var task = kept.task();
        var due = task.clock().due().truncatedTo(whole ? ChronoUnit.MILLIS : ChronoUnit.HOURS);
        return new OfMatter.Supervised(
                level(task.level().orElseThrow()),
                words.names.unit(task.asker().unit()),
                due,
                task.clock().overdueAt(now));
    }

    private TaskView view(Kept kept, Subject.Officer officer, List<SqlTasks.Told> story, Instant now) {
        var task = kept.task();
        var names = words.names;
        return new TaskView(
                task.number().text(),
                new Shown.Named(task.kind().key(), task.kind().title()),
                task.level().map(ReadTasks::level),
                names.unit(task.asker().unit()),
                names.unit(task.answerer().unit()),
                task.answerer().post().map(names::post),
                task.text(),
                new TaskView.OfOrigin(task.origin().kind(), task.origin().name()),
                new Shown.Within(task.clock().term().key(), task.clock().term().amount()),
                task.clock().start(),
                task.clock().due(),
                task.clock().overdueAt(now),
                kept.told().stream().map(names::unit).toList(),
                task.state().key(),
                task.state().title(),
                task.open(),
                names.article(task.basis(), task.clock().start()),
                deeds(task, officer, now),
                story.stream().map(this::line).toList(),
                task.revision());
    }

    private static Shown.Named level(Task.Level level) {
        return new Shown.Named(level.key(), level.title());
    }

    private TaskView.Line line(SqlTasks.Told told) {
        return new TaskView.Line(
                told.at(), told.verb(), told.unit().map(words.names::unit), told.reason(), told.note());
    }

    /// The kernel itself is asked what it would do; nothing is told twice of what is possible.
    private static List<TaskView.Deed> deeds(Task task, Subject.Officer officer, Instant now) {
        var units = officer.holdings().stream().map(Subject.Holding::unit).toList();
        return Arrays.stream(TaskAct.Verb.values())
                .filter(verb -> units.contains(task.end(verb.side()).unit()))
                .filter(verb -> task.after(trial(task, verb, officer.person()), now) instanceof Task.Outcome.Moved)
                .map(ReadTasks::deed)
                .toList();
    }

    private static TaskAct trial(Task task, TaskAct.Verb verb, UUID person) {
        return new TaskAct(
                verb,
                person,
                task.end(verb.side()).unit(),
                verb == TaskAct.Verb.DECLINE ? Optional.of(DeclineReason.NO_MEANS) : Optional.empty(),
                Optional.of("-"),
                task.revision());
    }

    private static TaskView.Deed deed(TaskAct.Verb verb) {
        var declines = verb == TaskAct.Verb.DECLINE;
        var needs = declines ? List.of("reason") : verb.asksNote() ? List.of("note") : List.<String>of();
        var reasons = declines
                ? Arrays.stream(DeclineReason.values())
                        .map(reason -> new Shown.Named(reason.key(), reason.title()))
                        .toList()
                : List.<Shown.Named>of();
        return new TaskView.Deed(verb.key(), verb.title(), needs, reasons);
    }
}
