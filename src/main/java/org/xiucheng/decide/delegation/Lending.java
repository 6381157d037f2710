package org.xiucheng.decide.delegation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.access.Delegation;

/// A delegation with who wished it, why, and what became of it.
public record Lending(
        UUID id,
        Delegation delegation,
        String reason,
        UUID draftedBy,
        Instant draftedAt,
        Optional<Instant> approvedAt,
        Optional<Instant> revokedAt) {
    /// Where it stands.
    public enum Standing {
        DRAFTED,
        IN_FORCE,
        NOT_YET,
        ENDED,
        REVOKED
    }

    public Standing standingAt(Instant moment) {
        if (revokedAt.isPresent()) {
            return Standing.REVOKED;
        }
        if (approvedAt.isEmpty()) {
            return Standing.DRAFTED;
        }
        if (moment.isBefore(delegation.validity().from())) {
            return Standing.NOT_YET;
        }
        return delegation.validity().holdsAt(moment) ? Standing.IN_FORCE : Standing.ENDED;
    }
}
