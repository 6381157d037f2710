-- Photos, what of a report may become public, and floods.

create schema media;
create schema moderation;
create schema flood;
grant usage on schema media, moderation, flood to ${application_role};

-- What lies in the folder or object store under its SHA-256. Two reports with the same picture share a file; `touched_at` keeps a
-- file whose photo is just being written down from being swept away.
create table media.file (
    sha256 bytea primary key check (length(sha256) = 32),
    bytes integer not null check (bytes > 0),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    touched_at timestamptz not null
);

-- A photo that was sent in, by its token until a report names it.
create table media.photo (
    id uuid primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    file bytea not null references media.file,
    thumbnail bytea not null references media.file,
    at timestamptz not null
);
create index photo_file on media.photo (file);
create index photo_thumbnail on media.photo (thumbnail);
create index photo_at on media.photo (at);

-- A photo belongs to one report, for good.
create table media.attached (
    photo_id uuid primary key references media.photo,
    report_id uuid not null,
    matter_id uuid not null,
    part smallint not null check (part between 1 and 20),
    unique (report_id, part)
);
create index attached_matter on media.attached (matter_id);

-- What waits for a check before it may become public: the words of a report (part 0) or one of its photos. A decision takes the
-- row away; an appeal brings it back once, for somebody else.
create table moderation.waiting (
    report_id uuid not null,
    part smallint not null check (part between 0 and 20),
    matter_id uuid not null,
    number text not null,
    areas text[] not null,
    at timestamptz not null,
    appeal boolean not null default false,
    words text check (length(words) <= 1000),
    not_by uuid,
    primary key (report_id, part),
    check (appeal = (not_by is not null))
);
create index waiting_at on moderation.waiting (at, report_id, part);

-- What was decided, by which post and on which published reason; `text` is what the public reads.
create table moderation.decision (
    report_id uuid not null,
    part smallint not null,
    appeal boolean not null,
    matter_id uuid not null,
    outcome text not null check (outcome in ('released', 'withheld')),
    reason text,
    text text,
    by_person uuid not null,
    by_unit text not null,
    by_post text not null,
    at timestamptz not null,
    primary key (report_id, part, appeal),
    check ((outcome = 'withheld') = (reason is not null)),
    check (text is null or (part = 0 and outcome = 'released'))
);
create index decision_matter on moderation.decision (matter_id);

-- Reports that look like one flood or one brigade. They are grouped and wait their turn; none is dropped.
create table flood.cluster (
    id uuid primary key,
    kind text not null check (kind in ('flood', 'brigade')),
    spot text not null,
    areas text[] not null,
    at timestamptz not null,
    told text not null,
    unique (kind, spot, at)
);
create table flood.member (
    report_id uuid primary key,
    cluster_id uuid not null,
    matter_id uuid not null,
    number text not null,
    at timestamptz not null
);
create index member_cluster on flood.member (cluster_id, at);

-- How many seconds this matter lets others go first in the queue of intake; its deadlines are untouched by it.
alter table matter.matter add column yields integer not null default 0 check (yields between 0 and 31536000);

-- The second wall around photos: a statement outside a viewer's transaction sees none, a reporter only their own, the public only
-- what was released. Whether an officer may see a matter at all is decided before.
alter table media.photo enable row level security;
create policy seen on media.photo for select using (
    case current_setting('xiucheng.viewer', true)
        when 'officer' then true
        when 'clock' then true
        when 'reporter' then exists (
            select 1 from media.attached a
            where a.photo_id = id and a.report_id = cast(nullif(current_setting('xiucheng.who', true), '') as uuid))
        when 'anyone' then exists (
            select 1 from media.attached a
            join moderation.decision d on d.report_id = a.report_id and d.part = a.part
            where a.photo_id = id and d.outcome = 'released')
        else false
    end);
create policy kept on media.photo for insert with check (true);
create policy swept on media.photo for delete using (current_setting('xiucheng.viewer', true) = 'clock');

create trigger never_changed before update or delete on moderation.decision for each row execute function evidence.refuse_change();

grant select, insert, delete on media.file, media.photo to ${application_role};
grant update (touched_at) on media.file to ${application_role};
grant select, insert on media.attached, moderation.decision, flood.cluster, flood.member to ${application_role};
grant select, insert, delete on moderation.waiting to ${application_role};
