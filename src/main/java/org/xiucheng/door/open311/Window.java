package org.xiucheng.door.open311;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xiucheng.kernel.Problem;

/// The stretch of time that a listing covers: at most the standard's 90 days.
///
/// A longer stretch is cut to its last 90 days, and the answer says in a header what it covers.
record Window(Instant from, Instant to) {
    /// The header that says what an answer covers, as an ISO 8601 interval.
    static final String HEADER = "Open311-Window";

    static Window of(Optional<Instant> start, Optional<Instant> end, Instant now, Duration span) {
        var to = end.orElseGet(
                () -> start.map(from -> earlier(from.plus(span), now)).orElse(now));
        var from = start.orElseGet(() -> to.minus(span));
        if (from.isAfter(to)) {
            throw Problem.malformed("time.order", "start_date comes before end_date.");
        }
        return new Window(later(from, to.minus(span)), to);
    }

    String text() {
        return from + "/" + to;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
