package org.xiucheng.decide.statute;

import java.time.LocalDate;
import java.util.Optional;
import org.xiucheng.kernel.calendar.WorkCalendar.DayKind;

/// A day that was announced to be other than its week says.
///
/// @param kind empty where an announcement was taken back: the day is what the week says
/// @param name of the holiday that it belongs to; may be empty
/// @param notice by which it was announced; may be empty
public record AnnouncedDay(LocalDate date, Optional<DayKind> kind, String name, String notice) {}
