package org.xiucheng.decide.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.sql.SqlTasks;

/// Asks another unit for something: any unit any other, without leave from above. About a matter only those
/// ask who see the whole of it, and never the unit that it complains about.
@Service
public class AskUnits {
    private final Store store;
    private final ComposeTask compose;
    private final FindActor findActor;
    private final City city;

    AskUnits(Store store, ComposeTask compose, FindActor findActor, City city) {
        this.store = store;
        this.compose = compose;
        this.findActor = findActor;
        this.city = city;
    }

    /// Where tasks and matters lie, and in whose name they are read and written.
    @Component
    record Store(SqlTasks tasks, SqlMatters matters, AsViewer viewer, SqlAudit audit) {}

    /// Who there is, and where.
    @Component
    record City(CurrentParties parties, Places places) {}

    /// The task, asked.
    ///
    /// @throws Problem `task.not-permitted`, `matter.absent` for one out of reach, `unit.complained-about`,
    /// `task.too-many`, and what `ComposeTask` refuses
    public Task ask(AskRequest asked, Subject.Officer by) {
        if (asked.kind() == Task.Kind.MINUTE) {
            throw Problem.invalid("task.kind", "Only the minutes of a meeting make such a task.", "/kind");
        }
        return store.viewer.read(by, () -> {
            var now = compose.maker().now();
            var matter = asked.matter().map(number -> seen(number, by, now));
            var as = asker(asked, matter, by, now);
            matter.ifPresent(found -> about(found, asked));
            var origin = matter.<Task.Origin>map(found -> new Task.Origin.OfMatter(found.number()))
                    .orElseGet(Task.Origin.Plain::new);
            var task = compose.task(asked, new Task.End(as.unit(), Optional.of(as.post())), origin, now);
            store.audit.write(AuditRecord.of(
                    compose.maker(),
                    by,
                    as,
                    "task.ask",
                    new AuditRecord.What("task", task.number().text())));
            store.tasks.add(task, matter.map(Matter::id), compose.asked(task, Optional.of(by)));
            return task;
        });
    }

    /// Tells units or posts of a matter in the name of the unit that leads it (会知): they only acknowledge.
    /// Told by the platform itself, in a transaction of its own or in the one that is open.
    public List<Task> tell(Matter matter, List<Task.End> ends, String text, Term term, ArticleId basis) {
        var now = compose.maker().now();
        return ends.stream()
                .filter(end ->
                        matter.concern().about().filter(end.unit()::equals).isEmpty())
                .filter(end -> !end.unit().equals(matter.lead().unit()))
                .map(end -> told(matter, end, text, new Told(term, basis, now)))
                .toList();
    }

    private record Told(Term term, ArticleId basis, Instant now) {}

    private Task told(Matter matter, Task.End end, String text, Told told) {
        var asked = new AskRequest(
                Task.Kind.NOTICE,
                Optional.empty(),
                end.unit(),
                end.post(),
                text,
                told.term,
                told.basis,
                Optional.of(matter.number()));
        var task = compose.task(
                asked, Task.End.unit(matter.lead().unit()), new Task.Origin.OfMatter(matter.number()), told.now);
        store.tasks.add(task, Optional.of(matter.id()), compose.asked(task, Optional.empty()));
        return task;
    }

    private Matter seen(PublicNumber number, Subject.Officer by, Instant now) {
        return store.matters
                .find(number)
                .filter(found -> Policy.decide(by, Action.READ_WHOLE, resource(found, by), findActor.context(now))
                        .allowed())
                .orElseThrow(() -> Problem.absent("matter.absent", "There is no such matter."));
    }

    private Resource resource(Matter matter, Subject.Officer by) {
        return findActor.resource(matter, by).assisted(store.tasks.assistants(matter.id()));
    }

    /// In whose name: what supervises comes from the desk over the place, everything else from whoever works.
    private Subject.Holding asker(AskRequest asked, Optional<Matter> matter, Subject.Officer by, Instant now) {
        var supervises = asked.kind() == Task.Kind.SUPERVISE;
        var over = matter.map(found -> resource(found, by)).orElseGet(() -> place(asked.unit()));
        var action = supervises ? Action.TASK_SUPERVISE : Action.TASK_ASK;
        if (Policy.decide(by, action, over, findActor.context(now)) instanceof Decision.Allowed(var _, var held)) {
            return held.orElseThrow();
        }
        throw Problem.forbidden("task.not-permitted", "This is for another post to ask.");
    }

    /// Where a unit is at home.
    private Resource place(String unit) {
        var areas = city.parties
                .get()
                .unit(unit)
                .map(Unit::area)
                .filter(area -> city.places.area(area).isPresent())
                .map(city.places::chainOf)
                .orElse(List.of());
        return Resource.matter("", unit, areas);
    }

    private void about(Matter matter, AskRequest asked) {
        if (matter.concern().about().filter(asked.unit()::equals).isPresent()) {
            throw Problem.invalid("unit.complained-about", "It complains about this unit; name another one.", "/unit");
        }
        if (store.tasks.ofMatter(matter.id()).stream()
                        .filter(kept -> kept.task().open())
                        .count()
                >= TaskLimits.USUAL.perMatter()) {
            throw Problem.conflict("task.too-many", "So many tasks are open about this matter already.");
        }
    }

    /// Keeps a task that a meeting decided; inside the transaction of the minutes.
    public Task decided(AskRequest asked, Task.End asker, String meeting, Subject.Officer by) {
        var now = compose.maker().now();
        var matter = asked.matter().flatMap(store.matters::find);
        matter.ifPresent(found -> about(found, asked));
        var task = compose.task(asked, asker, new Task.Origin.OfMeeting(meeting), now);
        store.tasks.add(task, matter.map(Matter::id), compose.asked(task, Optional.of(by)));
        return task;
    }
}
