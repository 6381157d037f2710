package org.xiucheng.decide.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment as a table says it: the beginning of a day, or to the second or finer.
///
/// @param wholeDay whether only the day was said
public record Moment(Instant at, boolean wholeDay) {
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:T00:00(?::00)?)?");

    static Optional<Moment> read(String said, ZoneId zone) {
        var text = said.strip();
        try {
            var day = DAY.matcher(text);
            if (day.matches()) {
                return Optional.of(new Moment(date(day).atStartOfDay(zone).toInstant(), true));
            }
            var moment = text.replace(' ', 'T');
            return moment.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? Optional.of(new Moment(OffsetDateTime.parse(moment).toInstant(), false))
                    : Optional.of(
                            new Moment(LocalDateTime.parse(moment).atZone(zone).toInstant(), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// As a table says it: the day where it begins one, and otherwise with the offset of the city.
    public static String text(Instant at, ZoneId zone) {
        var there = at.atZone(zone);
        return there.toLocalDate().atStartOfDay(zone).toInstant().equals(at)
                ? there.toLocalDate().toString()
                : there.toOffsetDateTime().toString();
    }

    private static LocalDate date(Matcher day) {
        return LocalDate.of(
                Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
    }
}
