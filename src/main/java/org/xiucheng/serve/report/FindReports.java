package org.xiucheng.serve.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Uuid7;

/// Which reports a question is about, latest first; numbers and times name the year, so only the partitions
/// that can hold an answer are read.
@Component
class FindReports {
    private final JdbcClient sql;

    FindReports(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of these numbers, whoever asks: what of them is reached is for whoever reads them.
    List<UUID> named(List<PublicNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var byYear = Comparator.comparing(PublicNumber::yearStart);
        return sql.sql("""
                        select id from matter.report
                        where number = any(cast(:numbers as text[])) and id >= :first and id < :last
                        order by id desc
                        """)
                .param("numbers", numbers.stream().map(PublicNumber::text).toArray(String[]::new))
                .param(
                        "first",
                        Uuid7.floor(numbers.stream().min(byYear).orElseThrow().yearStart()))
                .param(
                        "last",
                        Uuid7.floor(numbers.stream().max(byYear).orElseThrow().yearEnd()))
                .query(UUID.class)
                .list();
    }

    private static final String MATCHING = """
            select r.id from matter.report r join matter.matter m on m.id = r.matter_id
            cross join lateral (
                select r.client = any (:read_sent_sender) and (:read_sent_sensitive or not m.sensitive)
                    and m.number <> all (:read_sent_barred)
                    and (m.about_unit is null or m.about_unit <> all (:read_sent_barred_units)) as own) sent
            where r.id >= :first and r.id < :last
                and (sent.own or :read_public and (:read_public_sensitive or not m.sensitive))
                and (cast(:open as boolean) is null or m.open = :open)
                and (cast(:updated_from as timestamptz) is null or m.since >= :updated_from)
                and (cast(:updated_to as timestamptz) is null or m.since < :updated_to)
                and (:any_category
                    or :uncategorised and m.category_system is null
                    or (m.category_system, m.category_code) in (
                        select s, c from unnest(cast(:systems as text[]), cast(:codes as text[])) as k (s, c)))
            order by r.id desc
            limit :limit offset :offset
            """;

    /// Those that the filter lets through among what is reached.
    List<UUID> matching(ReportFilter filter, Map<String, Object> reach) {
        return SqlReach.ask(sql, MATCHING, reach)
                .param("first", Uuid7.floor(filter.from()))
                .param("last", Uuid7.floor(filter.to()))
                .param("open", filter.open().orElse(null))
                .param("updated_from", filter.updatedFrom().map(Moments::of).orElse(null))
                .param("updated_to", filter.updatedTo().map(Moments::of).orElse(null))
                .param("any_category", filter.categories().isEmpty() && !filter.uncategorised())
                .param("uncategorised", filter.uncategorised())
                .param(
                        "systems",
                        filter.categories().stream().map(CategoryKey::system).toArray(String[]::new))
                .param(
                        "codes",
                        filter.categories().stream().map(CategoryKey::code).toArray(String[]::new))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(UUID.class)
                .list();
    }
}
