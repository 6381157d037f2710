package org.xiucheng.kernel.calendar;

import java.time.DayOfWeek;
import java.util.Set;

/// What a jurisdiction lays down about its working time, apart from the days themselves.
///
/// @param restDays days of the week without work
/// @param workDaysEnd when the last day of a term in working days is over
/// @param naturalDaysEnd when the last day of a term in natural days is over
/// @param smallDays the numbers of "days" which the statutes themselves declare to mean working days
public record CalendarRules(
        Set<DayOfWeek> restDays,
        WorkingHours hours,
        DayEnd workDaysEnd,
        DayEnd naturalDaysEnd,
        Set<Integer> smallDays) {
    /// The usual week: Saturday and Sunday off, close of business ends a working day's term, midnight a natural
    /// day's.
    public static final CalendarRules DEFAULT = new CalendarRules(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            WorkingHours.DEFAULT,
            DayEnd.CLOSE_OF_BUSINESS,
            DayEnd.MIDNIGHT,
            Set.of(2, 3, 5, 7, 10));

    public CalendarRules {
        restDays = Set.copyOf(restDays);
        smallDays = Set.copyOf(smallDays);
        if (restDays.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("a week has a working day");
        }
    }
}
