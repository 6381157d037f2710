-- What one watch leaves to the next, and how long rosters, calls and that book are kept (see docs/decisions/0033).
--
-- What is open is written by the system at the end of a turn, never typed; what lies about a hidden matter is hidden as it is.

create table roster.handover (
    code text primary key,
    unit_code text not null references party.unit,
    shift_code text not null references roster.shift,
    day date not null,
    post text not null,
    -- who was there at the end; nobody where the post was vacant or its holder away
    person_id uuid references party.person,
    to_post text,
    -- the end of the turn
    at timestamptz not null,
    -- until when somebody takes it over before the next is called
    due_at timestamptz not null,
    acknowledged_by uuid references party.person,
    acknowledged_unit text,
    acknowledged_post text,
    acknowledged_at timestamptz,
    unique (shift_code, day),
    check (at <= due_at),
    constraint another_takes_over check (acknowledged_by <> person_id),
    check ((acknowledged_by is null) = (acknowledged_at is null) and (acknowledged_by is null) = (acknowledged_post is null)
        and (acknowledged_by is null) = (acknowledged_unit is null))
);
create index handover_unit on roster.handover (unit_code, at desc);
create index handover_waits on roster.handover (due_at) where acknowledged_at is null;

create table roster.handover_item (
    handover text not null references roster.handover on delete cascade,
    kind text not null check (kind in ('matter', 'task', 'call')),
    name text not null,
    matter_id uuid references matter.matter,
    due_at timestamptz,
    primary key (handover, kind, name)
);
alter table roster.handover_item enable row level security;
create policy written on roster.handover_item for insert with check (true);
create policy seen on roster.handover_item for select using (matter_id is null or not task.hides(matter_id));

-- What whoever leaves says to whoever comes; gone long before the rest of the book.
create table roster.handover_note (
    id uuid primary key,
    shift_code text not null references roster.shift,
    day date not null,
    person_id uuid not null references party.person,
    text text not null check (length(text) between 1 and 500),
    at timestamptz not null
);
create index handover_note_turn on roster.handover_note (shift_code, day);
create index handover_note_at on roster.handover_note (at);

-- A hand-over that nobody takes is called out as an urgent matter is: each once.
alter table roster.call add column handover text references roster.handover;
create unique index call_handover on roster.call (handover) where handover is not null;
alter table roster.call drop constraint call_check2;
alter table roster.call add constraint about_something
    check (matter_id is not null or reason is not null or handover is not null);
alter table roster.call drop constraint call_ended_how_check;
alter table roster.call add constraint call_ended_how_check check (ended_how in ('answered', 'moved', 'acknowledged'));

grant select, insert on roster.handover, roster.handover_item, roster.handover_note to ${application_role};
grant update (acknowledged_by, acknowledged_unit, acknowledged_post, acknowledged_at) on roster.handover to ${application_role};
-- Who worked when is personal too, and has a term.
grant delete on roster.handover, roster.handover_note, roster.call, roster.call_step, roster.cover, roster.absence, roster.swap
    to ${application_role};
create index handover_at on roster.handover (at);
