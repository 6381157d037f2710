package org.xiucheng.serve.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Places;

/// Reports as their readers may see them, read in two steps: which ones, then what of each.
///
/// What only the sender may read leaves the database for the sender alone; the public view of a report is made
/// here
/// and nowhere else.
@Component
public class ReadReports {
    private final JdbcClient sql;
    private final FindReports find;
    private final Places places;

    public ReadReports(JdbcClient sql, FindReports find, Places places) {
        this.sql = sql;
        this.find = find;
        this.places = places;
    }

    /// The report of that number, if there is one.
    public Optional<ReportView> find(PublicNumber number, Subject reader) {
        return list(List.of(number), reader).stream().findFirst();
    }

    /// The reports of these numbers, latest first; numbers that nobody was given are passed over.
    public List<ReportView> list(List<PublicNumber> numbers, Subject reader) {
        return views(find.named(numbers), sender(reader));
    }

    /// The reports that the filter lets through, latest first.
    public List<ReportView> list(ReportFilter filter, Subject reader) {
        return views(find.matching(PublicGrain.widened(filter)), sender(reader));
    }

    /// The key of a system that may read whole what it sent; nobody else has a claim to more than the public
    /// view.
    static @Nullable String sender(Subject reader) {
        return reader instanceof Subject.Client client && client.scopes().contains(Subject.Client.READ_OWN)
                ? client.key()
                : null;
    }

    private List<ReportView> views(List<UUID> ids, @Nullable String sender) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                        select r.number, r.received_at, m.category_system, m.category_code, m.procedure_name,
                            m.procedure_version, m.state, m.open, m.since, m.lead_unit, m.areas, m.segment,
                            coalesce(r.client = :sender, false) as own,
                            (select d.due_at from calendar.deadline d
                                where d.matter_id = m.id and (d.clock = 'handling-limit' or d.met_at is null)
                                order by d.clock = 'handling-limit' desc, d.id desc limit 1) as due_at,
                            case when r.client = :sender then r.description end as description,
                            case when r.client = :sender then r.lon end as lon,
                            case when r.client = :sender then r.lat end as lat,
                            case when r.client = :sender then r.address end as address,
                            case when r.client = :sender then m.component end as component,
                            case when r.client = :sender then r.language end as language,
                            case when r.client = :sender then r.attributes end as attributes,
                            case when r.client = :sender then r.media_url end as media_url
                        from matter.report r join matter.matter m on m.id = r.matter_id
                        where r.id = any(cast(:ids as uuid[])) and r.id >= :first and r.id <= :last
                        order by r.id desc
                        """)
                .param("sender", sender)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("first", ids.getLast())
                .param("last", ids.getFirst())
                .query(new ReportRows(places))
                .list();
    }
}
