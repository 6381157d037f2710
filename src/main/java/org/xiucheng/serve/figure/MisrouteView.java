package org.xiucheng.serve.figure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// How often a matter was handled by another unit than the one it was first sent to, month by month.
///
/// @param least the smallest count that is told
/// @param confidence of the intervals, 0.95
/// @param zone by whose calendar the months are
public record MisrouteView(Instant at, int least, double confidence, String zone, List<Month> months) {
    public MisrouteView {
        months = List.copyOf(months);
    }

    /// The matters first sent in one month; their parts by unit add up to it.
    ///
    /// @param whole whether the month is over
    /// @param sent matters first sent to a unit in this month
    /// @param share of those that are handled, those that another unit handled; absent where that is a small
    /// count
    public record Month(
            String month,
            boolean whole,
            long sent,
            Optional<Counted> share,
            List<ByUnit> units,
            Optional<Others> others) {
        public Month {
            units = List.copyOf(units);
        }
    }

    /// So many of the handled ones, the rate, and the interval it lies in.
    public record Counted(long handled, long elsewhere, double rate, double low, double high) {}

    /// Matters first sent to that unit.
    public record ByUnit(Shown.Named unit, Counted share) {}

    /// Units of which each alone has too few.
    public record Others(int units, Counted share) {}
}
