package org.xiucheng.decide.road;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.time.Uuid7;

/// Matters beside joints, each looked at once.
@Repository
class SqlJoints {
    private final JdbcClient jdbc;

    SqlJoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A matter that was not looked at yet, with the spot of its first report.
    record Unseen(UUID id, PublicNumber number, String segment, CategoryKey category, Point spot) {}

    /// Open matters on these stretches; what is sensitive is told to nobody beside its lead.
    List<Unseen> unseen(Collection<String> segments, Instant since, int limit) {
        return jdbc.sql("""
                select m.id, m.number, m.segment, m.category_system, m.category_code, r.lon, r.lat
                from matter.matter m join lateral (
                    select lon, lat from matter.report r where r.matter_id = m.id order by r.id limit 1
                ) r on r.lon is not null
                where m.segment = any (:segments) and m.id >= :since and m.open and not m.sensitive
                    and m.category_code is not null and not exists (select from road.told t where t.matter_id = m.id)
                order by m.id limit :limit
                """)
                .param("segments", segments.toArray(String[]::new))
                .param("since", Uuid7.floor(since))
                .param("limit", limit)
                .query((row, _) -> new Unseen(
                        row.getObject("id", UUID.class),
                        new PublicNumber(row.getString("number")),
                        row.getString("segment"),
                        new CategoryKey(row.getString("category_system"), row.getString("category_code")),
                        new Point(row.getDouble("lon"), row.getDouble("lat"))))
                .list();
    }

    /// What came of looking at it: at which joint, and whom it was told; nobody where it lay too far off.
    record Told(Unseen matter, String road, @Nullable Double joint, List<String> seats) {}

    /// Whether this was the first look; another node may have been quicker.
    boolean keep(Told told, Instant at) {
        return jdbc.sql("""
                        insert into road.told (matter_id, number, road, joint, seats, at)
                        values (:id, :number, :road, cast(:joint as double precision), :seats, :at) on conflict do nothing
                        """)
                        .param("id", told.matter.id())
                        .param("number", told.matter.number().text())
                        .param("road", told.road)
                        .param("joint", told.joint)
                        .param("seats", told.seats.toArray(String[]::new))
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
