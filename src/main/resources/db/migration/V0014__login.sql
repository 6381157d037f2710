-- Staff of a real city log in (see docs/decisions/0016): by an identity elsewhere or a password, with a second factor; three
-- administrators who cannot be one person; keys of other systems that change without a gap.

-- The one power over everything becomes three. Whoever had it keeps the system; the security administrator is named anew.
update party.post set permissions = array_replace(permissions, 'ADMINISTER', 'ADMINISTER_SYSTEM');

-- An administrator's post carries nothing else, so that it never reaches a matter.
alter table party.post add constraint administers_alone check (
    cardinality(permissions) = 1
    or not permissions && array['ADMINISTER_SYSTEM', 'ADMINISTER_SECURITY', 'ADMINISTER_AUDIT']
);

alter table access.account
    alter column secret_hash drop not null,
    add column sessions_from timestamptz not null default timestamptz '1970-01-01 00:00:00+00',
    add column must_change boolean not null default false;
grant update (sessions_from, must_change) on access.account to ${application_role};

-- Who a person is elsewhere; written by an administrator, never by logging in.
create table access.identity_link (
    issuer text not null check (length(issuer) between 1 and 500),
    subject text not null check (length(subject) between 1 and 255),
    person_id uuid not null references access.account,
    linked_at timestamptz not null,
    linked_by text not null,
    primary key (issuer, subject)
);
create index identity_link_person on access.identity_link (person_id);

-- The shared secret of RFC 6238, sealed with the city's key; each step of 30 seconds opens once.
create table access.second_factor (
    person_id uuid primary key references access.account,
    wrapped_key bytea not null,
    sealed_secret bytea not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
);
create table access.recovery_code (
    person_id uuid not null references access.account,
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    primary key (person_id, code_hash)
);

-- A key that is being replaced has two secrets for a while.
alter table access.api_key add column secret_to timestamptz;
create table access.api_secret (
    secret_hash bytea primary key check (length(secret_hash) = 32),
    key_id text not null references access.api_key,
    valid_from timestamptz not null,
    valid_to timestamptz
);
create index api_secret_key on access.api_secret (key_id);

-- Which transaction last changed who holds what: one number that every request of staff compares, so that a lost post is lost
-- with the next request on every node. Whoever changes posts also waits here for whoever does so already.
create table access.change (
    one boolean primary key default true check (one),
    transaction bigint not null
);
insert into access.change (transaction) values (0);

create function access.note_change() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    update access.change set transaction = pg_current_xact_id()::text::bigint
    where transaction <> pg_current_xact_id()::text::bigint;
    return null;
end
$$;
create trigger note_change before insert or update or delete on party.relation
    for each statement execute function access.note_change();
create trigger note_change before insert or update or delete on party.post
    for each statement execute function access.note_change();

-- The three administrators are three people, and none of them holds a post that reaches matters.
create function party.keep_administrators_apart() returns trigger language plpgsql as $$
begin
    if new.relation = 'holder' and new.object_kind = 'post' and new.subject_kind = 'person' and exists (
        select from party.relation other
        join party.post theirs on theirs.code = other.object_id
        join party.post mine on mine.code = new.object_id
        where other.subject_kind = 'person' and other.subject_id = new.subject_id
            and other.object_kind = 'post' and other.relation = 'holder' and other.id <> new.id
            and tstzrange(other.valid_from, other.valid_to) && tstzrange(new.valid_from, new.valid_to)
            and theirs.permissions <> mine.permissions
            and (theirs.permissions || mine.permissions)
                && array['ADMINISTER_SYSTEM', 'ADMINISTER_SECURITY', 'ADMINISTER_AUDIT']
    ) then
        raise exception 'one person holds posts that must be apart'
            using errcode = 'check_violation', constraint = 'administrators_apart';
    end if;
    return null;
end
$$;
create trigger keep_administrators_apart after insert or update on party.relation
    for each row execute function party.keep_administrators_apart();

grant select on access.change to ${application_role};
grant select, insert on access.identity_link, access.second_factor, access.recovery_code, access.api_secret to ${application_role};
grant delete on access.identity_link, access.second_factor, access.recovery_code to ${application_role};
grant update (confirmed_at, last_step) on access.second_factor to ${application_role};
grant update (used_at) on access.recovery_code to ${application_role};
grant update (secret_to) on access.api_key to ${application_role};
grant update (valid_to) on access.api_secret to ${application_role};
