package org.xiucheng.serve.media;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Uuid7;

/// Reads what was decided about words and photos, and where the photos lie.
@Repository
class SqlPublication {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final AsViewer viewer;

    SqlPublication(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /// One part of a report as it lies in the store; `outcome` is absent until it is decided.
    record Row(
            UUID report,
            String number,
            int part,
            Optional<UUID> photo,
            boolean waits,
            boolean appealed,
            Optional<String> outcome,
            Optional<String> ground,
            Optional<String> text) {
        boolean released() {
            return outcome.filter("released"::equals).isPresent();
        }
    }

    /// Every part of every report of the matter with that number, the last decision on each, as that viewer's
    /// store shows it.
    List<Row> of(PublicNumber number, Subject who) {
        return viewer.find(who, () -> Optional.of(parts(number)).filter(parts -> !parts.isEmpty()))
                .orElse(List.of());
    }

    private List<Row> parts(PublicNumber number) {
        return jdbc.sql("""
                select r.id, r.number, p.part, p.photo_id, w.report_id is not null as waits,
                    coalesce(w.appeal, d.appeal, false) as appealed, d.outcome, d.reason, d.text
                from matter.matter m
                join matter.report r on r.matter_id = m.id
                cross join lateral (
                    select 0 as part, cast(null as uuid) as photo_id
                    union all
                    select a.part, a.photo_id from media.attached a where a.report_id = r.id) p
                left join moderation.waiting w on w.report_id = r.id and w.part = p.part
                left join lateral (
                    select * from moderation.decision d
                    where d.report_id = r.id and d.part = p.part order by d.appeal desc limit 1) d on true
                where m.number = :number and m.id >= :from and m.id < :to
                order by r.id, p.part limit :most
                """)
                .param("number", number.text())
                .param("from", Uuid7.floor(number.yearStart()))
                .param("to", Uuid7.floor(number.yearEnd()))
                .param("most", MOST)
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getInt("part"),
                        Optional.ofNullable(row.getObject("photo_id", UUID.class)),
                        row.getBoolean("waits"),
                        row.getBoolean("appealed"),
                        Optional.ofNullable(row.getString("outcome")),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getString("text"))))
                .list();
    }

    /// Where a photo belongs.
    ///
    /// @param assistants the units of which somebody asks help with the matter now
    record Belonging(
            UUID report,
            String number,
            String leadUnit,
            List<String> areas,
            Optional<String> segment,
            Concern concern,
            int part,
            boolean released,
            Set<String> assistants) {}

    Optional<Belonging> belonging(UUID photo, Subject who) {
        return viewer.find(who, () -> belonging(photo));
    }

    private Optional<Belonging> belonging(UUID photo) {
        return jdbc.sql("""
                select a.report_id, a.part, m.number, m.lead_unit, m.areas, m.segment, m.about_unit, m.sensitive,
                    not m.sensitive and coalesce((select d.outcome = 'released' from moderation.decision d
                        where d.report_id = a.report_id and d.part = a.part order by d.appeal desc limit 1), false)
                        as released,
                    array(select distinct t.answerer_unit from task.task t
                        where t.matter_id = m.id and t.open and t.kind = 'assist') as assistants
                from media.attached a join matter.matter m on m.id = a.matter_id
                where a.photo_id = :photo
                """)
                .param("photo", photo)
                .query((row, _) -> new Belonging(
                        row.getObject("report_id", UUID.class),
                        row.getString("number"),
                        row.getString("lead_unit"),
                        List.of((String[]) row.getArray("areas").getArray()),
                        Optional.ofNullable(row.getString("segment")),
                        new Concern(Optional.ofNullable(row.getString("about_unit")), row.getBoolean("sensitive")),
                        row.getInt("part"),
                        row.getBoolean("released"),
                        Set.of((String[]) row.getArray("assistants").getArray())))
                .optional();
    }

    /// The name of the file, asked in the name of a viewer: the store shows nobody else's photos.
    Optional<String> file(UUID photo, boolean small) {
        return jdbc.sql("select case when :small then thumbnail else file end from media.photo where id = :photo")
                .param("small", small)
                .param("photo", photo)
                .query((row, _) -> HexFormat.of().formatHex(row.getBytes(1)))
                .optional();
    }
}
