package org.xiucheng.kernel.roster;

import java.time.Instant;

/// A stretch of time, from its first instant until just before its last.
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span does not run backwards");
        }
    }

    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /// Whether the two share an instant.
    public boolean meets(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
