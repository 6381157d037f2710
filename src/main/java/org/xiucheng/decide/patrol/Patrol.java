package org.xiucheng.decide.patrol;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.sense.patrol.PatrolDuty;

/// One walk by duty, as it is kept: who of which post walked what, when, and how much of it.
///
/// @param covered the share of the ground, once it was handed in
/// @param trackUntil from then on none of its points is kept
public record Patrol(
        UUID id,
        String code,
        String duty,
        Ground ground,
        By by,
        Instant begunAt,
        Optional<Instant> endedAt,
        Optional<Instant> discardedAt,
        Optional<Instant> handedInAt,
        Optional<Double> covered,
        Instant trackUntil) {
    /// What is walked: a road or a stretch, by its id.
    public record Ground(PatrolDuty.On on, String id) {}

    /// Who walks, in which post.
    public record By(UUID person, String unit, String post) {}

    /// Where a walk stands, in one word.
    public String state() {
        if (discardedAt.isPresent()) {
            return "discarded";
        }
        if (handedInAt.isPresent()) {
            return "handed-in";
        }
        return endedAt.isPresent() ? "ended" : "walking";
    }
}
