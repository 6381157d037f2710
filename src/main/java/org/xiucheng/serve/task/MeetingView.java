package org.xiucheng.serve.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// A meeting of a leading group: to everyone when it was held, what was on its agenda that the reader may see,
/// and how what was decided stands; its minutes to the staff of the units in the group.
///
/// @param approvedAt when its minutes were approved; until then nobody but that staff is told what was decided
public record MeetingView(
        String code,
        Instant heldAt,
        List<Shown.Named> attendance,
        List<String> agenda,
        Optional<Instant> approvedAt,
        List<Decided> decisions,
        Optional<Minutes> minutes) {
    /// Something that was decided, and how it stands; the words and the number of the task for that staff only.
    ///
    /// @param late whether its term has run out
    public record Decided(
            Shown.Named unit,
            Optional<String> text,
            Optional<Shown.Within> term,
            Optional<Instant> due,
            boolean late,
            Optional<Shown.Named> state,
            Optional<String> task) {}

    /// What was written down; `own` says that the reader wrote it and another person has to approve it.
    public record Minutes(String text, String hash, Instant writtenAt, boolean own) {}
}
