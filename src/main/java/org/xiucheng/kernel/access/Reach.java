package org.xiucheng.kernel.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.access.Policy.Permit;
import org.xiucheng.kernel.access.Subject.Holding;
import org.xiucheng.kernel.access.Subject.Officer;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;

/// The one decision turned round: to which things somebody may do this now, in terms that a store can ask of
/// very many.
///
/// Made from the same permits and bans as the decision, row by row: a thing is within when one of the ways
/// holds for it and none of the bars. Both switches are closed, so that a tie or a fact that is new does not
/// compile until it is said here how a store asks for it. What a matter's procedure lets happen is for whoever
/// knows procedures.
public record Reach(List<Way> ways, Bars bars) {
    private static final Map<Tie, String> DESKS = Map.of(
            Tie.INTAKE, Relation.INTAKE,
            Tie.DISPATCHER, Relation.DISPATCHER,
            Tie.INSPECTOR, Relation.INSPECTOR,
            Tie.SUPERVISOR, Relation.SUPERVISOR);
    private static final Bars NOTHING = new Bars(Set.of(), Set.of(), false, Optional.empty());

    public Reach {
        ways = List.copyOf(ways);
    }

    /// Over what one permit reaches; over nothing it is no way at all.
    public record Way(Permit permit, Over over) {}

    /// Things by what a store knows of them.
    public sealed interface Over {
        /// Whatever there is.
        record Everything() implements Over {}

        /// What these units answer for.
        record LedBy(Set<String> units) implements Over {}

        /// What lies in an area of `mine`, where that is the narrowest of its areas that has a desk. `units`
        /// has every area with a desk and the unit that is it; the unit that a thing is about is no desk for
        /// it.
        record Desk(Map<String, String> units, Set<String> mine) implements Over {}

        /// What lies in one of these areas.
        record Areas(Set<String> areas) implements Over {}

        /// What lies on one of these roads, or on one of these stretches.
        record Roads(Set<String> roads, Set<String> segments) implements Over {}

        /// What these units are asked to help with.
        record Assisted(Set<String> units) implements Over {}

        /// Where one of the lent powers holds.
        record Lent(List<Delegation.Power> powers) implements Over {
            public Lent {
                powers = List.copyOf(powers);
            }
        }

        /// Things by their own numbers.
        record Numbered(Set<String> numbers) implements Over {}

        /// What the system with this key sent.
        record SentBy(String key) implements Over {}

        /// The matter of this report.
        record Reported(UUID report) implements Over {}
    }

    /// What is taken away from every way.
    ///
    /// @param numbers things that a declared conflict, or being reported, takes away
    /// @param units what is about one of these units
    /// @param sensitive whether what is sensitive is taken away
    /// @param sameEyes the person who must not have done what asks for other eyes
    public record Bars(Set<String> numbers, Set<String> units, boolean sensitive, Optional<UUID> sameEyes) {
        public Bars {
            numbers = Set.copyOf(numbers);
            units = Set.copyOf(units);
        }
    }

    /// To what the subject may do that, now.
    ///
    /// @throws IllegalArgumentException for what is decided on one thing at a time, such as reading an identity
    public static Reach of(Subject subject, Action action, Context context) {
        return new Asked(subject, context).reach(action);
    }

    /// The same for several actions of one asker.
    public static Map<Action, Reach> of(Subject subject, Set<Action> actions, Context context) {
        var asked = new Asked(subject, context);
        return actions.stream().collect(Collectors.toMap(action -> action, asked::reach));
    }

    /// One asker at one moment.
    private static final class Asked {
        private final Subject subject;
        private final Context context;
        private final Standing standing;
        private final Map<String, Map<String, String>> desks = new HashMap<>();

        Asked(Subject subject, Context context) {
            this.subject = subject;
            this.context = context;
            this.standing = new Standing(subject, Action.READ_PUBLIC, Resource.CITY, context);
        }

