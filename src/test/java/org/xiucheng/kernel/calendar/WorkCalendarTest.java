package org.xiucheng.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What holds of every calendar, tried at random moments; the seed of a failing run is in its message.
class WorkCalendarTest {
    private static final List<WorkCalendar> CALENDARS = List.of(
            ShippedCalendars.CHINA,
            ShippedCalendars.PLAIN,
            new WorkCalendar(
                    ShippedCalendars.LOS_ANGELES,
                    new CalendarRules(
                            Set.of(),
                            WorkingHours.parse(List.of("00:30-03:30", "22:00-23:59")),
                            DayEnd.MIDNIGHT,
                            DayEnd.MIDNIGHT,
                            Set.of()),
                    Map.of(),
                    WorkCalendar.Known.ALWAYS));
    private static final int TRIES = 400;
    private static final long SEED = 20260301;

    @ParameterizedTest
    @FieldSource("CALENDARS")
    void workingTimeAddedIsWorkingTimeFound(WorkCalendar calendar) {
        var random = new Random(SEED);
        for (var i = 0; i < TRIES; i++) {
            var start = ShippedCalendars.moment(random);
            var working = Duration.ofMinutes(random.nextInt(1, 6_000));
            var end = calendar.plusWorking(start, working);
            assertThat(calendar.workingBetween(start, end))
                    .as("seed %d, try %d", SEED, i)
                    .isEqualTo(working);
            assertThat(calendar.workingBetween(start, end.minusSeconds(1))).isLessThan(working);
        }
    }

    @ParameterizedTest
    @FieldSource("CALENDARS")
    void workingTimeAddsUp(WorkCalendar calendar) {
        var random = new Random(SEED + 1);
        for (var i = 0; i < TRIES; i++) {
            var start = ShippedCalendars.moment(random);
            var one = Duration.ofMinutes(random.nextInt(0, 3_000));
            var two = Duration.ofMinutes(random.nextInt(1, 3_000));
            assertThat(calendar.plusWorking(calendar.plusWorking(start, one), two))
                    .as("seed %d, try %d", SEED + 1, i)
                    .isEqualTo(calendar.plusWorking(start, one.plus(two)));
            var middle = start.plusSeconds(random.nextInt(3_000_000));
            var end = middle.plusSeconds(random.nextInt(3_000_000));
            assertThat(calendar.workingBetween(start, middle).plus(calendar.workingBetween(middle, end)))
                    .isEqualTo(calendar.workingBetween(start, end));
        }
    }

