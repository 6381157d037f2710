package org.xiucheng.kernel.task;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.kernel.task.Task.Kind;
import org.xiucheng.kernel.task.Task.Outcome;
import org.xiucheng.kernel.task.Task.State;
import org.xiucheng.kernel.task.TaskAct.Verb;

/// One act meeting one task: every question that is asked before it moves, in the order in which they are
/// asked.
final class TaskMove {
    private TaskMove() {}

    static Outcome of(Task task, TaskAct act, Instant now) {
        var refusal = refusal(task, act, now);
        return refusal.isPresent()
                ? new Outcome.Refused(refusal.get())
                : new Outcome.Moved(task.moved(act, target(task, act.verb()).orElseThrow(), now));
    }

    /// Where a verb leads from there, for a task of that kind.
    static Optional<State> target(Task task, Verb verb) {
        var notice = task.kind() == Kind.NOTICE;
        return switch (verb) {
            case ACCEPT -> when(!notice && task.state() == State.ASKED, State.ACCEPTED);
            case DECLINE -> when(task.kind().declinable() && task.state() == State.ASKED, State.DECLINED);
            case DONE -> when(!notice && task.state() == State.ACCEPTED, State.DONE);
            case ACKNOWLEDGE -> when(notice && task.state() == State.ASKED, State.ACKNOWLEDGED);
            case CHECK -> when(task.state() == State.DONE, State.CHECKED);
            case REDO -> when(task.state() == State.DONE, State.ACCEPTED);
            case WITHDRAW -> when(task.open(), State.WITHDRAWN);
        };
    }

    private static Optional<State> when(boolean holds, State to) {
        return holds ? Optional.of(to) : Optional.empty();
    }

    private static Optional<TaskRefusal> refusal(Task task, TaskAct act, Instant now) {
        var verb = act.verb();
        if (act.expectedRevision() != task.revision()) {
            return Optional.of(new TaskRefusal.Stale(act.expectedRevision(), task.revision()));
        }
        if (target(task, verb).isEmpty()) {
            return Optional.of(new TaskRefusal.NotPossible(task.state(), verb));
        }
        var end = task.end(verb.side());
        if (!end.unit().equals(act.unit())) {
            return Optional.of(new TaskRefusal.NotYours(verb, end.unit()));
        }
        if (now.isBefore(task.since())) {
            return Optional.of(new TaskRefusal.TooEarly(task.since()));
        }
        if (verb == Verb.CHECK && act.person().equals(task.lastActors().get(Verb.DONE))) {
            return Optional.of(new TaskRefusal.FourEyes(verb, Verb.DONE));
        }
        return words(act);
    }

    private static Optional<TaskRefusal> words(TaskAct act) {
        var verb = act.verb();
        if (verb == Verb.DECLINE && act.reason().isEmpty()) {
            return Optional.of(new TaskRefusal.NoReason(verb));
        }
        if (verb != Verb.DECLINE && act.reason().isPresent()) {
            return Optional.of(new TaskRefusal.NotAsked(verb));
        }
        return verb.asksNote() && act.note().filter(note -> !note.isBlank()).isEmpty()
                ? Optional.of(new TaskRefusal.NoNote(verb))
                : Optional.empty();
    }
}
