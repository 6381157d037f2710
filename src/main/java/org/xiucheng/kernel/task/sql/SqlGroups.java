package org.xiucheng.kernel.task.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.task.LeadingGroup;

/// Leading groups in PostgreSQL, beside the units that they are.
@Repository
public class SqlGroups {
    private final JdbcClient jdbc;
    private final AsViewer viewer;

    public SqlGroups(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /// Keeps the mandate and the members; the unit is there already.
    public void add(LeadingGroup group, UUID by) {
        jdbc.sql("""
                insert into task.leading_group (code, mandate_zh, mandate_en, basis, since, until, founded_by)
                values (:code, :zh, :en, :basis, :since, :until, :by)
                """)
                .param("code", group.code())
                .param("zh", group.mandate().zh())
                .param("en", group.mandate().en())
                .param("basis", group.basis().value())
                .param("since", group.since().atOffset(ZoneOffset.UTC))
                .param("until", group.until().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        group.members().forEach(member -> add(group.code(), member));
    }

    private void add(String group, LeadingGroup.Member member) {
        jdbc.sql("""
                insert into task.member (group_code, unit, role_zh, role_en, chair) values (:group, :unit, :zh, :en, :chair)
                """)
                .param("group", group)
                .param("unit", member.unit())
                .param("zh", member.role().zh())
                .param("en", member.role().en())
                .param("chair", member.chair())
                .update();
    }

    /// The latest groups, latest first.
    public List<LeadingGroup> list(int limit) {
        return jdbc.sql("""
                select g.*, u.name_zh, u.name_en, m.* from task.leading_group g join party.unit u on u.code = g.code
                cross join lateral (
                    select array_agg(unit order by chair desc, unit) as units,
                        array_agg(role_zh order by chair desc, unit) as roles_zh,
                        array_agg(role_en order by chair desc, unit) as roles_en
                    from task.member where group_code = g.code) m
                order by g.since desc, g.code limit :limit
                """).param("limit", limit).query((row, _) -> group(row)).list();
    }

    /// The group of that code.
    public Optional<LeadingGroup> find(String code) {
        return jdbc.sql("""
                select g.*, u.name_zh, u.name_en, m.* from task.leading_group g join party.unit u on u.code = g.code
                cross join lateral (
                    select array_agg(unit order by chair desc, unit) as units,
                        array_agg(role_zh order by chair desc, unit) as roles_zh,
                        array_agg(role_en order by chair desc, unit) as roles_en
                    from task.member where group_code = g.code) m
                where g.code = :code
                """).param("code", code).query((row, _) -> group(row)).optional();
    }

    /// Ends the group, its unit and who stands in it, unless it leads something open at that moment.
    ///
    /// @param along written in the same transaction, where it is ended
    public boolean dissolve(String code, UUID by, Instant at, Runnable along) {
        return viewer.read(new Subject.Clock(), () -> {
            var ended = end(code, by, at);
            if (ended) {
                along.run();
            }
            return ended;
        });
    }

    private boolean end(String code, UUID by, Instant at) {
        return jdbc.sql("""
                        with ended as (
                            update task.leading_group set dissolved_at = :at, dissolved_by = :by
                            where code = :code and dissolved_at is null
                                and not exists (select from matter.matter where open and lead_unit = :code)
                                and not exists (select from task.task
                                    where open and (answerer_unit = :code or asker_unit = :code))
                            returning code
                        ), unit as (
                            update party.unit u set valid_to = :at from ended where u.code = ended.code
                        ), standing as (
                            update party.relation r set valid_to = :at from ended
                            where r.valid_to is null and (r.object_kind = 'unit' and r.object_id = ended.code
                                and r.relation in ('chair', 'member')
                                or r.object_kind = 'post' and r.object_id = :office and r.relation = 'holder')
                        )
                        select count(*) = 1 from ended
                        """)
                .param("code", code)
                .param("office", LeadingGroup.office(code))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private static LeadingGroup group(ResultSet row) throws SQLException {
        var ended = row.getObject("dissolved_at", OffsetDateTime.class);
        return new LeadingGroup(
                row.getString("code"),
                new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                new Bilingual(row.getString("mandate_zh"), row.getString("mandate_en")),
                new ArticleId(row.getString("basis")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant),
                members(row));
    }

    /// The first of them has the chair.
    private static List<LeadingGroup.Member> members(ResultSet row) throws SQLException {
        var units = (String[]) row.getArray("units").getArray();
        var zh = (String[]) row.getArray("roles_zh").getArray();
        var en = (String[]) row.getArray("roles_en").getArray();
        return IntStream.range(0, units.length)
                .mapToObj(i -> new LeadingGroup.Member(units[i], new Bilingual(zh[i], en[i]), i == 0))
                .toList();
    }
}
