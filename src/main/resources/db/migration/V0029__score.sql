-- Rounds in which roads are looked at: the spots are drawn before the round ends and seen by somebody without a stake in the road.
--
-- A band is made of what was seen at these spots and of nothing else. How many matters a road has is no longer beside it: a figure
-- that is not there cannot become one to be reached (see docs/decisions/0029).

create table score.round (
    id uuid primary key,
    code text not null unique,
    from_day date not null unique,
    to_day date not null,
    closes_at timestamptz not null,
    -- said to nobody before the round is over; the evidence of the draw commits to it
    seed bytea not null check (length(seed) = 16),
    drawn_at timestamptz not null,
    scored_at timestamptz,
    check (to_day > from_day and drawn_at < closes_at),
    check (scored_at >= closes_at)
);

create table score.spot (
    round_id uuid not null references score.round,
    road text not null check (length(road) between 1 and 64),
    nth smallint not null check (nth >= 0),
    segment text not null,
    measure double precision not null check (measure >= 0),
    lon double precision not null check (lon between -180 and 180),
    lat double precision not null check (lat between -90 and 90),
    primary key (round_id, road, nth)
);
create trigger never_changed before update or delete on score.spot for each row execute function evidence.refuse_change();

alter table score.sample
    add column round_id uuid not null,
    add column nth smallint not null,
    add constraint drawn foreign key (round_id, road, nth) references score.spot,
    add constraint seen_once unique (round_id, road, nth, aim);

-- Nothing is seen before the draw or after the end, whatever a program believes.
create function score.refuse_outside() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if not exists (select from score.round r where r.id = new.round_id and new.at >= r.drawn_at and new.at < r.closes_at) then
        raise exception 'a spot is looked at between the draw and the end of its round' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger within_the_round before insert on score.sample for each row execute function score.refuse_outside();

-- Names and borders of bands are data of a pack; a mark keeps the borders that it was given by.
alter table score.mark
    drop constraint mark_band_check,
    drop column matters,
    drop column metres,
    add column round_id uuid not null references score.round,
    add column low smallint,
    add column high smallint,
    add check (length(band) between 1 and 64),
    add check ((band = 'unsaid') = (low is null) and (low is null) = (high is null)),
    add check (low >= 0 and high > low and high <= 100);
create index mark_road on score.mark (road, from_day);

grant select, insert on score.round, score.spot to ${application_role};
grant update (scored_at) on score.round to ${application_role};
