package org.xiucheng.decide.escalate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;

/// Whom each level tells: the narrowest supervising unit over the place first, then the next wider one, and so
/// on up.
@Component
public class Supervisors {
    private final CurrentParties parties;

    public Supervisors(CurrentParties parties) {
        this.parties = parties;
    }

    /// The unit told at this level (1 is the first); the widest there is when the ladder is longer than the
    /// division. Never the unit that the matter complains about.
    public Optional<String> at(int level, List<String> areas, Optional<String> about, Instant now) {
        var upwards = IntStream.iterate(areas.size(), n -> n > 0, n -> n - 1)
                .mapToObj(n -> parties.get().unitOver(areas.subList(0, n), Relation.SUPERVISOR, now))
                .flatMap(Optional::stream)
                .map(Unit::code)
                .filter(unit -> about.filter(unit::equals).isEmpty())
                .distinct()
                .toList();
        return upwards.isEmpty() ? Optional.empty() : Optional.of(upwards.get(Math.min(level, upwards.size()) - 1));
    }
}
