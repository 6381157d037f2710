package org.xiucheng.kernel.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The working time of one jurisdiction: its week, its hours, its holidays and the days worked in exchange for
/// them.
///
/// Days outside the known years follow the week alone, and whatever is counted across them is provisional.
public final class WorkCalendar {
    private static final int VERSION_BYTES = 8;

    /// What an announced day is: a day off, or a day of work at a weekend in exchange for one (调休).
    public enum DayKind {
        HOLIDAY,
        WORKDAY
    }

    /// The first and the last day whose holidays have been announced.
    public record Known(LocalDate from, LocalDate through) {
        /// For a calendar that has no holidays to announce.
        public static final Known ALWAYS = new Known(LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31));

        public Known {
            if (through.isBefore(from)) {
                throw new IllegalArgumentException("the known days end before they begin");
            }
        }

        /// From the earlier beginning to the later end of both.
        public Known with(Known other) {
            return new Known(
                    from.isBefore(other.from) ? from : other.from,
                    through.isAfter(other.through) ? through : other.through);
        }
    }

    private final ZoneId zone;
    private final CalendarRules rules;
    private final NavigableMap<LocalDate, DayKind> days;
    private final Known known;
    private final String version;

    public WorkCalendar(ZoneId zone, CalendarRules rules, Map<LocalDate, DayKind> days, Known known) {
        this.zone = zone;
        this.rules = rules;
        this.days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
        this.known = known;
        this.version = hash(content());
    }

    /// A week without holidays, known for ever.
    public static WorkCalendar plainWeek(ZoneId zone) {
        return new WorkCalendar(zone, CalendarRules.DEFAULT, Map.of(), Known.ALWAYS);
    }

    public ZoneId zone() {
        return zone;
    }

    public CalendarRules rules() {
        return rules;
    }

    /// The hash of everything that the counting depends on; two calendars of one version count alike.
    public String version() {
        return version;
    }

    /// The days whose holidays have been announced.
    public Known known() {
        return known;
    }

    /// The last day whose holidays have been announced.
    public LocalDate knownThrough() {
        return known.through();
    }

    /// Holidays and days of work in exchange, by date.
    public NavigableMap<LocalDate, DayKind> days() {
        return days;
    }

    public boolean isWorkingDay(LocalDate day) {
        var told = days.get(day);
        return told == null ? !rules.restDays().contains(day.getDayOfWeek()) : told == DayKind.WORKDAY;
    }

    /// The day of the jurisdiction's wall calendar.
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /// The first working day that is not before `day`.
    public LocalDate workingDayFrom(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /// The `count`-th working day after `day`, which itself is not counted.
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        var last = day;
        for (var left = count; left > 0; left--) {
            last = workingDayFrom(last.plusDays(1));
        }
        return last;
    }

    /// How many working days lie after `from`, up to and with `to`; none when `to` is not later.
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        var count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    /// The earliest instant by which so much working time has passed since `start`; zero gives `start` back.
    public Instant plusWorking(Instant start, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time does not run backwards");
        }
        var left = working;
        for (var day = dayOf(start); left.isPositive(); day = workingDayFrom(day.plusDays(1))) {
            for (var span : isWorkingDay(day) ? rules.hours().spans() : List.<WorkingHours.Span>of()) {
                var open = later(start, instant(day, span.open()));
                var here = positive(Duration.between(open, instant(day, span.close())));
                if (here.compareTo(left) >= 0) {
                    return open.plus(left);
                }
                left = left.minus(here);
            }
        }
        return start;
    }

    /// The working time that passes from `start` to `end`; zero when `end` is not later.
    public Duration workingBetween(Instant start, Instant end) {
        var sum = Duration.ZERO;
        var last = dayOf(end);
        for (var day = dayOf(start); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                sum = sum.plus(workingOn(day, start, end));
            }
        }
        return sum;
    }

    private Duration workingOn(LocalDate day, Instant start, Instant end) {
        var sum = Duration.ZERO;
        for (var span : rules.hours().spans()) {
            var open = later(start, instant(day, span.open()));
            var close = instant(day, span.close());
            sum = sum.plus(positive(Duration.between(open, close.isBefore(end) ? close : end)));
        }
        return sum;
    }

    /// When a term whose last day this is runs out.
    public Instant endOf(LocalDate day, DayEnd end) {
        return switch (end) {
            case MIDNIGHT -> day.plusDays(1).atStartOfDay(zone).toInstant();
            case CLOSE_OF_BUSINESS -> instant(day, rules.hours().close());
        };
    }

    /// Whether a day from the first to the last lies where holidays have not been announced.
    public boolean unknownBetween(LocalDate first, LocalDate last) {
        return first.isBefore(known.from()) || last.isAfter(known.through());
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /// Everything the counting depends on, in one fixed order.
    private String content() {
        var text = new StringBuilder(zone.getId());
        text.append('\n').append(rules.restDays().stream().sorted().toList());
        text.append('\n').append(rules.hours().spans());
        text.append('\n').append(rules.workDaysEnd()).append(' ').append(rules.naturalDaysEnd());
        text.append('\n').append(rules.smallDays().stream().sorted().toList());
        text.append('\n').append(known.from()).append(' ').append(known.through());
        days.forEach((day, kind) -> text.append('\n').append(day).append(' ').append(kind));
        return text.toString();
    }

    private static String hash(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
