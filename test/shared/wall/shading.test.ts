import { expect, test } from 'vitest';
import { areaSquareMetres } from '../../../shared/grid/polygon.ts';
import { cellShades, shareStep } from '../../../shared/wall/shading.ts';

/** A square cell at Haimen with sides of so many hundredths of a degree of latitude. */
function cell(code: string, side: number) {
  const [west, south] = [121.2, 31.9];
  const [wide, high] = [(side * 0.01) / Math.cos((south * Math.PI) / 180), side * 0.01];
  return {
    code,
    ring: [
      [west, south],
      [west + wide, south],
      [west + wide, south + high],
      [west, south + high],
    ] as const,
  };
}
const cells = [cell('a', 1), cell('b', 0.5), cell('c', 0.2)];
const openByCell = new Map([
  ['a', 8],
  ['b', 4],
  ['c', 2],
]);
const overdueByCell = new Map([
  ['a', 2],
  ['c', 2],
]);
const shades = (shading: 'open' | 'overdue' | 'density') => {
  const { steps, most } = cellShades({ shading, cells, openByCell, overdueByCell });
  return { steps: Object.fromEntries(steps), most: Math.round(most) };
};

test('cells are shaded in four steps against the fullest one', () => {
  expect([1, 2, 3].map((count) => shareStep(count, 3))).toEqual([1, 2, 3]);
  expect([1, 2, 3, 7, 8].map((count) => shareStep(count, 8))).toEqual([1, 1, 2, 4, 4]);
  expect(shades('open')).toEqual({ steps: { a: 4, b: 2, c: 1 }, most: 8 });
});

test('by their overdue share cells are shaded in quarters, those without overdue cases not at all', () => {
  expect(shades('overdue')).toEqual({ steps: { a: 1, c: 4 }, most: 100 });
});

test('by density a small cell with few cases is darker than a large one with many', () => {
  expect(areaSquareMetres(cells[0]?.ring ?? []) / 1e6).toBeCloseTo(1.236, 2);
  expect(shades('density')).toEqual({ steps: { a: 2, b: 3, c: 4 }, most: 40 });
});

test('a city without open cases has no shaded cell', () => {
  const none = new Map<string, number>();
  for (const shading of ['open', 'overdue', 'density'] as const)
    expect(cellShades({ shading, cells, openByCell: none, overdueByCell: none })).toEqual({ steps: none, most: 0 });
});
