-- What a report is about beside a place: the unit it complains about, and that it is sensitive. And the second wall around what is
-- sensitive: its matter, the words of its reports and what was done are rows that the store shows only to a transaction that says
-- for whom it reads (kernel.access.sql.AsViewer).
--
-- The mark stands on every row that is hidden, so that the wall costs ordinary rows one look at a boolean.

alter table matter.matter
    add column about_unit text,
    add column sensitive boolean not null default false,
    -- Whoever is complained about never answers for it, whatever a program believes.
    add constraint never_led_by_whom_it_is_about check (about_unit is null or about_unit <> lead_unit);
alter table matter.report add column sensitive boolean not null default false;
alter table matter.act add column sensitive boolean not null default false;

-- Reports are counted by the matter; with the mark in the index they are still counted without reading them.
drop index matter.report_matter;
create index report_matter on matter.report (matter_id) include (sensitive);

-- Who said later whom a matter is about and whether it is sensitive, and why; it is history and part of no public story.
create table matter.marking (
    id uuid primary key,
    matter_id uuid not null references matter.matter,
    about_unit text,
    sensitive boolean not null,
    lead_unit text not null,
    reason text not null check (length(reason) between 1 and 500),
    by_kind text not null check (by_kind in ('officer', 'reporter')),
    person uuid,
    unit text,
    post text,
    at timestamptz not null,
    check ((by_kind = 'officer') = (person is not null))
);
create index marking_matter on matter.marking (matter_id, at);
create trigger never_changed before update or delete on matter.marking for each row execute function evidence.refuse_change();

-- Whether the store shows what is sensitive about this matter to the transaction that asks: to the clock; to its reporter; to an
-- officer, unless it is about their own unit or themselves, or they declared a conflict. Whether an officer is in reach is decided
-- before. Who asks is compared as text: the planner looks at it whoever it is, and not everybody is a uuid.
create function matter.shows(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
    select case current_setting('xiucheng.viewer', true)
        when 'clock' then true
        when 'officer' then not exists (
            select from matter.matter m join party.relation r
                on r.subject_kind = 'person' and r.subject_id = current_setting('xiucheng.who', true)
            where m.id = asked and (r.valid_to is null or r.valid_to > now())
                and (r.relation in ('conflict', 'reported')
                        and (r.object_kind = 'unit' and r.object_id = m.about_unit
                            or r.object_kind = 'matter' and r.object_id = m.number)
                    or r.relation = 'holder' and r.object_kind = 'post' and exists (
                        select from party.post p where p.code = r.object_id and p.unit_code = m.about_unit)))
        when 'reporter' then exists (
            select from matter.report r
            where r.matter_id = asked and cast(r.id as text) = current_setting('xiucheng.who', true))
        else false
    end
$$;

-- The same for one of its reports: a reporter sees their own and nobody else's.
create function matter.shows_report(parent uuid, asked uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog as $$
    select case current_setting('xiucheng.viewer', true)
        when 'reporter' then cast(asked as text) = current_setting('xiucheng.who', true)
        else matter.shows(parent)
    end
$$;

-- The hash of the token of a report, before anybody has shown who they are; it tells nothing else.
create function matter.token_of(asked text, first uuid, beyond uuid) returns table (id uuid, token_hash bytea)
    language sql stable security definer set search_path = pg_catalog as $$
    select r.id, r.token_hash from matter.report r where r.number = asked and r.id >= first and r.id < beyond
$$;

-- The narrowest of a matter's areas that is one of `among` and whose unit is not the one that is complained about: its desk counts.
-- `units` names for each of `among` the unit that is its desk.
create function matter.narrowest(areas text[], among text[], units text[], about text) returns text language sql immutable as $$
    select area from unnest(areas) with ordinality as chain (area, depth)
    where area = any (among) and (about is null or units[array_position(among, area)] <> about)
    order by depth desc limit 1
$$;

alter table matter.matter enable row level security;
create policy begun on matter.matter for insert with check (true);
create policy seen on matter.matter for select using (not sensitive or matter.shows(id));
create policy moved on matter.matter for update using (not sensitive or matter.shows(id)) with check (true);
alter table matter.report enable row level security;
create policy sent on matter.report for insert with check (true);
create policy seen on matter.report for select using (not sensitive or matter.shows_report(matter_id, id));
create policy marked on matter.report for update using (not sensitive or matter.shows(matter_id)) with check (true);
alter table matter.act enable row level security;
create policy done on matter.act for insert with check (true);
create policy seen on matter.act for select using (not sensitive or matter.shows(matter_id));
create policy marked on matter.act for update using (not sensitive or matter.shows(matter_id)) with check (true);
alter table matter.marking enable row level security;
create policy done on matter.marking for insert with check (true);
create policy seen on matter.marking for select using (matter.shows(matter_id));

-- A wall before the whole is none while the years behind it stand open.
do $$
declare
    year regclass;
begin
    for year in select inhrelid::regclass from pg_inherits
        where inhparent in ('matter.matter'::regclass, 'matter.report'::regclass, 'matter.act'::regclass)
    loop
        execute format('revoke all on %s from ${application_role}', year);
    end loop;
end
$$;

-- Shown with the rights of whoever asks, so that the wall stands before the summary too.
drop view matter.summary;
create view matter.summary with (security_invoker = true) as
select m.id, m.number, m.procedure_name, m.procedure_version, m.category_system, m.category_code, m.state, m.since, m.opened_at,
    m.procedure_name || '/' || m.procedure_version || '/' || m.state as standing, m.open, m.revision, m.lead_unit, m.lead_post, m.explanation, m.areas, m.segment, m.last_actors,
    m.about_unit, m.sensitive,
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

revoke all on function matter.shows(uuid), matter.shows_report(uuid, uuid), matter.token_of(text, uuid, uuid) from public;
grant execute on function matter.shows(uuid), matter.shows_report(uuid, uuid), matter.token_of(text, uuid, uuid)
    to ${application_role};
grant select on matter.summary to ${application_role};
grant select, insert on matter.marking to ${application_role};
grant update (about_unit, sensitive) on matter.matter to ${application_role};
grant update (sensitive) on matter.report, matter.act to ${application_role};
