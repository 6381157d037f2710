package org.xiucheng.serve.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Places;

/// Reports as their readers may see them, read in two steps: which ones, then what of each.
///
/// What only the sender may read leaves the database for the sender alone; the public view of a report is made
/// here and nowhere else.
@Component
public class ReadReports {
    private static final String VIEWS = """
            select r.number, r.received_at, m.category_system, m.category_code, m.procedure_name,
                m.procedure_version, m.state, m.open, m.since, m.lead_unit, m.areas, m.segment,
                coalesce(sent.own, false) as own,
                (select d.due_at from calendar.deadline d
                    where d.matter_id = m.id and (d.clock = 'handling-limit' or d.met_at is null)
                    order by d.clock = 'handling-limit' desc, d.id desc limit 1) as due_at,
                case when sent.own then r.description end as description,
                case when sent.own then r.lon end as lon,
                case when sent.own then r.lat end as lat,
                case when sent.own then r.address end as address,
                case when sent.own then m.component end as component,
                case when sent.own then r.language end as language,
                case when sent.own then r.attributes end as attributes,
                case when sent.own then r.media_url end as media_url
            from matter.report r join matter.matter m on m.id = r.matter_id
            cross join lateral (
                select r.client = any (:read_sent_sender) and (:read_sent_sensitive or not m.sensitive)
                    and m.number <> all (:read_sent_barred)
                    and (m.about_unit is null or m.about_unit <> all (:read_sent_barred_units)) as own) sent
            where r.id = any(cast(:ids as uuid[])) and r.id >= :first and r.id <= :last
                and (sent.own or :read_public and (:read_public_sensitive or not m.sensitive))
            order by r.id desc
            """;

    private final JdbcClient sql;
    private final FindReports find;
    private final Reached reached;
    private final Places places;

    public ReadReports(JdbcClient sql, FindReports find, Reached reached, Places places) {
        this.sql = sql;
        this.reached = reached;
        this.find = find;
        this.places = places;
    }

    /// The report of that number, if there is one.
    public Optional<ReportView> find(PublicNumber number, Subject reader) {
        return list(List.of(number), reader).stream().findFirst();
    }

    /// The reports of these numbers, latest first; numbers that nobody was given are passed over.
    public List<ReportView> list(List<PublicNumber> numbers, Subject reader) {
        return views(find.named(numbers), reached.by(reader));
    }

    /// The reports that the filter lets through, latest first.
    public List<ReportView> list(ReportFilter filter, Subject reader) {
        var reach = reached.by(reader);
        return views(find.matching(PublicGrain.widened(filter), reach), reach);
    }

    private List<ReportView> views(List<UUID> ids, Map<String, Object> reach) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return SqlReach.ask(sql, VIEWS, reach)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("first", ids.getLast())
                .param("last", ids.getFirst())
                .query(new ReportRows(places))
                .list();
    }
}
