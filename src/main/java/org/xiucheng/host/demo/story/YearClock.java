package org.xiucheng.host.demo.story;

import java.time.Instant;
import java.time.InstantSource;

/// The clock of the story: it stands where the last thing happened, and never goes back.
final class YearClock implements InstantSource {
    private Instant now;

    YearClock(Instant start) {
        this.now = start;
    }

    void move(Instant to) {
        if (to.isBefore(now)) {
            throw new IllegalArgumentException("a story is told in the order in which it happened");
        }
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
