package org.xiucheng.kernel.task;

import java.time.Instant;

/// Why nothing was done to a task. Every act is either a transition or one of these.
public sealed interface TaskRefusal {
    /// Somebody else acted first.
    record Stale(int expected, int actual) implements TaskRefusal {}

    /// No such verb leads out of where it stands, or out of a task of that kind.
    record NotPossible(Task.State state, TaskAct.Verb verb) implements TaskRefusal {}

    /// The verb belongs to the other end.
    record NotYours(TaskAct.Verb verb, String unit) implements TaskRefusal {}

    /// Whoever said that it is done does not check it.
    record FourEyes(TaskAct.Verb verb, TaskAct.Verb done) implements TaskRefusal {}

    /// A listed ground is asked, or none.
    record NoReason(TaskAct.Verb verb) implements TaskRefusal {}

    /// Only declining takes a ground.
    record NotAsked(TaskAct.Verb verb) implements TaskRefusal {}

    /// A few words are asked.
    record NoNote(TaskAct.Verb verb) implements TaskRefusal {}

    /// It would have begun after this.
    record TooEarly(Instant since) implements TaskRefusal {}

    /// One sentence for whoever tried.
    default String detail() {
        return switch (this) {
            case Stale(var expected, var actual) ->
                "the task is at revision " + actual + ", not " + expected + ": somebody acted first";
            case NotPossible(var state, var verb) -> "there is no " + verb.key() + " from " + state.key() + " here";
            case NotYours(var verb, var unit) -> verb.key() + " belongs to " + unit;
            case FourEyes(var verb, var done) -> "whoever did " + done.key() + " may not " + verb.key();
            case NoReason(var verb) -> verb.key() + " asks for one of the listed reasons";
            case NotAsked(var verb) -> verb.key() + " takes no reason";
            case NoNote(var verb) -> verb.key() + " asks for a few words";
            case TooEarly(var since) -> "it has stood so since " + since;
        };
    }
}
