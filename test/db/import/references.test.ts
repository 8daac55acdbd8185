import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadProfile } from '../../../db/import/profiles.ts';
import { openTable, readRecords } from '../../../db/import/read/openTable.ts';
import type { CaseFacts } from '../../../shared/intake/caseFacts.ts';
import { rowReader } from '../../../shared/intake/caseFacts.ts';
import type { FactFlag } from '../../../shared/intake/flag.ts';
import { profileColumns } from '../../../shared/intake/profile.ts';
import { monthKey, periodRange } from '../../../shared/time/zone.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';

beforeEach(({ skip }) => {
  needsRealData(skip, 'cases');
});

const zone = 'Asia/Shanghai';
const nowMs = Date.UTC(2026, 10, 23);

async function factsOf(name: string, file: string): Promise<readonly CaseFacts[]> {
  const profile = await loadProfile(name);
  const table = await openTable(join(realDataFolder, 'cases', file), { needs: profileColumns(profile).needs });
  const read = rowReader(profile, table.columns, { nowMs, zone });
  const facts: CaseFacts[] = [];
  for await (const batch of table.rows())
    for (const row of batch) {
      const reading = read(row);
      if (reading.kind === 'rejected') throw new Error(`${row.line}: ${reading.reason}`);
      facts.push(reading.facts);
    }
  table.close();
  return facts;
}

type Counts = Record<string, number>;
type Figures = Readonly<Record<string, Counts>>;

/** Counts each case under its group and under all, for its month and for all months. */
function count(
  cases: readonly CaseFacts[],
  keyOf: (facts: CaseFacts) => { readonly group: string; readonly month: string },
  add: (counts: Counts, facts: CaseFacts, month: string) => void,
): Figures {
  const figures: Record<string, Counts> = {};
  for (const facts of cases) {
    const { group, month } = keyOf(facts);
    for (const key of new Set([`${group} ${month}`, `${group} *`, `* ${month}`, '* *']))
      add((figures[key] ??= {}), facts, key.endsWith(' *') ? '*' : month);
  }
  return figures;
}

async function referenceOf(file: string, group: string, month: string, keys: readonly string[]): Promise<Figures> {
  const records = await readRecords(join(realDataFolder, 'reference', file));
  return Object.fromEntries(
    records.map(({ record }) => [
      `${record[group]} ${record[month]}`,
      Object.fromEntries(keys.filter((key) => record[key] !== '').map((key) => [key, Number(record[key])])),
    ]),
  );
}

const unitOf = ({ unit }: CaseFacts) => unit?.code ?? '';
const reasonOf = ({ category }: CaseFacts) => category.code.split('/')[0] ?? '';

test.each<[string, string, string, (facts: CaseFacts) => string]>([
  ['boston_2011', 'boston_2011__due_month_by_department', 'department', unitOf],
  ['boston_2011', 'boston_2011__due_month_by_reason', 'reason', reasonOf],
  ['baltimore', 'baltimore_sample__due_month_by_agency', 'agency', unitOf],
])(
  'counts due, closed and timely cases of %s by the month of the deadline as %s',
  async (name, file, group, groupOf) => {
    const facts = (await factsOf(name, `${name}.csv`)).filter(({ dueAtMs }) => dueAtMs !== null);
    const figures = count(
      facts,
      (one) => ({ group: groupOf(one), month: monthKey(one.dueAtMs ?? 0, zone) }),
      (counts, { closedAtMs, dueAtMs }, month) => {
        const add = (key: string, holds: boolean) => (counts[key] = (counts[key] ?? 0) + Number(holds));
        const closed = closedAtMs ?? Infinity;
        add('due_n', true);
        add('closed_n', closed < Infinity);
        add('ontime_n', closed <= (dueAtMs ?? 0));
        if (month !== '*') add('closed_by_month_end_n', closed < periodRange(month, zone).toMs);
      },
    );
    const keys = ['due_n', 'closed_n', 'ontime_n', 'closed_by_month_end_n'];
    expect(figures).toEqual(await referenceOf(`${file}.csv`, group, 'due_month', keys));
  },
);

