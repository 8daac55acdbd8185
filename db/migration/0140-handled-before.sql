-- Who handled the latest cases of a category, at large and in one grid cell: what the suggestion of a unit rests on.
CREATE INDEX cases_of_category ON cases (category, reported_at_ms) WHERE unit IS NOT NULL;
CREATE INDEX cases_of_cell ON cases (cell, category, reported_at_ms) WHERE cell IS NOT NULL AND unit IS NOT NULL;
