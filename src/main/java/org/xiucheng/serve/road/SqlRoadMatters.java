package org.xiucheng.serve.road;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.category.CategoryKey;

/// How many matters are open on stretches of road, by category; what is sensitive is in no count.
@Repository
class SqlRoadMatters {
    private static final String OPEN = """
            select segment, coalesce(category_system, '') as system, coalesce(category_code, '') as code,
                count(*) as open
            from matter.matter m
            where m.open and m.segment = any (:segments) and :read_public and (:read_public_sensitive or not m.sensitive)
            group by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    SqlRoadMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// So many of one category on one stretch; the category is empty where nobody has set one yet.
    record Open(String segment, String system, String code, long open) {
        boolean categorised() {
            return !code.isEmpty();
        }

        CategoryKey category() {
            return new CategoryKey(system, code);
        }
    }

    List<Open> open(Collection<String> segments, Map<String, Object> reach) {
        return SqlReach.ask(jdbc, OPEN, reach)
                .param("segments", segments.toArray(String[]::new))
                .query((row, _) -> new Open(
                        row.getString("segment"), row.getString("system"), row.getString("code"), row.getLong("open")))
                .list();
    }
}
