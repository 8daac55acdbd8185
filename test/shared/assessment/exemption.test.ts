import { expect, test } from 'vitest';
import { isExempt } from '../../../shared/assessment/exemption.ts';

const TYPHOON = { fromMs: 1000, toMs: 5000, cells: [], units: [], categories: [] };
const task = { deadlineMs: 3000, unit: 'U', cell: 'C1', category: 'event:06010' };

test('holds from its first second on and no longer at its end', () => {
  const at = (deadlineMs: number | null) => isExempt({ ...task, deadlineMs }, [TYPHOON]);
  expect([999, 1000, 4999, 5000, null].map(at)).toEqual([false, true, true, false, false]);
});

test('an empty list names all, another only what stands in it; all three must fit', () => {
  const by = (change: object) => isExempt(task, [{ ...TYPHOON, ...change }]);
  expect(by({})).toBe(true);
  expect(by({ units: ['U'], cells: ['C1'], categories: ['event:06010'] })).toBe(true);
  expect(by({ units: ['V'] })).toBe(false);
  expect(by({ units: ['U'], cells: ['C2'] })).toBe(false);
  expect(by({ categories: ['event:06013'] })).toBe(false);
  expect(isExempt({ ...task, cell: null }, [{ ...TYPHOON, cells: ['C1'] }])).toBe(false);
  expect(isExempt({ ...task, cell: null }, [TYPHOON])).toBe(true);
});

test('one of several periods is enough', () => {
  const before = { ...TYPHOON, fromMs: 0, toMs: 1000 };
  expect(isExempt(task, [before, TYPHOON])).toBe(true);
  expect(isExempt(task, [])).toBe(false);
});
