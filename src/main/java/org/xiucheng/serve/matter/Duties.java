package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.Subject.Holding;
import org.xiucheng.kernel.access.Tie;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;

/// The one decision in the terms in which the store is asked for many matters: through which tie an officer
/// may do
/// a step in which states of which procedures, for which units, areas and roads, and what is barred.
///
/// Made from the permits and forbids of the policy, row by row, so that a list holds what the decision allows.
record Duties(Map<String, Object> parameters) {
    /// When nothing presses.
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Map<Tie, String> OVER = Map.of(
            Tie.INTAKE, Relation.INTAKE,
            Tie.DISPATCHER, Relation.DISPATCHER,
            Tie.INSPECTOR, Relation.INSPECTOR,
            Tie.SUPERVISOR, Relation.SUPERVISOR);

    /// A tie with the permission that it asks: one way in.
    record Way(Tie tie, Permission needs) {
        String name() {
            return (tie + "_" + needs).toLowerCase(Locale.ROOT);
        }
    }

    /// Every way in that some step of a matter may take.
    static final List<Way> WAYS = Policy.CITY.permits().stream()
            .filter(permit -> permit.action().role().isPresent() && permit.needs() != null)
            .map(permit -> new Way(permit.tie(), permit.needs()))
            .distinct()
            .toList();

    static Duties of(Subject.Officer officer, Context context, Procedures procedures, Places places) {
        return new Gather(officer, context, procedures, places).duties();
    }

    /// What one officer answers for at one moment.
    private record Gather(Subject.Officer officer, Context context, Procedures procedures, Places places) {
        Duties duties() {
            var found = new HashMap<String, Object>();
            for (var way : WAYS) {
                var held = officer.holdings().stream()
                        .filter(holding -> holding.permissions().contains(way.needs()))
                        .toList();
                found.put(way.name(), array(held.isEmpty() ? Set.of() : standings(way)));
                found.put(way.name() + "_of", array(objects(way.tie(), held)));
            }
            OVER.forEach((tie, relation) ->
                    found.put(tie.key() + "_all", array(owners(relation).keySet())));
            found.put("lead_states", array(states(found.get("lead_handle"))));
            found.put("other_states", array(others(found)));
            found.put("barred", array(barred()));
            return new Duties(found);
        }

        private Set<String> standings(Way way) {
            return procedures.list().stream()
                    .flatMap(procedure -> procedure.steps().stream()
                            .filter(step -> open(step, way))
                            .map(step -> standing(procedure, step)))
                    .collect(Collectors.toSet());
        }

        /// Whether the step's action is permitted that way, and nothing about the officer alone forbids it.
        private boolean open(Step step, Way way) {
            var action = step.action();
            return Policy.CITY.permits(action).stream()
                            .anyMatch(permit -> permit.tie() == way.tie() && way.needs() == permit.needs())
                    && !(Policy.decide(officer, action, Resource.CITY.standing(Set.of(action), Map.of()), context)
                            instanceof Decision.Forbidden);
        }

        private Collection<String> objects(Tie tie, List<Holding> held) {
            var relation = OVER.get(tie);
            if (relation != null) {
                var units = held.stream().map(Holding::unit).collect(Collectors.toSet());
                return owners(relation).entrySet().stream()
                        .filter(owner -> units.contains(owner.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
            }
            return switch (tie) {
                case LEAD -> held.stream().map(Holding::unit).toList();
                case GRID_WORKER -> manned(held, Relation.WORKER, "area").toList();
                case ROAD_CHIEF ->
                    manned(held, Relation.CHIEF, "road")
                            .flatMap(road -> places.segmentsOf(road).stream())
                            .map(Segment::id)
                            .toList();
                case ANYONE, STAFF, INTAKE, DISPATCHER, INSPECTOR, SUPERVISOR, MODERATOR, PARTY, REPORTER, SENDER ->
                    List.of();
                case SHARED, PEER, CLOCK, MODEL -> List.of();
            };
        }

        private Stream<String> manned(List<Holding> held, String relation, String kind) {
            var parties = context.parties();
            return held.stream()
                    .flatMap(holding -> Stream.of(Party.post(holding.post()), Party.unit(holding.unit())))
                    .flatMap(party -> parties.objects(party, relation, kind, context.at()).stream());
        }

        /// The areas that have such a unit of their own, each with that unit.
        private Map<String, String> owners(String relation) {
            var parties = context.parties();
            return parties.units().stream()
                    .map(Unit::code)
                    .flatMap(unit -> parties.areasOf(unit, relation, context.at()).stream())
                    .distinct()
                    .collect(Collectors.toMap(area -> area, area -> owner(parties, area, relation)));
        }

        private String owner(Parties parties, String area, String relation) {
            return parties.unitOver(List.of(area), relation, context.at())
                    .map(Unit::code)
                    .orElseThrow();
        }

        /// Matters that a declared conflict, or being reported, takes away.
        private Set<String> barred() {
            return Stream.of(Relation.CONFLICT, Relation.REPORTED)
                    .flatMap(
                            relation -> context
                                    .parties()
                                    .objects(Party.person(officer.person()), relation, "matter", context.at())
                                    .stream())
                    .collect(Collectors.toSet());
        }

        private static Set<String> others(Map<String, Object> found) {
            return WAYS.stream()
                    .filter(way -> way.tie() != Tie.LEAD)
                    .flatMap(way -> states(found.get(way.name())).stream())
                    .collect(Collectors.toSet());
        }
    }

    private static String standing(Procedure procedure, Step step) {
        return procedure.name() + "/" + procedure.version() + "/" + step.from();
    }

    /// The bare states, by which the store's index finds them.
    private static Set<String> states(@Nullable Object standings) {
        return standings instanceof String[] known
                ? Stream.of(known)
                        .map(one -> one.substring(one.lastIndexOf('/') + 1))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
