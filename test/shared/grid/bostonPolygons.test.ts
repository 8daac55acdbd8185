import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import { createCellIndex } from '../../../shared/grid/cell.ts';
import { parseCells } from '../../../shared/grid/cellFile.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';

beforeEach(({ skip }) => {
  needsRealData(skip, 'geo/boston');
});

function rows(path: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(realDataFolder, path)), { columns: true, bom: true });
}

test.each([
  ['Boston_Precinct_Boundaries', 'WDPCT', 'precinct'],
  ['City_Council_Districts_-_Current', 'DISTRICT', 'council_district'],
])('counts the cases in each polygon of %s as the reference does', (file, property, table) => {
  const geojson: unknown = JSON.parse(readFileSync(join(realDataFolder, `geo/boston/${file}.geojson`), 'utf8'));
  const { cells, problems } = parseCells(geojson, { properties: { code: property }, codes: 'any' });
  expect(problems).toEqual([]);
  const { cellAt } = createCellIndex(cells);
  const counts: Record<string, number> = {};
  for (const { latitude, longitude } of rows('cases/boston_2011.csv')) {
    const isPlace = latitude?.trim() && !(Number(latitude) === 42.3594 && Number(longitude) === -71.0587);
    if (!isPlace) continue;
    const code = cellAt(Number(longitude), Number(latitude))?.code ?? '(outside)';
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const reference = rows(`reference/boston_2011__points_in_${table}.csv`);
  expect(counts).toEqual(Object.fromEntries(reference.map((row) => [row[table], Number(row['cases_inside_n'])])));
});
