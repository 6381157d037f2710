package org.xiucheng.pack;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xiucheng.decide.statute.AnnouncedDay;
import org.xiucheng.kernel.calendar.CalendarRules;
import org.xiucheng.kernel.calendar.DayEnd;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.calendar.WorkCalendar.DayKind;
import org.xiucheng.kernel.calendar.WorkingHours;

/// Reads the working time of a place: week, hours, holidays with their names.
record ReadCalendar(PackReading reading) {
    private static final Set<String> KEYS =
            Set.of("rest", "hours", "workDaysEnd", "naturalDaysEnd", "smallDays", "known", "days");
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of("date", "kind"), Set.of("name_zh", "notice_year"));

    /// A calendar, and its days as they were announced.
    record Listed(WorkCalendar calendar, List<AnnouncedDay> days) {}

    Optional<Listed> of(PackReading.Pack pack) {
        return pack.manifest()
                .find("calendar")
                .flatMap(value -> reading.flaws().attempt(() -> calendar(pack, value.only(KEYS))));
    }

    private Listed calendar(PackReading.Pack pack, YamlValue value) {
        var rest = value.get("rest").list().stream()
                .map(day -> day.as(text -> DayOfWeek.valueOf(upper(text))))
                .collect(Collectors.toSet());
        var small = value.get("smallDays").list().stream()
                .map(number -> number.as(Integer::valueOf))
                .collect(Collectors.toSet());
        var rules = new CalendarRules(
                rest,
                hours(value.get("hours")),
                value.get("workDaysEnd").as(text -> DayEnd.valueOf(upper(text))),
                value.get("naturalDaysEnd").as(text -> DayEnd.valueOf(upper(text))),
                small);
        var days = value.find("days").map(file -> days(pack, file)).orElse(List.of());
        var kinds = days.stream()
                .collect(Collectors.toMap(AnnouncedDay::date, day -> day.kind().orElseThrow()));
        return new Listed(new WorkCalendar(reading.zone(), rules, kinds, known(value.get("known"))), days);
    }

    private static WorkingHours hours(YamlValue value) {
        var spans = value.list().stream().map(YamlValue::text).toList();
        try {
            return WorkingHours.parse(spans);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw value.fault(String.valueOf(refused.getMessage()));
        }
    }

    private static WorkCalendar.Known known(YamlValue value) {
        var entries = value.entriesOrNone();
        if (entries.isEmpty()) {
            return value.as(text -> switch (text) {
                case "always" -> WorkCalendar.Known.ALWAYS;
                case String other -> throw new IllegalArgumentException("days are known always, or from and through");
            });
        }
        value.only(Set.of("from", "through"));
        return new WorkCalendar.Known(
                value.get("from").as(LocalDate::parse), value.get("through").as(LocalDate::parse));
    }

    private List<AnnouncedDay> days(PackReading.Pack pack, YamlValue file) {
        var path = pack.path(file.text());
        var days = new TreeMap<LocalDate, AnnouncedDay>();
        for (var row : CsvTable.rows(path, reading.text(file, path), COLUMNS, reading.limits())) {
            reading.flaws().attempt(() -> day(row)).ifPresent(told -> {
                if (days.put(told.date(), told) != null) {
                    reading.flaws().add(path, row.line(), told.date() + " is told twice");
                }
            });
        }
        return List.copyOf(days.values());
    }

    private static AnnouncedDay day(CsvTable.Row row) {
        return new AnnouncedDay(
                row.as("date", LocalDate::parse),
                Optional.of(row.as("kind", text -> DayKind.valueOf(upper(text)))),
                row.find("name_zh").orElse(""),
                row.find("notice_year").orElse(""));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
