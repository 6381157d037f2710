package org.xiucheng.serve.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Uuid7;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads matters for those who look at them. Nothing is held back here; that is the reader's business.
@Repository
class SqlMatterViews {
    private static final TypeReference<List<WholeMatter.ClockRow>> CLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<WholeMatter.ActRow>> ACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SqlMatterViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The matter of that number, or the one that the report of that number speaks of. The number's year says
    /// where to look.
    Optional<UUID> named(PublicNumber number) {
        return jdbc.sql("""
                select id from matter.matter where number = :number and id >= :from and id < :to
                union all
                select matter_id from matter.report where number = :number and id >= :from and id < :to
                limit 1
                """)
                .param("number", number.text())
                .param("from", Uuid7.floor(number.yearStart()))
                .param("to", Uuid7.floor(number.yearEnd()))
                .query(UUID.class)
                .optional();
    }

    /// One matter with its clocks and its story, and what its first report said where that is asked for. Each
    /// part names the id itself, so that the store opens one year and no other.
    Optional<WholeMatter> find(UUID matter, boolean said) {
        return jdbc.sql("""
                with acts as materialized (
                    select a.id, a.revision, jsonb_build_object('at', a.at, 'verb', a.verb, 'from', a.from_state,
                        'to', a.to_state, 'kind', a.actor_kind, 'unit', a.actor_unit, 'post', a.actor_post,
                        'reason', a.reason, 'note', a.note, 'basis', a.basis) as told
                    from matter.act a where a.matter_id = :id
                )
                select s.*,
                    (select coalesce(jsonb_agg(jsonb_build_object('clock', d.clock, 'termKind', d.term_kind,
                            'termAmount', d.term_amount, 'basis', d.basis, 'start', d.start_at, 'due', d.due_at,
                            'provisional', d.provisional, 'paused', d.paused_at is not null,
                            'met', d.met_at is not null, 'level', d.level,
                            'moves', (select coalesce(jsonb_agg(jsonb_build_object('before', s.due_before,
                                    'after', s.due_after, 'act', a.told) order by a.revision), '[]')
                                from calendar.shift s join acts a on a.id = s.act_id where s.deadline_id = d.id))
                            order by d.start_at, d.id), '[]')
                        from calendar.deadline d where d.matter_id = :id) as deadlines,
                    (select coalesce(jsonb_agg(told order by revision), '[]') from acts) as story,
                    (select jsonb_build_object('description', r.description, 'address', r.address, 'lon', r.lon,
                            'lat', r.lat, 'channel', r.channel, 'receivedAt', r.received_at,
                            'hasContact', r.subject_id is not null)
                        from matter.report r where :said and r.matter_id = :id order by r.id limit 1) as said,
                    array(select distinct t.answerer_unit from task.task t
                        where :said and t.matter_id = :id and t.open and t.kind = 'assist') as assistants
                from matter.summary s where s.id = :id
                """)
                .param("id", matter)
                .param("said", said)
                .query((row, _) -> whole(row))
                .optional();
    }

    /// The report of that id, if it is one of the matter's.
    Optional<Shown.Report> ownReport(UUID matter, UUID report) {
        return jdbc.sql("""
                select description, address, lon, lat, channel, received_at, subject_id is not null as has_contact
                from matter.report where id = :report and matter_id = :matter
                """)
                .param("report", report)
                .param("matter", matter)
                .query((row, _) -> report(row))
                .optional();
    }

    private static final String NEWEST = """
            select s.* from (
                select m.id from matter.matter m
                where m.id < :before and :read_public and (:read_public_sensitive or not m.sensitive)
                    and (cast(:open as boolean) is null or m.open = :open)
                    and (cast(:state as text) is null or m.state = :state)
                    and (cast(:system as text) is null or (m.category_system = :system and m.category_code = :code))
                order by m.id desc limit :limit
            ) page join matter.summary s using (id) order by s.id desc
            """;

    /// Of one area; a statement of its own so that the ordered list of the area serves it.
    private static final String NEWEST_IN = """
            select s.* from (
                select m.id from matter.area a join matter.matter m on m.id = a.matter_id
                where a.area = :area and a.matter_id < :before
                    and :read_public and (:read_public_sensitive or not m.sensitive)
                    and (cast(:open as boolean) is null or m.open = :open)
                    and (cast(:state as text) is null or m.state = :state)
                    and (cast(:system as text) is null or (m.category_system = :system and m.category_code = :code))
                order by a.matter_id desc limit :limit
            ) page join matter.summary s using (id) order by s.id desc
            """;

