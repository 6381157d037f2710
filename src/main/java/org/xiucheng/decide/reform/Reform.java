package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.law.ArticleId;

/// A reform of a unit or of posts: what was planned, by whom, whose approval it has, and how far it is.
///
/// @param draft the draft of the duty list that goes with it, where rules name what ends
public record Reform(
        UUID id,
        String code,
        Plan plan,
        String reason,
        ArticleId basis,
        Optional<Instant> wishedFrom,
        Optional<String> draft,
        By planned,
        Optional<By> approved,
        Optional<Instant> takesEffect,
        Optional<Instant> withdrawnAt,
        Optional<Instant> begunAt,
        Optional<Instant> finishedAt) {
    /// Who, from which post of which unit, when.
    public record By(UUID person, String unit, String post, Instant at) {}

    /// Where it stands.
    public enum Standing {
        PLANNED,
        APPROVED,
        RUNNING,
        FINISHED,
        WITHDRAWN
    }

    public Standing standing() {
        if (withdrawnAt.isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (finishedAt.isPresent()) {
            return Standing.FINISHED;
        }
        if (begunAt.isPresent()) {
            return Standing.RUNNING;
        }
        return approved.isPresent() ? Standing.APPROVED : Standing.PLANNED;
    }
}
