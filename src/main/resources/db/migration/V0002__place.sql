-- Where everything is: the one jurisdiction of this database, its division down to the micro-grid, its roads and its things.
--
-- Borders, roads and things change, and old matters must still find the ground they happened on: so a row is never rewritten.
-- A change ends one row (valid_to) and adds another. Shapes and lines are well-known binary (OGC 06-103r4), longitude before
-- latitude, CGCS2000; the application indexes them in memory, so no geometry extension is needed. Things may be millions:
-- they stay here, under an index on PostgreSQL's own point type.

create schema place;
grant usage on schema place to ${application_role};

create table place.jurisdiction (
    the_one boolean primary key default true check (the_one),
    id text not null,
    zone text not null,
    name_zh text not null,
    name_en text not null,
    locales text[] not null check (cardinality(locales) > 0),
    west double precision not null check (west between -180 and 180),
    south double precision not null check (south between -90 and 90),
    east double precision not null check (east between west and 180),
    north double precision not null check (north between south and 90),
    demo boolean not null,
    packs text[] not null,
    root text not null
);

create table place.area_level (
    key text primary key check (length(key) between 1 and 32),
    depth integer not null unique check (depth between 0 and 15),
    name_zh text not null,
    name_en text not null
);

create table place.area (
    code text not null check (length(code) between 1 and 64),
    level text not null references place.area_level,
    name_zh text not null,
    name_en text not null,
    parent text,
    shape bytea not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    primary key (code, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create unique index area_open on place.area (code) where valid_to is null;

create table place.road (
    id text not null check (length(id) between 1 and 64),
    name_zh text not null,
    name_en text not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    primary key (id, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create unique index road_open on place.road (id) where valid_to is null;

-- from_metre and to_metre run along the whole road, so that a duty can be bound to a range of it.
create table place.segment (
    id text not null check (length(id) between 1 and 64),
    road text not null,
    name_zh text not null,
    name_en text not null,
    line bytea not null,
    from_metre double precision not null check (from_metre >= 0),
    to_metre double precision not null check (to_metre > from_metre),
    valid_from timestamptz not null,
    valid_to timestamptz,
    primary key (id, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create unique index segment_open on place.segment (id) where valid_to is null;

create table place.component (
    id text not null check (id ~ '^[0-9]{16}$'),
    system text not null,
    code text not null,
    position point not null,
    owner text,
    valid_from timestamptz not null,
    valid_to timestamptz,
    primary key (id, valid_from),
    check (valid_to is null or valid_from < valid_to)
);
create unique index component_open on place.component (id) where valid_to is null;
create index component_position on place.component using gist (position);

-- Each time the division changed: who looks at an old matter can say which map it was drawn on.
create table place.version (
    number bigint generated always as identity primary key,
    published_at timestamptz not null,
    source text not null check (length(source) between 1 and 512)
);

grant select, insert on all tables in schema place to ${application_role};
grant update (valid_to) on place.area, place.road, place.segment, place.component to ${application_role};
