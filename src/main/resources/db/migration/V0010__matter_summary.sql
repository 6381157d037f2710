-- One line per matter, as lists and queues show it: with the clock that matters most now, the number of its reports and the
-- undertaking it belongs to. A view, so that each list states its own conditions and nothing else.

create view matter.summary as
select m.id, m.number, m.procedure_name, m.procedure_version, m.category_system, m.category_code, m.state, m.since, m.opened_at,
    m.procedure_name || '/' || m.procedure_version || '/' || m.state as standing, m.open, m.revision, m.lead_unit, m.lead_post, m.explanation, m.areas, m.segment, m.last_actors,
    d.clock, d.due_at, d.provisional, d.paused_at, d.met_at,
    case when d.met_at is null and d.paused_at is null then d.due_at else timestamptz '9999-12-31 00:00:00+00' end as pressing_at,
    (select count(*) from matter.report r where r.matter_id = m.id) as reports,
    u.number as undertaking_number, u.name_zh as undertaking_zh, u.name_en as undertaking_en
from matter.matter m
left join undertaking.undertaking u on u.id = m.undertaking
left join lateral (
    select clock, due_at, provisional, paused_at, met_at from calendar.deadline
    where matter_id = m.id
    order by met_at is not null, paused_at is not null, due_at, id
    limit 1
) d on true;

-- The narrowest of a matter's areas that is one of `among`: the one whose desk counts. Areas run from coarse to fine.
create function matter.narrowest(areas text[], among text[]) returns text language sql immutable as $$
    select area from unnest(areas) with ordinality as chain (area, depth) where area = any (among) order by depth desc limit 1
$$;

grant select on matter.summary to ${application_role};
