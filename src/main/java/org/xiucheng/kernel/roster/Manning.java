package org.xiucheng.kernel.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Person;

/// All that tells who is there: who holds which post, who is on duty when, which days are worked, and which
/// areas lie above each other.
///
/// @param chain the area and all above it, coarse to fine; empty for one that there is not
public record Manning(Parties parties, Roster roster, WorkCalendar calendar, Function<String, List<String>> chain) {
    /// Who holds the post and is there, at that moment.
    public Optional<UUID> present(String post, Instant at) {
        return parties.holder(post, at).map(Person::id).filter(person -> !roster.absent(person, at));
    }
}
