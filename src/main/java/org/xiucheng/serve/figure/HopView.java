package org.xiucheng.serve.figure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// Through how many hands closed matters went, and how long they waited, by the month in which they came in.
///
/// @param least fewer matters than this are not told
/// @param most of a month with more, the latest that many are counted
/// @param zone by whose calendar the months are
public record HopView(Instant at, int least, int most, String zone, List<Month> months) {
    public HopView {
        months = List.copyOf(months);
    }

    /// One month; all of it, and apart those with and without a delegation. Absent where there are too few.
    public record Month(String month, Optional<Middle> all, Optional<Middle> own, Optional<Middle> lent) {}

    /// Medians: posts that acted, minutes until the last of them, minutes in each state.
    public record Middle(long matters, double hops, double minutes, List<Wait> waits) {}

    /// Median minutes in a state before the act that left it.
    public record Wait(Shown.Named state, double minutes) {}
}
