package org.xiucheng.decide.task;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import org.xiucheng.kernel.task.sql.SqlTasks.Kept;

/// The two ends of a task as things that are decided on: each belongs to its own unit, and what forbids the
/// matter forbids the task.
@Component
public class Ends {
    private final FindActor findActor;
    private final SqlMatters matters;

    Ends(FindActor findActor, SqlMatters matters) {
        this.findActor = findActor;
        this.matters = matters;
    }

    /// The post in whose name somebody does that at that end.
    ///
    /// @throws Problem `task.absent` for whoever stands at neither, `four-eyes` for whoever did the other part
    Subject.Holding through(Kept kept, TaskAct.Side side, Subject.Officer who, Instant now) {
        var task = kept.task();
        var matter = origin(task);
        var action = side == TaskAct.Side.ASKER ? Action.TASK_CHECK : Action.TASK_ANSWER;
        var resource = end(task, matter, task.end(side).unit(), side);
        return switch (Policy.decide(who, action, resource, findActor.context(now))) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden(var by)
            when by == Forbid.FOUR_EYES && reads(kept, matter, who, now) ->
                throw Problem.forbidden("four-eyes", "Whoever did the one may not do the other.");
            case Decision.Forbidden _, Decision.NoPermit _ ->
                throw reads(kept, matter, who, now) ? notYours() : absent();
        };
    }

    /// Whether somebody may see the task: at either end, or told that it is late.
    public boolean reads(Kept kept, Subject.Officer who, Instant now) {
        return reads(kept, origin(kept.task()), who, now);
    }

    /// Those of the tasks that somebody may see; their matters are read together.
    public List<Kept> readable(List<Kept> all, Subject.Officer who, Instant now) {
        var numbers = all.stream().flatMap(kept -> number(kept.task()).stream()).collect(Collectors.toSet());
        var about = matters.list(numbers);
        return all.stream()
                .filter(kept -> reads(kept, number(kept.task()).map(about::get), who, now))
                .toList();
    }

    private boolean reads(Kept kept, Optional<Matter> matter, Subject.Officer who, Instant now) {
        var task = kept.task();
        var units = new HashSet<>(kept.told());
        units.add(task.asker().unit());
        units.add(task.answerer().unit());
        var context = findActor.context(now);
        return units.stream()
                .map(unit -> end(task, matter, unit, TaskAct.Side.ANSWERER))
                .anyMatch(end ->
                        Policy.decide(who, Action.READ_TASK, end, context).allowed());
    }

    /// The task as a thing of that unit. Whoever checks must not be whoever said that it is done; to withdraw
    /// or to send back asks for no other eyes, and the kernel says which it is.
    private static Resource end(Task task, Optional<Matter> matter, String unit, TaskAct.Side side) {
        var resource = matter.map(found -> found.concern()
                        .on(Resource.matter(
                                found.number().text(), unit, found.location().areas())))
                .orElseGet(() -> Resource.matter(task.number().text(), unit, List.of()));
        return side == TaskAct.Side.ASKER ? resource.standing(Set.of(), answered(task)) : resource;
    }

    private static Map<UUID, Set<Action>> answered(Task task) {
        return Optional.ofNullable(task.lastActors().get(TaskAct.Verb.DONE)).stream()
                .collect(Collectors.toMap(person -> person, _ -> Set.of(Action.TASK_ANSWER)));
    }

    Optional<Matter> origin(Task task) {
        return number(task).flatMap(matters::find);
    }

    private static Optional<PublicNumber> number(Task task) {
        return task.origin() instanceof Task.Origin.OfMatter(var number) ? Optional.of(number) : Optional.empty();
    }

    static Problem absent() {
        return Problem.absent("task.absent", "There is no such task.");
    }

    private static Problem notYours() {
        return Problem.forbidden("task.not-yours", "This belongs to the other end.");
    }
}
