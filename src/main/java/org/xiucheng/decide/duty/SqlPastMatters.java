package org.xiucheng.decide.duty;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.category.CategoryKey;

/// Past matters as far as duty rules ask about them: what and where, and the public number. Sensitive ones are
/// not shown to a question that names nobody.
@Repository
class SqlPastMatters {
    private final JdbcClient jdbc;

    SqlPastMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Past(
            String number,
            CategoryKey category,
            List<String> areas,
            String lead,
            Optional<String> segment,
            Optional<String> component) {}

    /// The latest of them.
    List<Past> latest(int limit) {
        return jdbc.sql("""
                select number, category_system, category_code, areas, lead_unit, segment, component from matter.matter
                where category_code is not null order by id desc limit :limit
                """)
                .param("limit", limit)
                .query((row, _) -> new Past(
                        row.getString("number"),
                        new CategoryKey(row.getString("category_system"), row.getString("category_code")),
                        List.of((String[]) row.getArray("areas").getArray()),
                        row.getString("lead_unit"),
                        Optional.ofNullable(row.getString("segment")),
                        Optional.ofNullable(row.getString("component"))))
                .list();
    }
}
