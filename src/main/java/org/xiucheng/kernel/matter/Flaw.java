package org.xiucheng.kernel.matter;

import org.xiucheng.kernel.law.ArticleId;

/// Something that is wrong with a procedure and keeps it from going live.
public sealed interface Flaw {
    /// Two steps leave the same state by the same verb for the same role.
    record Ambiguous(String state, String verb, By by) implements Flaw {}

    /// Two states have one key.
    record Twice(String state) implements Flaw {}

    /// No path leads from the start to this state.
    record Unreachable(String state) implements Flaw {}

    /// The matter cannot reach any end from here.
    record DeadEnd(String state) implements Flaw {}

    /// Nobody answers for a matter in this state, or nobody who answers can do anything there.
    record Unowned(String state) implements Flaw {}

    /// A matter may stay in this state for ever, or the clock acts where no term runs.
    record Untimed(String state) implements Flaw {}

    /// Work can be called done at this end without anybody but the handler having looked.
    record Unverified(String end) implements Flaw {}

    /// A term, step or limit rests on no article, or on one that is not in force.
    record Lawless(String where, ArticleId basis) implements Flaw {}

    /// A name that stands for nothing: a state, a verb, a role.
    record Unknown(String where, String what, String name) implements Flaw {}

    /// A step that sends back, refuses, pauses or disputes without listing grounds.
    record Groundless(String state, String verb) implements Flaw {}

    /// A step that counts against the bounce limit without saying where the limit leads, or the other way
    /// round.
    record Boundless(String state, String verb) implements Flaw {}

    /// A step that extends a limit by no stated term, or that the unit which handles may take itself.
    record Unbounded(String state, String verb) implements Flaw {}

    /// One sentence for whoever wrote the procedure.
    default String detail() {
        return switch (this) {
            case Ambiguous(var state, var verb, var by) ->
                "ambiguous: two steps " + verb + " by the " + by.key() + " leave " + state;
            case Twice(var state) -> "twice: the state " + state + " is defined twice";
            case Unreachable(var state) -> "unreachable: no path leads to " + state;
            case DeadEnd(var state) -> "dead end: no end can be reached from " + state;
            case Unowned(var state) -> "unowned: nobody who answers for " + state + " can act there";
            case Untimed(var state) -> "untimed: no term runs in " + state;
            case Unverified(var end) -> "unverified: " + end + " can be reached without verification by another";
            case Lawless(var where, var basis) -> "lawless: " + where + " rests on " + basis + ", not in force";
            case Unknown(var where, var what, var name) -> "unknown: " + where + " names the " + what + " " + name;
            case Groundless(var state, var verb) -> "groundless: " + verb + " from " + state + " lists no reasons";
            case Boundless(var state, var verb) ->
                "boundless: " + verb + " from " + state + " must both bounce and say where the limit leads";
            case Unbounded(var state, var verb) ->
                "unbounded: " + verb + " from " + state
                        + " extends a limit: the procedure says by how much, and another than the lead does it";
        };
    }
}
