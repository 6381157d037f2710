package org.xiucheng.kernel.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.xiucheng.kernel.calendar.WorkCalendar;

/// A weekly pattern of hours by the clock on the wall, such as 22:00–06:00 on every day; hours that do not end
/// after they begin run into the next day, and belong to the day on which they begin.
///
/// @param weekdays on which of these, where the days allow it
public record Hours(Days days, Set<DayOfWeek> weekdays, LocalTime from, LocalTime to) {
    /// Round the clock.
    public static final Hours ALWAYS =
            new Hours(Days.EVERY_DAY, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /// On which days of the calendar; holidays and days worked in exchange for them count as announced.
    public enum Days {
        EVERY_DAY,
        WORKING_DAYS,
        REST_DAYS;

        /// `every-day`, `working-days`, `rest-days`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Hours {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("a weekly pattern has a day");
        }
        weekdays = Set.copyOf(weekdays);
    }

    /// Whether the pattern has hours that begin on that day.
    public boolean on(LocalDate day, WorkCalendar calendar) {
        var allowed = switch (days) {
            case EVERY_DAY -> true;
            case WORKING_DAYS -> calendar.isWorkingDay(day);
            case REST_DAYS -> !calendar.isWorkingDay(day);
        };
        return allowed && weekdays.contains(day.getDayOfWeek());
    }

    /// The hours that begin on that day, as instants.
    public Span span(LocalDate day, ZoneId zone) {
        var last = to.isAfter(from) ? day : day.plusDays(1);
        return new Span(instant(day.atTime(from), zone), instant(last.atTime(to), zone));
    }

    /// The instant of a wall clock: a time that the clock skips is the instant at which it skips, one that it
    /// shows twice is the first. So hours that follow each other on the wall follow each other in time.
    static Instant instant(LocalDateTime wall, ZoneId zone) {
        var rules = zone.getRules();
        var skipped = rules.getTransition(wall);
        return skipped != null && skipped.isGap()
                ? skipped.getInstant()
                : wall.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
