package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.sense.patrol.PatrolRules;

/// Whether somebody may be said to stand there: which relations the desk of the security administrator keeps,
/// between what, and whether both ends are there. Posts are given by accounts; conflicts of interest and
/// parties of undertakings have desks of their own.
@Component
class CheckStance {
    private static final Set<String> UNIT = Set.of("unit");
    private static final Set<String> POST = Set.of("post");
    private static final Set<String> UNIT_OR_POST = Set.of("unit", "post");
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry(Relation.INTAKE, new Kind("area", UNIT, true)),
            Map.entry(Relation.DISPATCHER, new Kind("area", UNIT, true)),
            Map.entry(Relation.INSPECTOR, new Kind("area", UNIT, true)),
            Map.entry(Relation.DUTY_OFFICE, new Kind("area", UNIT, true)),
            Map.entry(Relation.SUPERVISOR, new Kind("area", UNIT, true)),
            Map.entry(Relation.MODERATOR, new Kind("area", UNIT, true)),
            Map.entry(Relation.ARBITER, new Kind("area", POST, true)),
            Map.entry(Relation.WORKER, new Kind("area", UNIT_OR_POST, false)),
            Map.entry(Relation.CHIEF, new Kind("road", UNIT_OR_POST, false)),
            Map.entry(Relation.DEPUTY, new Kind("post", POST, false)),
            Map.entry(Relation.LEADER, new Kind("unit", POST, true)));

    private final Places places;
    private final PatrolRules patrols;

    CheckStance(Places places, PatrolRules patrols) {
        this.places = places;
        this.patrols = patrols;
    }

    /// Between what a relation is; `sole` says that one at a time stands so.
    record Kind(String object, Set<String> subjects, boolean sole) {
        /// A chief stands over a road, or over one stretch of it.
        boolean over(String kind) {
            return kind.equals(object) || (object.equals("road") && kind.equals("segment"));
        }
    }

    /// @throws Problem `relation.unknown`, `area.absent`, `road.absent`, `segment.absent`, `unit.absent`,
    /// `post.absent`, `relation.itself`
    Kind check(Stance stance, Parties known, Instant now) {
        var kind = KINDS.getOrDefault(stance.name(), group(stance.name()));
        if (kind == null
                || !kind.over(stance.object().kind())
                || !kind.subjects().contains(stance.subject().kind())) {
            throw Problem.invalid("relation.unknown", "No such relation is kept between these two.", "/relation");
        }
        object(stance.object());
        for (var party : List.of(stance.object(), stance.subject())) {
            known(party, known, stance.from().orElse(now));
        }
        if (stance.object().equals(stance.subject())) {
            throw Problem.invalid("relation.itself", "Nobody stands in for themselves.", "/subject");
        }
        return kind;
    }

    /// Whether the desk of the security administrator keeps that relation.
    boolean keeps(String name) {
        return KINDS.containsKey(name) || group(name) != null;
    }

    /// Whether one at a time stands so.
    boolean sole(String name) {
        var kind = KINDS.getOrDefault(name, group(name));
        return kind != null && kind.sole();
    }

    /// A fixed group by a road, as the packs of the region name it.
    private @Nullable Kind group(String name) {
        return patrols.groups().stream().anyMatch(group -> group.key().equals(name))
                ? new Kind("road", UNIT, true)
                : null;
    }

    /// @throws Problem `from.past`, `to.before-from`
    static void times(Stance stance, Instant now) {
        var from = stance.from().orElse(now);
        if (from.isBefore(now)) {
            throw Problem.invalid("from.past", "Who stood where before now stays as it was.", "/from");
        }
        if (stance.to().filter(to -> !to.isAfter(from)).isPresent()) {
            throw Problem.invalid("to.before-from", "It ends after it begins.", "/to");
        }
    }

    private void object(Party object) {
        if (object.kind().equals("area") && places.area(object.id()).isEmpty()) {
            throw Problem.absent("area.absent", "There is no such area.");
        }
        if (object.kind().equals("road") && places.road(object.id()).isEmpty()) {
            throw Problem.absent("road.absent", "There is no such road.");
        }
        if (object.kind().equals("segment") && places.segment(object.id()).isEmpty()) {
            throw Problem.absent("segment.absent", "There is no such stretch of road.");
        }
    }

    private static void known(Party party, Parties known, Instant at) {
        if (party.kind().equals("unit")) {
            unit(party.id(), known, at);
        } else if (party.kind().equals("post") && known.post(party.id()).isEmpty()) {
            throw Problem.absent("post.absent", "There is no such post.");
        }
    }

    /// @throws Problem `unit.absent`
    static void unit(String code, Parties known, Instant at) {
        if (known.unit(code).filter(unit -> unit.validity().holdsAt(at)).isEmpty()) {
            throw Problem.absent("unit.absent", "There is no such unit.");
        }
    }
}
