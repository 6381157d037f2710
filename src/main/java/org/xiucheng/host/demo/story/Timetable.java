package org.xiucheng.host.demo.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.xiucheng.host.demo.ground.Dice;

/// When people speak up: by season of the subject, day of the week and hour of the day, within the year that
/// ends now.
final class Timetable {
    private static final double[] HOURS = {
        1, .6, .4, .3, .4, 1, 3, 6, 9, 10, 9.5, 8, 6, 6.5, 8, 8.5, 8, 7.5, 7, 7, 6.5, 5, 3.5, 2
    };
    private static final double USUAL_SEASON = 9;
    private static final double LATELY = 0.045;
    private static final double LATELY_DAYS = 10;

    private final Instant end;
    private final Duration span;
    private final ZoneId zone;
    private final Dice dice;

    Timetable(Instant end, Duration span, ZoneId zone, Dice dice) {
        this.end = end;
        this.span = span;
        this.zone = zone;
        this.dice = dice;
    }

    /// The last ten days are busier than others, so that a newcomer finds the desks at work.
    ///
    /// A moment for a subject with these twelve monthly weights (0–9) and that share of the night; empty when
    /// the draw falls outside its season.
    Optional<Instant> moment(String months, double night) {
        var back = (long) (dice.share() * (dice.happens(LATELY) ? LATELY_DAYS * 86_400 : span.toSeconds()));
        var day = end.minusSeconds(back).atZone(zone).toLocalDate();
        var season = (months.charAt(day.getMonthValue() - 1) - '0') / USUAL_SEASON;
        var week = day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.7 : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.8 : 1;
        if (!dice.happens(season * week)) {
            return Optional.empty();
        }
        var hour = dice.happens(night) ? (19 + dice.below(6)) % 24 : dice.weighted(HOURS);
        var at = day.atTime(hour, dice.below(60), dice.below(60))
                .atZone(zone)
                .toInstant()
                .plusMillis(dice.below(1000));
        return at.isBefore(end) && at.isAfter(end.minus(span)) ? Optional.of(at) : Optional.empty();
    }
}
