import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCellIndex } from '../../../shared/grid/cell.ts';
import type { GridCell } from '../../../shared/grid/cell.ts';
import { boundsOf, isInPolygons } from '../../../shared/grid/polygon.ts';
import type { Polygon, Ring } from '../../../shared/grid/polygon.ts';

function square(west: number, south: number, side: number): Ring {
  return [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
}

function cell(code: string, polygons: readonly Polygon[]): GridCell {
  return { code, name: code, town: '', units: [], supervisor: null, polygons };
}

const ringWithHole = cell('hole', [[square(0, 0, 4), square(1, 1, 2)]]);
const inHole = cell('inHole', [[square(1, 1, 2)]]);
const twoParts = cell('parts', [[square(10, 0, 1)], [square(20, 5, 1)]]);
const index = createCellIndex([ringWithHole, inHole, twoParts]);

test.each([
  [0.5, 0.5, 'hole'],
  [2, 2, 'inHole'],
  [10.5, 0.5, 'parts'],
  [20.5, 5.5, 'parts'],
  [15, 3, undefined],
  [-1, 0.5, undefined],
  [999, 999, undefined],
  [Number.NaN, 0.5, undefined],
])('finds the cell at %s, %s', (lng, lat, code) => {
  expect(index.cellAt(lng, lat)?.code).toBe(code);
});

test('gives a point on a common edge or corner to exactly one of its cells', () => {
  const block = [0, 1, 2, 3].map((part) => [[square(part % 2, Math.floor(part / 2), 1)]]);
  for (const [lng, lat] of [
    [1, 0.5],
    [0.5, 1],
    [1, 1],
  ] as const) {
    expect(block.filter((polygons) => isInPolygons(polygons, lng, lat))).toHaveLength(1);
  }
});

test('an index finds what looking at every cell finds', () => {
  const ring = fc
    .tuple(fc.double({ min: 120, max: 122, noNaN: true }), fc.double({ min: 31, max: 32, noNaN: true }))
    .chain(([lng, lat]) =>
      fc.array(
        fc
          .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }))
          .map(([dx, dy]) => [lng + dx / 1000, lat + dy / 1000] as const),
        { minLength: 3, maxLength: 8 },
      ),
    );
  const cells = fc
    .array(ring, { minLength: 1, maxLength: 12 })
    .map((rings) => rings.map((one, number) => cell(String(number), [[one]])));
  const point = fc.tuple(
    fc.double({ min: 119.5, max: 122.5, noNaN: true }),
    fc.double({ min: 30.5, max: 32.5, noNaN: true }),
  );
  fc.assert(
    fc.property(cells, fc.array(point, { minLength: 20, maxLength: 20 }), (list, points) => {
      const { cellAt } = createCellIndex(list);
      for (const [lng, lat] of points) {
        const expected = list.find(({ polygons }) => isInPolygons(polygons, lng, lat));
        expect(cellAt(lng, lat)?.code).toBe(expected?.code);
      }
    }),
  );
});

test('an index over nothing finds nothing', () => {
  expect(createCellIndex([]).cellAt(121, 31)).toBeNull();
});

test('measures boxes', () => {
  expect(boundsOf(twoParts.polygons)).toEqual({ west: 10, south: 0, east: 21, north: 6 });
});
