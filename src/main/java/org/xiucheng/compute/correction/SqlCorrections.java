package org.xiucheng.compute.correction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Lead;

/// Reads corrections. No viewer is named, so those of sensitive matters are not among them.
@Repository
public class SqlCorrections {
    private static final String[] CAUSES = Arrays.stream(Lead.Cause.values())
            .filter(Lead.Cause::corrects)
            .map(Lead.Cause::key)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    public SqlCorrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The latest since that moment, of matters whose category is known.
    public List<Correction> latest(Instant since, int limit) {
        return jdbc.sql("""
                select m.number, c.at, c.cause, c.from_rule, c.from_unit, c.to_unit, c.reason, c.category_system,
                    c.category_code, m.areas, m.segment, m.component
                from matter.lead_change c join matter.matter m on m.id = c.matter_id
                where c.cause = any(:causes) and c.at >= :since and c.category_code is not null
                order by c.at desc, c.id limit :limit
                """)
                .param("causes", CAUSES)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> correction(row))
                .list();
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getString("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Lead.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                row.getString("from_rule"),
                row.getString("from_unit"),
                row.getString("to_unit"),
                Optional.ofNullable(row.getString("reason")),
                new CategoryKey(row.getString("category_system"), row.getString("category_code")),
                List.of((String[]) row.getArray("areas").getArray()),
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getString("component")));
    }
}
