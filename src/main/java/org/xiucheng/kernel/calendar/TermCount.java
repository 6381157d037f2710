package org.xiucheng.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// The counting of terms, as Civil Code 201–203 and the statutes' own rules on small numbers of days have it.
final class TermCount {
    private TermCount() {}

    static Due due(Term term, Instant start, WorkCalendar calendar) {
        return switch (term) {
            case Term.UrgentHours(var hours) -> new Due(start.plus(Duration.ofHours(hours)), false);
            case Term.UrgentDays(var days) -> new Due(start.plus(Duration.ofDays(days)), false);
            case Term.WorkHours(var hours) -> workHours(start, Duration.ofHours(hours), calendar);
            case Term.WorkDays(var days) -> workDays(start, days, calendar);
            case Term.StatutoryDays(var days) ->
                calendar.rules().smallDays().contains(days)
                        ? workDays(start, days, calendar)
                        : naturalDays(start, days, calendar);
            case Term.NaturalDays(var days) -> naturalDays(start, days, calendar);
        };
    }

    static Due workHours(Instant start, Duration duration, WorkCalendar calendar) {
        var at = calendar.plusWorking(start, duration);
        return new Due(at, calendar.unknownBetween(calendar.dayOf(start), calendar.dayOf(at)));
    }

    private static Due workDays(Instant start, int days, WorkCalendar calendar) {
        var first = calendar.dayOf(start);
        return endOf(
                first, calendar.plusWorkingDays(first, days), calendar.rules().workDaysEnd(), calendar);
    }

    private static Due naturalDays(Instant start, int days, WorkCalendar calendar) {
        var first = calendar.dayOf(start);
        var last = calendar.workingDayFrom(first.plusDays(days));
        return endOf(first, last, calendar.rules().naturalDaysEnd(), calendar);
    }

    /// The end of the last day; natural days before it need no calendar, but are checked alike: a holiday told
    /// later could move it.
    static Due endOf(LocalDate first, LocalDate last, DayEnd end, WorkCalendar calendar) {
        return new Due(calendar.endOf(last, end), calendar.unknownBetween(first, last));
    }
}
