-- The log of everything that happened: append-only, chained by hash. case_id is null for events of the city itself.
CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  case_id INTEGER,
  revision INTEGER,
  kind TEXT NOT NULL,
  occurred_at_ms INTEGER NOT NULL CHECK (occurred_at_ms % 1000 = 0),
  recorded_at_ms INTEGER NOT NULL CHECK (recorded_at_ms % 1000 = 0),
  party TEXT NOT NULL CHECK (party IN ('centre', 'supervisor', 'unit', 'leader', 'host', 'import')),
  unit TEXT,
  seat TEXT NOT NULL,
  evidence TEXT,
  body TEXT NOT NULL,
  algorithm TEXT NOT NULL CHECK (algorithm IN ('sha256')),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK ((case_id IS NULL) = (revision IS NULL))
) STRICT;
CREATE UNIQUE INDEX event_of_case ON event (case_id, revision) WHERE case_id IS NOT NULL;
CREATE INDEX event_of_city ON event (sequence) WHERE case_id IS NULL;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, '事件日志只增不改');
END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, '事件日志只增不删');
END;

-- Projections: functions of the log, rebuilt and compared by verify.
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('verification', 'acceptance', 'dispatch', 'signOff', 'handling', 'observation',
    'check', 'closed', 'declined', 'voided')),
  source TEXT NOT NULL,
  category TEXT NOT NULL,
  condition TEXT,
  description TEXT NOT NULL,
  address TEXT,
  lat REAL,
  lng REAL,
  cell TEXT,
  hazard INTEGER NOT NULL CHECK (hazard IN (0, 1)),
  unit TEXT,
  reported_at_ms INTEGER NOT NULL,
  accepted_at_ms INTEGER,
  ended_at_ms INTEGER,
  stage_since_ms INTEGER NOT NULL,
  as_of_ms INTEGER NOT NULL,
  due_at_ms INTEGER,
  duty_due_at_ms INTEGER,
  next_duty_miss_at_ms INTEGER,
  next_task_miss_at_ms INTEGER,
  missed_at_ms INTEGER,
  request TEXT CHECK (request IN ('extension', 'observation')),
  reworks INTEGER NOT NULL,
  extensions INTEGER NOT NULL,
  returns INTEGER NOT NULL,
  hazard_notified_at_ms INTEGER,
  hazard_confirmed_at_ms INTEGER,
  hazard_heard_at_ms INTEGER,
  last_urged_at_ms INTEGER,
  broken_promises INTEGER NOT NULL,
  supervised INTEGER NOT NULL CHECK (supervised IN (0, 1)),
  designated INTEGER NOT NULL CHECK (designated IN (0, 1)),
  linked_to INTEGER,
  batch INTEGER,
  CHECK ((lat IS NULL) = (lng IS NULL))
) STRICT;
CREATE UNIQUE INDEX cases_number ON cases (number_key);
CREATE INDEX cases_open ON cases (stage, due_at_ms) WHERE stage NOT IN ('closed', 'declined', 'voided');
CREATE INDEX cases_next_duty_miss ON cases (next_duty_miss_at_ms) WHERE next_duty_miss_at_ms IS NOT NULL;
CREATE INDEX cases_next_task_miss ON cases (next_task_miss_at_ms) WHERE next_task_miss_at_ms IS NOT NULL;
CREATE INDEX cases_reported ON cases (reported_at_ms);
CREATE INDEX cases_as_of ON cases (as_of_ms);
-- The lists and queues that a wall and a desk ask for again and again; each holds only the few cases it is about.
CREATE INDEX cases_missed ON cases (missed_at_ms) WHERE missed_at_ms IS NOT NULL;
CREATE INDEX cases_request ON cases (due_at_ms) WHERE request IS NOT NULL;
CREATE INDEX cases_hazard ON cases (accepted_at_ms) WHERE hazard = 1 AND hazard_confirmed_at_ms IS NULL
  AND stage NOT IN ('closed', 'declined', 'voided');
CREATE INDEX cases_linked ON cases (linked_to) WHERE linked_to IS NOT NULL;

CREATE TABLE task (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  unit TEXT NOT NULL,
  designated INTEGER NOT NULL CHECK (designated IN (0, 1)),
  reported_at_ms INTEGER NOT NULL,
  dispatched_at_ms INTEGER NOT NULL,
  due_at_ms INTEGER,
  due_before_observation_at_ms INTEGER,
  running INTEGER NOT NULL CHECK (running IN (0, 1)),
  feedback_at_ms INTEGER,
  missed_at_ms INTEGER,
  extensions INTEGER NOT NULL,
  "end" TEXT CHECK ("end" IN ('closed', 'returned')),
  ended_at_ms INTEGER,
  ruled_justified INTEGER CHECK (ruled_justified IN (0, 1)),
  imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
  source_on_time INTEGER CHECK (source_on_time IN (0, 1)),
  excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  PRIMARY KEY (case_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_due ON task (due_at_ms);
CREATE INDEX task_dispatched ON task (dispatched_at_ms);
CREATE INDEX task_returned ON task (ended_at_ms) WHERE "end" = 'returned';
CREATE INDEX task_unruled ON task (ended_at_ms) WHERE "end" = 'returned' AND ruled_justified IS NULL;
CREATE INDEX task_observed ON task (due_before_observation_at_ms) WHERE due_before_observation_at_ms IS NOT NULL;

CREATE TABLE check_result (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  unit TEXT NOT NULL,
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (case_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_result_at ON check_result (at_ms);

CREATE TABLE duty (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('acceptance', 'dispatch', 'signOff', 'check')),
  unit TEXT,
  start_at_ms INTEGER NOT NULL,
  due_at_ms INTEGER NOT NULL,
  done_at_ms INTEGER,
  on_time INTEGER NOT NULL CHECK (on_time IN (0, 1)),
  PRIMARY KEY (case_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_due ON duty (kind, due_at_ms);

-- The first answer of every command, so that sending it twice counts once.
CREATE TABLE command_result (
  command_id TEXT PRIMARY KEY,
  answer TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Personal data, one key each: erasing the row leaves the log and every figure provable.
CREATE TABLE person (
  ref TEXT PRIMARY KEY,
  case_id INTEGER NOT NULL,
  key BLOB NOT NULL,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The grid in force; its digest stands in the log.
CREATE TABLE cell (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  town TEXT NOT NULL,
  units TEXT NOT NULL,
  supervisor TEXT,
  polygons TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far an import has come, written in one transaction with its rows.
CREATE TABLE batch (
  no INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  profile TEXT NOT NULL,
  rows_done INTEGER NOT NULL,
  counts TEXT NOT NULL,
  ended INTEGER NOT NULL CHECK (ended IN (0, 1))
) STRICT;
