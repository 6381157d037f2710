package org.xiucheng.serve.matter;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Reach.Over;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.Tie;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;

/// What waits for an officer, in the terms in which the store is asked for it: through which tie there is a
/// step in which states of which procedures, for which units, areas and roads, what is barred, and which steps
/// ask for other eyes.
///
/// Made from the reach of each step's action, so that a queue holds what the decision allows.
record Duties(Map<String, Object> parameters) {
    private static final Set<Tie> DESKS = EnumSet.of(Tie.INTAKE, Tie.DISPATCHER, Tie.INSPECTOR, Tie.SUPERVISOR);

    /// A tie with the permission that it asks: one way in.
    record Way(Tie tie, Permission needs) {
        String name() {
            return (tie + "_" + needs).toLowerCase(Locale.ROOT);
        }
    }

    /// Every way in that some step of a matter may take.
    static final List<Way> WAYS = Policy.CITY.permits().stream()
            .filter(permit -> permit.action().role().isPresent())
            .flatMap(permit -> way(permit).stream())
            .distinct()
            .toList();

    static Duties of(Subject.Officer officer, Context context, Procedures procedures, Places places) {
        var actions = EnumSet.allOf(Action.class);
        actions.removeIf(action -> action.role().isEmpty());
        return new Gather(officer, Reach.of(officer, actions, context), procedures, places).duties();
    }

    private static Optional<Way> way(Policy.Permit permit) {
        return Optional.ofNullable(permit.needs()).map(needs -> new Way(permit.tie(), needs));
    }

    /// A step that is open through some way, and the verbs whose last doer may not take it.
    private record Open(Way way, Procedure procedure, Step step) {
        String standing() {
            return procedure.name() + "/" + procedure.version() + "/" + step.from();
        }

        Set<String> otherThan() {
            var verbs = new TreeSet<>(step.otherThan());
            var actions = Policy.otherThan(step.action());
            procedure.steps().stream()
                    .filter(other -> actions.contains(other.action()))
                    .forEach(other -> verbs.add(other.verb()));
            return verbs;
        }
    }

    /// A lent power in a standing in which some step may be taken under it.
    private record Lent(String standing, Delegation.Power power) {}

    /// What one officer answers for at one moment.
    private record Gather(Subject.Officer officer, Map<Action, Reach> reach, Procedures procedures, Places places) {
        Duties duties() {
            var open = open();
            var found = new HashMap<String, Object>();
            for (var way : WAYS) {
                found.put(way.name(), array(standings(open, step -> step.way().equals(way))));
                if (way.tie() != Tie.DELEGATED) {
                    found.put(way.name() + "_of", array(objects(way)));
                }
            }
            found.putAll(lent(open));
            found.put("lead_states", array(states(open, true)));
            found.put("other_states", array(states(open, false)));
            found.putAll(desks());
            found.putAll(bars());
            found.putAll(otherEyes(open));
            return new Duties(found);
        }

        private List<Open> open() {
            return procedures.list().stream()
                    .flatMap(procedure -> procedure.steps().stream()
                            .flatMap(step -> over(step.action())
                                    .flatMap(way -> way(way.permit()).stream())
                                    .map(way -> new Open(way, procedure, step))))
                    .toList();
        }

        private Stream<Reach.Way> over(Action action) {
            return Optional.ofNullable(reach.get(action)).stream().flatMap(found -> found.ways().stream());
        }

        private Set<String> objects(Way way) {
            return reach.values().stream()
                    .flatMap(found -> found.ways().stream())
                    .filter(one -> way(one.permit()).equals(Optional.of(way)))
                    .findFirst()
                    .map(one -> objects(one.over()))
                    .orElse(Set.of());
        }

        private Set<String> objects(Over over) {
            return switch (over) {
                case Over.LedBy(var units) -> units;
                case Over.Desk desk -> desk.mine();
                case Over.Areas(var areas) -> areas;
                case Over.Roads roads -> segments(roads);
                case Over.Everything _, Over.Numbered _, Over.SentBy _, Over.Reported _, Over.Assisted _, Over.Lent _ ->
                    throw new IllegalStateException("a queue knows no way over " + over);
            };
        }

