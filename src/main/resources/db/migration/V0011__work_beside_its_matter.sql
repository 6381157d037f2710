-- Acts and clocks move to the partition of their matter, and areas get a list of their matters (see docs/decisions/0013).
--
-- They were cut by their own ids, so every question about one matter looked into every year. Now the matter's id is the key they
-- are cut by: one matter lies in one partition with everything that was done to it.

drop view matter.summary;

create table matter.act_kept as select * from matter.act;
drop table matter.act;
create table matter.act (
    id uuid not null,
    matter_id uuid not null references matter.matter,
    revision integer not null,
    verb text not null,
    from_state text not null,
    to_state text not null,
    actor_kind text not null check (actor_kind in ('officer', 'reporter', 'clock')),
    actor_person uuid,
    actor_unit text,
    actor_post text,
    reason text,
    note text check (length(note) <= 4000),
    rating smallint check (rating between 1 and 5),
    basis text not null,
    at timestamptz not null,
    primary key (matter_id, revision),
    check ((actor_kind = 'officer') = (actor_person is not null))
) partition by range (matter_id);
-- What happened in a span of time, whatever it happened to.
create index act_id on matter.act (id);

create table calendar.deadline_kept as select * from calendar.deadline;
drop table calendar.deadline;
create table calendar.deadline (
    id uuid not null,
    matter_id uuid not null references matter.matter,
    clock text not null,
    term_kind text not null,
    term_amount integer not null check (term_amount > 0),
    basis text not null,
    start_at timestamptz not null,
    due_at timestamptz not null,
    provisional boolean not null,
    calendar_version text not null,
    paused_at timestamptz,
    met_at timestamptz,
    level smallint not null default 0,
    primary key (matter_id, id),
    check (start_at <= due_at)
) partition by range (matter_id);
create index deadline_running on calendar.deadline (due_at) where met_at is null and paused_at is null and level < 3;

-- The matters of an area in the order of time: a list costs what it shows and not what the area holds. Written by the statement
-- that writes `areas`, so it refers to nothing.
drop index matter.matter_area;
create table matter.area (
    area text not null,
    matter_id uuid not null,
    primary key (area, matter_id)
) partition by range (matter_id);

-- Opens a year in every table that is partitioned by year; does nothing where the year is there already.
create or replace function matter.open_year(year integer) returns void language plpgsql security definer
    set search_path = pg_catalog set client_min_messages = warning as $$
declare
    parent text;
    lower_id uuid := lpad(to_hex((extract(epoch from make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0') || '00000000000000000000';
    upper_id uuid := lpad(to_hex((extract(epoch from make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0') || '00000000000000000000';
begin
    foreach parent in array array['matter.matter', 'matter.report', 'matter.act', 'matter.area', 'calendar.deadline', 'evidence.entry'] loop
        execute format('create table if not exists %s_%s partition of %s for values from (%L) to (%L)', parent, year, parent, lower_id, upper_id);
    end loop;
    execute format('create unique index if not exists matter_%s_number on matter.matter_%s (number)', year, year);
    execute format('create unique index if not exists report_%s_number on matter.report_%s (number)', year, year);
end
$$;
create table matter.act_other partition of matter.act default;
create table matter.area_other partition of matter.area default;
create table calendar.deadline_other partition of calendar.deadline default;
select matter.open_year(y) from generate_series(2025, 2028) y;

insert into matter.act select * from matter.act_kept;
insert into calendar.deadline select * from calendar.deadline_kept;
insert into matter.area select area, id from matter.matter, unnest(areas) as area;
drop table matter.act_kept, calendar.deadline_kept;

-- One line per matter, as lists and queues show it: with the clock that matters most now, the number of its reports and the
-- undertaking it belongs to.
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

grant select, insert on matter.act, matter.area, calendar.deadline to ${application_role};
grant update (due_at, provisional, paused_at, met_at, level) on calendar.deadline to ${application_role};
grant select on matter.summary to ${application_role};
