-- Who is on duty when, and who was called and answered (see docs/decisions/0024).
--
-- What a city plans is a pattern; a day on which it is otherwise is a row of its own. Who is away is known without a reason.
-- Calls climb by a scan over rows: the key of a step is what makes each level told exactly once.

create schema roster;
grant usage on schema roster to ${application_role};

create table roster.shift (
    code text primary key,
    unit_code text not null references party.unit,
    post_code text not null references party.post,
    days text not null check (days in ('every-day', 'working-days', 'rest-days')),
    -- 1 is Monday, 7 is Sunday
    weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    from_time time not null,
    to_time time not null,
    first_day date not null,
    last_day date,
    set_by text not null,
    at timestamptz not null,
    -- one that is taken back before it began has a last day before its first
    check (last_day >= first_day - 1)
);
create index shift_unit on roster.shift (unit_code);

-- At which hours a unit must have somebody on duty; round the clock where there is no row.
create table roster.demand (
    unit_code text primary key references party.unit,
    days text not null check (days in ('every-day', 'working-days', 'rest-days')),
    weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    from_time time not null,
    to_time time not null,
    set_by text not null,
    at timestamptz not null
);

-- Two turns change hands when both agree.
create table roster.swap (
    code text primary key,
    unit_code text not null references party.unit,
    shift_code text not null references roster.shift,
    day date not null,
    post text not null,
    other_shift text not null references roster.shift,
    other_day date not null,
    other_post text not null,
    asked_by uuid not null references party.person,
    at timestamptz not null,
    answered_by uuid references party.person,
    answered_at timestamptz,
    agreed boolean,
    constraint both_agree check (answered_by <> asked_by),
    check ((answered_by is null) = (answered_at is null) and (answered_by is null) = (agreed is null))
);
create index swap_unit on roster.swap (unit_code, at);

-- Another post takes a shift on one day; of several rows the last one counts.
create table roster.cover (
    id uuid primary key,
    shift_code text not null references roster.shift,
    day date not null,
    post_code text not null references party.post,
    swap_code text references roster.swap,
    set_by text not null,
    at timestamptz not null
);
create index cover_day on roster.cover (day);

-- No reason is asked, so none can be kept.
create table roster.absence (
    id uuid primary key,
    person_id uuid not null references party.person,
    valid_from timestamptz not null,
    valid_to timestamptz not null,
    reported_by uuid not null references party.person,
    at timestamptz not null,
    check (valid_from <= valid_to)
);
create index absence_person on roster.absence (person_id, valid_to);

-- Within how many minutes a call is to be answered before the next is called: by the urgent hours of the matter's limit, the
-- smallest row that is not smaller; row 0 is for a call by a person. A city sets its own.
create table roster.answer_time (
    urgent_hours integer primary key check (urgent_hours >= 0),
    minutes integer not null check (minutes between 1 and 240)
);
insert into roster.answer_time (urgent_hours, minutes) values (0, 10), (1, 5), (2, 10), (4, 20);

create table roster.call (
    code text primary key,
    unit_code text not null references party.unit,
    post text,
    matter_id uuid references matter.matter,
    number text,
    revision integer,
    about_unit text,
    reason text check (length(reason) between 1 and 500),
    called_by uuid references party.person,
    at timestamptz not null,
    minutes integer not null check (minutes between 1 and 240),
    level smallint not null default 0,
    next_at timestamptz not null,
    -- everybody was called, and nobody is left
    exhausted boolean not null default false,
    ended_at timestamptz,
    ended_how text check (ended_how in ('answered', 'moved')),
    answered_by uuid references party.person,
    answered_unit text,
    answered_post text,
    check ((matter_id is null) = (number is null) and (matter_id is null) = (revision is null)),
    check ((called_by is null) = (reason is null)),
    check (matter_id is not null or reason is not null),
    check ((ended_at is null) = (ended_how is null) and (ended_how = 'answered') = (answered_by is not null))
);
-- The clock calls a unit once for a matter.
create unique index call_matter on roster.call (matter_id, unit_code) where called_by is null;
create index call_open on roster.call (next_at) where ended_at is null;
create index call_unit on roster.call (unit_code, at);

create table roster.call_step (
    call_code text not null references roster.call,
    level smallint not null check (level > 0),
    at timestamptz not null,
    unit_code text not null,
    post_code text not null,
    person_id uuid not null references party.person,
    by text not null,
    primary key (call_code, level)
);
create index call_step_person on roster.call_step (person_id, at);

-- What the scan for calls reads: limits in urgent hours that run.
create index deadline_urgent on calendar.deadline (start_at)
    where clock = 'handling-limit' and term_kind = 'urgent-hours' and met_at is null and paused_at is null;

-- Rosters are known by heart on each node; one number tells whether they have changed.
create table roster.change (
    one boolean primary key default true check (one),
    transaction bigint not null
);
insert into roster.change (transaction) values (0);
create function roster.note_change() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    update roster.change set transaction = pg_current_xact_id()::text::bigint
    where transaction <> pg_current_xact_id()::text::bigint;
    return null;
end
$$;
create trigger note_change after insert or update on roster.shift for each statement execute function roster.note_change();
create trigger note_change after insert or update on roster.demand for each statement execute function roster.note_change();
create trigger note_change after insert on roster.cover for each statement execute function roster.note_change();
create trigger note_change after insert or update on roster.absence for each statement execute function roster.note_change();

grant select, insert on roster.shift, roster.demand, roster.swap, roster.cover, roster.absence, roster.call, roster.call_step
    to ${application_role};
grant select on roster.answer_time, roster.change to ${application_role};
grant update (last_day) on roster.shift to ${application_role};
grant update (days, weekdays, from_time, to_time, set_by, at) on roster.demand to ${application_role};
grant update (answered_by, answered_at, agreed) on roster.swap to ${application_role};
grant update (valid_to) on roster.absence to ${application_role};
grant update (level, next_at, exhausted, ended_at, ended_how, answered_by, answered_unit, answered_post) on roster.call
    to ${application_role};
