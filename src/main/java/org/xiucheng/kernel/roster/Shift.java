package org.xiucheng.kernel.roster;

import java.time.LocalDate;
import java.util.Optional;
import org.xiucheng.kernel.calendar.WorkCalendar;

/// One line of a unit's roster (班次): which post is on duty at which hours, from its first day through its
/// last.
///
/// @param code the public number by which it is spoken of
public record Shift(String code, String unit, String post, Hours hours, LocalDate first, Optional<LocalDate> last) {
    /// Whether a turn of it begins on that day.
    public boolean on(LocalDate day, WorkCalendar calendar) {
        return !day.isBefore(first) && last.filter(day::isAfter).isEmpty() && hours.on(day, calendar);
    }
}
