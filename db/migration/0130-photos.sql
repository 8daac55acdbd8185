-- The pictures whose files lie in the data folder under their hashes. The log names them by these alone; `attached` 0: no
-- event has named it yet.
CREATE TABLE photo (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  added_at_ms INTEGER NOT NULL,
  seat TEXT NOT NULL,
  attached INTEGER NOT NULL CHECK (attached IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_unattached ON photo (added_at_ms) WHERE attached = 0;
-- What was taken out of a picture: where and when somebody stood with which device. Erasing a row leaves picture and log
-- provable.
CREATE TABLE photo_origin (
  hash TEXT PRIMARY KEY REFERENCES photo (hash),
  taken_at TEXT,
  lat REAL,
  lng REAL,
  device TEXT
) STRICT, WITHOUT ROWID;
-- What a unit has to work on, the most urgent first, beside each of its cases.
CREATE INDEX cases_of_unit ON cases (unit, due_at_ms) WHERE unit IS NOT NULL
  AND stage NOT IN ('closed', 'declined', 'voided');
