-- Who may do what, written a second time: from the table and the forbids of the promises (and decision 0014 where it reads
-- them), as sets over facts, and not from the program. `world` holds the facts, `permission` the bit of each permission.

-- What speaks for it, one row an action: ties, each with the permission that the post must carry ('-' for none).
create temp table speaks as
select action, split_part(way, '/', 1) as tie, split_part(way, '/', 2) as needs
from (values
    ('read-public', 'anyone/-'),
    ('report', 'anyone/-'),
    ('read-whole', 'lead/HANDLE works/HANDLE works/INSPECT chief/HANDLE chief/INSPECT party/HANDLE assist/HANDLE intake/INTAKE dispatcher/DISPATCH inspector/INSPECT supervisor/SUPERVISE shared/-'),
    ('read-identity', 'own/- lead/HANDLE works/HANDLE chief/HANDLE intake/INTAKE dispatcher/DISPATCH supervisor/SUPERVISE'),
    ('relay', 'own/- lead/HANDLE intake/INTAKE dispatcher/DISPATCH'),
    ('grant-ask', 'lead/HANDLE works/HANDLE chief/HANDLE intake/INTAKE dispatcher/DISPATCH supervisor/SUPERVISE'),
    ('grant-approve', 'staff/STEWARD'),
    ('grant-revoke', 'staff/STEWARD supervisor/SUPERVISE'),
    ('read-own', 'own/-'), ('read-looks', 'own/-'), ('confirm', 'own/-'), ('dispute', 'own/-'), ('judge', 'own/-'),
    ('export-identity', 'own/-'), ('correct-identity', 'own/-'), ('erase-identity', 'own/-'), ('appeal-moderation', 'own/-'),
    ('protect', 'own/- intake/INTAKE supervisor/SUPERVISE'),
    ('state-subject', 'own/- intake/INTAKE dispatcher/DISPATCH supervisor/SUPERVISE'),
    ('mark-sensitive', 'intake/INTAKE dispatcher/DISPATCH supervisor/SUPERVISE'),
    ('read-sent', 'sender/-'),
    ('report-on-behalf', 'staff/INTAKE'), ('read-queue', 'staff/READ_QUEUE'), ('declare-conflict', 'staff/-'),
    ('file', 'intake/INTAKE lent/HANDLE'), ('refuse', 'intake/INTAKE lent/HANDLE'),
    ('dispatch', 'dispatcher/DISPATCH lent/HANDLE'),
    ('accept', 'lead/HANDLE'), ('return', 'lead/HANDLE'), ('pause', 'lead/HANDLE'), ('resume', 'lead/HANDLE'),
    ('act', 'lead/HANDLE'), ('finish', 'lead/HANDLE'), ('extend-ask', 'lead/HANDLE'),
    ('verify', 'works/INSPECT chief/INSPECT inspector/INSPECT dispatcher/INSPECT supervisor/INSPECT'),
    ('rework', 'works/INSPECT chief/INSPECT inspector/INSPECT dispatcher/INSPECT supervisor/INSPECT'),
    ('assign', 'supervisor/SUPERVISE'), ('uphold', 'supervisor/SUPERVISE'), ('reopen', 'supervisor/SUPERVISE'),
    ('arbitrate', 'supervisor/SUPERVISE'), ('extend-approve', 'supervisor/SUPERVISE'),
    ('close', 'dispatcher/DISPATCH supervisor/SUPERVISE'),
    ('lapse', 'clock/-'), ('propose', 'model/-'), ('refer', 'peer/-'),
    ('moderate', 'moderator/MODERATE'), ('decide-appeal', 'moderator/MODERATE'),
    ('hold', 'staff/STEWARD'), ('lift-hold', 'staff/STEWARD'),
    ('release-propose', 'staff/STEWARD'), ('release-sign', 'staff/SUPERVISE'),
    ('read-unit-audit', 'staff/SUPERVISE'), ('read-audit', 'staff/ADMINISTER_AUDIT'),
    ('read-sample', 'staff/OVERSEE_MODELS'), ('read-model-log', 'staff/OVERSEE_MODELS'),
    ('pause-model', 'staff/OVERSEE_MODELS staff/SUPERVISE'),
    ('edit-roles', 'staff/ADMINISTER_SECURITY'), ('edit-config', 'staff/ADMINISTER_SYSTEM'),
    ('rules-propose', 'staff/SUPERVISE staff/ADMINISTER_SYSTEM'), ('rules-approve', 'staff/SUPERVISE'),
    ('task-ask', 'staff/READ_QUEUE'), ('task-supervise', 'supervisor/SUPERVISE'),
    ('task-answer', 'lead/-'), ('task-check', 'lead/-'), ('read-task', 'lead/-'), ('group-meet', 'lead/-'), ('minutes-approve', 'lead/-'),
    ('delegate', 'lead/-'), ('group-found', 'staff/SUPERVISE'), ('delegate-approve', 'staff/SUPERVISE')
) as prose (action, ways), unnest(string_to_array(ways, ' ')) as way;

