import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridCell } from '../../../../shared/grid/cell.ts';
import { parseCells } from '../../../../shared/grid/cellFile.ts';
import { gridFaults } from '../../../../shared/grid/check/gridFaults.ts';
import { facesOf } from '../../../../shared/grid/check/faces.ts';
import { nodeBorders } from '../../../../shared/grid/check/noded.ts';
import type { PlanePoint } from '../../../../shared/grid/check/plane.ts';
import type { CityMap } from '../../../../shared/grid/cityMap.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import { demoCells } from '../../../../shared/grid/demoCells.ts';
import { DEGREE_METRES } from '../../../../shared/grid/distance.ts';
import { isInPolygons } from '../../../../shared/grid/polygon.ts';
import type { Ring } from '../../../../shared/grid/polygon.ts';
import type { Unit } from '../../../../shared/unit/unit.ts';
import { needsRealData, realDataFolder } from '../../../fixture/realData.ts';

/** A box of the city in metres from its south-west corner. */
type Box = readonly [west: number, south: number, east: number, north: number];

const METRE = 1 / DEGREE_METRES;
const STRETCH = METRE / Math.cos((31.9 * Math.PI) / 180);

function place([x, y]: readonly [number, number]): Position {
  return [121 + x * STRETCH, 31.895 + y * METRE];
}
function boxRing([west, south, east, north]: Box): Ring {
  return (
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as const
  ).map(place);
}
function cell(code: string, ...rings: readonly Ring[]): GridCell {
  return { code, name: code, town: 'T', units: [], supervisor: null, polygons: [rings] };
}
function boxes(...given: readonly Box[]): readonly GridCell[] {
  return given.map((box, i) => cell(`C${i + 1}`, boxRing(box)));
}
function told(cells: readonly GridCell[], outline: readonly Ring[] = []) {
  return gridFaults(cells, outline).map(({ kind, codes, squareMetres }) => ({
    kind,
    codes: codes.join(' '),
    // A thousandth: the plane stretches evenly by the middle of the shapes.
    area: Math.round(squareMetres / 10) * 10,
  }));
}

describe('what is no fault', () => {
  test('neighbours that share their borders, whole or in part', () => {
    expect(told(boxes([0, 0, 100, 100], [100, 0, 200, 50], [100, 50, 200, 100], [0, 100, 200, 180]))).toEqual([]);
  });

  test('a border with other points on one side, rounded otherwise', () => {
    const bent = (x: number): readonly [number, number] => [x, 100 + 20 * Math.sin(x / 30)];
    const ten = Array.from({ length: 11 }, (_, i) => bent(i * 100));
    // Points in between lie on the straight border to a centimetre or so.
    const thirty = ten.flatMap(([x, y], i) => {
      const [nextX, nextY] = ten[i + 1] ?? [x, y];
      return [0, 0.31, 0.77].map((share): readonly [number, number] => [
        x + share * (nextX - x),
        y + share * (nextY - y) + (share > 0 ? 0.012 : 0),
      ]);
    });
    const below = cell(
      'C1',
      [[0, 0], [1000, 0], ...ten.toReversed()].map((at) => place(at as [number, number])),
    );
    const above = cell(
      'C2',
      [...thirty, [1000, 300] as const, [0, 300] as const].map(place).map(([lng, lat]): Position => {
        return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
      }),
    );
    expect(told([below, above])).toEqual([]);
  });

  test('a cell with a hole that another one fills, and cells that touch in one point', () => {
    const around = cell('C1', boxRing([0, 0, 300, 300]), boxRing([100, 100, 200, 200]));
    expect(
      told([around, cell('C2', boxRing([100, 100, 200, 200])), cell('C3', boxRing([300, 300, 400, 400]))]),
    ).toEqual([]);
  });

  test('nothing at all', () => {
    expect(gridFaults([], [])).toEqual([]);
  });
});

