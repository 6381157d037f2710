-- The log: every entry of the evidence at one place of one tree (RFC 6962), in the order in which their transactions ended, with
-- checkpoints that are signed (see docs/decisions/0034).
--
-- An entry says which transaction wrote it. Once no transaction as old as that runs any more nothing can come before it, so it can
-- be given its place for ever. What was written before this column has no transaction and goes first, by id.

alter table evidence.entry add column xact xid8;
alter table evidence.entry alter column xact set default pg_current_xact_id();
create index entry_xact on evidence.entry (xact, id);
-- The store itself says which transaction it was, nobody else does.
revoke insert on evidence.entry from ${application_role};
grant insert (id, kind, at, bytes, hash) on evidence.entry to ${application_role};

create schema log;
grant usage on schema log to ${application_role};

create table log.leaf (
    place bigint primary key check (place >= 0),
    entry_id uuid not null unique,
    hash bytea not null check (length(hash) = 32)
);
create index leaf_hash on log.leaf (hash);

-- The hash over a complete subtree of 2^level leaves, once and for ever.
create table log.subtree (
    level smallint not null check (level between 1 and 62),
    place bigint not null check (place >= 0),
    hash bytea not null check (length(hash) = 32),
    primary key (level, place)
);

-- How far entries have been taken in: the last that was, by transaction and id; no transaction while old ones are taken in.
create table log.taken (
    one boolean primary key default true check (one),
    size bigint not null check (size >= 0),
    xact xid8,
    entry_id uuid not null
);
insert into log.taken values (true, 0, null, '00000000-0000-0000-0000-000000000000');

-- What was said of the tree, signed: the text that anyone keeps.
create table log.checkpoint (
    size bigint primary key check (size >= 0),
    at timestamptz not null,
    root bytea not null check (length(root) = 32),
    note text not null check (length(note) between 10 and 10000)
);

create trigger never_changed before update or delete on log.leaf for each row execute function evidence.refuse_change();
create trigger never_changed before update or delete on log.subtree for each row execute function evidence.refuse_change();
create trigger never_changed before update or delete on log.checkpoint for each row execute function evidence.refuse_change();
create function log.only_forward() returns trigger language plpgsql as $$
begin
    if new.size < old.size or new.xact < old.xact or (old.xact is not null and new.xact is null) then
        raise exception 'the log only grows' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger only_forward before update on log.taken for each row execute function log.only_forward();
create trigger never_gone before delete on log.taken for each row execute function evidence.refuse_change();

grant select, insert on log.leaf, log.subtree, log.checkpoint to ${application_role};
grant select, update (size, xact, entry_id) on log.taken to ${application_role};
