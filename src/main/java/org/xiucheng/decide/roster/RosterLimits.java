package org.xiucheng.decide.roster;

import java.time.Duration;

/// How much a roster may hold.
///
/// @param shifts patterns of one unit that are in force or to come
/// @param absence the longest time that one may be said to be away
/// @param ahead how far ahead a turn may be swapped or covered
public record RosterLimits(int shifts, Duration absence, Duration ahead) {
    public static final RosterLimits USUAL = new RosterLimits(200, Duration.ofDays(366), Duration.ofDays(366));
}
