-- What was done, in bytes that never change, and who asked, in a place of its own.
--
-- An entry is written in the statement that makes the change it speaks of. Its bytes are canonical JSON (RFC 8785), its hash
-- is the RFC 6962 leaf hash of those bytes, and it holds codes, numbers and salted commitments, never personal text. Salts
-- stand apart so that destroying one leaves the entry valid and says nothing.
-- Entries are partitioned by year through their time-ordered id (see docs/decisions/0003).

create schema evidence;
create schema identity;
grant usage on schema evidence, identity to ${application_role};

create table evidence.entry (
    id uuid primary key,
    kind text not null,
    at timestamptz not null,
    bytes bytea not null check (length(bytes) between 2 and 65536),
    hash bytea not null check (length(hash) = 32)
) partition by range (id);

create table evidence.salt (
    entry_id uuid not null,
    name text not null,
    salt bytea not null check (length(salt) = 16),
    primary key (entry_id, name)
);

create function evidence.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger never_changed before update or delete on evidence.entry for each row execute function evidence.refuse_change();

-- A reporter's contact: encrypted with a key of its own, which is wrapped by the city's key outside the database.
create table identity.subject (
    id uuid primary key,
    wrapped_key bytea not null,
    contact bytea not null check (length(contact) <= 4096),
    at timestamptz not null
);

grant select, insert on evidence.entry, evidence.salt, identity.subject to ${application_role};
