package org.xiucheng.sense.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.CalendarRules;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.law.ArticleId;

class PatrolDutyTest {
    private static final long SEED = 20_261_123;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkCalendar CALENDAR = new WorkCalendar(
            SHANGHAI,
            CalendarRules.DEFAULT,
            Map.of(LocalDate.of(2026, 2, 17), WorkCalendar.DayKind.HOLIDAY),
            WorkCalendar.Known.ALWAYS);

    @Test
    void twiceAMonthIsOnceInEachHalf() {
        var windows = duty(2, PatrolDuty.Each.MONTH)
                .windows(at(LocalDate.of(2026, 2, 1)), at(LocalDate.of(2026, 3, 1)), CALENDAR);
        assertThat(windows)
                .containsExactly(
                        window(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 15)),
                        window(LocalDate.of(2026, 2, 15), LocalDate.of(2026, 3, 1)));
    }

    @Test
    void nobodyWalksByDutyOnADayOff() {
        var windows = duty(1, PatrolDuty.Each.WORK_DAY)
                .windows(at(LocalDate.of(2026, 2, 13)), at(LocalDate.of(2026, 2, 19)), CALENDAR);
        assertThat(windows)
                .containsExactly(
                        window(LocalDate.of(2026, 2, 13), LocalDate.of(2026, 2, 14)),
                        window(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 17)),
                        window(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 2, 19)));
    }

    @ParameterizedTest
    @EnumSource(PatrolDuty.Each.class)
    void spansFollowEachOtherWithoutOverlapAndEveryMomentLiesInAtMostOne(PatrolDuty.Each each) {
        var random = new Random(SEED);
        System.out.println("seed " + SEED);
        var from = at(LocalDate.of(2026, 1, 1));
        var patrols = each == PatrolDuty.Each.MONTH ? 3 : each == PatrolDuty.Each.WEEK ? 2 : 1;
        var windows = duty(patrols, each).windows(from, from.plus(Duration.ofDays(400)), CALENDAR);
        for (var i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from())
                    .isAfterOrEqualTo(windows.get(i - 1).to());
        }
        for (var i = 0; i < 500; i++) {
            var moment = from.plusSeconds(random.nextLong(400L * 86_400));
            var works = each != PatrolDuty.Each.WORK_DAY || CALENDAR.isWorkingDay(CALENDAR.dayOf(moment));
            assertThat(windows.stream().filter(window -> window.holds(moment))).hasSize(works ? 1 : 0);
        }
    }

    private static PatrolDuty duty(int patrols, PatrolDuty.Each each) {
        return new PatrolDuty(
                "walk",
                new Bilingual("巡查", "Walk"),
                PatrolDuty.On.ROAD,
                patrols,
                each,
                new ArticleId("demo-ordinance/60"));
    }

    private static PatrolDuty.Window window(LocalDate from, LocalDate to) {
        return new PatrolDuty.Window(at(from), at(to));
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant();
    }
}
