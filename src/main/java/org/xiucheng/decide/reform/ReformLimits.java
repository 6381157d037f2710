package org.xiucheng.decide.reform;

import java.time.Duration;

/// Every limit around reforms, on one screen.
///
/// @param step matters that one look passes on
/// @param every how often approved reforms are looked at
/// @param grace how long after its duties ended a unit stays at least: longer than any node remembers a duty
/// list
/// @param disputable how long after its end a matter is passed on as well, for it may be disputed
/// @param posts that one reform hands over, and areas by which it splits
/// @param reason characters
/// @param listed reforms in a list
public record ReformLimits(
        int step, Duration every, Duration grace, Duration disputable, int posts, int reason, int listed) {
    /// What holds unless a city says otherwise.
    public static final ReformLimits USUAL =
            new ReformLimits(100, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofDays(90), 200, 1_000, 100);
}
