package org.xiucheng.serve.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.time.Uuid7;

/// Matters of a time on stretches of road as stays at a spot; what is sensitive is not among them.
@Repository
class SqlSpells {
    private final JdbcClient jdbc;

    SqlSpells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One matter: where its first report lies, since when, and when it was first said to be finished.
    record Stay(String segment, CategoryKey category, Point spot, Instant begun, Optional<Instant> done) {}

    /// The newest of them.
    ///
    /// @param finishing the verbs by which a matter is said to be finished
    List<Stay> since(Instant since, Collection<String> segments, Collection<String> finishing, int limit) {
        return jdbc.sql("""
                select m.segment, m.category_system, m.category_code, m.opened_at, r.lon, r.lat, (
                    select min(a.at) from matter.act a where a.matter_id = m.id and a.verb = any (:finishing)) as done
                from matter.matter m join lateral (
                    select lon, lat from matter.report r where r.matter_id = m.id order by r.id limit 1
                ) r on r.lon is not null
                where m.id >= :since and m.segment = any (:segments) and m.category_code is not null and not m.sensitive
                order by m.id desc limit :limit
                """)
                .param("since", Uuid7.floor(since))
                .param("segments", segments.toArray(String[]::new))
                .param("finishing", finishing.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> stay(row))
                .list();
    }

    private static Stay stay(ResultSet row) throws SQLException {
        return new Stay(
                row.getString("segment"),
                new CategoryKey(row.getString("category_system"), row.getString("category_code")),
                new Point(row.getDouble("lon"), row.getDouble("lat")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("done", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
