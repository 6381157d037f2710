package org.xiucheng.host.command;

import java.time.Duration;
import java.util.Locale;

/// How far a long work is at one moment.
///
/// @param total 0 when nobody knows
record Count(String what, long done, long total, Duration spent) {
    /// How many a second, so far.
    double rate() {
        var seconds = spent.toNanos() / 1e9;
        return seconds > 0 ? done / seconds : 0;
    }

    /// How long it still takes at this rate; zero when that cannot be said.
    Duration left() {
        return rate() > 0 && total > done ? Duration.ofSeconds(Math.round((total - done) / rate())) : Duration.ZERO;
    }

    /// One line for a person, with a bar of so many signs when the total is known.
    String line(int width) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s %,d  %,.0f/s", what, done, rate());
        }
        var full = (int) Math.min(width, done * width / total);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %,d of %,d  %,.0f/s  %d:%02d left",
                what,
                "#".repeat(full),
                "-".repeat(width - full),
                done * 100 / total,
                done,
                total,
                rate(),
                left().toMinutes(),
                left().toSecondsPart());
    }
}
