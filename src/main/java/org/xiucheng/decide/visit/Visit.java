package org.xiucheng.decide.visit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One visit of any form.
///
/// @param point the service point that was looked at, and the unit that answers for it; where it supervises
/// @param number of the matter that a finding became
public record Visit(
        UUID id,
        String code,
        String kind,
        String errand,
        String area,
        Optional<UUID> consent,
        Optional<At> point,
        Optional<String> number,
        Instant at) {
    /// What was seen at a service point.
    ///
    /// @param seen for each thing on the list
    public record At(String point, String unit, Map<String, Seen> seen) {
        public At {
            seen = Map.copyOf(seen);
        }
    }

    /// How one thing on the list was.
    public enum Seen {
        /// In order.
        GOOD,
        /// Not in order, and put right on the spot by whoever is there.
        SETTLED,
        /// Not in order: it becomes a matter.
        BAD
    }
}