    @ParameterizedTest
    @FieldSource("CALENDARS")
    void whoeverStartsLaterIsNeverDoneEarlier(WorkCalendar calendar) {
        var random = new Random(SEED + 2);
        for (var i = 0; i < TRIES; i++) {
            var start = ShippedCalendars.moment(random);
            var later = start.plusSeconds(random.nextInt(400_000));
            for (var term : terms(random.nextInt(1, 30))) {
                var due = term.from(start, calendar).at();
                assertThat(due).as("%s, seed %d, try %d", term, SEED + 2, i).isAfter(start);
                assertThat(term.from(later, calendar).at()).isAfterOrEqualTo(due);
                assertThat(longer(term).from(start, calendar).at()).isAfterOrEqualTo(due);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("CALENDARS")
    void countsMinutesAsAClerkWithAWatchWould(WorkCalendar calendar) {
        var random = new Random(SEED + 3);
        for (var i = 0; i < 40; i++) {
            var start = ShippedCalendars.moment(random).truncatedTo(ChronoUnit.MINUTES);
            var minutes = random.nextInt(1, 1_000);
            var at = start;
            for (var left = minutes; left > 0; at = at.plusSeconds(60)) {
                left -= open(calendar, at) ? 1 : 0;
            }
            assertThat(calendar.plusWorking(start, Duration.ofMinutes(minutes)))
                    .as("seed %d, try %d", SEED + 3, i)
                    .isEqualTo(at);
        }
    }

    @ParameterizedTest
    @FieldSource("CALENDARS")
    void workingDaysAddedAreWorkingDaysFound(WorkCalendar calendar) {
        var random = new Random(SEED + 4);
        for (var i = 0; i < TRIES; i++) {
            var day = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3_000));
            var count = random.nextInt(1, 40);
            var last = calendar.plusWorkingDays(day, count);
            assertThat(calendar.isWorkingDay(last)).isTrue();
            assertThat(calendar.workingDaysBetween(day, last)).isEqualTo(count);
        }
    }

    @Test
    void everyYearHasAsManyWorkingDaysAsTheStateCouncilLeft() {
        var counts = new TreeMap<Integer, Integer>();
        for (var day = LocalDate.of(2018, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            counts.merge(day.getYear(), ShippedCalendars.CHINA.isWorkingDay(day) ? 1 : 0, Integer::sum);
        }

        assertThat(counts.get(2025)).isEqualTo(248);
        assertThat(counts.get(2026)).isEqualTo(248);
        assertThat(counts.values()).allMatch(count -> count >= 247 && count <= 251);
    }

    @Test
    void theLastWordOfTwoNoticesCounts() {
        // worked by the first notice of 2020, off by the second
        assertThat(ShippedCalendars.CHINA.isWorkingDay(LocalDate.of(2020, 2, 1)))
                .isFalse();
        assertThat(ShippedCalendars.CHINA.isWorkingDay(LocalDate.of(2020, 2, 2)))
                .isFalse();
        assertThat(ShippedCalendars.CHINA.isWorkingDay(LocalDate.of(2020, 2, 3)))
                .isTrue();
    }

    @Test
    void theVersionIsTheContent() {
        var again = new WorkCalendar(
                ShippedCalendars.SHANGHAI,
                ShippedCalendars.CHINA.rules(),
                ShippedCalendars.CHINA.days(),
                new WorkCalendar.Known(LocalDate.of(2018, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(again.version()).isEqualTo(ShippedCalendars.CHINA.version()).hasSize(16);
        var days = new TreeMap<>(ShippedCalendars.CHINA.days());
        days.remove(LocalDate.of(2026, 10, 1));
        var other = new WorkCalendar(
                ShippedCalendars.SHANGHAI,
                ShippedCalendars.CHINA.rules(),
                days,
                new WorkCalendar.Known(LocalDate.of(2018, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(other.version()).isNotEqualTo(ShippedCalendars.CHINA.version());
    }

    @Test
    void knowsAsFarAsEitherSays() {
        var old = new WorkCalendar.Known(LocalDate.of(2018, 1, 1), LocalDate.of(2026, 12, 31));
        var next = new WorkCalendar.Known(LocalDate.of(2020, 1, 1), LocalDate.of(2027, 12, 31));
        var both = new WorkCalendar.Known(LocalDate.of(2018, 1, 1), LocalDate.of(2027, 12, 31));
        assertThat(old.with(next)).isEqualTo(both).isEqualTo(next.with(old));
        assertThat(old.with(WorkCalendar.Known.ALWAYS)).isEqualTo(WorkCalendar.Known.ALWAYS);
    }

    private static boolean open(WorkCalendar calendar, Instant moment) {
        var local = moment.atZone(calendar.zone());
        LocalTime time = local.toLocalTime();
        return calendar.isWorkingDay(local.toLocalDate())
                && calendar.rules().hours().spans().stream()
                        .anyMatch(span -> !time.isBefore(span.open()) && time.isBefore(span.close()));
    }

    private static List<Term> terms(int amount) {
        return List.of(
                new Term.UrgentHours(amount),
                new Term.UrgentDays(amount),
                new Term.WorkHours(amount),
                new Term.WorkDays(amount),
                new Term.NaturalDays(amount));
    }

    private static Term longer(Term term) {
        return Term.of(term.key(), term.amount() + 1);
    }
}
