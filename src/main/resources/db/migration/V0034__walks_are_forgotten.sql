-- The points of a walk are gone after their days, whatever a program believes: nobody moves that day away.
alter table patrol.patrol add constraint soon_forgotten
    check (track_until <= coalesce(ended_at, begun_at) + interval '32 days');
