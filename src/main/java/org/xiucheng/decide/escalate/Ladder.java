package org.xiucheng.decide.escalate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

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

    /// Takes what is late, so many at once, until nothing more can be told; how many were told by this call.
    ///
    /// Somebody else who looks at the same time may be quicker with each: what one tells the other does not.
    public static <T> int climb(
            int batch, Supplier<Instant> clock, Function<Instant, List<T>> late, BiPredicate<T, Instant> tells) {
        var told = 0;
        while (true) {
            var now = clock.get();
            var found = late.apply(now);
            var here = (int) found.stream().filter(one -> tells.test(one, now)).count();
            told += here;
            if (here == 0 || found.size() < batch) {
                return told;
            }
        }
    }

    /// The same as the store asks for them.
    public double[] seconds() {
        return waits.stream().mapToDouble(Duration::toSeconds).toArray();
    }
}