    /// Of one undertaking, in any area or in one.
    private static final String NEWEST_OF = """
            select s.* from (
                select m.id from undertaking.undertaking u join matter.matter m on m.undertaking = u.id
                where u.number = :undertaking and m.id < :before
                    and :read_public and (:read_public_sensitive or not m.sensitive)
                    and (cast(:area as text) is null or m.areas @> array[cast(:area as text)])
                    and (cast(:open as boolean) is null or m.open = :open)
                    and (cast(:state as text) is null or m.state = :state)
                    and (cast(:system as text) is null or (m.category_system = :system and m.category_code = :code))
                order by m.id desc limit :limit
            ) page join matter.summary s using (id) order by s.id desc
            """;

    /// Matters before `before` among those that are reached, newest first; the page is cut before anything
    /// else is looked up.
    List<MatterRow> newest(MatterQuery query, Map<String, Object> reach, UUID before, int limit) {
        var statement = query.area().isPresent() ? NEWEST_IN : NEWEST;
        return SqlReach.ask(jdbc, query.undertaking().isPresent() ? NEWEST_OF : statement, reach)
                .param("before", before)
                .param("undertaking", query.undertaking().orElse(null))
                .param("area", query.area().orElse(null))
                .param("open", query.open().orElse(null))
                .param("state", query.state().orElse(null))
                .param("system", query.category().map(CategoryKey::system).orElse(null))
                .param("code", query.category().map(CategoryKey::code).orElse(null))
                .param("limit", limit)
                .query((row, _) -> MatterRow.of(row))
                .list();
    }

    /// Where an officer's queue begins: after this turn and id.
    record Position(Instant pressing, UUID id) {}

    /// One line of a queue with the totals of the whole queue; no line at all when the page is empty.
    record Line(Optional<MatterRow> matter, Instant pressing, WorkQueue.Counts counts) {}

