package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.responsibility.Rule;

/// A wish to change the duty list, with who wished it and what became of it.
///
/// @param code its public name
/// @param wishedFrom from when it should hold; at once when absent
public record Draft(
        UUID id,
        String code,
        String reason,
        Optional<Instant> wishedFrom,
        By proposed,
        List<Proposal> proposals,
        Optional<Rehearsal> rehearsal,
        Optional<String> acknowledged,
        Optional<By> approved,
        Optional<Instant> takesEffect,
        Optional<Instant> withdrawnAt) {
    public Draft {
        proposals = List.copyOf(proposals);
    }

    Draft with(List<Proposal> proposed) {
        return new Draft(
                id,
                code,
                reason,
                wishedFrom,
                this.proposed,
                proposed,
                rehearsal,
                acknowledged,
                approved,
                takesEffect,
                withdrawnAt);
    }

    /// Who did it, for which unit and post, when.
    public record By(UUID person, String unit, String post, Instant at) {}

    /// A rule as it would be from then on, or the end of the rule of that id.
    public record Proposal(Rule rule, boolean ends) {}

    /// Where a draft stands.
    public enum Standing {
        DRAFTED,
        REHEARSED,
        APPROVED,
        WITHDRAWN
    }

    public Standing standing() {
        if (withdrawnAt.isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (approved.isPresent()) {
            return Standing.APPROVED;
        }
        return rehearsal.isPresent() ? Standing.REHEARSED : Standing.DRAFTED;
    }
}
