package org.xiucheng.compute.displacement;

import java.time.Duration;

/// What counts as having moved, and how sure one must be, on one screen.
///
/// @param within after an end, so long, what begins is looked at
/// @param samePlace nearer than this it is the same spot again, metres
/// @param reach farther than this it is somewhere else, metres along the road
/// @param season spots are exchanged within so long only, so that a summer is compared with itself
/// @param fewest shorter series say nothing
/// @param longest of longer series the newest are looked at
/// @param shuffles how often the spots are exchanged
/// @param enough so often chance may do as much before exchanging stops
/// @param falseAlarms the share of what is told that may be chance (Benjamini and Hochberg 1995)
/// @param seed of the shuffling, so that the same year tells the same
public record DisplacementLimits(
        Duration within,
        double samePlace,
        double reach,
        Duration season,
        int fewest,
        int longest,
        int shuffles,
        int enough,
        double falseAlarms,
        long seed) {
    /// What holds unless a city says otherwise.
    public static final DisplacementLimits USUAL = new DisplacementLimits(
            Duration.ofDays(5), 25, 300, Duration.ofDays(183), 8, 1_000, 999, 20, 0.05, 20_260_701);
}
