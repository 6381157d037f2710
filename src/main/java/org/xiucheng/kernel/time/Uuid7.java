package org.xiucheng.kernel.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Internal ids that sort by the moment they were made (RFC 9562, version 7).
///
/// The id is also the partition key of matters, reports and entries (acts and clocks lie with their matter),
/// so that a year of them is one range of ids. Ids never leave the city's own systems: the public sees
/// numbers. Within one millisecond the next 12 bits count up, so ids of one maker never go backwards, not even
/// when the clock does.
public final class Uuid7 {
    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastTick;

    public Uuid7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// The next id, later than every id this maker gave before.
    public UUID next() {
        return at(clock.instant());
    }

    /// An id for something that happened at `moment`; used when history is loaded.
    public synchronized UUID at(Instant moment) {
        var tick = Math.max(moment.toEpochMilli() << COUNTER_BITS, lastTick + 1);
        lastTick = tick;
        return assemble(tick, random.nextLong());
    }

    /// An id for a moment in the past, random below the millisecond and in no order with others of the same
    /// millisecond.
    public UUID past(Instant moment) {
        return assemble((moment.toEpochMilli() << COUNTER_BITS) | (random.nextLong() & 0xfff), random.nextLong());
    }

    /// The millisecond at which the id was made.
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /// The smallest id of that millisecond: the border of a range.
    public static UUID floor(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    private static UUID assemble(long tick, long randomness) {
        var high = ((tick >>> COUNTER_BITS) << 16) | 0x7000 | (tick & 0xfff);
        var low = (randomness & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
