-- Reports, matters, acts, deadlines and what they announce.
--
-- All grow for ever, so all are partitioned by year through their time-ordered ids: the year of a public number is its first
-- two digits, so a look-up by number reads one partition (see docs/decisions/0003).

create schema matter;
create schema calendar;
create schema outbox;
grant usage on schema matter, calendar, outbox to ${application_role};

-- A matter keeps the procedure version it began with, so the text of every version stays.
create table matter.procedure (
    name text not null,
    version integer not null check (version > 0),
    document text not null,
    sha256 bytea not null check (length(sha256) = 32),
    primary key (name, version)
);

create table matter.matter (
    id uuid primary key,
    number text not null,
    procedure_name text not null,
    procedure_version integer not null,
    category_system text,
    category_code text,
    state text not null,
    since timestamptz not null,
    opened_at timestamptz not null,
    open boolean not null,
    revision integer not null check (revision > 0),
    bounces integer not null default 0 check (bounces >= 0),
    lead_unit text not null,
    lead_post text,
    rule text not null,
    basis text not null,
    explanation jsonb not null,
    areas text[] not null check (cardinality(areas) > 0),
    segment text,
    component text,
    last_actors jsonb not null default '{}',
    undertaking uuid,
    foreign key (procedure_name, procedure_version) references matter.procedure,
    check ((category_system is null) = (category_code is null))
) partition by range (id);
create index matter_lead_open on matter.matter (lead_unit, state) where open;
create index matter_state_open on matter.matter (state) where open;
create index matter_area on matter.matter using gin (areas);
create index matter_undertaking on matter.matter (undertaking) where undertaking is not null;

-- What one person or device said. Never changed; splitting and merging move the link, in a table of its own.
create table matter.report (
    id uuid primary key,
    number text not null,
    matter_id uuid not null references matter.matter,
    channel text not null,
    client text,
    received_at timestamptz not null,
    occurred_at timestamptz,
    category_system text,
    category_code text,
    description text not null,
    language text,
    lon double precision,
    lat double precision,
    address text,
    attributes jsonb,
    media_url text,
    token_hash bytea not null check (length(token_hash) = 32),
    subject_id uuid references identity.subject,
    external_ref text
) partition by range (id);
create index report_matter on matter.report (matter_id);
create index report_external on matter.report (client, external_ref) where external_ref is not null;

create table matter.act (
    id uuid primary key,
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
    check ((actor_kind = 'officer') = (actor_person is not null))
) partition by range (id);
create index act_matter on matter.act (matter_id, revision);

create table calendar.deadline (
    id uuid primary key,
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
    check (start_at <= due_at)
) partition by range (id);
create index deadline_matter on calendar.deadline (matter_id);
-- What the scan reads: clocks that run and may still climb; three levels are all there are (decide.escalate).
create index deadline_running on calendar.deadline (due_at) where met_at is null and paused_at is null and level < 3;

-- Written once per level by the scan, whoever runs it: the key is what makes it exactly once.
create table calendar.escalation (
    deadline_id uuid not null,
    level smallint not null check (level > 0),
    at timestamptz not null,
    unit text not null,
    primary key (deadline_id, level)
);

-- Every move of a due date, with its reason: a deadline is never moved in silence.
create table calendar.shift (
    deadline_id uuid not null,
    at timestamptz not null,
    due_before timestamptz not null,
    due_after timestamptz not null,
    reason text not null,
    primary key (deadline_id, at)
);

create table outbox.event (
    id uuid primary key,
    kind text not null,
    subject text not null,
    at timestamptz not null,
    body jsonb not null
);

-- Opens a year in every table that is partitioned by year; does nothing where the year is there already. Numbers are unique
-- within a year, and a number names its year, so they are unique.
create function matter.open_year(year integer) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
    parent text;
    lower_id uuid := lpad(to_hex((extract(epoch from make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0') || '00000000000000000000';
    upper_id uuid := lpad(to_hex((extract(epoch from make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0') || '00000000000000000000';
begin
    foreach parent in array array['matter.matter', 'matter.report', 'matter.act', 'calendar.deadline', 'evidence.entry'] loop
        execute format('create table if not exists %s_%s partition of %s for values from (%L) to (%L)', parent, year, parent, lower_id, upper_id);
    end loop;
    execute format('create unique index if not exists matter_%s_number on matter.matter_%s (number)', year, year);
    execute format('create unique index if not exists report_%s_number on matter.report_%s (number)', year, year);
end
$$;
revoke all on function matter.open_year(integer) from public;
create table matter.matter_other partition of matter.matter default;
create table matter.report_other partition of matter.report default;
create table matter.act_other partition of matter.act default;
create table calendar.deadline_other partition of calendar.deadline default;
create table evidence.entry_other partition of evidence.entry default;
create unique index matter_other_number on matter.matter_other (number);
create unique index report_other_number on matter.report_other (number);
select matter.open_year(y) from generate_series(2025, 2028) y;

grant select, insert on all tables in schema matter, calendar, outbox to ${application_role};
grant update (category_system, category_code, state, since, open, revision, bounces, lead_unit, lead_post, rule, basis, explanation, areas, segment,
    component, last_actors, undertaking) on matter.matter to ${application_role};
grant update (due_at, provisional, paused_at, met_at, level) on calendar.deadline to ${application_role};
grant delete on outbox.event to ${application_role};
