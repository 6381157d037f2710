package org.xiucheng.kernel.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xiucheng.pack.PackLoader;

/// The calendars that the tests count on, and moments on them.
final class ShippedCalendars {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    static final WorkCalendar CHINA = PackLoader.program()
            .load(List.of("china-calendar"), SHANGHAI, Instant.EPOCH)
            .calendar();
    static final WorkCalendar PLAIN = PackLoader.program()
            .load(List.of("plain-week"), LOS_ANGELES, Instant.EPOCH)
            .calendar();

    private ShippedCalendars() {}

    static Instant at(WorkCalendar calendar, String local) {
        return LocalDateTime.parse(local).atZone(calendar.zone()).toInstant();
    }

    static String local(WorkCalendar calendar, Instant moment) {
        return moment.atZone(calendar.zone()).toLocalDateTime().toString();
    }

    /// A second between 2018 and 2026.
    static Instant moment(RandomGenerator random) {
        return Instant.ofEpochSecond(random.nextLong(1_514_764_800L, 1_798_000_000L));
    }
}
