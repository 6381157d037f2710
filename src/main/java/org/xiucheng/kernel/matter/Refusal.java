package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.List;
import org.xiucheng.kernel.law.ArticleId;

/// Why an act was not done. Every act is either a step of the procedure or one of these.
public sealed interface Refusal {
    /// Somebody else acted first: the matter is at another revision than the one that was seen.
    record Stale(int expected, int actual) implements Refusal {}

    /// The matter is closed and the verb does not open it again.
    record Closed(String state, String verb) implements Refusal {}

    /// No step of that verb leaves this state.
    record NotPossible(String state, String verb) implements Refusal {}

    /// The verb belongs to another role.
    record NotPermitted(String verb, By by) implements Refusal {}

    /// Only the unit that answers for the matter may do this.
    record NotLead(String verb, String lead) implements Refusal {}

    /// Whoever did the one may not do the other.
    record FourEyes(String verb, String done) implements Refusal {}

    /// The clock has not run out yet.
    record TooEarly(Instant due) implements Refusal {}

    /// The time in which this could be done is over.
    record TooLate(Instant until) implements Refusal {}

    /// A listed reason is asked, and none or another was given.
    record NoReason(String verb, List<String> listed) implements Refusal {
        public NoReason {
            listed = List.copyOf(listed);
        }
    }

    /// Something that the step asks for is missing.
    record Unproven(String verb, List<Proof> missing) implements Refusal {
        public Unproven {
            missing = List.copyOf(missing);
        }
    }

    /// The act says something that this step has no use for: `reason`, `category` or `unit`.
    record NotAsked(String verb, String field) implements Refusal {}

    /// It was done to this matter before, and is done once.
    record Once(String verb) implements Refusal {}

    /// The article that the verb rests on is not in force on this day.
    record NoLaw(String verb, ArticleId basis) implements Refusal {}

    /// The stable code that doors answer with.
    default String code() {
        return switch (this) {
            case Stale _ -> "act.stale";
            case Closed _ -> "act.closed";
            case NotPossible _ -> "act.not-possible";
            case NotPermitted _ -> "act.not-permitted";
            case NotLead _ -> "act.not-lead";
            case FourEyes _ -> "act.four-eyes";
            case TooEarly _ -> "act.too-early";
            case TooLate _ -> "act.too-late";
            case NoReason _ -> "act.no-reason";
            case Unproven _ -> "act.unproven";
            case NotAsked _ -> "act.not-asked";
            case Once _ -> "act.once";
            case NoLaw _ -> "act.no-law";
        };
    }

    /// One sentence for whoever tried.
    default String detail() {
        return switch (this) {
            case Stale(var expected, var actual) ->
                "the matter is at revision " + actual + ", not " + expected + ": somebody acted first";
            case Closed(var state, var verb) -> "the matter is closed (" + state + ") and cannot " + verb;
            case NotPossible(var state, var verb) -> "there is no " + verb + " from " + state;
            case NotPermitted(var verb, var by) -> verb + " belongs to the " + by.key();
            case NotLead(var verb, var lead) -> verb + " belongs to the unit that answers, " + lead;
            case FourEyes(var verb, var done) -> "whoever did " + done + " may not " + verb;
            case TooEarly(var due) -> "the term runs until " + due;
            case TooLate(var until) -> "this could be done until " + until;
            case NoReason(var verb, var listed) ->
                verb + " asks for one of these reasons: " + String.join(", ", listed);
            case Unproven(var verb, var missing) ->
                verb + " asks for "
                        + String.join(", ", missing.stream().map(Proof::key).toList());
            case NotAsked(var verb, var field) -> verb + " takes no " + field;
            case Once(var verb) -> "the matter went through " + verb + " before: once is all there is";
            case NoLaw(var verb, var basis) -> "the basis of " + verb + ", " + basis + ", is not in force today";
        };
    }
}
