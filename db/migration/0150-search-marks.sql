-- A word that names a dozen categories was looked up a dozen times in every block. The units, categories and cells of cases
-- lie apart from their texts, the fact before the block, so that one is read through all blocks at once.
CREATE TABLE search_mark (
  mark TEXT NOT NULL,
  block INTEGER NOT NULL REFERENCES search_block (block),
  places BLOB NOT NULL CHECK (length(places) > 0 AND length(places) % 4 = 0),
  PRIMARY KEY (mark, block)
) STRICT, WITHOUT ROWID;
INSERT INTO search_mark (mark, block, places)
  SELECT substr(g.gram, 2), g.block, p.places FROM search_gram g JOIN search_place p ON p.id = g.place
  WHERE g.gram >= char(1) AND g.gram < char(2) ORDER BY g.gram, g.block;
DELETE FROM search_place WHERE id IN (SELECT place FROM search_gram WHERE gram >= char(1) AND gram < char(2));
DELETE FROM search_gram WHERE gram >= char(1) AND gram < char(2);