    /// Candidates by the indexes on open matters by lead and by state, each with the ways through which it is
    /// reached: the narrowest desk, the grid and the road. Where a step asks for other eyes, one must be left.
    /// Only the page is joined to its summary.
    private static final String QUEUE = """
            with candidate as (
                select m.id, m.yields, m.last_actors, array['lead_handle'] as ways,
                    m.procedure_name || '/' || m.procedure_version || '/' || m.state as standing
                from matter.matter m
                where m.open and m.lead_unit = any (:lead_handle_of) and m.state = any (:lead_states)
                    and m.procedure_name || '/' || m.procedure_version || '/' || m.state = any (:lead_handle)
                    and m.number <> all (:barred) and (m.about_unit is null or m.about_unit <> all (:barred_units))
                union all
                select m.id, m.yields, m.last_actors, array_remove(array[
                    case when standing = any (:intake_intake)
                        and matter.narrowest(areas, :intake_all, :intake_units, about_unit) = any (:intake_intake_of) then 'intake_intake' end,
                    case when standing = any (:dispatcher_dispatch)
                        and matter.narrowest(areas, :dispatcher_all, :dispatcher_units, about_unit) = any (:dispatcher_dispatch_of)
                        then 'dispatcher_dispatch' end,
                    case when standing = any (:dispatcher_inspect)
                        and matter.narrowest(areas, :dispatcher_all, :dispatcher_units, about_unit) = any (:dispatcher_inspect_of)
                        then 'dispatcher_inspect' end,
                    case when standing = any (:inspector_inspect)
                        and matter.narrowest(areas, :inspector_all, :inspector_units, about_unit) = any (:inspector_inspect_of)
                        then 'inspector_inspect' end,
                    case when standing = any (:supervisor_supervise)
                        and matter.narrowest(areas, :supervisor_all, :supervisor_units, about_unit) = any (:supervisor_supervise_of)
                        then 'supervisor_supervise' end,
                    case when standing = any (:supervisor_inspect)
                        and matter.narrowest(areas, :supervisor_all, :supervisor_units, about_unit) = any (:supervisor_inspect_of)
                        then 'supervisor_inspect' end,
                    case when standing = any (:grid_worker_inspect)
                        and areas && cast(:grid_worker_inspect_of as text[]) then 'grid_worker_inspect' end,
                    case when standing = any (:road_chief_inspect)
                        and segment = any (:road_chief_inspect_of) then 'road_chief_inspect' end,
                    case when standing = any (:delegated_handle) and exists (
                        select from unnest(:lent_standings, :lent_areas, :lent_categories, :lent_desks, :lent_grantors,
                            :lent_works, :lent_segments)
                            as lent (standing, area, categories, desk, grantor, works, segments)
                        where lent.standing = m.standing and lent.area = any (areas)
                            and (lent.categories = '' or array[category_system, category_system || '/' || category_code]
                                && string_to_array(lent.categories, ' '))
                            and (areas && string_to_array(lent.works, ' ')
                                or segment = any (string_to_array(lent.segments, ' ')))
                            and lent.grantor = case lent.desk
                                when 'intake' then (cast(:intake_units as text[]))[array_position(:intake_all,
                                    matter.narrowest(areas, :intake_all, :intake_units, about_unit))]
                                when 'dispatcher' then (cast(:dispatcher_units as text[]))[array_position(:dispatcher_all,
                                    matter.narrowest(areas, :dispatcher_all, :dispatcher_units, about_unit))]
                                end) then 'delegated_handle' end
                    ], null) as ways, standing
                from (
                    select *, procedure_name || '/' || procedure_version || '/' || state as standing
                    from matter.matter
                    where open and state = any (:other_states) and number <> all (:barred)
                        and (about_unit is null or about_unit <> all (:barred_units))
                ) m
            ), mine as (
                select distinct id, yields from candidate c
                where ways <> '{}' and (standing <> all (:eyes) or exists (
                    select from unnest(:eyes_standings, :eyes_ways, :eyes_verbs) as step (standing, way, verbs)
                    where step.standing = c.standing and step.way = any (c.ways) and not exists (
                        select from jsonb_each_text(c.last_actors) as last (verb, person)
                        where person = :me and verb = any (string_to_array(step.verbs, ' ')))))
            ), timed as (
                select mine.id, d.pressing_at, d.pressing_at + make_interval(secs => mine.yields) as turn_at
                from mine left join lateral (
                    select case when met_at is null and paused_at is null then due_at
                        else timestamptz '9999-12-31 00:00:00+00' end as pressing_at
                    from calendar.deadline where matter_id = mine.id
                    order by met_at is not null, paused_at is not null, due_at, id limit 1
                ) d on true
            ), page as (
                select id, turn_at from timed where (turn_at, id) > (:pressing, :after)
                order by turn_at, id limit :limit
            )
            select page.*, total.* from (
                select count(*) as total_open, count(*) filter (where pressing_at < :now) as total_overdue,
                    count(*) filter (where pressing_at >= :now and pressing_at < :soon) as total_due
                from timed
            ) total left join (
                select s.*, page.turn_at from page join matter.summary s using (id)
            ) page on true
            order by page.turn_at, page.id
            """;

    /// What waits for somebody with these duties, most pressing first; what looks like a flood lets others go
    /// first.
    List<Line> queue(Duties duties, Instant now, Position after, int limit) {
        return SqlReach.ask(jdbc, QUEUE, duties.parameters())
                .param("pressing", after.pressing().atOffset(ZoneOffset.UTC))
                .param("after", after.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("soon", now.plusSeconds(86_400).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    private WholeMatter whole(ResultSet row) throws SQLException {
        return new WholeMatter(
                MatterRow.of(row),
                json.readValue(row.getString("deadlines"), CLOCKS),
                json.readValue(row.getString("story"), ACTS),
                Optional.ofNullable(row.getString("said"))
                        .map(text ->
                                json.readValue(text, WholeMatter.Said.class).shown()),
                Set.of((String[]) row.getArray("assistants").getArray()));
    }

    private static Line line(ResultSet row) throws SQLException {
        var counts =
                new WorkQueue.Counts(row.getLong("total_due"), row.getLong("total_overdue"), row.getLong("total_open"));
        if (row.getString("number") == null) {
            return new Line(Optional.empty(), Instant.EPOCH, counts);
        }
        var matter = MatterRow.of(row);
        return new Line(Optional.of(matter), MatterRow.instant(row, "turn_at"), counts);
    }

    private static Shown.Report report(ResultSet row) throws SQLException {
        var lon = row.getObject("lon", Double.class);
        var lat = row.getObject("lat", Double.class);
        return new Shown.Report(
                row.getString("description"),
                Optional.ofNullable(row.getString("address")),
                lon == null || lat == null ? Optional.empty() : Optional.of(new double[] {lon, lat}),
                row.getString("channel"),
                MatterRow.instant(row, "received_at"),
                row.getBoolean("has_contact"));
    }
}
