package org.xiucheng.decide.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.time.Validity;

/// Leave for one officer to look at one reporter's contact, for one purpose and a few hours.
///
/// @param code its public name
/// @param number the report's
/// @param needed how many people must approve it, as the reporter's protection stands now
public record Grant(
        UUID id,
        String code,
        String number,
        UUID person,
        String unit,
        String post,
        String purpose,
        String reason,
        int hours,
        Instant askedAt,
        Set<UUID> approvedBy,
        int needed,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Instant> revokedAt) {
    /// What a contact holds; a grant opens all of it or nothing.
    public static final Set<String> FIELDS = Set.of("name", "phone", "email", "account");

    public Grant {
        approvedBy = Set.copyOf(approvedBy);
    }

    /// Where a grant stands.
    public enum Standing {
        ASKED,
        LIVE,
        OVER,
        REVOKED
    }

    /// Where it stands at that moment.
    public Standing standing(Instant at) {
        if (revokedAt.isPresent()) {
            return Standing.REVOKED;
        }
        if (to.filter(end -> !at.isBefore(end)).isPresent()) {
            return Standing.OVER;
        }
        return from.isPresent() && approvedBy.size() >= needed ? Standing.LIVE : Standing.ASKED;
    }

    /// The grant as the decision knows it; one that was not begun yet opens nothing.
    public Optional<Context.Grant> shown() {
        return from.map(begin -> new Context.Grant(
                person,
                number,
                purpose,
                FIELDS,
                new Validity(begin, to.orElse(null)),
                revokedAt.isPresent(),
                approvedBy));
    }
}
