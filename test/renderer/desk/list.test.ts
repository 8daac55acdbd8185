import { expect, test } from 'vitest';
import { deskQuery, deskStateOf, deskStep } from '../../../renderer/screen/desk/deskState.ts';
import { keptScrollTop, pagesFor, windowOf } from '../../../renderer/screen/desk/listWindow.ts';

const rowHeight = 76;

test('of twenty thousand cases only the rows in sight are drawn', () => {
  const shown = windowOf({ scrollTop: 10_000 * rowHeight, height: 912, rowHeight, total: 20_000 });
  expect(shown).toEqual({ first: 9994, last: 10_018 });
  expect(windowOf({ scrollTop: 0, height: 912, rowHeight, total: 3 })).toEqual({ first: 0, last: 2 });
});

test('the pages in sight are read, and the first one always', () => {
  expect(pagesFor(0, 20)).toEqual([0]);
  expect(pagesFor(9994, 10_018)).toEqual([0, 99, 100]);
});

test('rows that come or go above leave the row under the eye where it is', () => {
  const before = new Map([10, 11, 12, 13].map((id, index) => [id, index]));
  const place = { scrollTop: 2 * rowHeight + 10, rowHeight, before };
  expect(keptScrollTop({ ...place, after: new Map([9, 10, 11, 12].map((id, i) => [id, i])) })).toBe(3 * rowHeight + 10);
  expect(keptScrollTop({ ...place, after: new Map([10, 11, 13].map((id, i) => [id, i])) })).toBe(rowHeight + 10);
  expect(keptScrollTop({ ...place, scrollTop: 0, after: new Map([[9, 0]]) })).toBe(0);
});

test('the address names the queue and the case, and keeps the language', () => {
  const state = deskStateOf('?lang=en&queue=check&case=12');
  expect(state).toMatchObject({ queue: 'check', caseId: 12, cursor: 12 });
  expect(deskQuery('?lang=en&text=x', { queue: 'returns', caseId: null, search: null })).toBe('?lang=en&queue=returns');
  expect(deskStateOf('?queue=nonsense&case=x')).toMatchObject({ queue: 'acceptance', caseId: null });
});

test('opening another case closes the form, opening the same one keeps it', () => {
  const open = deskStep(deskStateOf('?case=12'), { do: 'openForm', deed: 'urge' });
  expect(deskStep(open, { do: 'openCase', id: 12 }).deed).toBe('urge');
  expect(deskStep(open, { do: 'openCase', id: 13 })).toMatchObject({ caseId: 13, deed: null });
  expect(deskStep(open, { do: 'showQueue', queue: 'check' })).toMatchObject({ caseId: 12, deed: 'urge', cursor: null });
});
