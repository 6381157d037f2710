package org.xiucheng.kernel.calendar;

import java.time.Instant;

/// The working time of the jurisdiction as it is known at any moment: an announced holiday is known from its
/// announcement on, and what was counted before keeps its end.
@FunctionalInterface
public interface Calendars {
    WorkCalendar at(Instant moment);

    /// One calendar for ever.
    static Calendars always(WorkCalendar calendar) {
        return _ -> calendar;
    }
}
