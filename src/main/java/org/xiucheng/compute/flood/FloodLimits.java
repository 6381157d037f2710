package org.xiucheng.compute.flood;

import java.time.Duration;

/// From where on reports look like a flood, on one screen.
///
/// @param pace one report in this time from one source, or of one wording about one spot, is nobody's flood
/// @param free how many may come at once before any of them gives way
/// @param longest the longest that one report lets others go first
/// @param window how long what was seen is remembered, in memory alone
/// @param brigadeReports how many reports about one spot in the window are looked at as one
/// @param brigadeSources from how many sources not seen before
/// @param remembered how many sources, wordings and spots a node remembers
public record FloodLimits(
        Duration pace,
        int free,
        Duration longest,
        Duration window,
        int brigadeReports,
        int brigadeSources,
        long remembered) {
    public static final FloodLimits USUAL =
            new FloodLimits(Duration.ofMinutes(1), 3, Duration.ofDays(30), Duration.ofMinutes(10), 20, 5, 200_000);
}
