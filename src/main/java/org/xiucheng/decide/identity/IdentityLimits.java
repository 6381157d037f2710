package org.xiucheng.decide.identity;

import java.time.Duration;

/// Every limit around identities, on one screen; lengths in Unicode code points.
///
/// @param few a category with fewer reports in a street within a year says much about who reported
/// @param roadMetres nearer to a road than this, many pass
/// @param expireEvery how often contacts whose term is over are looked for
public record IdentityLimits(
        int reason, int message, int messages, int few, double roadMetres, int batch, Duration expireEvery) {
    /// What holds unless a city says otherwise.
    public static final IdentityLimits USUAL = new IdentityLimits(500, 2_000, 200, 5, 30, 200, Duration.ofMinutes(10));
}
