-- Projections of the accountability events; rebuilt from the log and compared by verify.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  clause TEXT NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  case_id INTEGER,
  drawn_at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'issued', 'dismissed')),
  decided_at_ms INTEGER,
  document_number TEXT,
  reply_due_at_ms INTEGER,
  replied INTEGER NOT NULL CHECK (replied IN (0, 1)),
  major INTEGER NOT NULL CHECK (major IN (0, 1)),
  body TEXT NOT NULL
) STRICT;
-- A fact that draws the same finding again extends it.
CREATE UNIQUE INDEX finding_key ON finding (clause, unit, period);
CREATE INDEX finding_drawn ON finding (drawn_at_ms);
CREATE INDEX finding_period ON finding (period);
CREATE INDEX finding_of_unit ON finding (unit, state);
CREATE INDEX finding_numbered ON finding (document_number) WHERE document_number IS NOT NULL;
CREATE INDEX finding_reply ON finding (reply_due_at_ms) WHERE reply_due_at_ms IS NOT NULL AND replied = 0;

-- The cases in the evidence of each finding: a later correction of a case finds what it touches.
CREATE TABLE finding_case (
  case_id INTEGER NOT NULL,
  finding INTEGER NOT NULL REFERENCES finding (id),
  role TEXT NOT NULL,
  PRIMARY KEY (case_id, finding, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_month (
  month TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('all', 'atEnd', 'afterGrace')),
  sequence INTEGER NOT NULL,
  rates TEXT NOT NULL,
  PRIMARY KEY (month, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen_month (
  month TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  as_of_ms INTEGER NOT NULL,
  through_sequence INTEGER NOT NULL,
  frozen_at_ms INTEGER NOT NULL,
  seat TEXT NOT NULL,
  readings TEXT NOT NULL,
  figures TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exemption (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'signed', 'refused')),
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  body TEXT NOT NULL,
  proposed_at_ms INTEGER NOT NULL,
  proposed_by TEXT NOT NULL,
  decided_at_ms INTEGER,
  decided_by TEXT,
  refusal TEXT
) STRICT;

CREATE TABLE frozen_feed (
  month TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  frozen_at_ms INTEGER NOT NULL,
  seat TEXT NOT NULL,
  items TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- R25: the overdues of one unit in one month.
CREATE INDEX task_missed_of_unit ON task (unit, missed_at_ms) WHERE miss_kind IS NOT NULL;