        Reach reach(Action action) {
            var bans = Policy.CITY.bans(action);
            if (bans.stream().anyMatch(ban -> alone(ban, action))) {
                return new Reach(List.of(), NOTHING);
            }
            var ways = Policy.CITY.permits(action).stream()
                    .flatMap(permit ->
                            over(permit, action, held(permit)).stream().map(over -> new Way(permit, over)))
                    .toList();
            return new Reach(ways, bars(bans));
        }

        /// Whether a ban bites whatever the thing is.
        private boolean alone(Policy.Ban ban, Action action) {
            return switch (ban.when()) {
                case ENDED, CLOCK, MODEL, PEER, ADMINISTRATOR, TWO_ADMINISTRATORS -> ban.bites(standing);
                case CONFLICTED, REPORTED, OWN_UNIT, SAME_EYES, NOT_POSSIBLE, SENSITIVE -> false;
                case HELD, UNGRANTED, OTHER_PURPOSE, OTHER_FIELDS, ONE_APPROVAL ->
                    throw new IllegalArgumentException(action + " is decided on one thing at a time");
            };
        }

        private Bars bars(Collection<Policy.Ban> bans) {
            var numbers = new HashSet<String>();
            var units = new HashSet<String>();
            var sensitive = false;
            var sameEyes = Optional.<UUID>empty();
            for (var ban : bans) {
                switch (ban.when()) {
                    case CONFLICTED -> {
                        numbers.addAll(against(Relation.CONFLICT, "matter"));
                        units.addAll(against(Relation.CONFLICT, "unit"));
                    }
                    case REPORTED -> numbers.addAll(against(Relation.REPORTED, "matter"));
                    case OWN_UNIT -> holdings().forEach(held -> units.add(held.unit()));
                    case SENSITIVE -> sensitive = true;
                    case SAME_EYES -> sameEyes = officer().map(Officer::person);
                    case ENDED, CLOCK, MODEL, PEER, ADMINISTRATOR, TWO_ADMINISTRATORS, NOT_POSSIBLE -> {}
                    case HELD, UNGRANTED, OTHER_PURPOSE, OTHER_FIELDS, ONE_APPROVAL -> {}
                }
            }
            return new Bars(numbers, units, sensitive, sameEyes);
        }

        /// The posts through which a permit may hold.
        private List<Holding> held(Permit permit) {
            return holdings().stream()
                    .filter(held -> permit.needs() == null || held.permissions().contains(permit.needs()))
                    .toList();
        }

        private Optional<Over> over(Permit permit, Action action, List<Holding> held) {
            return permit.tie() == Tie.DELEGATED ? lent(action, held) : over(permit.tie(), held);
        }

        /// The powers lent to these posts, each with the desk of the unit that lends it.
        private Optional<Over> lent(Action action, List<Holding> held) {
            var powers =
                    held.stream().flatMap(one -> powers(action, one).stream()).toList();
            return when(!powers.isEmpty(), new Over.Lent(powers));
        }

        private List<Delegation.Power> powers(Action action, Holding held) {
            return context.delegations().stream()
                    .filter(lent -> lent.post().equals(held.post()))
                    .filter(lent -> lent.lends(action, context.at()))
                    .flatMap(lent -> DESKS.entrySet().stream()
                            .filter(desk -> Policy.CITY.permits(action).stream()
                                    .anyMatch(permit -> permit.tie() == desk.getKey()))
                            .map(desk -> new Delegation.Power(
                                    lent.area(),
                                    lent.categories(),
                                    desk.getKey(),
                                    desks.computeIfAbsent(desk.getValue(), this::owners),
                                    lent.grantor(),
                                    manned(List.of(held), Relation.WORKER, "area"),
                                    roads(List.of(held)))))
                    .toList();
        }