test.each<[string, string, string, (facts: CaseFacts) => string]>([
  ['pingshan_2018', 'pingshan_2018__created_month_by_dispose_unit_id', 'dispose_unit_id', unitOf],
  ['kansas_city', 'kansas_city_potholes_2020__created_month_by_work_group', 'work_group', unitOf],
])(
  'counts reported, closed and timely cases of %s by the month of the report as %s',
  async (name, file, group, groupOf) => {
    const figures = count(
      await factsOf(name, `${name}.csv`),
      (one) => ({ group: groupOf(one), month: monthKey(one.reportedAtMs, zone) }),
      (counts, { closed, onTimeFlag }) => {
        const add = (key: string, holds: boolean) => (counts[key] = (counts[key] ?? 0) + Number(holds));
        add('reported_n', true);
        add('closed_n', closed);
        add('ontime_n', closed && onTimeFlag === true);
        add('late_n', closed && onTimeFlag === false);
        add('open_overdue_n', !closed && onTimeFlag === false);
      },
    );
    const keys = ['reported_n', 'closed_n', 'ontime_n', 'late_n', 'open_overdue_n'];
    expect(figures).toEqual(await referenceOf(`${file}.csv`, group, 'created_month', keys));
  },
);

test.each<[string, string]>([
  ['boston_2011', 'boston_2011__open_as_of_by_department'],
  ['baltimore', 'baltimore_sample__open_as_of_by_agency'],
])('counts the open cases of %s at past instants as %s', async (name, file) => {
  const records = await readRecords(join(realDataFolder, 'reference', `${file}.csv`));
  const facts = await factsOf(name, `${name}.csv`);
  const figures: Record<string, Counts> = {};
  for (const instant of new Set(records.map(({ record }) => record['as_of_local'] ?? ''))) {
    const asOfMs = Date.parse(`${instant.replace(' ', 'T')}+08:00`);
    const open = facts.filter(
      ({ reportedAtMs, closedAtMs }) => reportedAtMs <= asOfMs && (closedAtMs ?? Infinity) > asOfMs,
    );
    for (const { dueAtMs, ...one } of open.map((each) => ({ ...each, group: unitOf(each) })))
      for (const group of ['*', one.group]) {
        const counts = (figures[`${group} ${instant}`] ??= {});
        const add = (key: string, holds: boolean) => (counts[key] = (counts[key] ?? 0) + Number(holds));
        add('open_n', true);
        add('open_overdue_n', dueAtMs !== null && dueAtMs < asOfMs);
        add('open_due_within_24h_n', dueAtMs !== null && dueAtMs >= asOfMs && dueAtMs < asOfMs + 86_400_000);
        add('open_without_deadline_n', dueAtMs === null);
      }
  }
  const group = name === 'baltimore' ? 'agency' : 'department';
  const keys = ['open_n', 'open_overdue_n', 'open_due_within_24h_n', 'open_without_deadline_n'];
  expect(figures).toEqual(await referenceOf(`${file}.csv`, group, 'as_of_local', keys));
});

test.each<[string, string, Readonly<Partial<Record<FactFlag | 'rows' | 'closed' | 'timed', number>>>]>([
  [
    'boston_2011',
    'boston_2011.csv',
    { rows: 31_828, closed: 30_081, timed: 30_081, placeDefault: 2462, dueFarAway: 18, dueBeforeReport: 3 },
  ],
  ['dallas', 'dallas.csv', { rows: 4412, closed: 4379, timed: 0, closeAtReport: 4412, closedWithoutTime: 4379 }],
  [
    'kansas_city',
    'kansas_city.csv',
    { rows: 2331, closed: 1748, timed: 1596, closedDateOnly: 1596, closedWithoutTime: 152, placeOutside: 24 },
  ],
  [
    'miami_dade',
    'miami_dade.json',
    { rows: 316, closed: 191, timed: 190, closedBeforeReport: 2, closedWithoutTime: 1 },
  ],
])('knows what is odd in %s', async (name, file, expected) => {
  const counts: Counts = { rows: 0, closed: 0, timed: 0 };
  const add = (key: string, holds: boolean) => (counts[key] = (counts[key] ?? 0) + Number(holds));
  for (const { closed, closedAtMs, flags } of await factsOf(name, file)) {
    add('rows', true);
    add('closed', closed);
    add('timed', closedAtMs !== null);
    for (const flag of flags) add(flag, true);
  }
  expect(counts).toEqual(expected);
});
