package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What will happen when: each thing in its time, and of two at one time the one that was planned first.
///
/// Something that takes longer than planned only delays what comes after it.
final class Agenda {
    private record Planned(Instant at, long turn, Runnable what) {}

    private final PriorityQueue<Planned> queue =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::turn));
    private final VirtualClock clock;
    private long turns;

    Agenda(VirtualClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void at(Instant moment, Runnable what) {
        queue.add(new Planned(moment, turns++, what));
    }

    void in(Duration wait, Runnable what) {
        at(now().plus(wait), what);
    }

    /// Time passes.
    void pass(Duration time) {
        clock.move(now().plus(time));
    }

    /// Everything that is planned before that moment, in order.
    void runUntil(Instant end) {
        while (!queue.isEmpty() && queue.element().at().isBefore(end)) {
            var next = queue.remove();
            clock.move(next.at());
            next.what().run();
        }
        clock.move(end);
    }
}
