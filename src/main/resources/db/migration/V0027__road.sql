-- The road as a thing of its own: which matters near a joint were looked at and who was told, and the dossier of each road
-- (see docs/decisions/0027).

create schema road;
grant usage on schema road to ${application_role};

-- The matters of a stretch, open ones for a drawing of the road and those of a year for what moves along it.
create index matter_segment on matter.matter (segment, id) where segment is not null;

-- A matter on a stretch beside a joint is looked at once; who was told is empty where it lay too far off. The task that tells
-- them (kind notice) is written in the same transaction.
create table road.told (
    matter_id uuid primary key,
    number text not null,
    road text not null,
    joint double precision check (joint >= 0),
    seats text[] not null,
    at timestamptz not null,
    check ((joint is null) = (cardinality(seats) = 0))
);
create index told_road on road.told (road, at) where joint is not null;

-- A dossier is replaced whole, never rewritten: every version stays, with who made it.
create table road.dossier (
    road text not null check (length(road) between 1 and 64),
    version integer not null check (version > 0),
    body jsonb not null,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    at timestamptz not null,
    primary key (road, version)
);

create trigger never_changed before update or delete on road.told for each row execute function evidence.refuse_change();
create trigger never_changed before update or delete on road.dossier for each row execute function evidence.refuse_change();

grant select, insert on road.told, road.dossier to ${application_role};
