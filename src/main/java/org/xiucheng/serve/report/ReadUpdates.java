package org.xiucheng.serve.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Uuid7;

/// What has happened to reports, move by move, oldest first.
@Component
public class ReadUpdates {
    private static final String WITHIN = """
            select r.number, a.revision, m.procedure_name, m.procedure_version, a.verb, a.from_state, a.to_state,
                a.reason, a.at, coalesce(sent.own, false) as own
            from matter.act a join matter.matter m on m.id = a.matter_id
                join matter.report r on r.matter_id = a.matter_id
            cross join lateral (
                select r.client = any (:read_sent_sender) and (:read_sent_sensitive or not m.sensitive)
                    and m.number <> all (:read_sent_barred)
                    and (m.about_unit is null or m.about_unit <> all (:read_sent_barred_units)) as own) sent
            where a.id >= :first and a.id < :last
                and (sent.own or :read_public and (:read_public_sensitive or not m.sensitive))
            order by a.id, r.id limit :limit
            """;
    private static final String OF = """
            select r.number, a.revision, m.procedure_name, m.procedure_version, a.verb, a.from_state, a.to_state,
                a.reason, a.at, coalesce(sent.own, false) as own
            from matter.report r join matter.matter m on m.id = r.matter_id
                join matter.act a on a.matter_id = r.matter_id
            cross join lateral (
                select r.client = any (:read_sent_sender) and (:read_sent_sensitive or not m.sensitive)
                    and m.number <> all (:read_sent_barred)
                    and (m.about_unit is null or m.about_unit <> all (:read_sent_barred_units)) as own) sent
            where r.id = any(cast(:reports as uuid[])) and a.id >= :first and a.id < :last
                and (sent.own or :read_public and (:read_public_sensitive or not m.sensitive))
            order by a.id, r.id limit :limit
            """;

    private final JdbcClient sql;
    private final FindReports find;
    private final Reached reached;

    public ReadUpdates(JdbcClient sql, FindReports find, Reached reached) {
        this.sql = sql;
        this.find = find;
        this.reached = reached;
    }

    /// The moves of all matters in [from, to), widened to whole hours.
    public List<ReportUpdate> within(Instant from, Instant to, Subject reader, int limit) {
        return SqlReach.ask(sql, WITHIN, reached.by(reader))
                .param("first", Uuid7.floor(PublicGrain.hour(from)))
                .param("last", Uuid7.floor(PublicGrain.nextHour(to)))
                .param("limit", limit)
                .query(ReadUpdates::update)
                .list();
    }

    /// The moves of these reports' matters in [from, to), widened to whole hours.
    public List<ReportUpdate> of(List<PublicNumber> numbers, Instant from, Instant to, Subject reader, int limit) {
        var reports = find.named(numbers);
        return SqlReach.ask(sql, OF, reached.by(reader))
                .param("reports", reports.stream().map(Object::toString).toArray(String[]::new))
                .param("first", Uuid7.floor(PublicGrain.hour(from)))
                .param("last", Uuid7.floor(PublicGrain.nextHour(to)))
                .param("limit", limit)
                .query(ReadUpdates::update)
                .list();
    }

    private static ReportUpdate update(ResultSet row, int index) throws SQLException {
        var at = Moments.get(row, "at");
        return new ReportUpdate(
                new PublicNumber(row.getString("number")),
                row.getInt("revision"),
                row.getString("procedure_name"),
                row.getInt("procedure_version"),
                row.getString("verb"),
                row.getString("from_state"),
                row.getString("to_state"),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("own") ? at : PublicGrain.hour(at));
    }
}
