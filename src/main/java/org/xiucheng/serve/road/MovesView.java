package org.xiucheng.serve.road;

import java.time.Instant;
import java.util.List;
import org.xiucheng.serve.matter.Shown;

/// What may have moved along a road: leads for its chiefs, proof of nothing, and about nobody.
///
/// @param since from when on matters were looked at
/// @param tested roads and categories looked at, this road and all others
public record MovesView(Instant at, Instant since, int tested, List<Move> moves) {
    /// One sign.
    ///
    /// @param from and to: metres from the road's beginning, rounded for the public
    /// @param effect so many times more often than by chance
    /// @param chance how likely so many are by chance
    public record Move(
            Shown.OfCategory category,
            int pairs,
            double expected,
            double effect,
            double chance,
            double from,
            double to) {}
}
