package org.xiucheng.decide.amend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A wish to change one table of the city, with who wished it and what became of it.
///
/// @param code its public name
/// @param table the key of the table
public record Amendment(
        UUID id,
        String code,
        String table,
        String reason,
        By proposed,
        List<Change> changes,
        Optional<By> approved,
        Optional<Instant> withdrawnAt) {
    public Amendment {
        changes = List.copyOf(changes);
    }

    /// Who did it, for which unit and post, when.
    public record By(UUID person, String unit, String post, Instant at) {}

    /// Where an amendment stands.
    public enum Standing {
        DRAFTED,
        APPROVED,
        WITHDRAWN
    }

    public Standing standing() {
        if (withdrawnAt.isPresent()) {
            return Standing.WITHDRAWN;
        }
        return approved.isPresent() ? Standing.APPROVED : Standing.DRAFTED;
    }
}
