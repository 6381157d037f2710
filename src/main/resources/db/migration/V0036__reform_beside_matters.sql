-- When a unit ends, its tasks and undertakings go over to its successor as its matters do: who asks and who answers changes, and
-- nothing else. A clock that runs keeps running (see the trigger one_clock).

grant update (asker_unit, asker_post, answerer_unit, answerer_post) on task.task to ${application_role};
grant update (lead_unit) on undertaking.undertaking to ${application_role};

-- The ends of a task change hands only by a reform, which writes down an act of its own with the same revision.
create function task.refuse_other_ends() returns trigger language plpgsql as $$
begin
    if (new.asker_unit, new.answerer_unit) is distinct from (old.asker_unit, old.answerer_unit)
        and not exists (select from party.reform r where r.begun_at is not null and r.finished_at is null
            and r.unit in (old.asker_unit, old.answerer_unit)) then
        raise exception 'a task changes hands by a reform only' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger changes_hands before update of asker_unit, answerer_unit on task.task
    for each row execute function task.refuse_other_ends();

create function undertaking.refuse_other_lead() returns trigger language plpgsql as $$
begin
    if new.lead_unit <> old.lead_unit and not exists (select from party.reform r
            where r.begun_at is not null and r.finished_at is null and r.unit = old.lead_unit) then
        raise exception 'who leads an undertaking changes by a reform only' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger changes_lead before update of lead_unit on undertaking.undertaking
    for each row execute function undertaking.refuse_other_lead();

-- Open tasks at whose ends a unit or one of these posts stands, hidden ones too: what is hidden must not be left behind. It tells
-- whoever plans a reform no more than how many there are and where they go.
create function task.open_at(asked text, posts text[])
returns table (id uuid, number text, revision integer, asker_unit text, asker_post text, answerer_unit text, answerer_post text,
    areas text[])
language sql stable security definer set search_path = pg_catalog as $$
    select t.id, t.number, t.revision, t.asker_unit, t.asker_post, t.answerer_unit, t.answerer_post,
        coalesce(m.areas, array[]::text[])
    from task.task t left join matter.matter m on m.id = t.matter_id
    where t.open and (t.asker_unit = asked or t.answerer_unit = asked or t.asker_post = any(posts) or t.answerer_post = any(posts))
$$;
revoke all on function task.open_at(text, text[]) from public;
grant execute on function task.open_at(text, text[]) to ${application_role};

-- A seat in a leading group goes over too, unless whoever takes over sits there already.
grant update (unit) on task.member to ${application_role};
create function task.refuse_other_member() returns trigger language plpgsql as $$
begin
    if not exists (select from party.reform r
            where r.begun_at is not null and r.finished_at is null and r.unit = old.unit) then
        raise exception 'a seat in a group changes hands by a reform only' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger changes_hands before update of unit on task.member for each row execute function task.refuse_other_member();
