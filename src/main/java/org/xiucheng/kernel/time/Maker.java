package org.xiucheng.kernel.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What every new record takes with it: the moment, an id, and randomness; tests give their own.
public record Maker(InstantSource clock, Uuid7 ids, RandomGenerator random) {
    /// Now, in the microseconds that the store keeps.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return ids.next();
    }
}
