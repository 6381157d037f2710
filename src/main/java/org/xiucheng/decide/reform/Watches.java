package org.xiucheng.decide.reform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.roster.sql.CurrentManning;

/// Shifts of the unit or its posts, and calls to whoever is on duty there. Somebody is there for as long as the
/// unit answers for anything, so they end with it and not before; what was called out goes with its matter.
@Component
class Watches implements Hanging {
    private final JdbcClient jdbc;
    private final Stances standing;
    private final Calendars calendars;
    private final CurrentManning manning;

    Watches(JdbcClient jdbc, Stances standing, Calendars calendars, CurrentManning manning) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.calendars = calendars;
        this.manning = manning;
    }

    @Override
    public List<Hung> on(Plan plan, Instant at) {
        var shifts = shifts(plan, at).stream().map(code -> new Hung("shift", code, Optional.of("ends")));
        var calls = calls(plan).stream().map(code -> new Hung("call", code, Optional.of("ends")));
        return Stream.concat(shifts, calls).toList();
    }

    @Override
    public int pass(Reform reform, Instant at, int most) {
        return 0;
    }

    @Override
    public void close(Reform reform, Instant at) {
        var last = calendars.at(at).dayOf(at).minusDays(1);
        jdbc.sql("update roster.shift set last_day = greatest(:last, first_day - 1) where code = any(:codes)")
                .param("last", last)
                .param("codes", shifts(reform.plan(), at).toArray(String[]::new))
                .update();
        jdbc.sql("update roster.call set ended_at = :at, ended_how = 'moved' where code = any(:codes)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("codes", calls(reform.plan()).toArray(String[]::new))
                .update();
        manning.refresh();
    }

    private List<String> shifts(Plan plan, Instant at) {
        return jdbc.sql("""
                        select code from roster.shift
                        where (unit_code = :unit or post_code = any(:posts)) and (last_day is null or last_day >= :today)
                        order by code
                        """)
                .param("unit", plan.whole() ? plan.unit() : "")
                .param("posts", standing.posts(plan).toArray(String[]::new))
                .param("today", calendars.at(at).dayOf(at))
                .query(String.class)
                .list();
    }

    private List<String> calls(Plan plan) {
        return plan.whole()
                ? jdbc.sql("select code from roster.call where unit_code = :unit and ended_at is null order by code")
                        .param("unit", plan.unit())
                        .query(String.class)
                        .list()
                : List.of();
    }
}
