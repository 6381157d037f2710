-- The wall before reports looks at the mark and at the id of a report; with both in the index, the reports of a matter are counted
-- without reading them, as they were before the wall stood.
drop index matter.report_matter;
create index report_matter on matter.report (matter_id) include (sensitive, id);

-- A conflict that is declared from a day to come hides nothing before that day, nor does a post that is yet to be held.
create or replace function matter.shows(asked uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog as $$
    select case current_setting('xiucheng.viewer', true)
        when 'clock' then true
        when 'officer' then not exists (
            select from matter.matter m join party.relation r
                on r.subject_kind = 'person' and r.subject_id = current_setting('xiucheng.who', true)
            where m.id = asked and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())
                and (r.relation in ('conflict', 'reported')
                        and (r.object_kind = 'unit' and r.object_id = m.about_unit
                            or r.object_kind = 'matter' and r.object_id = m.number)
                    or r.relation = 'holder' and r.object_kind = 'post' and exists (
                        select from party.post p where p.code = r.object_id and p.unit_code = m.about_unit)))
        when 'reporter' then exists (
            select from matter.report r
            where r.matter_id = asked and cast(r.id as text) = current_setting('xiucheng.who', true))
        else false
    end
$$;
