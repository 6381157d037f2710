-- Who there is, who may act, who answers. One schema per module. The owner role makes and changes tables; the application
-- role gets only the verbs that each table needs, so that a fault in the application cannot rewrite what it should only add to.

create schema party;
create schema access;
create schema responsibility;
grant usage on schema party, access, responsibility to ${application_role};

create table party.unit (
    code text primary key check (length(code) between 1 and 64),
    name_zh text not null,
    name_en text not null,
    kind text not null,
    area_code text not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    check (valid_to is null or valid_from < valid_to)
);

create table party.post (
    code text primary key check (length(code) between 1 and 64),
    unit_code text not null references party.unit,
    name_zh text not null,
    name_en text not null,
    permissions text[] not null
);
create index post_unit on party.post (unit_code);

-- People who hold posts. There is no table of residents, on purpose.
create table party.person (
    id uuid primary key,
    name text not null check (length(name) between 1 and 128)
);

-- object#relation@subject, each with its time: area#intake@unit, post#holder@person, road#chief@post, grid#worker@post.
create table party.relation (
    id uuid primary key,
    object_kind text not null,
    object_id text not null,
    relation text not null,
    subject_kind text not null,
    subject_id text not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    granted_by text not null,
    check (valid_to is null or valid_from < valid_to)
);
create index relation_object on party.relation (object_kind, object_id, relation);
create index relation_subject on party.relation (subject_kind, subject_id);

create table access.account (
    person_id uuid primary key references party.person,
    account text not null unique check (account ~ '^[a-z0-9._-]{1,64}$'),
    secret_hash text not null,
    demo boolean not null default false,
    disabled_at timestamptz
);

-- Keys of other systems; only the hash of the secret is kept.
create table access.api_key (
    id text primary key check (length(id) between 1 and 64),
    name text not null,
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    scopes text[] not null,
    valid_from timestamptz not null,
    valid_to timestamptz
);

-- One row per (who, where, key): a retried request finds what the first one did.
create table access.idempotency (
    principal text not null,
    route text not null,
    key text not null check (length(key) between 1 and 255),
    body_hash bytea not null check (length(body_hash) = 32),
    report_id uuid not null,
    at timestamptz not null,
    primary key (principal, route, key)
);

-- Rules are versions: a changed rule is a new row, the old one gets its end.
create table responsibility.rule (
    id text not null check (length(id) between 1 and 128),
    version integer not null check (version > 0),
    name_zh text not null,
    name_en text not null,
    category_scope text not null check (category_scope in ('any', 'system', 'group', 'one')),
    category_system text,
    category_code text,
    place_kind text not null check (place_kind in ('area', 'road', 'component-class', 'owner-role')),
    area_code text not null,
    road text,
    road_from double precision,
    road_to double precision,
    component_system text,
    component_code text,
    lead_unit text not null references party.unit,
    lead_post text references party.post,
    basis text not null,
    priority integer,
    fallback boolean not null default false,
    valid_from timestamptz not null,
    valid_to timestamptz,
    primary key (id, version),
    check ((category_scope = 'any') = (category_system is null)),
    check ((category_scope in ('group', 'one')) = (category_code is not null)),
    check ((place_kind = 'road') = (road is not null)),
    check ((road is null) = (road_from is null) and (road is null) = (road_to is null)),
    check ((place_kind = 'component-class') = (component_system is not null)),
    check ((component_system is null) = (component_code is null)),
    check (valid_to is null or valid_from < valid_to)
);

grant select on all tables in schema party, access, responsibility to ${application_role};
grant insert on all tables in schema party, access, responsibility to ${application_role};
grant update (valid_to) on party.unit, party.relation, access.api_key, responsibility.rule to ${application_role};
grant update (secret_hash, disabled_at) on access.account to ${application_role};
