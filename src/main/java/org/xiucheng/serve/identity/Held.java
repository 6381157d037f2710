package org.xiucheng.serve.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// What is held of a reporter, as the reporter sees it.
///
/// @param contact whether one is kept
/// @param guarded whether two people must approve every look
/// @param hold whether a procedure of law keeps it from being erased
/// @param keptDays how long it stays after the matter is closed
public record Held(
        String number,
        boolean contact,
        boolean guarded,
        boolean hold,
        boolean erased,
        int keptDays,
        List<Look> looks,
        List<Message> messages) {
    /// Somebody looked: which unit and post, for what, when, and the name of the look.
    public record Look(Shown.Named unit, Shown.Named post, Shown.Named purpose, Instant at, String view) {}

    /// One message of the relay; staff are named by unit and post, the reporter not at all.
    public record Message(
            boolean fromReporter, Optional<Shown.Named> unit, Optional<Shown.Named> post, Instant at, String text) {}

    /// Everything: what was said, the contact itself, and what became of both.
    public record Export(Said report, Optional<Map<String, String>> contact, Held held) {}

    /// The report as it was taken in.
    public record Said(
            String number,
            Instant receivedAt,
            Optional<Instant> occurredAt,
            String channel,
            String description,
            Optional<String> category,
            Optional<String> address,
            Optional<double[]> point,
            Optional<String> language,
            Optional<String> attributes,
            Optional<String> mediaUrl) {}
}
