-- What lists and looks of units read, so that they cost as much after years as on the first day.

-- The open tasks of a unit have their indexes; of those that are done the latest are listed.
create index task_answered on task.task (answerer_unit, id desc) where not open;
create index task_asked on task.task (asker_unit, id desc) where not open;
create index task_meeting on task.task (origin, id) where origin_kind = 'meeting';
create index climb_unit on task.climb (unit, task_id);

-- The calls of the last days, and how often somebody called in the last hour.
create index call_at on roster.call (at);
create index call_caller on roster.call (called_by, at) where called_by is not null;

-- Matters that complain about a unit, which a reform of it looks for.
create index matter_about on matter.matter (about_unit) where about_unit is not null;
