-- Tables by which a city works are changed by sheet: somebody drafts an amendment, somebody else approves it, and from then on the
-- table says something else. What it said before stays readable for ever (see docs/decisions/0032).

create schema amendment;
grant usage on schema amendment to ${application_role};

create table amendment.amendment (
    id uuid primary key,
    code text not null unique,
    table_key text not null check (table_key ~ '^[a-z][a-z-]{0,39}$'),
    reason text not null check (length(reason) between 1 and 4000),
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    proposed_at timestamptz not null,
    -- rows before and after, as they were when it was drafted; approving counts only while the table still says the former
    changes jsonb not null,
    approved_by uuid references party.person,
    approved_unit text,
    approved_post text,
    approved_at timestamptz,
    withdrawn_by uuid references party.person,
    withdrawn_at timestamptz,
    constraint four_eyes check (approved_by <> person_id),
    check ((approved_by is null) = (approved_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (approved_at is null or withdrawn_at is null)
);
create index amendment_of_table on amendment.amendment (table_key, id);

-- What was approved or withdrawn stays as it was decided.
create function amendment.refuse_second_decision() returns trigger language plpgsql as $$
begin
    if old.approved_at is not null or old.withdrawn_at is not null then
        raise exception 'an amendment is decided once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger decided_once before update on amendment.amendment
    for each row execute function amendment.refuse_second_decision();

-- One row of one table for the time in which it says so. A changed row is a new version, the old one gets its end; a row without an
-- amendment came with a pack.
create table amendment.line (
    table_key text not null,
    key text not null check (length(key) between 1 and 200),
    version integer not null check (version > 0),
    cells jsonb not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    amendment_id uuid references amendment.amendment,
    primary key (table_key, key, version),
    check (valid_to is null or valid_from < valid_to)
);

-- The past is not edited: a line that has ended keeps its end.
create function amendment.keep_the_past() returns trigger language plpgsql as $$
begin
    if old.valid_to is not null and old.valid_to <= now() then
        raise exception 'a line that has ended stays as it was' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger past_stays before update on amendment.line for each row execute function amendment.keep_the_past();

grant select, insert on amendment.amendment, amendment.line to ${application_role};
grant update (approved_by, approved_unit, approved_post, approved_at, withdrawn_by, withdrawn_at)
    on amendment.amendment to ${application_role};
grant update (valid_to) on amendment.line to ${application_role};

-- Names of units and posts, and what a post may do, change by approved amendments; what they were lies there. The code, the unit of a
-- post and the beginning never change.
grant update (name_zh, name_en, kind, area_code) on party.unit to ${application_role};
grant update (name_zh, name_en, permissions) on party.post to ${application_role};

-- Administrators stay apart also when a post comes to permit something else.
create function party.keep_posts_apart() returns trigger language plpgsql as $$
begin
    if new.permissions <> old.permissions and (new.permissions || old.permissions)
        && array['ADMINISTER_SYSTEM', 'ADMINISTER_SECURITY', 'ADMINISTER_AUDIT'] then
        raise exception 'what an administrator may do is not changed, a new post is made'
            using errcode = 'check_violation', constraint = 'administrators_apart';
    end if;
    return new;
end
$$;
create trigger keep_posts_apart before update of permissions on party.post
    for each row execute function party.keep_posts_apart();
