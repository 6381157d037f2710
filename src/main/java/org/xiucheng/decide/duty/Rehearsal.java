package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.List;

/// What a draft would do: to the map of duties, and to matters that were. Kept with the draft as JSON, so only
/// plain values stand here.
///
/// @param base the version it was tried against
/// @param unsettled pairs or circles of rules, by id, that it would leave unsettled; such a draft may not go
/// live
/// @param widened gaps that it would open or widen; these must be acknowledged
public record Rehearsal(
        int base,
        Instant at,
        Count before,
        Count after,
        List<List<String>> unsettled,
        List<Widening> widened,
        Replay replay) {
    /// How many findings of each sort an audit has.
    public record Count(int gaps, int onlyFallbacks, int overlaps, int crossings) {}

    /// A gap: `gap` or `only-fallback`, the scopes as text (`*`, `system`, `system/group/…`, `system/code`),
    /// the area, and how many areas below it are spared.
    public record Widening(String sort, List<String> categories, String area, int spared) {}

    /// Past matters asked again under both lists: how many, how many would have gone elsewhere, and where.
    public record Replay(int matters, int elsewhere, List<Move> moves) {}

    /// From one unit to another; an empty code stands for a person who would have had to settle it.
    public record Move(String from, String to, int matters, List<String> examples) {}
}
