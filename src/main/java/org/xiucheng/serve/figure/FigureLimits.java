package org.xiucheng.serve.figure;

import java.time.Duration;

/// Every limit around published figures, on one screen.
///
/// @param least the smallest count that is told; a smaller one is told together with others, or not at all
/// @param months how many months back, this one included
/// @param fresh how long a figure is shown before it is made anew
public record FigureLimits(int least, int months, Duration fresh) {
    /// What holds unless a city says otherwise.
    public static final FigureLimits USUAL = new FigureLimits(5, 13, Duration.ofMinutes(10));
}
