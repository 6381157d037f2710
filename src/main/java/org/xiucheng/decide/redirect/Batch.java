package org.xiucheng.decide.redirect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A correction of many dispatches: what was chosen, whereto and why, who wished and who approved it, and how
/// far it is.
///
/// @param code the reference that every act of it carries
/// @param to the unit that is right; the duty list says so for each matter when absent
/// @param fourEyes whether another person must approve it
public record Batch(
        UUID id,
        String code,
        Selection selection,
        Optional<String> to,
        String ground,
        String reason,
        boolean fourEyes,
        By proposed,
        Optional<By> approved,
        Optional<Instant> withdrawnAt,
        Optional<Instant> finishedAt,
        List<Line> lines) {
    public Batch {
        lines = List.copyOf(lines);
    }

    /// Who, from which post, when.
    public record By(UUID person, String post, Instant at) {}

    /// One matter of it.
    ///
    /// @param outcome `done`, or why it stayed; empty while it waits
    public record Line(int position, String number, String from, String to, Optional<String> outcome) {}

    /// Where it stands.
    public enum Standing {
        PROPOSED,
        READY,
        WITHDRAWN,
        FINISHED
    }

    public Standing standing() {
        if (withdrawnAt.isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (finishedAt.isPresent()) {
            return Standing.FINISHED;
        }
        return approved.isPresent() || !fourEyes ? Standing.READY : Standing.PROPOSED;
    }
}
