import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importCases } from '../../../db/import/importCases.ts';
import { loadProfile } from '../../../db/import/profiles.ts';
import { readUnitEvidence } from '../../../db/read/unitEvidence.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';
import { saveGrid } from '../../../db/write/grid.ts';
import { suggestionsFor } from '../../../electron/host/service/unitSuggestion.ts';
import { parseCells } from '../../../shared/grid/cellFile.ts';
import { suggestUnits } from '../../../shared/suggest/suggestUnits.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { plainUnit } from '../../fixture/miniCity.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const MONDAY = parseIso('2016-09-05T09:00:00+08:00') ?? 0;
const RUBBISH = { source: 'public', category: 'event:06010', description: '路边堆有垃圾' } as const;

test('a case is suggested to the unit of its category’s past, but not to one that returned it with reason', () => {
  using city = storeCity(MONDAY);
  for (const [i, unit] of ['U', 'U', 'V'].entries()) {
    city.give('report', 'centre', RUBBISH);
    city.give('accept', 'centre', {}, { id: i + 1 });
    city.give('dispatch', 'centre', { unit }, { id: i + 1 });
  }
  city.advance(MONDAY + 60_000);
  city.give('report', 'centre', RUBBISH);
  city.give('accept', 'centre', {}, { id: 4 });
  const suggested = (): readonly string[] =>
    suggestionsFor(city.store, 4, MONDAY + 60_000).map(({ unit, inCategory }) => `${unit} ${inCategory.count}`);
  expect(suggested()).toEqual(['U 2', 'V 1']);
  city.give('dispatch', 'centre', { unit: 'U' }, { id: 4 });
  city.give('return', 'unit:U', { reason: '不属本单位' }, { id: 4 });
  expect(suggested()).toEqual(['V 1']);
  city.give('ruleReturn', 'centre', { unit: 'U', justified: false }, { id: 4 });
  expect(suggested()).toEqual(['U 2', 'V 1']);
  expect(suggestionsFor(city.store, 99, MONDAY)).toEqual([]);
});

test('what came with a case or after it teaches nothing about it, and a unit that is no more is not suggested', () => {
  using city = storeCity(MONDAY);
  let id = 0;
  const dispatched = (unit: string | null, atMs: number): void => {
    city.advance(atMs);
    id += 1;
    city.give('report', 'centre', RUBBISH);
    city.give('accept', 'centre', {}, { id });
    if (unit !== null) city.give('dispatch', 'centre', { unit }, { id });
  };
  for (const unit of ['U', 'V', 'V']) dispatched(unit, MONDAY);
  dispatched(null, MONDAY + 60_000);
  const suggested = (): readonly string[] =>
    suggestionsFor(city.store, 4, MONDAY + 180_000).map(({ unit, inCategory }) => `${unit} ${inCategory.count}`);
  const before = suggested();
  expect(before).toEqual(['V 2', 'U 1']);
  for (const atMs of [MONDAY + 60_000, MONDAY + 120_000]) for (let i = 0; i < 5; i += 1) dispatched('W', atMs);
  expect(suggested()).toEqual(before);
  const gone = { ...plainUnit('V'), validTo: '2016-09-04', successor: 'W' };
  const by = { party: 'centre', unit: null, seat: '测试' } as const;
  const saved = { kind: 'unitSaved', occurredAtMs: MONDAY, by, body: { unit: gone } } as const;
  appendCityEvents(city.store, [saved], MONDAY + 180_000);
  expect(suggested()).toEqual(['U 1']);
});

type Past = {
  readonly category: string;
  readonly cell: string | null;
  readonly unit: string;
  readonly reportedAtMs: number;
};

test(
  'learnt on two months of a real city, the third month’s units are foretold no worse than by the category alone',
  { timeout: 300_000 },
  async ({ skip, annotate }) => {
    needsRealData(skip, 'geo/boston');
    using city = storeCity(MONDAY);
    const geojson: unknown = JSON.parse(
      readFileSync(join(realDataFolder, 'geo/boston/Boston_Precinct_Boundaries.geojson'), 'utf8'),
    );
    const { cells } = parseCells(geojson, { properties: { code: 'WDPCT' }, codes: 'any' });
    saveGrid(city.store, cells, { by: { party: 'centre', unit: null, seat: '测试' }, atMs: MONDAY });
    await importCases(city.store, join(realDataFolder, 'cases/boston_2011.csv'), {
      profile: await loadProfile('boston_2011'),
      strict: false,
      rejectsPath: null,
      conflictsPath: null,
      now: () => MONDAY,
      onReading: () => {},
      onProgress: () => {},
    });
    const septemberMs = parseIso('2011-09-01T00:00:00+08:00') ?? 0;
    const cases = city.store
      .prepare<[], Past>(
        'SELECT category, cell, unit, reported_at_ms AS reportedAtMs FROM cases WHERE unit IS NOT NULL ORDER BY id',
      )
      .all();
    const learnt = Map.groupBy(
      cases.filter(({ reportedAtMs }) => reportedAtMs < septemberMs),
      ({ category }) => category,
    );
    const frequent = new Map([...learnt].map(([category, past]) => [category, mostFrequent(past)]));
    const asked = cases.filter(({ reportedAtMs }) => reportedAtMs >= septemberMs);
    let suggested = 0;
    let byCategory = 0;
    for (const { category, cell, unit } of asked) {
      const evidence = readUnitEvidence(city.store, { category, cell, beforeMs: septemberMs });
      if (suggestUnits(evidence, () => false)[0]?.unit === unit) suggested += 1;
      if (frequent.get(category) === unit) byCategory += 1;
    }
    const share = (right: number): string => `${((100 * right) / asked.length).toFixed(2)} %`;
    const line = `top-1 of ${asked.length} cases: suggestion ${suggested} (${share(suggested)}), most frequent unit of the category ${byCategory} (${share(byCategory)})`;
    console.log(line);
    await annotate(line);
    expect(asked.length).toBeGreaterThan(10_000);
    expect(suggested).toBeGreaterThanOrEqual(byCategory);
  },
);

function mostFrequent(past: readonly Past[]): string {
  const counts = new Map<string, number>();
  for (const { unit } of past) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
