-- rebuild: figures as of an earlier instant are counted from the rows, but for the cases that moved since.
ALTER TABLE cases ADD COLUMN moved_at_ms INTEGER;
ALTER TABLE cases ADD COLUMN moved_from_ms INTEGER;
ALTER TABLE cases ADD COLUMN moved_to_ms INTEGER;
-- How long after its report a case moved, in steps that double: of each step only the moves of one such time after an
-- instant can belong to a case that was reported before it.
ALTER TABLE cases ADD COLUMN moved_step INTEGER GENERATED ALWAYS AS (CASE
  WHEN moved_at_ms - reported_at_ms <= 86400000 THEN 1
  WHEN moved_at_ms - reported_at_ms <= 172800000 THEN 2
  WHEN moved_at_ms - reported_at_ms <= 345600000 THEN 4
  WHEN moved_at_ms - reported_at_ms <= 691200000 THEN 8
  WHEN moved_at_ms - reported_at_ms <= 1382400000 THEN 16
  WHEN moved_at_ms - reported_at_ms <= 2764800000 THEN 32
  WHEN moved_at_ms - reported_at_ms <= 5529600000 THEN 64
  WHEN moved_at_ms - reported_at_ms <= 11059200000 THEN 128
  ELSE 0 END) VIRTUAL;
CREATE INDEX cases_moved ON cases (moved_step, moved_at_ms, reported_at_ms, moved_from_ms, moved_to_ms)
  WHERE moved_at_ms IS NOT NULL;

-- All that figures ask of a task, a check or a sign-off hour, by unit and instant: no row is looked up for a count.
CREATE INDEX task_due_counted ON task (unit, due_at_ms, excluded, dispatched_at_ms, "end", ended_at_ms, feedback_at_ms,
  missed_at_ms, due_before_observation_at_ms, running, extensions, ruled_justified, corrected, imported, source_on_time);
CREATE INDEX task_dispatch_counted ON task (unit, dispatched_at_ms, excluded);
CREATE INDEX check_result_counted ON check_result (unit, at_ms, passed);
CREATE INDEX duty_counted ON duty (kind, unit, due_at_ms, done_at_ms, on_time);
