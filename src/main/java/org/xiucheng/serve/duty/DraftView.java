package org.xiucheng.serve.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.decide.duty.Rehearsal;
import org.xiucheng.serve.matter.Shown;

/// A draft of the duty list as staff read it. A person is never named: unit and post are.
///
/// @param standing `drafted`, `rehearsed`, `approved` or `withdrawn`
/// @param changed how many rules it changes; `changes` shows the first
/// @param own whether the reader drafted it, and so may not approve it
public record DraftView(
        String code,
        String standing,
        String reason,
        Optional<Instant> wishedFrom,
        Instant draftedAt,
        Shown.Named unit,
        Shown.Named post,
        boolean own,
        boolean mayApprove,
        List<Change> changes,
        int changed,
        Optional<Tried> rehearsal,
        Optional<String> acknowledged,
        Optional<Instant> approvedAt,
        Optional<Shown.Named> approvedBy,
        Optional<Instant> takesEffect) {
    /// A rule before and after: one of them is missing where it begins or ends.
    public record Change(String id, Optional<RuleView> before, Optional<RuleView> after) {}

    /// What it would do. Stale when the list changed since.
    public record Tried(
            Instant at,
            boolean stale,
            Rehearsal.Count before,
            Rehearsal.Count after,
            List<List<String>> unsettled,
            List<Rehearsal.Widening> widened,
            int matters,
            int elsewhere,
            List<Move> moves) {}

    /// So many past matters would have gone from one unit to another; no unit where a person had to settle it.
    public record Move(Optional<Shown.Named> from, Optional<Shown.Named> to, int matters, List<String> examples) {}
}
