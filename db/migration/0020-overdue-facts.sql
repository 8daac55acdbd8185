-- rebuild: the facts by which an overdue counts (A13) stand in events that older rows did not look at.
ALTER TABLE task ADD COLUMN miss_kind TEXT CHECK (miss_kind IN ('R23', 'R24'));
ALTER TABLE task ADD COLUMN explained INTEGER NOT NULL DEFAULT 0 CHECK (explained IN (0, 1));
ALTER TABLE task ADD COLUMN cause TEXT CHECK (cause IN ('unit', 'platform', 'forceMajeure', 'other'));
ALTER TABLE task ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1));
CREATE INDEX task_missed ON task (missed_at_ms) WHERE miss_kind IS NOT NULL;
