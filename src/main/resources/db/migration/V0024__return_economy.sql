-- Where the duty list sent matters wrongly, and what is done about it: every change of the unit that answers is a row, mass
-- corrections and reforms of units are written down before they are carried out.

-- Each time another unit answers for a matter: which rule had named whom, whom it names now, and what made it so. The first naming
-- stands with the matter; a change is written by the statement that changes it.
create table matter.lead_change (
    id uuid not null,
    matter_id uuid not null references matter.matter,
    revision integer not null check (revision > 0),
    at timestamptz not null,
    cause text not null check (cause in ('named', 'redispatched', 'redirected', 'assigned', 'concern', 'reform')),
    from_unit text not null,
    from_rule text not null,
    to_unit text not null,
    to_rule text not null,
    reason text check (length(reason) between 1 and 64),
    category_system text,
    category_code text,
    reference text,
    primary key (matter_id, id),
    check (from_unit <> to_unit),
    check ((category_system is null) = (category_code is null))
);
create index lead_change_at on matter.lead_change (at);
create trigger never_changed before update or delete on matter.lead_change for each row execute function evidence.refuse_change();
-- What is behind the wall is so here too.
alter table matter.lead_change enable row level security;
create policy written on matter.lead_change for insert with check (true);
create policy seen on matter.lead_change for select
    using (exists (select from matter.matter m where m.id = lead_change.matter_id));
grant select, insert on matter.lead_change to ${application_role};

-- When a matter was first sent to a unit is when its handling limit began; months of first dispatches are asked for.
create index deadline_limit on calendar.deadline (start_at) where clock = 'handling-limit';

-- Many wrong dispatches corrected under one reference. What is chosen is listed before anything moves; each line is done once.
create schema dispatch;
grant usage on schema dispatch to ${application_role};
create table dispatch.batch (
    id uuid primary key,
    code text not null unique,
    selection jsonb not null,
    to_unit text references party.unit,
    ground text not null check (length(ground) between 1 and 64),
    reason text not null check (length(reason) between 1 and 1000),
    matters integer not null check (matters > 0),
    four_eyes boolean not null,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    proposed_at timestamptz not null,
    approved_by uuid references party.person,
    approved_post text,
    approved_at timestamptz,
    withdrawn_at timestamptz,
    finished_at timestamptz,
    constraint other_eyes check (approved_by <> person_id),
    check ((approved_by is null) = (approved_at is null)),
    check (finished_at is null or approved_at is not null or not four_eyes),
    check (withdrawn_at is null or finished_at is null)
);
create table dispatch.line (
    batch_id uuid not null references dispatch.batch,
    position integer not null check (position >= 0),
    number text not null,
    from_unit text not null,
    to_unit text not null,
    done_at timestamptz,
    outcome text check (length(outcome) between 1 and 64),
    primary key (batch_id, position),
    unique (batch_id, number),
    check ((done_at is null) = (outcome is null))
);
create function dispatch.refuse_second_outcome() returns trigger language plpgsql as $$
begin
    if old.done_at is not null then
        raise exception 'a line of a correction is done once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger done_once before update on dispatch.line for each row execute function dispatch.refuse_second_outcome();
grant select, insert on dispatch.batch, dispatch.line to ${application_role};
grant update (approved_by, approved_post, approved_at, withdrawn_at, finished_at) on dispatch.batch to ${application_role};
grant update (done_at, outcome) on dispatch.line to ${application_role};

-- Units that end, merge or are split, with everything that hangs on them: planned, tried, approved by another person, carried out in
-- steps. The old unit stays until nothing hangs on it any more.
create table party.reform (
    id uuid primary key,
    code text not null unique,
    unit text not null references party.unit,
    plan jsonb not null,
    reason text not null check (length(reason) between 1 and 1000),
    basis text not null,
    wished_from timestamptz,
    draft text references responsibility.draft (code),
    person_id uuid not null references party.person,
    planned_unit text not null,
    planned_post text not null,
    planned_at timestamptz not null,
    approved_by uuid references party.person,
    approved_post text,
    approved_at timestamptz,
    takes_effect timestamptz,
    withdrawn_at timestamptz,
    begun_at timestamptz,
    finished_at timestamptz,
    constraint four_eyes check (approved_by <> person_id),
    check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (takes_effect is null)),
    check (takes_effect is null or takes_effect >= approved_at),
    check (withdrawn_at is null or approved_at is null),
    check (begun_at is null or approved_at is not null),
    check (finished_at is null or begun_at is not null)
);
-- One unit is reformed once at a time.
create unique index reform_once on party.reform (unit) where withdrawn_at is null and finished_at is null;
create function party.refuse_second_decision() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null or old.finished_at is not null
        or old.approved_at is not null and (new.approved_by, new.approved_at, new.takes_effect)
            is distinct from (old.approved_by, old.approved_at, old.takes_effect) then
        raise exception 'a reform is decided once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger decided_once before update on party.reform for each row execute function party.refuse_second_decision();
grant select, insert on party.reform to ${application_role};
grant update (draft, approved_by, approved_post, approved_at, takes_effect, withdrawn_at, begun_at, finished_at)
    on party.reform to ${application_role};
