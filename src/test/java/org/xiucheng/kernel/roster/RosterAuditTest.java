package org.xiucheng.kernel.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.roster.RosterAudit.Finding;

/// The audit of rosters against a walk minute by minute, which shares no code with it.
class RosterAuditTest {
    private static final int ROSTERS = 150;
    private static final int MINUTES = 4 * 1440;

    @Test
    void findsExactlyTheGapsAndOverlapsThatAWalkMinuteByMinuteFinds() {
        var seed = new Random().nextLong();
        var findings = 0;
        for (var i = 0; i < ROSTERS; i++) {
            var city = new RandomManning(seed + i);
            for (var unit : RandomManning.UNITS) {
                var found = RosterAudit.of(unit, RandomManning.PERIOD, city.manning);
                findings += found.size();
                assertThat(byMinute(found)).as("seed %d, %s", seed + i, unit).isEqualTo(walked(unit, city));
                assertThat(found)
                        .as("seed %d: no two findings of one kind could be one", seed + i)
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(findings)
                .as("findings over %d rosters, seed %d", 3 * ROSTERS, seed)
                .isGreaterThan(ROSTERS);
    }

    @Test
    void countsTheSecondsInWhichNobodyAnywhereAnswers() {
        var seed = new Random().nextLong();
        var silent = 0L;
        for (var i = 0; i < 40; i++) {
            var city = new RandomManning(seed + i, 85);
            var minutes = 0;
            for (var minute = 0; minute < MINUTES; minute++) {
                var at = RandomManning.instant(minute);
                minutes += OnDuty.at("squad", at, city.manning).somebody() ? 0 : 1;
            }
            var seconds = RosterAudit.secondsWithNobody("squad", RandomManning.PERIOD, city.manning);
            assertThat(seconds).as("seed %d", seed + i).isEqualTo(60L * minutes);
            silent += seconds;
        }
        assertThat(silent).as("cities with so many vacancies, seed %d", seed).isPositive();
    }

    @Test
    void hoursThatFollowEachOtherOnTheWallLeaveNoGapWhenTheClockIsMoved() {
        var random = new Random(7);
        for (var zone :
                List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Asia/Beirut")) {
            for (var round = 0; round < 3; round++) {
                var calendar = WorkCalendar.plainWeek(ZoneId.of(zone));
                var nobody = new Parties(List.of(), List.of(), List.of(), List.of());
                var roster = new Roster(tiling(random), Map.of(), List.of(), List.of());
                var manning = new Manning(nobody, roster, calendar, _ -> List.of());
                var year = new Span(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
                assertThat(RosterAudit.of("desk", year, manning))
                        .as(zone)
                        .noneMatch(found -> found instanceof Finding.Gap || found instanceof Finding.Overlap);
            }
        }
    }

    @Test
    void aNightShiftIsAnHourLongerWhenTheClockGoesBack() {
        var berlin = ZoneId.of("Europe/Berlin");
        var night = new Hours(Hours.Days.EVERY_DAY, Hours.ALWAYS.weekdays(), LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(length(night, "2026-03-28", berlin)).isEqualTo(Duration.ofHours(7));
        assertThat(length(night, "2026-06-01", berlin)).isEqualTo(Duration.ofHours(8));
        assertThat(length(night, "2026-10-24", berlin)).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void followsHolidaysAndTheDaysWorkedForThem() {
        var city = new RandomManning(1);
        var offices =
                new Hours(Hours.Days.WORKING_DAYS, Hours.ALWAYS.weekdays(), LocalTime.of(8, 0), LocalTime.of(18, 0));
        var rest = new Hours(Hours.Days.REST_DAYS, Hours.ALWAYS.weekdays(), LocalTime.of(8, 0), LocalTime.of(18, 0));
        assertThat(offices.on(LocalDate.of(2026, 10, 1), city.calendar))
                .as("a holiday")
                .isFalse();
        assertThat(offices.on(LocalDate.of(2026, 10, 3), city.calendar))
                .as("a Saturday worked")
                .isTrue();
        assertThat(rest.on(LocalDate.of(2026, 10, 1), city.calendar)).isTrue();
        assertThat(rest.on(LocalDate.of(2026, 10, 3), city.calendar)).isFalse();
    }

    /// A day cut into three to five shifts at random quarters, some of which the clock skips or repeats.
    private static List<Shift> tiling(Random random) {
        var cuts = new TreeSet<LocalTime>(List.of(LocalTime.of(2, 30)));
        while (cuts.size() < 3 + random.nextInt(3)) {
            cuts.add(LocalTime.of(random.nextInt(24), random.nextInt(4) * 15));
        }
        var shifts = new ArrayList<Shift>();
        for (var from : cuts) {
            var to = Optional.ofNullable(cuts.higher(from)).orElse(cuts.first());
            var hours = new Hours(Hours.Days.EVERY_DAY, EnumSet.allOf(DayOfWeek.class), from, to);
            shifts.add(new Shift(
                    "shift-" + shifts.size(),
                    "desk",
                    "post-" + shifts.size(),
                    hours,
                    LocalDate.of(2020, 1, 1),
                    Optional.empty()));
        }
        return shifts;
    }

    private static Duration length(Hours hours, String day, ZoneId zone) {
        var span = hours.span(LocalDate.parse(day), zone);
        return Duration.between(span.from(), span.to());
    }

    /// What is wrong in each minute, as words, from the findings.
    private static Map<Integer, TreeSet<String>> byMinute(List<Finding> findings) {
        var minutes = new TreeMap<Integer, TreeSet<String>>();
        for (var finding : findings) {
            var word = switch (finding) {
                case Finding.Gap _ -> "gap";
                case Finding.Overlap overlap -> "overlap " + overlap.posts();
                case Finding.Unheld unheld -> "unheld " + unheld.post();
            };
            for (var minute = 0; minute < MINUTES; minute++) {
                if (finding.time().holds(RandomManning.instant(minute))) {
                    minutes.computeIfAbsent(minute, _ -> new TreeSet<>()).add(word);
                }
            }
        }
        return minutes;
    }

    /// The same, by asking every line of the roster in every minute.
    private static Map<Integer, TreeSet<String>> walked(String unit, RandomManning city) {
        var minutes = new TreeMap<Integer, TreeSet<String>>();
        for (var minute = 0; minute < MINUTES; minute++) {
            var words = new TreeSet<String>();
            var on = new ArrayList<String>();
            for (var shift : city.shifts) {
                for (var day = minute / 1440 - 1; day <= minute / 1440; day++) {
                    if (shift.unit().equals(unit) && on(shift, day, minute, city)) {
                        on.add(post(shift, day, city));
                    }
                }
            }
            on.sort(String::compareTo);
            if (on.isEmpty() && demanded(unit, minute, city)) {
                words.add("gap");
            }
            if (on.size() > 1) {
                words.add("overlap " + on);
            }
            for (var post : on) {
                if (!there(post, RandomManning.instant(minute), city)) {
                    words.add("unheld " + post);
                }
            }
            if (!words.isEmpty()) {
                minutes.put(minute, words);
            }
        }
        return minutes;
    }

    private static boolean on(Shift shift, int day, int minute, RandomManning city) {
        var date = RandomManning.FIRST.plusDays(day);
        return !date.isBefore(shift.first())
                && !date.isAfter(shift.last().orElse(LocalDate.MAX))
                && within(shift.hours(), day, minute, city);
    }

    private static boolean within(Hours hours, int day, int minute, RandomManning city) {
        var date = RandomManning.FIRST.plusDays(day);
        var off = date.equals(LocalDate.of(2026, 10, 1)) || date.getDayOfWeek().getValue() > 5;
        var works = !off || date.equals(LocalDate.of(2026, 10, 3));
        var asked = hours.days() == Hours.Days.EVERY_DAY || (hours.days() == Hours.Days.WORKING_DAYS) == works;
        var from = day * 1440 + hours.from().toSecondOfDay() / 60;
        var to = day * 1440 + hours.to().toSecondOfDay() / 60;
        return asked
                && hours.weekdays().contains(date.getDayOfWeek())
                && minute >= from
                && minute < (to <= from ? to + 1440 : to);
    }

    private static boolean demanded(String unit, int minute, RandomManning city) {
        var hours = city.demanded.get(unit);
        return hours == null
                || within(hours, minute / 1440, minute, city)
                || within(hours, minute / 1440 - 1, minute, city);
    }

    private static String post(Shift shift, int day, RandomManning city) {
        var post = shift.post();
        for (var cover : city.covers) {
            if (cover.shift().equals(shift.code()) && cover.day().equals(RandomManning.FIRST.plusDays(day))) {
                post = cover.post();
            }
        }
        return post;
    }

    private static boolean there(String post, Instant at, RandomManning city) {
        return city.relations.stream()
                .filter(relation -> relation.name().equals(Relation.HOLDER)
                        && relation.object().id().equals(post)
                        && relation.validity().holdsAt(at))
                .anyMatch(relation -> city.absences.stream()
                        .noneMatch(absence -> absence.person()
                                        .toString()
                                        .equals(relation.subject().id())
                                && absence.time().holds(at)));
    }
}
