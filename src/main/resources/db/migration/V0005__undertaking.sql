-- An undertaking is a state of the world that someone wants: goal, for whom, at whose cost, by which stages. It moves through
-- a procedure like a matter does, collects matters that feed it and opens matters of its own.

create schema undertaking;
grant usage on schema undertaking to ${application_role};

create table undertaking.undertaking (
    id uuid primary key,
    number text not null unique,
    name_zh text not null,
    name_en text not null,
    goal_zh text not null,
    goal_en text not null,
    beneficiaries_zh text not null,
    beneficiaries_en text not null,
    burdened_zh text not null,
    burdened_en text not null,
    procedure_name text not null,
    procedure_version integer not null,
    state text not null,
    since timestamptz not null,
    revision integer not null check (revision > 0),
    last_actors jsonb not null default '{}',
    lead_unit text not null references party.unit,
    basis text not null,
    areas text[] not null,
    review_on date not null,
    opened_at timestamptz not null,
    foreign key (procedure_name, procedure_version) references matter.procedure
);

create table undertaking.act (
    id uuid primary key,
    undertaking_id uuid not null references undertaking.undertaking,
    revision integer not null,
    verb text not null,
    from_state text not null,
    to_state text not null,
    actor_person uuid not null,
    actor_unit text not null,
    actor_post text not null,
    reason text,
    note text check (length(note) <= 4000),
    basis text not null,
    at timestamptz not null,
    unique (undertaking_id, revision)
);

grant select, insert on undertaking.undertaking, undertaking.act to ${application_role};
grant update (state, since, revision, last_actors) on undertaking.undertaking to ${application_role};
