package org.xiucheng.kernel.time;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The period in which a fact of the city holds: from its first instant, until just before `to`; open when
/// `to` is absent.
public record Validity(Instant from, @Nullable Instant to) {
    /// Holds for all of time that the city keeps.
    public static final Validity ALWAYS = new Validity(Instant.EPOCH, null);

    public Validity {
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    public static Validity since(Instant from) {
        return new Validity(from, null);
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(to);
    }

    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && (to == null || moment.isBefore(to));
    }
}
