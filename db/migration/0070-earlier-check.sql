-- rebuild: a case whose clock stood still until its check no longer moves by its closing, and a check names the one before.
ALTER TABLE check_result ADD COLUMN earlier_at_ms INTEGER;

-- The cases checked in a period, each once, are its checks that have none before them in it.
DROP INDEX check_result_counted;
CREATE INDEX check_result_counted ON check_result (unit, at_ms, passed, earlier_at_ms);
