import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranksOf } from '../../../shared/assessment/rank.ts';

const of = (due: number, closed: number, timely: number) => ({ due, closed, timely });

function ranks(units: Readonly<Record<string, ReturnType<typeof of>>>): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    [...ranksOf(new Map(Object.entries(units)))].map(([key, rank]) => [key, rank?.rank ?? null]),
  );
}

test('ranks by the timely rate, then by the closing rate; equals share a rank, and nothing due has none (A29)', () => {
  expect(
    ranks({ A: of(10, 9, 8), B: of(5, 5, 4), C: of(0, 0, 0), D: of(10, 9, 9), E: of(20, 18, 16), F: of(4, 4, 1) }),
  ).toEqual({ D: 1, B: 2, A: 3, E: 3, F: 5, C: null });
  expect(ranksOf(new Map([['A', of(1, 1, 1)]])).get('A')).toEqual({ rank: 1, of: 1 });
});

test('compares exact fractions: shares that round to the same number are not equal', () => {
  expect(ranks({ A: of(30_000, 30_000, 20_000), B: of(30_001, 30_001, 20_000), C: of(3, 3, 2) })).toEqual({
    A: 1,
    C: 1,
    B: 3,
  });
});

test('a better share is never ranked behind, whatever the size of the unit', () => {
  const figures = fc
    .tuple(fc.nat(200), fc.nat(200), fc.nat(200))
    .map((counts) => counts.toSorted((a, b) => b - a) as [number, number, number])
    .map(([due, closed, timely]) => of(due, closed, timely));
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 12 }), (units) => {
      const found = ranksOf(new Map(units.entries()));
      for (const [a, one] of units.entries())
        for (const [b, other] of units.entries()) {
          const [rankA, rankB] = [found.get(a)?.rank, found.get(b)?.rank];
          if (rankA === undefined || rankB === undefined) continue;
          const shares = ({ due, closed, timely }: typeof one) => [timely / due, closed / due] as const;
          const [[timelyA, closedA], [timelyB, closedB]] = [shares(one), shares(other)];
          const isBetter = timelyA > timelyB || (timelyA === timelyB && closedA > closedB);
          if (isBetter) expect(rankA).toBeLessThan(rankB);
          else if (timelyA === timelyB && closedA === closedB) expect(rankA).toBe(rankB);
        }
    }),
  );
});
