import { expect, test } from 'vitest';
import {
  casesToDealWith,
  deskQuery,
  deskStateOf,
  deskStep,
  MOST_PICKED,
} from '../../../renderer/screen/desk/deskState.ts';
import { keptScrollTop, pagesFor, windowOf } from '../../../renderer/screen/desk/queue/listWindow.ts';
import { matching } from '../../../renderer/screen/desk/keyboard/palette.ts';
import type { PaletteEntry } from '../../../renderer/screen/desk/keyboard/palette.ts';
import type { QueueRow } from '../../../shared/contract/desk.ts';

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
  // What the host would refuse is left out of a search.
  const { search } = deskStateOf(`?text=a&unit=&cell=C1&category=${'x'.repeat(201)}`);
  expect(search).toMatchObject({ text: 'a', unit: null, cell: 'C1', category: null });
  expect(deskQuery('?lang=en&text=x', { queue: 'returns', caseId: null, search: null, map: false })).toBe(
    '?lang=en&queue=returns',
  );
  expect(deskStateOf('?queue=nonsense&case=x')).toMatchObject({ queue: 'acceptance', caseId: null });
});

test('opening another case closes the form, opening the same one keeps it', () => {
  const open = deskStep(deskStateOf('?case=12'), { do: 'openForm', deed: 'urge' });
  expect(deskStep(open, { do: 'openCase', id: 12 }).deed).toBe('urge');
  expect(deskStep(open, { do: 'openCase', id: 13 })).toMatchObject({ caseId: 13, deed: null });
  expect(deskStep(open, { do: 'showQueue', queue: 'check' })).toMatchObject({ caseId: 12, deed: 'urge', cursor: null });
});

test('cases are picked once each, up to a number that a person looks through, and another list begins with none', () => {
  const row = (id: number) => ({ id, number: `2026-${id}`, revision: 1 });
  const one = deskStep(deskStateOf(''), { do: 'togglePick', row: row(3) });
  expect([...one.picked.keys()]).toEqual([3]);
  expect(deskStep(one, { do: 'togglePick', row: row(3) }).picked.size).toBe(0);
  const all = deskStep(one, { do: 'pick', rows: Array.from({ length: MOST_PICKED + 20 }, (_, i) => row(i)) });
  expect(all.picked.size).toBe(MOST_PICKED);
  expect(deskStep(all, { do: 'filter', change: { text: '井盖' } }).picked.size).toBe(0);
  expect(deskStep(all, { do: 'showQueue', queue: 'check' })).toMatchObject({ filter: { text: '', group: null } });
  expect(deskStep(all, { do: 'search', change: { text: '井盖' } }).picked.size).toBe(0);
  // What is decided on is the row in sight; what has gone out of sight stands as it was picked.
  const now = new Map([[0, { id: 3, number: '2026-3', revision: 2 } as QueueRow]]);
  expect(casesToDealWith(one.picked, now)).toMatchObject([{ id: 3, revision: 2 }]);
});

test('the palette finds by words in any order and width, what is refused last, and a letter by its key', () => {
  const entry = (label: string, letter: string | null, reason: string | null = null): PaletteEntry => ({
    key: label,
    group: '本案',
    label,
    letter,
    reason,
    run: () => undefined,
  });
  const entries = [entry('核查结果', 'C', '案件待派遣'), entry('派遣', 'P'), entry('深色界面', null)];
  const found = (typed: string): readonly string[] => matching(entries, typed).map(({ label }) => label);
  expect(found('')).toEqual(['派遣', '深色界面', '核查结果']);
  expect(found('本案 查')).toEqual(['核查结果']);
  expect(found('Ｐ')).toEqual(['派遣']);
  expect(found('没有')).toEqual([]);
});
