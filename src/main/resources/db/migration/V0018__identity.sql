-- Who may look at a reporter's contact, for what, until when, and who did; messages that reach the reporter without it.
--
-- The contact itself stays in identity.subject, closed under a key of its own. From now on the store shows a row of it only to a
-- transaction that says for whom it reads (kernel.access.sql.AsViewer): an officer with a live grant, or the report's own reporter.

-- For what an identity may be asked, as data of the city, each with the longest time it may be open.
create table identity.purpose (
    code text primary key check (code ~ '^[a-z][a-z-]{0,31}$'),
    name_zh text not null,
    name_en text not null,
    longest_hours integer not null check (longest_hours between 1 and 168)
);
insert into identity.purpose (code, name_zh, name_en, longest_hours) values
    ('clarify', '核实办理所必需的情况', 'Clear up what handling cannot do without', 24),
    ('visit', '约定上门或者现场见面', 'Agree on a visit or a meeting on the spot', 24),
    ('answer', '当面或者电话答复', 'Answer in person or by telephone', 48),
    ('safety', '有人身安全危险', 'Somebody''s safety is at stake', 4),
    ('authority', '有权机关依法书面调取', 'A body entitled by law asks in writing', 24);

create table identity.access_grant (
    id uuid primary key,
    code text not null unique,
    report_id uuid not null,
    number text not null,
    subject_id uuid not null references identity.subject,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    purpose text not null references identity.purpose,
    reason text not null check (length(reason) between 1 and 500),
    hours integer not null check (hours between 1 and 168),
    asked_at timestamptz not null,
    valid_from timestamptz,
    valid_to timestamptz,
    revoked_at timestamptz,
    revoked_by uuid references party.person,
    check ((valid_from is null) = (valid_to is null)),
    check (valid_to <= valid_from + make_interval(hours => hours)),
    check ((revoked_at is null) = (revoked_by is null))
);
create index access_grant_report on identity.access_grant (report_id);
create index access_grant_person on identity.access_grant (person_id, asked_at);

create table identity.approval (
    grant_id uuid not null references identity.access_grant,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    at timestamptz not null,
    primary key (grant_id, person_id)
);

-- Whoever asks never approves, whatever a program believes.
create function identity.refuse_own_approval() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if exists (select from identity.access_grant g where g.id = new.grant_id and g.person_id = new.person_id) then
        raise exception 'nobody approves what they asked for' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger four_eyes before insert on identity.approval for each row execute function identity.refuse_own_approval();

-- A grant that was taken back stays so.
create function identity.refuse_revival() returns trigger language plpgsql as $$
begin
    if old.revoked_at is not null then
        raise exception 'a grant that was taken back stays so' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger stays_revoked before update on identity.access_grant for each row execute function identity.refuse_revival();

-- How a contact is kept, beside it and without it: under protection, under a legal hold, corrected, erased. No row: plainly.
create table identity.custody (
    subject_id uuid primary key references identity.subject,
    protected boolean not null default false,
    held boolean not null default false,
    held_reason text check (length(held_reason) <= 200),
    corrected_at timestamptz,
    erased_at timestamptz,
    check (not (held and erased_at is not null)),
    check (held = (held_reason is not null))
);

-- Who looked. The reporter sees all of it but the person.
create table identity.view (
    id uuid primary key,
    code text not null unique,
    grant_id uuid not null references identity.access_grant,
    report_id uuid not null,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    purpose text not null references identity.purpose,
    at timestamptz not null
);
create index view_report on identity.view (report_id);

-- The relay: what staff and reporter write to each other, each message closed under a key of its own. An erased one has none.
create table identity.message (
    id uuid primary key,
    report_id uuid not null,
    from_reporter boolean not null,
    person_id uuid references party.person,
    unit text,
    post text,
    wrapped_key bytea not null,
    body bytea not null check (length(body) <= 16384),
    at timestamptz not null,
    check (from_reporter = (person_id is null)),
    check ((unit is null) = (person_id is null) and (post is null) = (person_id is null))
);
create index message_report on identity.message (report_id, id);

-- How long a contact is kept after its matter was closed, in days (个人信息保护法 19: no longer than needed; a city sets its own).
create table identity.retention (
    days integer not null check (days > 0),
    one boolean primary key default true check (one)
);
insert into identity.retention (days) values (180);

create index report_subject on matter.report (subject_id) where subject_id is not null;

-- Whether a grant opens anything at that moment: approved by as many people as the reporter's protection asks for now, not taken
-- back, not over.
create function identity.live(asked uuid, at timestamptz) returns boolean language sql stable security definer
    set search_path = pg_catalog as $$
    select exists (
        select from identity.access_grant g left join identity.custody c on c.subject_id = g.subject_id
        where g.id = asked and g.revoked_at is null and g.valid_from <= at and at < g.valid_to and c.erased_at is null
            and (select count(*) from identity.approval a where a.grant_id = g.id)
                >= case when coalesce(c.protected, false) then 2 else 1 end)
$$;

-- Whether the store shows this contact to the transaction that asks.
create function identity.shows(subject uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
    select case current_setting('xiucheng.viewer', true)
        when 'officer' then exists (
            select from identity.access_grant g
            where g.subject_id = subject and g.person_id = cast(nullif(current_setting('xiucheng.who', true), '') as uuid)
                and identity.live(g.id, now()))
        when 'reporter' then exists (
            select from matter.report r
            where r.id = cast(nullif(current_setting('xiucheng.who', true), '') as uuid) and r.subject_id = subject)
        else false
    end
$$;

-- Destroys the key of a report's contact, the contact, the salt that ties the evidence to it, and the messages. The evidence stays
-- valid and says nothing any more (个人信息保护法 47). A legal hold stands before it.
create function identity.destroy(erased uuid, moment timestamptz) returns boolean language plpgsql security definer
    set search_path = pg_catalog as $$
declare
    who uuid := (select subject_id from matter.report where id = erased);
begin
    if who is null or exists (select from identity.custody c where c.subject_id = who and (c.held or c.erased_at is not null)) then
        return false;
    end if;
    insert into identity.custody (subject_id, erased_at) values (who, moment)
        on conflict (subject_id) do update set erased_at = excluded.erased_at where not identity.custody.held;
    update identity.subject set wrapped_key = '', contact = '' where id = who;
    update identity.message set wrapped_key = '', body = '' where report_id = erased;
    delete from evidence.salt where entry_id = erased and name = 'contact';
    return true;
end
$$;
revoke all on function identity.live(uuid, timestamptz), identity.shows(uuid), identity.destroy(uuid, timestamptz) from public;

alter table identity.subject enable row level security;
create policy kept_by_anyone on identity.subject for insert to ${application_role} with check (true);
create policy shown_under_grant on identity.subject for select to ${application_role} using (identity.shows(id));
create policy corrected_by_its_own on identity.subject for update to ${application_role}
    using (current_setting('xiucheng.viewer', true) = 'reporter' and identity.shows(id));

grant execute on function identity.live(uuid, timestamptz), identity.shows(uuid), identity.destroy(uuid, timestamptz)
    to ${application_role};
grant select on identity.purpose, identity.retention to ${application_role};
grant select, insert on identity.access_grant, identity.approval, identity.view, identity.custody, identity.message to ${application_role};
grant update (valid_from, valid_to, revoked_at, revoked_by) on identity.access_grant to ${application_role};
grant update (protected, held, held_reason, corrected_at) on identity.custody to ${application_role};
grant update (wrapped_key, contact) on identity.subject to ${application_role};