-- What an action touches.
create temp table touches as
select action,
    action in ('refuse', 'file', 'close', 'dispatch', 'accept', 'return', 'pause', 'resume', 'finish', 'act', 'rework', 'verify', 'assign',
        'uphold', 'reopen', 'arbitrate', 'confirm', 'dispute', 'judge', 'lapse') as moves,
    action in ('read-identity', 'export-identity', 'correct-identity', 'erase-identity') as identity,
    action not in ('read-public', 'read-sample', 'read-queue', 'read-audit', 'read-unit-audit', 'read-model-log', 'report',
        'report-on-behalf', 'refer', 'propose', 'grant-approve', 'grant-revoke', 'hold', 'lift-hold', 'declare-conflict',
        'release-propose', 'release-sign', 'pause-model', 'edit-roles', 'edit-config', 'rules-propose', 'rules-approve',
        'task-ask', 'group-found', 'group-meet', 'minutes-approve', 'delegate', 'delegate-approve') as matter
from (select distinct action from speaks) as known;

-- Who did the one may not do the other.
create temp table eyes as
select action, unnest(string_to_array(did, ' ')) as did
from (values
    ('verify', 'accept act finish'), ('rework', 'accept act finish'), ('close', 'accept act finish'),
    ('uphold', 'accept act finish verify refuse'), ('reopen', 'accept act finish verify refuse'), ('assign', 'return'),
    ('extend-approve', 'extend-ask accept act'), ('grant-approve', 'grant-ask grant-approve'), ('lift-hold', 'hold'),
    ('decide-appeal', 'moderate'), ('release-sign', 'release-propose'), ('rules-approve', 'rules-propose'), ('edit-roles', 'edit-roles'),
    ('task-check', 'task-answer'), ('minutes-approve', 'group-meet'), ('delegate-approve', 'delegate')
) as prose (action, did);

-- The facts by name.
create temp view fact as
select w.id, w.action, w.did, w.posts, w.kind, w.said, t.moves, t.identity, t.matter,
    given & (1::bigint << 11) = 0 as lasts,
    given & (1::bigint << 12) <> 0 as post_ended,
    given & (7::bigint << 13) <> 0 as conflicted,
    given & (1::bigint << 16) <> 0 as about_own,
    given & (1::bigint << 17) <> 0 as own_report,
    given & (3::bigint << 18) = (3::bigint << 18) as sent,
    given & (1::bigint << 20) <> 0 as possible,
    given & (1::bigint << 21) <> 0 as sensitive,
    given & (1::bigint << 22) <> 0 as protected,
    given & (1::bigint << 23) <> 0 as held,
    -- shown, for me, for this, not ended, not revoked, approved by another
    given & (31::bigint << 24) = (1::bigint << 24) and given & (3::bigint << 31) <> 0 as live,
    given & (1::bigint << 29) <> 0 as other_purpose,
    given & (1::bigint << 30) <> 0 as other_field,
    given & (1::bigint << 32) <> 0 as twice_approved,
    -- the grantor's own desk is the narrowest of all, so that no other desk counts there
    given & (1::bigint << 37) <> 0 and given & (1::bigint << 11) = 0 as grantor_stands,
    given
