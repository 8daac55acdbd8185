import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readRecords } from '../../../db/import/read/openTable.ts';
import { top } from '../../../electron/host/runtime/top.ts';
import { jsonOf, runCity, runCityHere } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';

beforeEach(({ skip }) => {
  needsRealData(skip, 'cases');
});

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

type Unit = Readonly<Record<string, number | string>>;
type Profile = { readonly unit: object };

/** Imports a file through the command line and answers its store; `unit`: by another column than the built-in profile. */
function imported(name: string, file: string, unit?: object): string {
  const store = folder.folder(`${name}-${JSON.stringify(unit ?? '').length}`);
  let profile = name;
  if (unit) {
    const builtIn = JSON.parse(readFileSync(join(top, `resources/profile/${name}.json`), 'utf8')) as Profile;
    profile = folder.file(`${name}.json`, JSON.stringify({ ...builtIn, unit }));
  }
  const words = ['import', 'cases', join(realDataFolder, 'cases', file), '--profile', profile, '--data', store];
  expect(runCity(words)).toMatchObject({ code: 0 });
  return store;
}

/** Each unit's figures of a period, and their sums under `*`. */
async function figuresOf(store: string, period: readonly string[], asOf?: string): Promise<ReadonlyMap<string, Unit>> {
  const words = ['figures', ...period, ...(asOf === undefined ? [] : ['--as-of', asOf]), '--data', store];
  const ran = await runCityHere([...words, '--json']);
  expect(ran.code).toBe(0);
  const units = jsonOf(ran) as readonly (Unit & { readonly unit: string })[];
  const sums: Record<string, number> = {};
  for (const unit of units)
    for (const [key, figure] of Object.entries(unit))
      if (typeof figure === 'number') sums[key] = (sums[key] ?? 0) + figure;
  return new Map<string, Unit>([...units.map((unit) => [unit.unit, unit] as const), ['*', sums]]);
}

async function referenceOf(file: string): Promise<readonly Readonly<Record<string, string>>[]> {
  return (await readRecords(join(realDataFolder, 'reference', `${file}.csv`))).map(({ record }) => record);
}

/** The last second of a month, as a user writes it. */
function endOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

const timeout = 600_000;

describe('figures of imported files', () => {
  test.each<[string, string, string, object | undefined]>([
    ['boston_2011', 'boston_2011__due_month_by_department', 'department', undefined],
    ['boston_2011', 'boston_2011__due_month_by_reason', 'reason', { code: 'reason' }],
    ['baltimore', 'baltimore_sample__due_month_by_agency', 'agency', undefined],
  ])('of %s equal %s in every row', { timeout }, async (name, reference, dimension, unit) => {
    const store = imported(name, `${name}.csv`, unit);
    const rows = (await referenceOf(reference)).filter((row) => row['due_month'] !== '*');
    const months = Map.groupBy(rows, (row) => row['due_month'] ?? '');
    for (const [month, expected] of months) {
      const now = await figuresOf(store, ['--month', month]);
      const then = month < '2026' ? await figuresOf(store, ['--month', month], endOf(month)) : null;
      const due = [...now].filter(([, { due: count }]) => Number(count) > 0);
      expect(new Set(due.map(([code]) => code))).toEqual(new Set(expected.map((row) => row[dimension])));
      for (const row of expected) {
        const code = row[dimension] ?? '';
        expect({ month, ...now.get(code) }).toMatchObject({
          month,
          due: Number(row['due_n']),
          closed: Number(row['closed_n']),
          timely: Number(row['ontime_n']),
        });
        if (then)
          expect([month, code, then.get(code)?.['closed']]).toEqual([
            month,
            code,
            Number(row['closed_by_month_end_n']),
          ]);
      }
    }
  });

  test.each<[string, string, string, object | undefined]>([
    ['pingshan_2018', 'pingshan_2018__created_month_by_dispose_unit_id', 'dispose_unit_id', undefined],
    ['pingshan_2018', 'pingshan_2018__created_month_by_street', 'street', { code: 'STREET_NAME' }],
    ['kansas_city', 'kansas_city_potholes_2020__created_month_by_work_group', 'work_group', undefined],
  ])('of %s, which has no deadlines, equal %s in every row', { timeout }, async (name, reference, dimension, unit) => {
    const store = imported(name, `${name}.csv`, unit);
    const rows = (await referenceOf(reference)).filter((row) => row['created_month'] !== '*');
    for (const [month, expected] of Map.groupBy(rows, (row) => row['created_month'] ?? '')) {
      const found = await figuresOf(store, ['--month', month]);
      for (const row of expected)
        expect({ month, ...found.get(row[dimension] ?? '') }).toMatchObject({
          month,
          due: Number(row['reported_n']),
          dispatched: Number(row['reported_n']),
          closed: Number(row['closed_n']),
          timely: Number(row['ontime_n']),
        });
    }
  });

  test.each<[string, string, string, readonly string[]]>([
    ['boston_2011', 'boston_2011__open_as_of_by_department', 'department', ['2010', '2011', '2012']],
    ['baltimore', 'baltimore_sample__open_as_of_by_agency', 'agency', ['2013', '2014', '2015', '2016', '2017']],
  ])(
    'of %s know at past instants what was overdue then, as %s',
    { timeout },
    async (name, reference, dimension, years) => {
      const store = imported(name, `${name}.csv`);
      for (const [instant, expected] of Map.groupBy(await referenceOf(reference), (row) => row['as_of_local'] ?? '')) {
        const found: ReadonlyMap<string, Unit>[] = [];
        for (const year of years) found.push(await figuresOf(store, ['--year', year], instant));
        for (const row of expected) {
          const code = row[dimension] ?? '';
          const overdue = found.reduce((sum, units) => sum + Number(units.get(code)?.['overdueOpen'] ?? 0), 0);
          expect([instant, code, overdue]).toEqual([instant, code, Number(row['open_overdue_n'])]);
        }
      }
    },
  );
});
