package org.xiucheng.serve.matter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How much of a matter somebody sees.
enum Sight {
    /// Anyone: category, road segment or grid, state, deadlines, who answers; times to the hour and never a
    /// text.
    PUBLIC,
    /// The reporter: the same with exact times, and what they said themselves.
    OWN,
    /// An officer it belongs to: everything but the sealed contact.
    WHOLE;

    Instant time(Instant exact) {
        return this == PUBLIC ? exact.truncatedTo(ChronoUnit.HOURS) : exact.truncatedTo(ChronoUnit.MILLIS);
    }
}