from world w join touches t using (action);

-- Who stands how: one row for each tie that holds.
create temp view stands as
select id, tie from fact, lateral (values
    ('anyone', true),
    ('staff', kind = 'officer'),
    ('lead', kind = 'officer' and given & 1 <> 0),
    -- the desk of the narrowest area counts, while its relation lasts and it is not the one complained about
    ('intake', kind = 'officer' and lasts and given & 64 = 0 and not grantor_stands and not about_own and given & 2 <> 0),
    ('dispatcher', kind = 'officer' and lasts and given & 64 = 0 and not grantor_stands and not about_own and given & 4 <> 0),
    ('inspector', kind = 'officer' and lasts and given & 64 = 0 and not about_own and given & 8 <> 0),
    ('supervisor', kind = 'officer' and lasts and given & 64 = 0 and not about_own and given & 16 <> 0),
    ('moderator', kind = 'officer' and lasts and given & 64 = 0 and not about_own and given & 32 <> 0),
    ('works', kind = 'officer' and lasts and given & 128 <> 0),
    -- of the road, or of the stretch
    ('chief', kind = 'officer' and lasts and (given & 256 <> 0 or given & (1::bigint << 34) <> 0)),
    ('assist', kind = 'officer' and given & (1::bigint << 35) <> 0),
    -- lent, within its limits, by a unit that could do it itself, to a post that works the area or is chief of the road
    ('lent', kind = 'officer' and lasts and (given & 384 <> 0 or given & (1::bigint << 34) <> 0) and given & (1::bigint << 36) <> 0 and grantor_stands
        and given & (1::bigint << 38) = 0),
    ('party', kind = 'officer' and lasts and given & 512 <> 0),
    ('shared', kind = 'peer' and lasts and given & 1024 <> 0),
    ('own', kind = 'reporter' and own_report),
    ('sender', kind = 'client' and sent),
    ('peer', kind = 'peer'), ('clock', kind = 'clock'), ('model', kind = 'model')
) as t (tie, holds) where holds;

create temp table permitted as
select distinct w.id
from world w join speaks s using (action) join stands on stands.id = w.id and stands.tie = s.tie
left join permission p on p.name = s.needs
where s.needs = '-' or w.posts & p.bit <> 0;

create temp view administers as
select f.id, count(*) as offices from fact f join permission p on f.posts & p.bit <> 0 and p.name like 'ADMINISTER%'
where f.kind = 'officer' group by f.id;

create temp table disagreement as
select f.id, f.said from fact f
left join permitted using (id)
left join administers a using (id)
left join eyes e on e.action = f.action and e.did = f.did and f.kind = 'officer'
where f.said <> (permitted.id is not null
    and not (f.kind = 'officer' and f.post_ended)
    and not (f.kind = 'clock' and f.action <> 'lapse')
    and not (f.kind = 'model' and f.matter)
    and not (f.matter and coalesce(a.offices, 0) > 0)
    and not (f.action in ('edit-roles', 'edit-config', 'read-audit') and coalesce(a.offices, 0) > 1)
    and not (f.matter and f.kind = 'officer' and (f.conflicted or f.about_own))
    and not (f.moves and not f.possible)
    and e.did is null
    and not (f.sensitive and f.action in ('read-public', 'read-sent', 'moderate', 'decide-appeal'))
    and not (f.identity and not (f.kind = 'reporter' and f.own_report) and not (f.kind = 'officer' and f.live))
    and not (f.identity and f.kind = 'officer' and (f.other_purpose or f.other_field or (f.protected and not f.twice_approved)))
    and not (f.held and f.action = 'erase-identity'))
