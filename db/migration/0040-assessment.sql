-- rebuild
-- Which feedback a check was about, for the base 处置数 of the rework rate (A11).
ALTER TABLE check_result ADD COLUMN feedback_at_ms INTEGER;

-- A feedback is the last of its task, or a check that failed followed it.
CREATE INDEX task_fed_back ON task (feedback_at_ms) WHERE feedback_at_ms IS NOT NULL;
CREATE INDEX check_result_failed ON check_result (feedback_at_ms) WHERE passed = 0;
CREATE INDEX cases_supervised ON cases (supervised) WHERE supervised = 1;
CREATE INDEX task_designated ON task (designated) WHERE designated = 1;
-- What a seat entered for another party with a time of occurrence.
CREATE INDEX event_entered ON event (recorded_at_ms) WHERE evidence IS NOT NULL AND case_id IS NOT NULL;
