-- No clock of a matter stops, runs on, is met, ends later or takes a level back but in the transaction of an act on that matter: the act has
-- its reason, its doer, its article and its evidence, and everyone who reads the matter reads it.

-- Which act moved the due instant; rows from before this column name none.
alter table calendar.shift add column act_id uuid;
alter table calendar.shift drop constraint shift_pkey;
create unique index shift_once on calendar.shift (deadline_id, act_id);

create function calendar.refuse_silence() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    acted uuid;
begin
    if new.level < old.level then
        raise exception 'a level of escalation is never taken back' using errcode = 'check_violation';
    end if;
    select id into acted from matter.act
        where matter_id = new.matter_id and xmin = pg_current_xact_id()::xid
        order by revision desc limit 1;
    if acted is null then
        raise exception 'a clock moves only with an act' using errcode = 'check_violation';
    end if;
    if new.due_at <> old.due_at and not exists (
        select from calendar.shift
        where deadline_id = new.id and due_before = old.due_at and due_after = new.due_at and act_id = acted
    ) then
        raise exception 'a due instant moves only with a row that says why' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
-- After the statement's own rows are written; a level that is told is the scan's and does not wake it.
create trigger moves_in_the_open after update on calendar.deadline for each row
    when (new.level < old.level or (new.due_at, new.paused_at, new.met_at) is distinct from (old.due_at, old.paused_at, old.met_at))
    execute function calendar.refuse_silence();
create trigger never_changed before update or delete on calendar.shift for each row execute function evidence.refuse_change();
create trigger never_changed before update or delete on calendar.escalation for each row execute function evidence.refuse_change();
-- No clock is begun beside itself.
create unique index deadline_once on calendar.deadline (matter_id, clock) where met_at is null;
