package org.xiucheng.host.backup;

import java.util.HexFormat;
import java.util.Optional;

/// One piece of the store's write-ahead log, 16 MiB of it, by the name PostgreSQL gives it.
///
/// @param timeline which history it belongs to; a restored store begins another
/// @param number its place in that history, from 0 on
record Segment(int timeline, long number) implements Comparable<Segment> {
    /// What `initdb` makes unless told otherwise, and we do not tell it otherwise.
    static final int BYTES = 16 << 20;

    private static final long PER_LOG = 0x1_0000_0000L / BYTES;
    private static final int DIGITS = 8;

    /// The one in which that position of the log lies.
    static Segment holding(int timeline, long position) {
        return new Segment(timeline, position / BYTES);
    }

    /// Reads a file's name; empty where it is none of a whole segment.
    static Optional<Segment> named(String name) {
        if (!name.matches("[0-9A-F]{24}")) {
            return Optional.empty();
        }
        return Optional.of(new Segment(part(name, 0), part(name, 1) * PER_LOG + part(name, 2)));
    }

    private static int part(String name, int place) {
        return HexFormat.fromHexDigits(name, place * DIGITS, (place + 1) * DIGITS);
    }

    String name() {
        return "%08X%08X%08X".formatted(timeline, number / PER_LOG, number % PER_LOG);
    }

    /// The position of its first byte.
    long start() {
        return number * BYTES;
    }

    Segment next() {
        return new Segment(timeline, number + 1);
    }

    @Override
    public int compareTo(Segment other) {
        return timeline == other.timeline
                ? Long.compare(number, other.number)
                : Integer.compare(timeline, other.timeline);
    }
}