        private Optional<Over> over(Tie tie, List<Holding> held) {
            return switch (tie) {
                case ANYONE, PEER, CLOCK, MODEL -> when(standing.stands(tie), new Over.Everything());
                case STAFF -> when(!held.isEmpty(), new Over.Everything());
                case LEAD -> when(!held.isEmpty(), new Over.LedBy(units(held)));
                case INTAKE -> desk(Relation.INTAKE, held);
                case DISPATCHER -> desk(Relation.DISPATCHER, held);
                case INSPECTOR -> desk(Relation.INSPECTOR, held);
                case SUPERVISOR -> desk(Relation.SUPERVISOR, held);
                case MODERATOR -> desk(Relation.MODERATOR, held);
                case GRID_WORKER -> when(!held.isEmpty(), new Over.Areas(manned(held, Relation.WORKER, "area")));
                case ROAD_CHIEF -> when(!held.isEmpty(), roads(held));
                case ASSISTANT -> when(!held.isEmpty(), new Over.Assisted(units(held)));
                case DELEGATED -> throw new IllegalArgumentException("what is lent is asked for with its action");
                case PARTY -> when(!held.isEmpty(), new Over.Numbered(parties(held)));
                case SHARED ->
                    subject instanceof Subject.Peer(var city)
                            ? Optional.of(
                                    new Over.Numbered(objects(new Party("city", city), Relation.SHARED, "matter")))
                            : Optional.empty();
                case SENDER ->
                    subject instanceof Subject.Client client && client.scopes().contains(Subject.Client.READ_OWN)
                            ? Optional.of(new Over.SentBy(client.key()))
                            : Optional.empty();
                case REPORTER ->
                    subject instanceof Subject.Reporter(var report)
                            ? Optional.of(new Over.Reported(report))
                            : Optional.empty();
            };
        }

        private static Optional<Over> when(boolean holds, Over over) {
            return holds ? Optional.of(over) : Optional.empty();
        }

        private Optional<Over> desk(String relation, List<Holding> held) {
            if (held.isEmpty()) {
                return Optional.empty();
            }
            var owners = desks.computeIfAbsent(relation, this::owners);
            var units = units(held);
            var mine = owners.entrySet().stream()
                    .filter(owner -> units.contains(owner.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            return Optional.of(new Over.Desk(owners, mine));
        }

        /// The areas that have such a desk of their own, each with the unit that is it.
        private Map<String, String> owners(String relation) {
            var parties = context.parties();
            return parties.units().stream()
                    .flatMap(unit -> parties.areasOf(unit.code(), relation, context.at()).stream())
                    .distinct()
                    .flatMap(area -> parties.unitOver(List.of(area), relation, context.at()).map(Unit::code).stream()
                            .map(unit -> Map.entry(area, unit)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private static Set<String> units(List<Holding> held) {
            return held.stream().map(Holding::unit).collect(Collectors.toSet());
        }

        private Set<String> manned(List<Holding> held, String relation, String kind) {
            return held.stream()
                    .flatMap(holding -> Stream.of(Party.post(holding.post()), Party.unit(holding.unit())))
                    .flatMap(party -> objects(party, relation, kind).stream())
                    .collect(Collectors.toSet());
        }

        private Over.Roads roads(List<Holding> held) {
            return new Over.Roads(manned(held, Relation.CHIEF, "road"), manned(held, Relation.CHIEF, "segment"));
        }

        private Set<String> parties(List<Holding> held) {
            return held.stream()
                    .flatMap(holding -> objects(Party.unit(holding.unit()), Relation.PARTY, "undertaking").stream())
                    .collect(Collectors.toSet());
        }

        private Set<String> against(String relation, String kind) {
            return officer()
                    .map(officer -> objects(Party.person(officer.person()), relation, kind))
                    .orElse(Set.of());
        }

        private Set<String> objects(Party party, String relation, String kind) {
            return Set.copyOf(context.parties().objects(party, relation, kind, context.at()));
        }

        private Set<Holding> holdings() {
            return officer().map(Officer::holdings).orElse(Set.of());
        }

        private Optional<Officer> officer() {
            return subject instanceof Officer officer ? Optional.of(officer) : Optional.empty();
        }
    }
}