        /// Powers that are lent, a line for each standing in which each may be used.
        private Map<String, Object> lent(List<Open> open) {
            var lines = open.stream()
                    .filter(step -> step.way().tie() == Tie.DELEGATED)
                    .flatMap(step -> over(step.step().action())
                            .flatMap(way ->
                                    way.over() instanceof Over.Lent(var powers) ? powers.stream() : Stream.empty())
                            .map(power -> new Lent(step.standing(), power)))
                    .distinct()
                    .toList();
            return Map.of(
                    "lent_standings",
                    array(lines.stream().map(Lent::standing).toList()),
                    "lent_areas",
                    array(lines.stream().map(line -> line.power().area()).toList()),
                    "lent_categories",
                    array(lines.stream()
                            .map(line -> String.join(" ", line.power().categories()))
                            .toList()),
                    "lent_desks",
                    array(lines.stream().map(line -> line.power().desk().key()).toList()),
                    "lent_grantors",
                    array(lines.stream().map(line -> line.power().grantor()).toList()),
                    "lent_works",
                    array(lines.stream()
                            .map(line -> String.join(" ", line.power().works()))
                            .toList()),
                    "lent_segments",
                    array(lines.stream()
                            .map(line -> String.join(" ", segments(line.power().chiefs())))
                            .toList()));
        }

        private Set<String> segments(Over.Roads over) {
            return Stream.concat(
                            over.segments().stream(),
                            over.roads().stream()
                                    .flatMap(road -> places.segmentsOf(road).stream())
                                    .map(Segment::id))
                    .collect(Collectors.toSet());
        }

        /// The areas that have a desk, for each tie through one.
        private Map<String, Object> desks() {
            var all = new HashMap<String, Object>();
            DESKS.forEach(tie -> all.putAll(desk(tie, Map.of())));
            reach.values().stream().flatMap(found -> found.ways().stream()).forEach(one -> {
                if (one.over() instanceof Over.Desk desk) {
                    all.putAll(desk(one.permit().tie(), desk.units()));
                }
                if (one.over() instanceof Over.Lent(var powers)) {
                    powers.forEach(power -> all.putAll(desk(power.desk(), power.desks())));
                }
            });
            return all;
        }

        private static Map<String, Object> desk(Tie tie, Map<String, String> units) {
            return Map.of(tie.key() + "_all", array(units.keySet()), tie.key() + "_units", array(units.values()));
        }

        /// What is taken away from every way; steps differ in who must not have done what before, and in
        /// nothing else.
        private Map<String, Object> bars() {
            var bars = reach.values().stream()
                    .filter(found -> !found.ways().isEmpty())
                    .map(Reach::bars)
                    .map(one -> new Reach.Bars(one.numbers(), one.units(), one.sensitive(), Optional.empty()))
                    .distinct()
                    .toList();
            if (bars.size() > 1 || bars.stream().anyMatch(Reach.Bars::sensitive)) {
                throw new IllegalStateException("a queue knows no bars of one step alone: " + bars);
            }
            return Map.of(
                    "barred",
                    array(bars.stream().flatMap(one -> one.numbers().stream()).collect(Collectors.toSet())),
                    "barred_units",
                    array(bars.stream().flatMap(one -> one.units().stream()).collect(Collectors.toSet())));
        }

        /// Every step from the standings in which some step asks for other eyes.
        private Map<String, Object> otherEyes(List<Open> open) {
            var asking = standings(open, step -> !step.otherThan().isEmpty());
            var steps = open.stream()
                    .filter(step -> asking.contains(step.standing()))
                    .toList();
            return Map.of(
                    "me",
                    officer.person().toString(),
                    "eyes",
                    array(asking),
                    "eyes_standings",
                    array(steps.stream().map(Open::standing).toList()),
                    "eyes_ways",
                    array(steps.stream().map(step -> step.way().name()).toList()),
                    "eyes_verbs",
                    array(steps.stream()
                            .map(step -> String.join(" ", step.otherThan()))
                            .toList()));
        }
    }

    private static Set<String> standings(List<Open> open, Predicate<Open> wanted) {
        return open.stream().filter(wanted).map(Open::standing).collect(Collectors.toSet());
    }

    /// The bare states, by which the store's index finds them.
    private static Set<String> states(List<Open> open, boolean lead) {
        return open.stream()
                .filter(step -> (step.way().tie() == Tie.LEAD) == lead)
                .map(step -> step.step().from())
                .collect(Collectors.toSet());
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
