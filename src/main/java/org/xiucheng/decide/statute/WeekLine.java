package org.xiucheng.decide.statute;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.kernel.calendar.CalendarRules;
import org.xiucheng.kernel.calendar.DayEnd;
import org.xiucheng.kernel.calendar.WorkCalendar.Known;
import org.xiucheng.kernel.calendar.WorkingHours;
import org.xiucheng.kernel.time.Validity;

/// The working week as one row of a table: written as people write it, and read back.
record WeekLine(CalendarRules rules, Known known) {
    /// The city has one week, so the row has one key.
    static final String KEY = "week";

    static WeekLine of(Line line) {
        return new WeekLine(
                new CalendarRules(
                        rest(line.cell("rest")),
                        hours(line.cell("hours")),
                        end(line.cell("work_days_end")),
                        end(line.cell("natural_days_end")),
                        smallDays(line.cell("small_days"))),
                known(line.cell("known_from"), line.cell("known_through")));
    }

    Line line(Validity validity) {
        return new Line(KEY, cells(), validity);
    }

    Map<String, String> cells() {
        var always = known.equals(Known.ALWAYS);
        return Map.of(
                "rest",
                rules.restDays().stream()
                        .sorted()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")),
                "hours",
                rules.hours().spans().stream().map(Object::toString).collect(Collectors.joining(" ")),
                "work_days_end",
                written(rules.workDaysEnd()),
                "natural_days_end",
                written(rules.naturalDaysEnd()),
                "small_days",
                rules.smallDays().stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")),
                "known_from",
                always ? "" : known.from().toString(),
                "known_through",
                always ? "" : known.through().toString());
    }

    /// Days of the week by name, Chinese or English. @throws IllegalArgumentException for any other word
    static Set<DayOfWeek> rest(String text) {
        return Words.of(text).stream().map(WeekLine::day).collect(Collectors.toUnmodifiableSet());
    }

    static WorkingHours hours(String text) {
        return WorkingHours.parse(Words.of(text));
    }

    static Set<Integer> smallDays(String text) {
        return Words.of(text).stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /// For ever when both are empty.
    static Known known(String from, String through) {
        return from.isEmpty() && through.isEmpty()
                ? Known.ALWAYS
                : new Known(LocalDate.parse(from), LocalDate.parse(through));
    }

    private static DayEnd end(String text) {
        return DayEnd.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String written(DayEnd end) {
        return end.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DayOfWeek day(String word) {
        var chinese = "一二三四五六日".indexOf(word.substring(word.length() - 1));
        return word.length() == 2 && word.startsWith("周") && chinese >= 0
                ? DayOfWeek.of(chinese + 1)
                : DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
