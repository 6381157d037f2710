package org.xiucheng.kernel.roster.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.roster.Absence;
import org.xiucheng.kernel.roster.Cover;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.kernel.roster.Roster;
import org.xiucheng.kernel.roster.Shift;
import org.xiucheng.kernel.roster.Span;

/// Reads and adds shifts, covers and absences.
@Repository
public class SqlRosters {
    private final JdbcClient jdbc;

    public SqlRosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All patterns, and what is otherwise from that day on.
    public Roster from(LocalDate day, Instant moment) {
        return new Roster(shifts(), demands(), covers(day), absences(moment));
    }

    /// Which transaction last changed a roster.
    public long version() {
        return jdbc.sql("select transaction from roster.change")
                .query(Long.class)
                .single();
    }

    /// Adds a shift.
    ///
    /// @param by the post that sets it
    public void add(Shift shift, String by, Instant at) {
        jdbc.sql("""
                insert into roster.shift
                    (code, unit_code, post_code, days, weekdays, from_time, to_time, first_day, last_day, set_by, at)
                values (:code, :unit, :post, :days, :weekdays, :from, :to, :first, cast(:last as date), :by, :at)
                """)
                .param("code", shift.code())
                .param("unit", shift.unit())
                .param("post", shift.post())
                .params(hours(shift.hours()))
                .param("first", shift.first())
                .param("last", shift.last().orElse(null))
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /// From the day after `last` the shift is no more; whether there was one that went on beyond it.
    public boolean end(String code, LocalDate last) {
        return jdbc.sql("""
                        update roster.shift set last_day = greatest(:last, first_day - 1)
                        where code = :code and (last_day is null or last_day > :last)
                        """).param("code", code).param("last", last).update() == 1;
    }

    /// At which hours a unit must have somebody on duty, from now on.
    public void demand(String unit, Hours hours, String by, Instant at) {
        jdbc.sql("""
                insert into roster.demand (unit_code, days, weekdays, from_time, to_time, set_by, at)
                values (:unit, :days, :weekdays, :from, :to, :by, :at)
                on conflict (unit_code) do update set days = :days, weekdays = :weekdays, from_time = :from,
                    to_time = :to, set_by = :by, at = :at
                """)
                .param("unit", unit)
                .params(hours(hours))
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /// Lets another post take a turn.
    ///
    /// @param swap the swap that makes it so, if one does
    public void add(UUID id, Cover cover, @Nullable String swap, String by, Instant at) {
        jdbc.sql("""
                insert into roster.cover (id, shift_code, day, post_code, swap_code, set_by, at)
                values (:id, :shift, :day, :post, cast(:swap as text), :by, :at)
                """)
                .param("id", id)
                .param("shift", cover.shift())
                .param("day", cover.day())
                .param("post", cover.post())
                .param("swap", swap)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    public void add(UUID id, Absence absence, UUID by, Instant at) {
        jdbc.sql("""
                insert into roster.absence (id, person_id, valid_from, valid_to, reported_by, at)
                values (:id, :person, :from, :to, :by, :at)
                """)
                .param("id", id)
                .param("person", absence.person())
                .param("from", utc(absence.time().from()))
                .param("to", utc(absence.time().to()))
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /// The person is there again; how many absences that ends or takes back.
    public int back(UUID person, Instant at) {
        return jdbc.sql("""
                        update roster.absence set valid_to = greatest(:at, valid_from)
                        where person_id = :person and valid_to > :at and valid_to > valid_from
                        """).param("person", person).param("at", utc(at)).update();
    }

    private List<Shift> shifts() {
        return jdbc.sql("""
                        select code, unit_code, post_code, days, weekdays, from_time, to_time, first_day, last_day
                        from roster.shift order by code
                        """)
                .query((row, _) -> new Shift(
                        row.getString("code"),
                        row.getString("unit_code"),
                        row.getString("post_code"),
                        hours(row),
                        row.getObject("first_day", LocalDate.class),
                        Optional.ofNullable(row.getObject("last_day", LocalDate.class))))
                .list();
    }

    private Map<String, Hours> demands() {
        var demands = new HashMap<String, Hours>();
        jdbc.sql("select unit_code, days, weekdays, from_time, to_time from roster.demand")
                .query((row, _) -> demands.put(row.getString("unit_code"), hours(row)))
                .list();
        return demands;
    }

    private List<Cover> covers(LocalDate day) {
        return jdbc.sql("select shift_code, day, post_code from roster.cover where day >= :day order by id")
                .param("day", day)
                .query((row, _) -> new Cover(
                        row.getString("shift_code"), row.getObject("day", LocalDate.class), row.getString("post_code")))
                .list();
    }

    private List<Absence> absences(Instant moment) {
        return jdbc.sql("select person_id, valid_from, valid_to from roster.absence where valid_to >= :moment")
                .param("moment", utc(moment))
                .query((row, _) -> new Absence(
                        row.getObject("person_id", UUID.class),
                        new Span(instant(row, "valid_from"), instant(row, "valid_to"))))
                .list();
    }

    private static Map<String, Object> hours(Hours hours) {
        return Map.of(
                "days",
                hours.days().key(),
                "weekdays",
                hours.weekdays().stream()
                        .map(day -> (short) day.getValue())
                        .sorted()
                        .toArray(Short[]::new),
                "from",
                hours.from(),
                "to",
                hours.to());
    }

    private static Hours hours(ResultSet row) throws SQLException {
        var weekdays = Arrays.stream((Object[]) row.getArray("weekdays").getArray())
                .map(day -> DayOfWeek.of(((Number) day).intValue()))
                .collect(Collectors.toSet());
        return new Hours(
                Hours.Days.valueOf(
                        row.getString("days").toUpperCase(Locale.ROOT).replace('-', '_')),
                weekdays,
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