describe('faults', () => {
  test('an overlap counts once for its cells, with a point inside', () => {
    const cells = boxes([0, 0, 100, 100], [60, 0, 160, 100], [80, 40, 90, 60]);
    expect(told(cells)).toEqual([
      { kind: 'overlap', codes: 'C1 C2', area: 3800 },
      { kind: 'overlap', codes: 'C1 C2 C3', area: 200 },
    ]);
    const [first] = gridFaults(cells, []);
    for (const { polygons } of cells.slice(0, 2)) expect(isInPolygons(polygons, ...(first?.at ?? [0, 0]))).toBe(true);
    expect(isInPolygons(cells[2]?.polygons ?? [], ...(first?.at ?? [0, 0]))).toBe(false);
  });

  test('two cells of one shape overlap wholly', () => {
    expect(told(boxes([0, 0, 100, 100], [0, 0, 100, 100]))).toEqual([
      { kind: 'overlap', codes: 'C1 C2', area: 10_000 },
    ]);
  });

  test('a gap between cells, narrow or with an island in it', () => {
    const narrow = boxes([0, 0, 100, 300], [101, 0, 200, 300], [0, 300, 200, 400], [0, -100, 200, 0]);
    expect(told(narrow)).toEqual([{ kind: 'gap', codes: 'C1 C2 C3 C4', area: 300 }]);
    const ring = cell('C1', boxRing([0, 0, 300, 300]), boxRing([100, 100, 200, 200]));
    expect(told([ring, cell('C2', boxRing([140, 140, 160, 160]))])).toEqual([
      { kind: 'gap', codes: 'C1 C2', area: 9600 },
    ]);
  });

  test('what reaches beyond the outline, and what is left up to it', () => {
    const outline = [boxRing([0, 0, 300, 100])];
    expect(told(boxes([0, 0, 100, 100], [100, 0, 200, 150]), outline)).toEqual([
      { kind: 'outside', codes: 'C2', area: 5000 },
      { kind: 'uncovered', codes: '', area: 10_000 },
    ]);
    expect(told(boxes([0, 0, 300, 100], [500, 0, 600, 100]), outline)).toEqual([
      { kind: 'outside', codes: 'C2', area: 10_000 },
    ]);
  });

  test('a cell drawn inside another', () => {
    expect(told(boxes([0, 0, 300, 300], [100, 100, 200, 200]))).toEqual([
      { kind: 'overlap', codes: 'C1 C2', area: 10_000 },
    ]);
  });
});

/** Cuts a box into cells, at random places with all the digits that a machine gives: T-junctions everywhere. */
function cut(box: Box, shares: readonly number[]): readonly Box[] {
  const open: Box[] = [box];
  for (const share of shares) {
    const [west, south, east, north] = open.shift() ?? box;
    if (east - west > north - south) {
      const x = west + (east - west) * share;
      open.push([west, south, x, north], [x, south, east, north]);
    } else {
      const y = south + (north - south) * share;
      open.push([west, south, east, y], [west, y, east, north]);
    }
  }
  return open;
}

function turnedRing(ring: Ring, angle: number): Ring {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return ring.map(([lng, lat]) => [
    121 + (lng - 121) * cos - (lat - 31.9) * sin,
    31.9 + (lng - 121) * sin + (lat - 31.9) * cos,
  ]);
}

const SHARES = fc.array(fc.double({ min: 0.3, max: 0.7, noNaN: true }), { minLength: 1, maxLength: 60 });

