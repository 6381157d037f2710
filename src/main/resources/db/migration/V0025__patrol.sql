-- Walks by duty, visits, and how roads are assessed.
--
-- A walk is the walker's: its points are rows that the store shows to nobody else, and that are gone after their days. What stays
-- is that somebody of that post walked that ground, how long, and how much of it (see docs/decisions/0028).

create schema patrol;
create schema score;
grant usage on schema patrol, score to ${application_role};

create table patrol.patrol (
    id uuid primary key,
    code text not null unique,
    duty text not null check (length(duty) between 1 and 64),
    ground_kind text not null check (ground_kind in ('road', 'segment')),
    ground text not null check (length(ground) between 1 and 128),
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    begun_at timestamptz not null,
    ended_at timestamptz,
    discarded_at timestamptz,
    handed_in_at timestamptz,
    covered double precision check (covered between 0 and 1),
    metres integer check (metres >= 0),
    -- from then on no point of it is kept, also when nobody ever ended the walk
    track_until timestamptz not null,
    check (ended_at >= begun_at and track_until > begun_at),
    check ((handed_in_at is null) = (covered is null) and (handed_in_at is null) = (metres is null)),
    check (handed_in_at is null or (ended_at is not null and discarded_at is null))
);
create unique index one_walk_at_a_time on patrol.patrol (person_id) where ended_at is null;
create index patrol_ground on patrol.patrol (ground_kind, ground, begun_at);
create index patrol_walker on patrol.patrol (person_id, begun_at);

create table patrol.point (
    patrol_id uuid not null references patrol.patrol,
    at timestamptz not null,
    lon double precision not null check (lon between -180 and 180),
    lat double precision not null check (lat between -90 and 90),
    primary key (patrol_id, at)
);

-- Whether the transaction that asks is the walker's own.
create function patrol.walks(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
    select current_setting('xiucheng.viewer', true) = 'officer' and exists (
        select from patrol.patrol p
        where p.id = asked and cast(p.person_id as text) = current_setting('xiucheng.who', true))
$$;
revoke all on function patrol.walks(uuid) from public;

-- Nothing is written down before a walk begins or after it ends, whatever a program believes.
create function patrol.refuse_outside() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if not exists (select from patrol.patrol p where p.id = new.patrol_id and p.ended_at is null and new.at >= p.begun_at) then
        raise exception 'a point lies between the beginning and the end of a walk' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger within_the_walk before insert on patrol.point for each row execute function patrol.refuse_outside();

alter table patrol.point enable row level security;
create policy seen on patrol.point for select using (patrol.walks(patrol_id) or current_setting('xiucheng.viewer', true) = 'clock');
create policy walked on patrol.point for insert with check (patrol.walks(patrol_id));
create policy let_go on patrol.point for delete using (patrol.walks(patrol_id) or current_setting('xiucheng.viewer', true) = 'clock');

-- What was found on a walk became a matter by the ordinary way in.
create table patrol.finding (
    patrol_id uuid not null references patrol.patrol,
    number text not null,
    at timestamptz not null,
    primary key (patrol_id, number)
);

-- That somebody wants to be looked after: what for, until when, and taken back at once. Who it is lies closed under a key of its
-- own, which is destroyed with the end of the consent.
create table patrol.consent (
    id uuid primary key,
    code text not null unique,
    errand text not null check (length(errand) between 1 and 64),
    area text not null,
    token_hash bytea not null check (length(token_hash) = 32),
    wrapped_key bytea not null,
    contact bytea not null check (length(contact) <= 4096),
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    given_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    check (until > given_at and until <= given_at + interval '366 days'),
    check (ended_at is null or (length(wrapped_key) = 0 and length(contact) = 0))
);
create index consent_area on patrol.consent (area) where ended_at is null;

-- What a grid worker did besides looking for what is wrong: served somebody, or looked at a public service.
create table patrol.visit (
    id uuid primary key,
    code text not null unique,
    kind text not null check (kind in ('serve', 'supervise')),
    errand text not null check (length(errand) between 1 and 64),
    area text not null,
    consent_id uuid references patrol.consent,
    about_unit text,
    checklist jsonb,
    number text,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    at timestamptz not null,
    check ((kind = 'supervise') = (checklist is not null) and (kind = 'supervise') = (about_unit is not null)),
    check (consent_id is null or kind = 'serve')
);
create index visit_post on patrol.visit (post, at);

-- No visit rests on a consent that is over, whatever a program believes.
create function patrol.refuse_unwanted() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if new.consent_id is not null and not exists (
        select from patrol.consent c
        where c.id = new.consent_id and c.ended_at is null and new.at < c.until and c.errand = new.errand for share)
    then
        raise exception 'the consent does not hold' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger wanted before insert on patrol.visit for each row execute function patrol.refuse_unwanted();
create trigger never_changed before update or delete on patrol.visit for each row execute function evidence.refuse_change();

-- What an inspector saw of one aim at one spot of a road: in order or not.
create table score.sample (
    id uuid primary key,
    road text not null,
    aim text not null,
    good boolean not null,
    at timestamptz not null,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null
);
create index sample_road on score.sample (road, at);
create trigger never_changed before update or delete on score.sample for each row execute function evidence.refuse_change();

-- What a road is given for one aim in one period: a band with its range, or that it cannot be said. Contested once by the unit of
-- its chief, decided by somebody else, and public only after that.
create table score.mark (
    id uuid primary key,
    code text not null unique,
    road text not null,
    aim text not null,
    from_day date not null,
    to_day date not null,
    band text not null check (band in ('good', 'fair', 'poor', 'unsaid')),
    samples integer not null check (samples >= 0),
    good integer not null check (good between 0 and samples),
    matters integer not null check (matters >= 0),
    metres integer not null check (metres > 0),
    computed_at timestamptz not null,
    publish_at timestamptz not null,
    contested_by uuid references party.person,
    contested_unit text,
    contested_reason text check (length(contested_reason) between 1 and 1000),
    contested_at timestamptz,
    decided_by uuid references party.person,
    decided_unit text,
    stands boolean,
    decided_reason text check (length(decided_reason) between 1 and 1000),
    decided_at timestamptz,
    unique (road, aim, from_day),
    check (to_day > from_day and publish_at > computed_at),
    check ((contested_by is null) = (contested_at is null) and (contested_by is null) = (contested_reason is null)),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (stands is null)),
    check (decided_by is null or contested_by is not null),
    constraint four_eyes check (decided_by <> contested_by)
);

grant execute on function patrol.walks(uuid) to ${application_role};
grant select, insert on patrol.patrol, patrol.finding, patrol.consent, patrol.visit, score.sample, score.mark to ${application_role};
grant update (ended_at, discarded_at, handed_in_at, covered, metres, track_until) on patrol.patrol to ${application_role};
grant select, insert, delete on patrol.point to ${application_role};
grant update (wrapped_key, contact, ended_at) on patrol.consent to ${application_role};
grant update (contested_by, contested_unit, contested_reason, contested_at, decided_by, decided_unit, stands, decided_reason,
    decided_at) on score.mark to ${application_role};
