import { expect, test } from 'vitest';
import { arithmeticOf, crosses, leastPart, mostPart } from '../../../shared/accountability/comparison.ts';

const rate = (part: number, whole: number) => ({ kind: 'rate', part, whole }) as const;
const count = (n: number) => ({ kind: 'count', count: n }) as const;

test.each([
  [100, 90, false],
  [100, 89, true],
  [10, 9, false],
  [333, 300, false],
  [334, 300, true],
  [10_000, 8_996, true],
  [0, 0, false],
  [1, 0, true],
])('TV1: of %i due %i closed falls below 90%%: %s', (due, closed, fires) => {
  expect(crosses('<', rate(closed, due), 90)).toBe(fires);
});

test.each([
  [200, 20, false, false],
  [210, 21, false, true],
  [200, 21, true, true],
  [40, 5, true, false],
  [0, 0, false, false],
])('TV11: of %i checked %i reworked', (checked, reworked, r33, r34) => {
  expect(crosses('>', rate(reworked, checked), 10)).toBe(r33);
  expect(crosses('>', count(reworked), 20)).toBe(r34);
});

test('a line with decimals is compared exactly', () => {
  expect(crosses('<', rate(895, 1000), 89.5)).toBe(false);
  expect(crosses('<', rate(8949, 10_000), 89.5)).toBe(true);
  expect(crosses('>', rate(1, 1000), 0.1)).toBe(false);
});

test('a count reaches its line, a judgement crosses none', () => {
  expect([2, 3, 4].map((n) => crosses('≥', count(n), 3))).toEqual([false, true, true]);
  expect(crosses(null, { kind: 'judgement', words: '情节较重' }, 0)).toBe(false);
});

test('the arithmetic stands in words, with the distance to the line', () => {
  expect(arithmeticOf('<', rate(79, 92), 90)).toEqual(['79 × 100 = 7900 < 90 × 92 = 8280', '到线须 83 件，差 4 件。']);
  expect(arithmeticOf('<', rate(9, 10), 90)).toEqual(['9 × 100 = 900 = 90 × 10 = 900']);
  expect(arithmeticOf('<', rate(8, 9), 89.5)).toEqual(['8 × 100 = 800 < 89.5 × 9 = 805.5', '到线须 9 件，差 1 件。']);
  expect(arithmeticOf('>', rate(21, 200), 10)).toEqual([
    '21 × 100 = 2100 > 10 × 200 = 2000',
    '不超线至多 20 件，超 1 件。',
  ]);
  expect(arithmeticOf('>', count(20), 20)).toEqual(['20 ≤ 20']);
  expect(arithmeticOf('≥', count(3), 3)).toEqual(['3 ≥ 3']);
  expect(arithmeticOf('<', rate(0, 0), 90)).toEqual(['分母为 0，不计算比率。']);
  expect([leastPart(92, 90), leastPart(10, 90), mostPart(209, 10)]).toEqual([83, 9, 20]);
});
