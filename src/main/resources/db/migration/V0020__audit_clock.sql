-- The audit lets go of a year by the store's own clock, and who there is is known anew whenever it changes.
--
-- `audit.drop_expired` believed the moment it was given, so that whoever spoke as the application could have named a far day and
-- dropped years that are still to be kept. A moment after now() is now; one before it only keeps more.

create or replace function audit.drop_expired(at timestamptz) returns integer language plpgsql security definer
    set search_path = pg_catalog as $$
declare
    believed timestamptz := least(coalesce(at, now()), now());
    oldest integer := extract(year from (believed at time zone 'UTC') - make_interval(months => (select months from audit.retention)));
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

-- A person or a unit that was just written down is known by name with the next request of staff, as a post is.
create trigger note_change before insert or update or delete on party.person
    for each statement execute function access.note_change();
create trigger note_change before insert or update or delete on party.unit
    for each statement execute function access.note_change();
