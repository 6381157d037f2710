package org.xiucheng.kernel.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who answers the phone for a unit at a moment (在岗人), by what, and whom one asked before in vain.
///
/// There is always an answer. The unit's own come first: the post on shift; where none is, the post that the
/// rule names; whoever stands in for it; the leader of the unit; any other post of the unit, where it has no
/// leader and nobody on shift. Then the duty offices and supervising units over the place of the unit, from the
/// narrowest up. Only when nobody is left anywhere the answer is the unit itself, with nobody in it.
///
/// @param unit the unit whose post it is, which may be one above the unit that was asked
/// @param passed posts that were asked before, and why nobody of them answers
public record OnDuty(String unit, Optional<String> post, Optional<UUID> person, By by, List<Passed> passed) {
    public OnDuty {
        passed = List.copyOf(passed);
    }

    /// What makes it theirs to answer.
    public enum By {
        SHIFT,
        HOLDER,
        DEPUTY,
        LEADER,
        /// Another post of the unit, which has no leader and nobody on shift.
        MEMBER,
        ABOVE,
        NOBODY;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A post that was passed over.
    public record Passed(String post, Why why) {}

    /// Why a post was passed over.
    public enum Why {
        VACANT,
        ABSENT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who answers for the unit.
    public static OnDuty at(String unit, Instant at, Manning manning) {
        return at(unit, Optional.empty(), at, manning);
    }

    /// Who answers for the unit, where a rule names one of its posts.
    public static OnDuty at(String unit, Optional<String> named, Instant at, Manning manning) {
        var ladder = new Ladder(at, manning, Set.of());
        return ladder.first(unit, named);
    }

    /// All who are to be asked one after the other, each person once; `but` are units to which it must not
    /// climb.
    public static List<OnDuty> ladder(
            String unit, Optional<String> named, Instant at, Manning manning, Set<String> but) {
        return new Ladder(at, manning, but).all(unit, named);
    }

    /// Whether one of the units is that unit or stands over it: they may know who of it is there.
    public static boolean inReach(Collection<String> units, String unit, Instant at, Manning manning) {
        return units.contains(unit) || !Collections.disjoint(units, new Ladder(at, manning, Set.of()).above(unit));
    }

    public boolean somebody() {
        return person.isPresent();
    }
}
