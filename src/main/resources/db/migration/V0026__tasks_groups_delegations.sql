-- What units ask of units, the groups and meetings that ask, and powers lent to posts of the field (see docs/decisions/0026).
--
-- A task stands beside its matter and never in it: the matter keeps its one lead. It is hidden where its matter is.

create schema task;
grant usage on schema task to ${application_role};

-- A unit of kind leading-group: what for, on which article, and until when. Who is in it are relations of the parties
-- (unit#chair@unit, unit#member@unit); what each is there for stands here.
create table task.leading_group (
    code text primary key references party.unit,
    mandate_zh text not null check (length(mandate_zh) between 1 and 2000),
    mandate_en text not null check (length(mandate_en) between 1 and 2000),
    basis text not null,
    since timestamptz not null,
    until timestamptz not null,
    dissolved_at timestamptz,
    founded_by uuid not null references party.person,
    dissolved_by uuid references party.person,
    check (until > since),
    check ((dissolved_at is null) = (dissolved_by is null))
);

create table task.member (
    group_code text not null references task.leading_group,
    unit text not null references party.unit,
    role_zh text not null check (length(role_zh) between 1 and 128),
    role_en text not null check (length(role_en) between 1 and 128),
    chair boolean not null,
    primary key (group_code, unit)
);
create unique index one_chair on task.member (group_code) where chair;

-- What was said and decided; approved by somebody else than whoever wrote it down, and then it stays.
create table task.meeting (
    id uuid primary key,
    code text not null unique,
    group_code text not null references task.leading_group,
    held_at timestamptz not null,
    attendance text[] not null,
    agenda text[] not null,
    called_by uuid not null references party.person,
    minutes text check (length(minutes) between 1 and 20000),
    minutes_hash bytea check (length(minutes_hash) = 32),
    decisions jsonb,
    written_by uuid references party.person,
    written_at timestamptz,
    approved_by uuid references party.person,
    approved_unit text,
    approved_at timestamptz,
    constraint four_eyes check (approved_by <> written_by),
    check ((minutes is null) = (written_by is null) and (minutes is null) = (written_at is null)
        and (minutes is null) = (minutes_hash is null) and (minutes is null) = (decisions is null)),
    check ((approved_by is null) = (approved_at is null)),
    check (approved_by is null or written_by is not null)
);
create index meeting_group on task.meeting (group_code, id desc);

create function task.refuse_after_approval() returns trigger language plpgsql as $$
begin
    if old.approved_at is not null then
        raise exception 'approved minutes stay as they are' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger approved_once before update on task.meeting for each row execute function task.refuse_after_approval();

create table task.task (
    id uuid primary key,
    number text not null unique,
    kind text not null check (kind in ('assist', 'ask', 'supervise', 'minute', 'notice')),
    level text check (level in ('urge', 'supervise', 'named-leader')),
    asker_unit text not null,
    asker_post text,
    answerer_unit text not null,
    answerer_post text,
    text text not null check (length(text) between 1 and 4000),
    origin_kind text not null check (origin_kind in ('matter', 'undertaking', 'meeting', 'plain')),
    origin text not null,
    matter_id uuid references matter.matter,
    basis text not null,
    term_kind text not null,
    term_amount integer not null check (term_amount > 0),
    start_at timestamptz not null,
    due_at timestamptz not null,
    provisional boolean not null,
    calendar_version text not null,
    met_at timestamptz,
    climbed smallint not null default 0,
    state text not null,
    open boolean not null,
    since timestamptz not null,
    revision integer not null check (revision > 0),
    last_actors jsonb not null,
    check ((kind = 'supervise') = (level is not null)),
    check ((origin_kind = 'plain') = (origin = '')),
    check (matter_id is null or origin_kind = 'matter' or origin_kind = 'meeting'),
    check (start_at <= due_at)
);
create index task_answerer on task.task (answerer_unit, due_at) where open;
create index task_asker on task.task (asker_unit, due_at) where open;
create index task_matter on task.task (matter_id) where matter_id is not null;
create index task_running on task.task (due_at) where met_at is null and open and climbed < 3;

create table task.act (
    task_id uuid not null references task.task,
    revision integer not null,
    verb text not null,
    to_state text not null,
    person uuid,
    unit text,
    post text,
    reason text,
    note text check (length(note) <= 4000),
    at timestamptz not null,
    primary key (task_id, revision)
);
create trigger never_changed before update or delete on task.act for each row execute function evidence.refuse_change();

-- Each level of each task is told once.
create table task.climb (
    task_id uuid not null references task.task,
    level smallint not null check (level between 1 and 3),
    at timestamptz not null,
    unit text not null,
    primary key (task_id, level)
);
create trigger never_changed before update or delete on task.climb for each row execute function evidence.refuse_change();

-- A clock that was begun is not begun anew, whatever a program believes.
create function task.refuse_new_clock() returns trigger language plpgsql as $$
begin
    if new.start_at <> old.start_at or new.due_at <> old.due_at or new.climbed < old.climbed then
        raise exception 'the term of a task runs once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger one_clock before update on task.task for each row execute function task.refuse_new_clock();

-- Whether the store hides this matter from the transaction that asks.
create function task.hides(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from matter.matter m where m.id = asked and m.sensitive) and not matter.shows(asked)
$$;
create function task.hides_task(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from task.task t where t.id = asked and t.matter_id is not null and task.hides(t.matter_id))
$$;

alter table task.task enable row level security;
create policy asked on task.task for insert with check (true);
create policy seen on task.task for select using (matter_id is null or not task.hides(matter_id));
create policy moved on task.task for update using (matter_id is null or not task.hides(matter_id)) with check (true);
alter table task.act enable row level security;
create policy done on task.act for insert with check (true);
create policy seen on task.act for select using (not task.hides_task(task_id));
revoke all on function task.hides(uuid), task.hides_task(uuid) from public;
grant execute on function task.hides(uuid), task.hides_task(uuid) to ${application_role};

grant select, insert on task.leading_group, task.member, task.meeting, task.task, task.act, task.climb to ${application_role};
grant update (dissolved_at, dissolved_by) on task.leading_group to ${application_role};
grant update (minutes, minutes_hash, decisions, written_by, written_at, approved_by, approved_unit, approved_at)
    on task.meeting to ${application_role};
grant update (met_at, climbed, state, open, since, revision, last_actors) on task.task to ${application_role};

-- A power of a unit's desk, lent to a post: for a time, within an area, for some categories, so often a day; drafted by one,
-- approved by another, taken back at once.
create table access.delegation (
    id uuid primary key,
    code text not null unique,
    grantor text not null references party.unit,
    post text not null references party.post,
    actions text[] not null check (cardinality(actions) > 0 and actions <@ array['file', 'refuse', 'dispatch']),
    categories text[] not null,
    area text not null,
    per_day integer not null check (per_day between 1 and 1000),
    valid_from timestamptz not null,
    valid_to timestamptz not null,
    basis text not null,
    reason text not null check (length(reason) between 1 and 1000),
    drafted_by uuid not null references party.person,
    drafted_post text not null,
    drafted_at timestamptz not null,
    approved_by uuid references party.person,
    approved_post text,
    approved_at timestamptz,
    revoked_by uuid references party.person,
    revoked_at timestamptz,
    constraint four_eyes check (approved_by <> drafted_by),
    check (valid_from < valid_to),
    check ((approved_by is null) = (approved_at is null)),
    check ((revoked_by is null) = (revoked_at is null))
);
create index delegation_post on access.delegation (post);

create function access.refuse_second_decision() returns trigger language plpgsql as $$
begin
    if old.revoked_at is not null or old.approved_at is not null and new.approved_at is distinct from old.approved_at then
        raise exception 'a delegation is approved once and revoked once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger decided_once before update on access.delegation for each row execute function access.refuse_second_decision();

-- How often it was used on each day of the city.
create table access.delegation_day (
    delegation_id uuid not null references access.delegation,
    day date not null,
    used integer not null check (used > 0),
    primary key (delegation_id, day)
);

grant select, insert on access.delegation, access.delegation_day to ${application_role};
grant update (approved_by, approved_post, approved_at, revoked_by, revoked_at) on access.delegation to ${application_role};
grant update (used) on access.delegation_day to ${application_role};

-- Under which delegation an act was done; none where the post's own power did.
alter table matter.act add column delegation text;
