-- Where every two characters stand in what a case is searched by, in blocks of cases that follow each other. A block is
-- written once its last case has come; the newest cases have none yet and are read themselves.
CREATE TABLE search_block (
  block INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE search_place (
  block INTEGER NOT NULL REFERENCES search_block (block),
  gram TEXT NOT NULL,
  places BLOB NOT NULL CHECK (length(places) > 0 AND length(places) % 4 = 0),
  PRIMARY KEY (block, gram)
) STRICT, WITHOUT ROWID;
-- A period and a state are found by indexes that are there; the few cases that never were handled need one, and a map's view.
CREATE INDEX cases_dropped ON cases (stage) WHERE stage IN ('declined', 'voided');
CREATE INDEX cases_placed ON cases (lat, lng) WHERE lat IS NOT NULL;
