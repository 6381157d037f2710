package org.xiucheng.kernel.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something that costs much to make and is shown for a while, on pages that anyone may ask for.
///
/// One at a time makes it; whoever asks meanwhile gets the last one, and waits only where there is none yet. So
/// a thousand who ask at once cost as much as one.
public final class Lasting<T> {
    private final InstantSource clock;
    private final Duration fresh;
    private final Function<Instant, T> make;
    private final ReentrantLock making = new ReentrantLock();
    private final AtomicReference<@Nullable Made<T>> last = new AtomicReference<>();

    private record Made<T>(T it, Object of, Instant at) {
        boolean holds(Object asked, Instant now, Duration fresh) {
            return of.equals(asked) && !now.isBefore(at) && now.isBefore(at.plus(fresh));
        }
    }

    /// @param make how it is made, as it is at that moment
    public Lasting(InstantSource clock, Duration fresh, Function<Instant, T> make) {
        this.clock = clock;
        this.fresh = fresh;
        this.make = make;
    }

    public T get() {
        return get(true);
    }

    /// The one made of that, which is made anew when it is another.
    public T get(Object of) {
        var known = last.get();
        if (known != null && known.holds(of, clock.instant(), fresh)) {
            return known.it;
        }
        if (known != null && making.isLocked() && !making.isHeldByCurrentThread()) {
            return known.it;
        }
        making.lock();
        try {
            var now = clock.instant();
            var meanwhile = last.get();
            if (meanwhile != null && meanwhile.holds(of, now, fresh)) {
                return meanwhile.it;
            }
            var made = new Made<>(make.apply(now), of, now);
            last.set(made);
            return made.it;
        } finally {
            making.unlock();
        }
    }
}
