import { expect, test } from 'vitest';
import { COLUMNS } from '../../../renderer/screen/assessment/columns.ts';
import {
  casesToLine,
  cellOf,
  changeOf,
  changeWords,
  isBeyond,
  lineOf,
  shareOf,
} from '../../../renderer/screen/assessment/figureValue.ts';
import { tableRows } from '../../../renderer/screen/assessment/tableRows.ts';
import {
  heatRows,
  monthShare,
  shownMonths,
  standingOf,
  trendOf,
} from '../../../renderer/screen/assessment/trendSeries.ts';
import { assessmentTable, assessmentTrend } from '../../fixture/assessmentPicture.ts';

const table = assessmentTable('2026-10');
const lines = { closing: 90, timely: 80, yearTimely: 90, rework: 10 };

function column(name: string) {
  const found = COLUMNS.find((one) => one.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

test('a rate is compared in whole numbers: the line itself is kept, one case less is not', () => {
  const closing = lineOf('closingRate', 'month', lines);
  const rework = lineOf('reworkRate', 'month', lines);
  if (!closing || !rework) throw new Error('both have a line');
  expect(isBeyond({ part: 90, whole: 100 }, closing)).toBe(false);
  expect(isBeyond({ part: 89_999, whole: 100_000 }, closing)).toBe(true);
  expect(isBeyond({ part: 10, whole: 100 }, rework)).toBe(false);
  expect(isBeyond({ part: 11, whole: 100 }, rework)).toBe(true);
  expect(isBeyond({ part: 0, whole: 0 }, closing)).toBe(false);
  expect(casesToLine({ part: 79, whole: 92 }, closing)).toBe(4);
  expect(casesToLine({ part: 9, whole: 84 }, rework)).toBe(1);
});

test('a year is held against the line of the year, and a quarter is judged by no rule', () => {
  expect(lineOf('timelyRate', 'year', lines)).toMatchObject({ per: 90, judged: true });
  expect(lineOf('timelyRate', 'month', lines)).toMatchObject({ per: 80, judged: true });
  expect(lineOf('closingRate', 'quarter', lines)).toMatchObject({ per: 90, judged: false });
  expect(lineOf('signOffRate', 'month', lines)).toBeNull();
});

test('only an ended period as of its end is crossed; any other is beyond its line without judgement', () => {
  const row = { figures: { due: 92, closed: 79, timely: 68 }, previous: null, yearBefore: null, rank: null };
  const context = { ...table, kind: 'month' } as const;
  const at = (changed: object) => cellOf(column('closingRate'), row, { ...context, ...changed }).state;
  expect(at({})).toBe('crossed');
  expect(at({ running: true })).toBe('beyond');
  expect(at({ trial: true })).toBe('beyond');
  expect(at({ asOfMs: table.toMs + 1000 })).toBe('beyond');
  expect(at({ kind: 'quarter' })).toBe('beyond');
  expect(cellOf(column('closingRate'), row, context)).toMatchObject({ text: '85.87', toLine: 4 });
});

test('without a base there is no rate, no change and no rank', () => {
  const row = { figures: { due: 0, closed: 0, timely: 0 }, previous: null, yearBefore: null, rank: null };
  const context = { ...table, kind: 'month' } as const;
  for (const name of ['closingRate', 'change', 'yearChange', 'rank', 'overdueOpen'])
    expect(cellOf(column(name), row, context)).toMatchObject({ text: '—', order: null, state: null });
  expect(cellOf(column('due'), row, context).text).toBe('0');
});

test('a change is reckoned from whole numbers, in percentage points', () => {
  expect(changeWords(changeOf({ part: 90, whole: 100 }, { part: 177, whole: 200 }))).toBe('+1.50');
  expect(changeWords(changeOf({ part: 1, whole: 3 }, { part: 2, whole: 3 }))).toBe('−33.33');
  expect(changeWords(changeOf({ part: 1, whole: 2 }, { part: 5, whole: 10 }))).toBe('0.00');
  expect(changeOf({ part: 1, whole: 2 }, { part: 0, whole: 0 })).toBeNull();
});

test('the rework rate is divided by the base that the city has set', () => {
  const figures = { reworked: 3, checked: 30, due: 60, handled: 40 };
  expect(shareOf('reworkRate', figures, 'checked')).toEqual({ part: 3, whole: 30 });
  expect(shareOf('reworkRate', figures, 'due')).toEqual({ part: 3, whole: 60 });
  expect(shareOf('reworkRate', figures, 'handled')).toEqual({ part: 3, whole: 40 });
});

test('units are sorted within their group, those without a value last', () => {
  const rows = tableRows(table, { kind: 'end' }, { column: 'closingRate', descending: false });
  expect(rows[0]?.scope).toEqual({ kind: 'city' });
  expect(rows.filter(({ scope }) => scope.kind === 'group').map(({ scope }) => scope)).toEqual([
    { kind: 'group', group: 'town' },
    { kind: 'group', group: 'bureau' },
    { kind: 'group', group: 'enterprise' },
  ]);
  const towns = rows.slice(2, 16);
  const rates = towns.map(({ figures }) => shareOf('closingRate', figures, 'checked'));
  expect(towns.every(({ scope }) => scope.kind === 'unit' && scope.unit.startsWith('T'))).toBe(true);
  expect(rates.at(-1)).toMatchObject({ whole: 0 });
  const known = rates.slice(0, -1).map((share) => (share ? share.part / share.whole : Number.NaN));
  expect(known).toEqual(known.toSorted((a, b) => a - b));
});

test('a frozen month shows what was frozen and nothing that was not', () => {
  const rows = tableRows(table, { kind: 'frozen' }, null);
  const [city, , first] = rows;
  expect(first?.figures.closed).toBe(1);
  expect(first?.figures.observed).toBeUndefined();
  expect(city?.figures.closed).toBe(table.units.length);
  expect(first?.rank).toBeNull();
});

test('a group’s months are its units’ added up, and all groups make the city', () => {
  const trend = assessmentTrend('2026-10');
  const sum = (['town', 'bureau', 'enterprise'] as const)
    .map((group) => trendOf(trend, { kind: 'group', group }, table.units).at(-1)?.due ?? 0)
    .reduce((all, due) => all + due, 0);
  expect(sum).toBe(trendOf(trend, { kind: 'city' }, table.units).at(-1)?.due);
  expect(shownMonths(trend)).toHaveLength(12);
  expect(shownMonths({ ...trend, city: [] })).toEqual([]);
  expect(heatRows(trend, 'timelyRate', table.units)).toHaveLength(table.units.length);
});

test('a month stands below its line, at its edge or above it', () => {
  expect(standingOf({ part: 79, whole: 100 }, 80)).toBe('below');
  expect(standingOf({ part: 80, whole: 100 }, 80)).toBe('edge');
  expect(standingOf({ part: 83, whole: 100 }, 80)).toBe('above');
  expect(standingOf({ part: 0, whole: 0 }, 80)).toBe('none');
  expect(monthShare({ month: '2026-10', due: 9, closed: 8, timely: 7 }, 'closingRate')).toEqual({ part: 8, whole: 9 });
});
