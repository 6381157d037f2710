package org.xiucheng.kernel.matter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything that can be wrong with the shape of a procedure, found at once.
final class ProcedureCheck {
    private static final Set<String> NEEDS_GROUNDS =
            Set.of("refuse", "return", "pause", "dispute", "rework", "uphold", "stop");

    private final String start;
    private final Optional<Procedure.Limit> extension;
    private final List<State> listed;
    private final List<Step> steps;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    ProcedureCheck(String start, Optional<Procedure.Limit> extension, List<State> states, List<Step> steps) {
        this.start = start;
        this.extension = extension;
        this.listed = states;
        this.steps = steps;
    }

    List<Flaw> flaws() {
        names();
        ambiguity();
        owners();
        terms();
        grounds();
        extensions();
        if (flaws.stream().noneMatch(Flaw.Unknown.class::isInstance)) {
            paths();
            verification();
        }
        return List.copyOf(flaws);
    }

    private void names() {
        for (var state : listed) {
            if (states.put(state.key(), state) != null) {
                flaws.add(new Flaw.Twice(state.key()));
            }
        }
        known("the start", start);
        for (var step : steps) {
            var where = step.verb() + " from " + step.from();
            known(where, step.from());
            targets(step).forEach(target -> known(where, target));
            step.otherThan().stream()
                    .filter(verb ->
                            steps.stream().noneMatch(other -> other.verb().equals(verb)))
                    .sorted()
                    .forEach(verb -> flaws.add(new Flaw.Unknown(where, "verb", verb)));
        }
    }

    private void known(String where, String state) {
        if (!states.containsKey(state)) {
            flaws.add(new Flaw.Unknown(where, "state", state));
        }
    }

    private void ambiguity() {
        var seen = new HashSet<List<Object>>();
        for (var step : steps) {
            if (!seen.add(List.of(step.from(), step.verb(), step.by()))) {
                flaws.add(new Flaw.Ambiguous(step.from(), step.verb(), step.by()));
            }
        }
    }

    private void owners() {
        for (var state : states.values()) {
            var owner = state.owner().map(Owner::key).orElse("");
            if (!state.end()
                    && from(state.key()).noneMatch(step -> step.by().key().equals(owner))) {
                flaws.add(new Flaw.Unowned(state.key()));
            }
        }
    }

    private void terms() {
        for (var state : states.values()) {
            var clock = from(state.key()).anyMatch(step -> step.by() == By.CLOCK);
            var timed = state.term().isPresent() && state.basis().isPresent();
            if ((!state.end() || clock) && !timed) {
                flaws.add(new Flaw.Untimed(state.key()));
            }
        }
    }

    private void grounds() {
        for (var step : steps) {
            if (NEEDS_GROUNDS.contains(step.verb()) && step.reasons().isEmpty()) {
                flaws.add(new Flaw.Groundless(step.from(), step.verb()));
            }
            if (step.has(Effect.BOUNCES) != step.overLimit().isPresent()) {
                flaws.add(new Flaw.Boundless(step.from(), step.verb()));
            }
        }
    }

    /// Nobody extends the limit of the own work, and by how much is not for the one who extends to say.
    private void extensions() {
        steps.stream()
                .filter(step -> step.has(Effect.EXTENDS) && (extension.isEmpty() || step.by() == By.LEAD))
                .forEach(step -> flaws.add(new Flaw.Unbounded(step.from(), step.verb())));
    }

    private void paths() {
        var reached = reach(Set.of(start), _ -> true);
        for (var key : states.keySet()) {
            if (!reached.contains(key)) {
                flaws.add(new Flaw.Unreachable(key));
            }
            if (!isEnd(key) && reach(Set.of(key), _ -> true).stream().noneMatch(this::isEnd)) {
                flaws.add(new Flaw.DeadEnd(key));
            }
        }
    }

    /// Neither from the start nor from the handler's own hands may work be called done except through another's
    /// eyes.
    private void verification() {
        var handled = new HashSet<String>(Set.of(start));
        states.values().stream()
                .filter(state ->
                        state.owner().filter(owner -> owner == Owner.LEAD).isPresent())
                .forEach(state -> handled.add(state.key()));
        var unseen = reach(handled, step -> !verifies(step));
        states.values().stream()
                .filter(state -> state.done() && unseen.contains(state.key()))
                .forEach(state -> flaws.add(new Flaw.Unverified(state.key())));
    }

    /// Whether the step is the look of somebody other than the one who did the work.
    private boolean verifies(Step step) {
        return step.by() != By.LEAD
                && steps.stream()
                        .anyMatch(other ->
                                other.by() == By.LEAD && step.otherThan().contains(other.verb()));
    }

    private Set<String> reach(Collection<String> from, Predicate<Step> taken) {
        var reached = new HashSet<String>(from);
        var open = new ArrayDeque<String>(from);
        while (!open.isEmpty()) {
            from(open.remove())
                    .filter(taken)
                    .flatMap(ProcedureCheck::targets)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private boolean isEnd(String key) {
        return listed.stream().anyMatch(state -> state.key().equals(key) && state.end());
    }

    private Stream<Step> from(String state) {
        return steps.stream().filter(step -> step.from().equals(state));
    }

    private static Stream<String> targets(Step step) {
        return Stream.concat(Stream.of(step.to()), step.overLimit().stream());
    }
}
