import { expect, test } from 'vitest';
import {
  assessmentQuery,
  assessmentStateOf,
  assessmentStep,
  valueKinds,
  valuesOf,
} from '../../../renderer/screen/assessment/assessmentState.ts';
import { shownSet } from '../../../renderer/screen/assessment/columns.ts';
import { explanationHref, tableHref } from '../../../renderer/screen/assessment/exportHref.ts';
import { shortcutOf } from '../../../renderer/screen/assessment/shortcut.ts';
import { placeAfter } from '../../../renderer/screen/assessment/useGridFocus.ts';
import { figureExplanation } from '../../fixture/assessmentPicture.ts';

test('an address opens the same place again, and keeps the language', () => {
  const address =
    '?lang=en&period=2026-10&scope=unit:U01&figure=closingRate&sort=-timelyRate&columns=rework&asOf=frozen';
  const state = assessmentStateOf(address);
  expect(state).toMatchObject({
    period: '2026-10',
    scope: { kind: 'unit', unit: 'U01' },
    figure: 'closingRate',
    sorting: { column: 'timelyRate', descending: true },
    columns: 'rework',
    values: { kind: 'frozen' },
  });
  expect(assessmentStateOf(assessmentQuery(address, state))).toEqual(state);
  expect(assessmentQuery(address, state)).toContain('lang=en');
  expect(assessmentQuery(address, state)).toContain('scope=unit:U01');
});

test('what an address gets wrong is left at its beginning, and what goes without saying stays out of it', () => {
  const state = assessmentStateOf('?period=2026-13&scope=group:nobody&figure=toString&sort=x&columns=all&asOf=-1');
  expect(state).toEqual(assessmentStateOf(''));
  expect(assessmentQuery('', state)).toBe('?');
});

test('a column is sorted one way, then the other, then no more; ranks begin at the first', () => {
  let state = assessmentStateOf('');
  state = assessmentStep(state, { do: 'sort', column: 'due' });
  expect(state.sorting).toEqual({ column: 'due', descending: true });
  state = assessmentStep(state, { do: 'sort', column: 'due' });
  expect(state.sorting).toEqual({ column: 'due', descending: false });
  state = assessmentStep(state, { do: 'sort', column: 'due' });
  expect(state.sorting).toBeNull();
  expect(assessmentStep(state, { do: 'sort', column: 'rank' }).sorting).toEqual({ column: 'rank', descending: false });
});

test('another figure begins with the reading in force, another period with the values of its end', () => {
  const open = assessmentStep(assessmentStateOf('?period=2026-10&figure=closingRate&asOf=frozen'), {
    do: 'read',
    reading: 'dispatchMonth',
  });
  expect(open.reading).toBe('dispatchMonth');
  expect(assessmentStep(open, { do: 'explain', scope: { kind: 'city' }, figure: 'due' }).reading).toBe('own');
  expect(assessmentStep(open, { do: 'showPeriod', period: '2026-09' }).values).toEqual({ kind: 'end' });
  expect(assessmentStep(open, { do: 'close' })).toMatchObject({ figure: null, reading: 'own' });
});

test('frozen values are offered only where there are some, and the latest hold still', () => {
  expect(valueKinds({ frozenFigures: null })).toEqual(['end', 'asOf']);
  expect(valueKinds({ frozenFigures: {} })).toEqual(['end', 'asOf', 'frozen']);
  expect(valuesOf('asOf', 1_700_000_000_123)).toEqual({ kind: 'asOf', atMs: 1_700_000_000_000 });
});

test('all main columns are shown where they have room, else the group of the opened figure', () => {
  expect(shownSet(null, { widthPx: 1340, figure: null })).toBe('main');
  expect(shownSet(null, { widthPx: 900, figure: null })).toBe('closing');
  expect(shownSet(null, { widthPx: 900, figure: 'reworkRate' })).toBe('rework');
  expect(shownSet(null, { widthPx: 1340, figure: 'corrected' })).toBe('others');
  expect(shownSet('limits', { widthPx: 1340, figure: 'reworkRate' })).toBe('limits');
});

test('arrows, Home and End move within the table and not out of it', () => {
  const size = { rows: 5, columns: 4 };
  expect(placeAfter('ArrowRight', false, { row: 1, column: 3 }, size)).toEqual({ row: 1, column: 3 });
  expect(placeAfter('ArrowUp', false, { row: 1, column: 3 }, size)).toEqual({ row: 0, column: 3 });
  expect(placeAfter('PageDown', false, { row: 1, column: 3 }, size)).toEqual({ row: 4, column: 3 });
  expect(placeAfter('Home', true, { row: 3, column: 3 }, size)).toEqual({ row: 0, column: 0 });
  expect(placeAfter('End', false, { row: 3, column: 0 }, size)).toEqual({ row: 3, column: 3 });
  expect(placeAfter('Enter', false, { row: 3, column: 0 }, size)).toBeNull();
});

test('keys act also in full width, and never while an input method composes', () => {
  const press = { altKey: false, ctrlKey: false, metaKey: false, isComposing: false, keyCode: 0 };
  expect(shortcutOf({ ...press, key: '【' })).toEqual({ do: 'neighbour', by: -1 });
  expect(shortcutOf({ ...press, key: 'ｑ' })).toEqual({ do: 'kind', kind: 'quarter' });
  expect(shortcutOf({ ...press, key: 'q', isComposing: true })).toBeNull();
  expect(shortcutOf({ ...press, key: 'q', keyCode: 229 })).toBeNull();
  expect(shortcutOf({ ...press, key: 'e', ctrlKey: true })).toBeNull();
});

test('a file is asked for as of the whole second in which its numbers were read', () => {
  expect(tableHref('2026-11', 1_795_578_865_834, 'xlsx')).toBe(
    '/export/assessment.xlsx?period=2026-11&asOf=1795578865000',
  );
  const explained = figureExplanation({
    period: '2026-10',
    scope: { kind: 'unit', unit: 'T06' },
    figure: 'timelyRate',
  });
  const address = new URL(explanationHref({ reading: 'own' }, explained, 'csv'), 'http://host');
  expect(address.pathname).toBe('/export/explanation.csv');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    period: '2026-10',
    scope: 'unit:T06',
    figure: 'timelyRate',
    reading: 'own',
    asOf: String(explained.asOfMs),
  });
});
