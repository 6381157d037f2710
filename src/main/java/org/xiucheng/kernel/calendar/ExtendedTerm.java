package org.xiucheng.kernel.calendar;

import java.time.Instant;

/// A term that is added to one whose end is known.
final class ExtendedTerm {
    private ExtendedTerm() {}

    /// Hours run on from the old end. Days are counted after the last day of the old term, which an end at
    /// midnight belongs to.
    static Due dueAfter(Instant due, Term more, WorkCalendar calendar) {
        return switch (more) {
            case Term.UrgentHours _, Term.UrgentDays _, Term.WorkHours _ -> more.from(due, calendar);
            case Term.WorkDays _, Term.StatutoryDays _, Term.NaturalDays _ -> more.from(due.minusNanos(1), calendar);
        };
    }
}
