-- The few cases that were written on for longer than a month: with those reported in the month before it, they are all of
-- which something was written after an instant (a replay of any day).
CREATE INDEX cases_long ON cases (as_of_ms, reported_at_ms) WHERE as_of_ms - reported_at_ms > 2678400000;
