package org.xiucheng.decide.escalate;

import java.time.Duration;
import java.util.List;

/// When each level is told that a term has run out, counted from the due instant by the wall clock.
///
/// @param batch how many clocks one look takes
/// @param every how often the clocks are looked at
public record Ladder(List<Duration> waits, int batch, Duration every) {
    /// At once, after a day, after three days.
    public static final Ladder USUAL =
            new Ladder(List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3)), 500, Duration.ofSeconds(5));

    public Ladder {
        waits = List.copyOf(waits);
        if (waits.size() != 3) {
            throw new IllegalArgumentException("there are three levels");
        }
    }

    /// The same as the store asks for them.
    public double[] seconds() {
        return waits.stream().mapToDouble(Duration::toSeconds).toArray();
    }
}
