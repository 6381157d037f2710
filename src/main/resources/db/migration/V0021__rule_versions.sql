-- The duty list changes in versions: somebody drafts, the city sees what it would do, somebody else approves, and only then do
-- rules end and begin, together with the evidence of it (see docs/decisions/0022).

create table responsibility.draft (
    id uuid primary key,
    code text not null unique,
    reason text not null check (length(reason) between 1 and 4000),
    wished_from timestamptz,
    person_id uuid not null references party.person,
    unit text not null,
    post text not null,
    proposed_at timestamptz not null,
    -- the version against which it was rehearsed; approving counts only against the same
    base integer check (base >= 0),
    rehearsed_at timestamptz,
    rehearsal jsonb,
    acknowledged text check (length(acknowledged) between 1 and 4000),
    approved_by uuid references party.person,
    approved_unit text,
    approved_post text,
    approved_at timestamptz,
    takes_effect timestamptz,
    withdrawn_by uuid references party.person,
    withdrawn_at timestamptz,
    constraint four_eyes check (approved_by <> person_id),
    check ((base is null) = (rehearsed_at is null) and (base is null) = (rehearsal is null)),
    check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (takes_effect is null)),
    check (approved_by is null or rehearsed_at is not null),
    check (takes_effect is null or takes_effect >= approved_at),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (approved_at is null or withdrawn_at is null)
);

-- A rule as it would be, or the end of one; its period and version are given when it is approved.
create table responsibility.proposal (
    draft_id uuid not null references responsibility.draft,
    ends boolean not null,
    like responsibility.rule including constraints,
    primary key (draft_id, id)
);

create table responsibility.version (
    number integer primary key check (number > 0),
    draft_id uuid not null unique references responsibility.draft,
    at timestamptz not null,
    takes_effect timestamptz not null
);

-- What was approved or withdrawn stays as it was decided.
create function responsibility.refuse_second_decision() returns trigger language plpgsql as $$
begin
    if old.approved_at is not null or old.withdrawn_at is not null then
        raise exception 'a draft is decided once' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger decided_once before update on responsibility.draft
    for each row execute function responsibility.refuse_second_decision();

grant select, insert on responsibility.draft, responsibility.proposal, responsibility.version to ${application_role};
grant update (base, rehearsed_at, rehearsal, acknowledged, approved_by, approved_unit, approved_post, approved_at, takes_effect,
    withdrawn_by, withdrawn_at) on responsibility.draft to ${application_role};
