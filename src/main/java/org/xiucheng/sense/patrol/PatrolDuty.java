package org.xiucheng.sense.patrol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.law.ArticleId;

/// How often the chief of a road or of a stretch walks it (巡查职责), as a pack says.
///
/// It counts walks and never what they find: a number of findings to be reached makes findings up.
///
/// @param patrols how many walks each period asks for; at most one a day
public record PatrolDuty(String key, Bilingual name, On on, int patrols, Each each, ArticleId basis) {
    public PatrolDuty {
        if (patrols < 1 || patrols > each.most) {
            throw new IllegalArgumentException("each " + each.key() + " has 1 to " + each.most + " patrols");
        }
    }

    /// What is walked: a whole road, or one stretch of it.
    public enum On {
        ROAD,
        SEGMENT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The period by which walks are counted, in days of the jurisdiction.
    public enum Each {
        DAY(1),
        WORK_DAY(1),
        WEEK(7),
        MONTH(28);

        private final int most;

        Each(int most) {
            this.most = most;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A span in which one walk is due: it is overdue once the span is over.
    public record Window(Instant from, Instant to) {
        public boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /// The spans that touch the time from `from` until before `to`, in their order; none overlap.
    public List<Window> windows(Instant from, Instant to, WorkCalendar calendar) {
        var windows = new ArrayList<Window>();
        var day = first(calendar.dayOf(from));
        while (start(day, calendar).isBefore(to)) {
            var next = next(day);
            if (each != Each.WORK_DAY || calendar.isWorkingDay(day)) {
                windows.addAll(split(day, next, calendar));
            }
            day = next;
        }
        return windows.stream()
                .filter(window -> window.to().isAfter(from) && window.from().isBefore(to))
                .toList();
    }

    private List<Window> split(LocalDate first, LocalDate next, WorkCalendar calendar) {
        var days = ChronoUnit.DAYS.between(first, next);
        return Stream.iterate(0, part -> part < patrols, part -> part + 1)
                .map(part -> new Window(
                        start(first.plusDays(days * part / patrols), calendar),
                        start(first.plusDays(days * (part + 1) / patrols), calendar)))
                .toList();
    }

    private LocalDate first(LocalDate day) {
        return switch (each) {
            case DAY, WORK_DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private LocalDate next(LocalDate day) {
        return switch (each) {
            case DAY, WORK_DAY -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }

    private static Instant start(LocalDate day, WorkCalendar calendar) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }
}
