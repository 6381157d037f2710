-- Who read or did what, when, from where, why, and with which result (网络安全法 21: kept for at least six months).
--
-- The application may add a line and read it, never change or remove one; the trigger says so to the owner as well. What is too
-- old goes a whole year at a time, by the one function that knows the term.

create schema audit;
grant usage on schema audit to ${application_role};

create table audit.record (
    id uuid primary key,
    at timestamptz not null,
    who_kind text not null check (who_kind in ('staff', 'reporter', 'system', 'clock', 'anyone')),
    who text check (length(who) <= 128),
    unit text,
    post text,
    address text check (length(address) <= 64),
    action text not null check (action ~ '^[a-z][a-z.-]{0,63}$'),
    what_kind text not null check (what_kind ~ '^[a-z][a-z-]{0,31}$'),
    what text not null check (length(what) <= 256),
    why text check (length(why) <= 256),
    result text not null check (result in ('done', 'refused')),
    -- a reporter's address would say who the reporter is
    check (who_kind <> 'reporter' or address is null)
) partition by range (id);
create index record_what on audit.record (what, id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger never_changed before update or delete on audit.record for each row execute function audit.refuse_change();
create trigger never_emptied before truncate on audit.record for each statement execute function audit.refuse_change();

-- How long lines are kept, in months: a city may keep them longer, never shorter than the law.
create table audit.retention (
    months integer not null check (months >= 6),
    one boolean primary key default true check (one)
);
insert into audit.retention (months) values (36);

-- The first id of a year, as the ids of that year are ordered by time.
create function audit.year_floor(year integer) returns uuid language sql immutable as $$
    select cast(lpad(to_hex(cast(extract(epoch from make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')) * 1000 as bigint)), 12, '0')
        || '00000000000000000000' as uuid)
$$;

-- Opens a year; does nothing where it is there already.
create function audit.open_year(year integer) returns void language plpgsql security definer
    set search_path = pg_catalog set client_min_messages = warning as $$
begin
    execute format('create table if not exists audit.record_%s partition of audit.record for values from (%L) to (%L)',
        year, audit.year_floor(year), audit.year_floor(year + 1));
end
$$;
revoke all on function audit.open_year(integer) from public;
create table audit.record_other partition of audit.record default;
select audit.open_year(y) from generate_series(2025, 2028) y;

-- Drops the years of which every line is older than the term; gives back how many.
create function audit.drop_expired(at timestamptz) returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare
    oldest integer := extract(year from (at at time zone 'UTC') - make_interval(months => (select months from audit.retention)));
    gone integer := 0;
    partition text;
begin
    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'audit.record'::regclass and c.relname ~ '^record_[0-9]{4}$'
            and cast(right(c.relname, 4) as integer) < oldest
    loop
        execute format('drop table audit.%I', partition);
        gone := gone + 1;
    end loop;
    return gone;
end
$$;
revoke all on function audit.drop_expired(timestamptz) from public;

grant select, insert on audit.record to ${application_role};
grant select on audit.retention to ${application_role};
grant execute on function audit.drop_expired(timestamptz) to ${application_role};
