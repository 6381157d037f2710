-- Visits that serve or supervise, behind a wall of their own; and dossiers of roads of which the money was seen by two
-- (see docs/decisions/0031).

alter table patrol.visit
    add column point text check (length(point) between 1 and 128),
    add constraint of_a_point check ((kind = 'supervise') = (point is not null));

-- Who opened what a consent holds, and when: the subject sees all of it but the person.
create table patrol.look (
    id uuid primary key,
    consent_id uuid not null references patrol.consent,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    at timestamptz not null
);
create index look_consent on patrol.look (consent_id);
create trigger never_changed before update or delete on patrol.look for each row execute function evidence.refuse_change();

-- A consent that is over stays so.
create function patrol.refuse_revival() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null then
        raise exception 'a consent that is over stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger stays_ended before update on patrol.consent for each row execute function patrol.refuse_revival();

-- Whether the officer who asks makes the rounds there: their post, or the unit of it, is the worker of that area now.
create function patrol.rounds(asked text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
    select current_setting('xiucheng.viewer', true) = 'officer' and exists (
        select from party.relation h join party.post p on h.object_kind = 'post' and p.code = h.object_id
            join party.relation w on w.object_kind = 'area' and w.object_id = asked and w.relation = 'worker'
                and (w.subject_kind = 'post' and w.subject_id = p.code or w.subject_kind = 'unit' and w.subject_id = p.unit_code)
        where h.relation = 'holder' and h.subject_kind = 'person' and h.subject_id = current_setting('xiucheng.who', true)
            and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())
            and w.valid_from <= now() and (w.valid_to is null or w.valid_to > now()))
$$;

-- The subject shows code and token, and is told what is kept: nothing of others, and no person who looked.
create function patrol.consent_of(asked text, token bytea) returns uuid language sql stable security definer
    set search_path = pg_catalog as $$
    select id from patrol.consent where code = asked and token_hash = token
$$;
create function patrol.told(asked uuid) returns table (what text, at timestamptz, unit text, post text) language sql stable
    security definer set search_path = pg_catalog as $$
    select 'given', c.given_at, c.unit, c.post from patrol.consent c where c.id = asked
    union all select 'until', c.until, c.unit, c.post from patrol.consent c where c.id = asked and c.ended_at is null
    union all select 'ended', c.ended_at, null, null from patrol.consent c where c.id = asked and c.ended_at is not null
    union all select 'looked', l.at, l.unit, l.post from patrol.look l where l.consent_id = asked
    union all select 'visited', v.at, v.unit, v.post from patrol.visit v where v.consent_id = asked
    order by 2
$$;
-- Takes the consent back at once: the key and what it closed are gone with the same statement.
create function patrol.withdraw(asked uuid, moment timestamptz) returns boolean language sql security definer
    set search_path = pg_catalog as $$
    with gone as (
        update patrol.consent set ended_at = moment, wrapped_key = '', contact = '' where id = asked and ended_at is null returning id
    )
    select exists (select from gone)
$$;
revoke all on function patrol.rounds(text), patrol.consent_of(text, bytea), patrol.told(uuid), patrol.withdraw(uuid, timestamptz)
    from public;
grant execute on function patrol.rounds(text), patrol.consent_of(text, bytea), patrol.told(uuid),
    patrol.withdraw(uuid, timestamptz) to ${application_role};

-- Nobody but the worker of the round sees that somebody is looked after, nor a visit to them; the clock ends what is over.
alter table patrol.consent enable row level security;
create policy on_the_round on patrol.consent for select to ${application_role}
    using (patrol.rounds(area) or current_setting('xiucheng.viewer', true) = 'clock');
create policy taken_on_the_round on patrol.consent for insert to ${application_role} with check (patrol.rounds(area));
create policy ended on patrol.consent for update to ${application_role}
    using (patrol.rounds(area) or current_setting('xiucheng.viewer', true) = 'clock');

alter table patrol.look enable row level security;
create policy written on patrol.look for insert to ${application_role} with check (
    exists (select from patrol.consent c where c.id = consent_id));
create policy never_read on patrol.look for select to ${application_role} using (false);

alter table patrol.visit enable row level security;
create policy made on patrol.visit for insert to ${application_role} with check (patrol.rounds(area));
create policy on_the_round on patrol.visit for select to ${application_role} using (patrol.rounds(area));

grant insert, select on patrol.look to ${application_role};

-- A dossier that changes money waits until somebody else of the road has seen it.
create table road.dossier_draft (
    road text primary key check (length(road) between 1 and 64),
    base integer not null check (base >= 0),
    body jsonb not null,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    at timestamptz not null
);
alter table road.dossier
    add column approved_by uuid references party.person,
    add column approved_unit text,
    add column approved_post text,
    add constraint four_eyes check (approved_by <> person_id),
    add constraint approved_whole check ((approved_by is null) = (approved_unit is null) and (approved_by is null) = (approved_post is null));
grant select, insert, delete on road.dossier_draft to ${application_role};