test('a ground cut into cells at random, turned by any angle, has no fault; one cell less is a gap or open ground', () => {
  fc.assert(
    fc.property(SHARES, fc.double({ min: 0, max: 6.3, noNaN: true }), fc.nat(), (shares, angle, which) => {
      const turned = (ring: Ring): Ring => turnedRing(ring, angle);
      const cells = cut([0, 0, 3000, 2000], shares).map((box, i) => cell(`C${i}`, turned(boxRing(box))));
      const outline = [turned(boxRing([0, 0, 3000, 2000]))];
      expect(gridFaults(cells, outline)).toEqual([]);
      const missing = which % cells.length;
      const faults = gridFaults(
        cells.filter((_, i) => i !== missing),
        outline,
      );
      expect(faults).toHaveLength(1);
      expect(['gap', 'uncovered']).toContain(faults[0]?.kind);
      expect(isInPolygons(cells[missing]?.polygons ?? [], ...(faults[0]?.at ?? [0, 0]))).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('the point of a place lies in the place itself, not in the seam that it runs out into along the outline', () => {
  const ground: Box = [0, 0, 3000, 2000];
  const shares = [0.41384688505937944, 0.4063858428765359];
  const turned = (ring: Ring): Ring => turnedRing(ring, 6.299999999999994);
  const cells = cut(ground, shares).map((box, i) => cell(`C${i}`, turned(boxRing(box))));
  const faults = gridFaults(cells.toSpliced(1, 1), [turned(boxRing(ground))]);
  expect(faults).toHaveLength(1);
  expect(isInPolygons(cells[1]?.polygons ?? [], ...(faults[0]?.at ?? [0, 0]))).toBe(true);
});

test('a border that ends between two pixels runs through one of them: a shape of a few centimetres beside it keeps its own ground', () => {
  const shapes = [
    [
      [
        [5, 0],
        [0, 0],
        [0, 165],
        [21_195, 0],
      ],
    ],
    [
      [
        [16, 0],
        [0, 8],
        [0, 81],
      ],
    ],
  ] as const;
  const small = facesOf(nodeBorders(shapes)).filter(({ covers }) => covers.includes(1));
  expect(small.reduce((sum, { area }) => sum + area, 0)).toBeLessThan(1000);
});

test('a part beside the lowest corner of another is not taken for a hole in it', () => {
  const ring = [
    [2712, 2402],
    [2581, 396],
    [83, 1579],
    [2981, 2656],
    [741, 606],
  ] as const;
  const faces = facesOf(nodeBorders([[ring]]));
  expect(faces.map(({ covers }) => covers)).toEqual([[0], [0]]);
  for (const { area, rings } of faces) {
    expect(area).toBeGreaterThan(1_300_000);
    expect(rings).toHaveLength(1);
  }
});

test('however shapes lie, each has the same ground among all others as alone', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 40_000 }));
  const shape = fc.array(point, { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 7 }), (shapes) => {
      const rings = shapes.map((ring): readonly (readonly PlanePoint[])[] => [ring]);
      const faces = facesOf(nodeBorders(rings));
      const area = (owner: number): number =>
        faces.filter(({ covers }) => covers.includes(owner)).reduce((sum, face) => sum + face.area, 0);
      const areas = new Map(shapes.map((_, i) => [i, area(i)]));
      // Each shape alone has the ground that it has among all others, but for what the tolerance moves at its borders.
      for (const [i, ring] of rings.entries()) {
        const alone = facesOf(nodeBorders([ring]))
          .filter(({ covers }) => covers.length > 0)
          .reduce((sum, face) => sum + face.area, 0);
        const edge = ring.flat().length * 60_000;
        expect(Math.abs((areas.get(i) ?? 0) - alone)).toBeLessThan(10 * edge);
      }
      for (const face of faces) expect(face.area).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});

test('the demonstration grid has no overlap and no cell beyond the sketch of its city', () => {
  const map = JSON.parse(readFileSync('resources/geo/demo.json', 'utf8')) as CityMap;
  const units = JSON.parse(readFileSync('resources/demo/units.json', 'utf8')) as readonly Unit[];
  const faults = gridFaults(demoCells(map, units), map.outline);
  expect(faults.filter(({ kind }) => kind === 'overlap' || kind === 'outside')).toEqual([]);
});

describe('real districts', () => {
  function faultsIn(file: string, code: string) {
    const json: unknown = JSON.parse(readFileSync(join(realDataFolder, `geo/boston/${file}.geojson`), 'utf8'));
    return told(parseCells(json, { properties: { code }, codes: 'any' }).cells);
  }

  test('275 precincts along shared borders raise no alarm', ({ skip }) => {
    needsRealData(skip, 'geo/boston');
    expect(faultsIn('Boston_Precinct_Boundaries', 'WDPCT')).toEqual([]);
  });

  test('districts that were drawn one by one overlap and leave gaps, by square metres', ({ skip }) => {
    needsRealData(skip, 'geo/boston');
    const faults = faultsIn('City_Council_Districts_-_Current', 'DISTRICT');
    expect(faults.map(({ kind, codes }) => `${kind} ${codes}`).toSorted()).toEqual([
      'gap 3',
      'gap 3',
      'gap 3 7',
      'overlap 3 4',
      'overlap 3 7',
      'overlap 4 7',
      'overlap 5 6',
    ]);
    expect(faults.find(({ kind }) => kind === 'gap')?.area).toBeCloseTo(7390, -2);
  });
});
