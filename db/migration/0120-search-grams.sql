-- A word is looked up in every block: the keys lie apart from the places, so that a look-up reads few pages. The index is
-- written anew when the store is opened.
DROP TABLE search_place;
DELETE FROM search_block;
CREATE TABLE search_place (
  id INTEGER PRIMARY KEY,
  places BLOB NOT NULL CHECK (length(places) > 0 AND length(places) % 4 = 0)
) STRICT;
CREATE TABLE search_gram (
  block INTEGER NOT NULL REFERENCES search_block (block),
  gram TEXT NOT NULL,
  place INTEGER NOT NULL REFERENCES search_place (id),
  PRIMARY KEY (block, gram)
) STRICT, WITHOUT ROWID;
