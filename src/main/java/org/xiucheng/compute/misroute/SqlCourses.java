package org.xiucheng.compute.misroute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.matter.Lead;

/// Reads to which units matters were first sent, and who handled them. A matter was first sent when its
/// handling limit began, and is handled when that limit is met.
///
/// No viewer is named, so what is sensitive is not among them.
@Repository
public class SqlCourses {
    private final JdbcClient jdbc;

    public SqlCourses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Cells of the months in which that time lies, by the calendar of that zone.
    public List<Misroutes.Cell> cells(Instant from, Instant to, ZoneId zone) {
        return Stream.concat(straight(from, to, zone).stream(), bent(from, to, zone).stream())
                .toList();
    }

    /// Matters that are still with the unit that they were first sent to: nobody else handled them.
    private List<Misroutes.Cell> straight(Instant from, Instant to, ZoneId zone) {
        return jdbc.sql("""
                        select to_char(d.start_at at time zone :zone, 'YYYY-MM') as month, m.lead_unit, count(*) as sent,
                            count(d.met_at) as handled
                        from calendar.deadline d join matter.matter m on m.id = d.matter_id
                        where d.clock = :limit and d.start_at >= :from and d.start_at < :to
                            and not exists (select from matter.lead_change c
                                where c.matter_id = d.matter_id and c.at > d.start_at)
                        group by month, m.lead_unit
                        """)
                .param("zone", zone.getId())
                .param("limit", Deadline.HANDLING_LIMIT)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Misroutes.Cell(
                        YearMonth.parse(row.getString("month")),
                        row.getString("lead_unit"),
                        row.getLong("sent"),
                        row.getLong("handled"),
                        0))
                .list();
    }

    /// Matters for which another unit answered later, one by one.
    private List<Misroutes.Cell> bent(Instant from, Instant to, ZoneId zone) {
        return jdbc.sql("""
                        select to_char(d.start_at at time zone :zone, 'YYYY-MM') as month,
                            array_agg(c.cause order by c.at, c.id) as causes,
                            array_agg(c.from_unit order by c.at, c.id) as before,
                            array_agg(c.to_unit order by c.at, c.id) as after,
                            (select a.actor_unit from matter.act a
                                where a.matter_id = d.matter_id and a.at = d.met_at order by a.revision desc limit 1) as handler
                        from calendar.deadline d join matter.matter m on m.id = d.matter_id
                            join matter.lead_change c on c.matter_id = d.matter_id and c.at > d.start_at
                        where d.clock = :limit and d.start_at >= :from and d.start_at < :to
                        group by d.matter_id, d.id, d.start_at, d.met_at
                        """)
                .param("zone", zone.getId())
                .param("limit", Deadline.HANDLING_LIMIT)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> cell(row))
                .list();
    }

    private static Misroutes.Cell cell(ResultSet row) throws SQLException {
        var causes = (String[]) row.getArray("causes").getArray();
        var before = (String[]) row.getArray("before").getArray();
        var after = (String[]) row.getArray("after").getArray();
        var changes = new ArrayList<Course.Change>();
        for (var i = 0; i < causes.length; i++) {
            var cause = Lead.Cause.valueOf(causes[i].toUpperCase(Locale.ROOT));
            changes.add(new Course.Change(cause, before[i], after[i]));
        }
        var handler = row.getString("handler");
        var handled = handler != null;
        return new Misroutes.Cell(
                YearMonth.parse(row.getString("month")),
                before[0],
                1,
                handled ? 1 : 0,
                handled && new Course(before[0], changes, handler).astray() ? 1 : 0);
    }
}
