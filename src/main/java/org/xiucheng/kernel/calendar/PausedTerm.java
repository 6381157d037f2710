package org.xiucheng.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// What is left of a term that stood still, counted on the term's own clock.
final class PausedTerm {
    private PausedTerm() {}

    static Due dueAfter(Deadline deadline, Instant paused, Instant resumed, WorkCalendar calendar) {
        var at = resumed.isBefore(paused) ? paused : resumed;
        return switch (deadline.term()) {
            case Term.UrgentHours _, Term.UrgentDays _ ->
                new Due(at.plus(Duration.between(paused, deadline.due())), false);
            case Term.WorkHours _ -> TermCount.workHours(at, calendar.workingBetween(paused, deadline.due()), calendar);
            case Term.WorkDays _ -> workDays(deadline, paused, at, calendar);
            case Term.StatutoryDays(var days) ->
                calendar.rules().smallDays().contains(days)
                        ? workDays(deadline, paused, at, calendar)
                        : naturalDays(deadline, paused, at, calendar);
            case Term.NaturalDays _ -> naturalDays(deadline, paused, at, calendar);
        };
    }

    /// Working days after the day of the pause count again after the day of resuming; with none left, that day
    /// is the last.
    private static Due workDays(Deadline deadline, Instant paused, Instant resumed, WorkCalendar calendar) {
        var end = calendar.rules().workDaysEnd();
        var left = calendar.workingDaysBetween(calendar.dayOf(paused), lastDay(deadline, end, calendar));
        return due(deadline, calendar.plusWorkingDays(calendar.dayOf(resumed), left), end, resumed, calendar);
    }

    private static Due naturalDays(Deadline deadline, Instant paused, Instant resumed, WorkCalendar calendar) {
        var end = calendar.rules().naturalDaysEnd();
        var left = ChronoUnit.DAYS.between(calendar.dayOf(paused), lastDay(deadline, end, calendar));
        return due(deadline, calendar.dayOf(resumed).plusDays(left), end, resumed, calendar);
    }

    /// The end of the last day, which is a working day and not over yet when the clock runs again; never before
    /// the old end.
    private static Due due(Deadline deadline, LocalDate day, DayEnd end, Instant resumed, WorkCalendar calendar) {
        var last = calendar.workingDayFrom(day);
        if (!calendar.endOf(last, end).isAfter(resumed)) {
            last = calendar.workingDayFrom(last.plusDays(1));
        }
        var due = TermCount.endOf(calendar.dayOf(deadline.start()), last, end, calendar);
        return due.at().isBefore(deadline.due()) ? new Due(deadline.due(), deadline.provisional()) : due;
    }

    /// A due instant of midnight belongs to the day that it ends.
    private static LocalDate lastDay(Deadline deadline, DayEnd end, WorkCalendar calendar) {
        var day = calendar.dayOf(deadline.due());
        return end == DayEnd.MIDNIGHT ? day.minusDays(1) : day;
    }
}
