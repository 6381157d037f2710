package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;

/// How a kind of work moves through the city, as data: states with owners and terms, steps with roles, grounds
/// and law.
///
/// One that exists has no flaw in its shape. Whether the law it rests on is in force is asked when it goes
/// live (`check`) and again at every act.
///
/// @param bounceLimit how often the lead may send a matter back before it goes to arbitration
/// @param limit the matter's own handling limit where its category has none
/// @param extension by how much a limit may be extended, once in the life of a matter; not at all when empty
public record Procedure(
        String name,
        int version,
        Bilingual title,
        String start,
        int bounceLimit,
        Limit limit,
        Optional<Limit> extension,
        List<State> states,
        List<Step> steps) {
    /// A term and the article that sets it.
    public record Limit(Term term, ArticleId basis) {}

    /// What a check finds: a procedure that may go live, or all its flaws.
    public sealed interface Reading {
        record Sound(Procedure procedure) implements Reading {}

        record Flawed(List<Flaw> flaws) implements Reading {}
    }

    /// Refuses a procedure with flaws in its shape, naming all of them.
    public Procedure {
        states = List.copyOf(states);
        steps = List.copyOf(steps);
        var flaws = new ProcedureCheck(start, extension, states, steps).flaws();
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(name + ": "
                    + String.join("; ", flaws.stream().map(Flaw::detail).toList()));
        }
    }

    /// Reads a draft whole: its shape, and whether every article it cites is in force at that moment.
    public static Reading check(Draft draft, Articles law, Instant moment) {
        var flaws = new ArrayList<>(
                new ProcedureCheck(draft.start(), draft.extension(), draft.states(), draft.steps()).flaws());
        flaws.addAll(LawCheck.flaws(draft, law, moment));
        return flaws.isEmpty() ? new Reading.Sound(draft.built()) : new Reading.Flawed(List.copyOf(flaws));
    }

    /// A procedure as somebody wrote it, not checked yet.
    public record Draft(
            String name,
            int version,
            Bilingual title,
            String start,
            int bounceLimit,
            Limit limit,
            Optional<Limit> extension,
            List<State> states,
            List<Step> steps) {
        /// The procedure, unless its shape has flaws.
        public Procedure built() {
            return new Procedure(name, version, title, start, bounceLimit, limit, extension, states, steps);
        }
    }

    public State state(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(name + " has no state " + key));
    }

    public Optional<State> find(String key) {
        return states.stream().filter(state -> state.key().equals(key)).findFirst();
    }

    /// The steps that leave a state, in the order in which the procedure lists them.
    public List<Step> from(String state) {
        return steps.stream().filter(step -> step.from().equals(state)).toList();
    }

    /// What may happen to a matter in that state, whoever may do it.
    public Set<Action> possible(String state) {
        return from(state).stream().map(Step::action).collect(Collectors.toSet());
    }

    /// Who did what, from who last did each verb.
    public Map<UUID, Set<Action>> did(Map<String, UUID> lastActors) {
        var did = new HashMap<UUID, Set<Action>>();
        steps.stream()
                .filter(step -> lastActors.containsKey(step.verb()))
                .forEach(step -> did.computeIfAbsent(lastActors.get(step.verb()), _ -> EnumSet.noneOf(Action.class))
                        .add(step.action()));
        return did;
    }

    /// The step of the clock that leaves a state when its term has run out.
    public Optional<Step> lapse(String state) {
        return from(state).stream().filter(step -> step.by() == By.CLOCK).findFirst();
    }
}
