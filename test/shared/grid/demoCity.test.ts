import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCellIndex } from '../../../shared/grid/cell.ts';
import type { CityMap } from '../../../shared/grid/cityMap.ts';
import { demoCells } from '../../../shared/grid/demoCells.ts';
import { boundsOf, isInPolygons } from '../../../shared/grid/polygon.ts';
import type { Ring } from '../../../shared/grid/polygon.ts';
import { checkUnits } from '../../../shared/unit/unit.ts';
import type { Unit } from '../../../shared/unit/unit.ts';

const map = JSON.parse(readFileSync('resources/geo/demo.json', 'utf8')) as CityMap;
const units = JSON.parse(readFileSync('resources/demo/units.json', 'utf8')) as readonly Unit[];
const cells = demoCells(map, units);
const land = map.outline.map((ring) => [ring]);

test('the map says that it is a sketch and stays a sketch', () => {
  expect(map.notice).toBe('示意图，不作边界依据');
  const rings: readonly Ring[] = [...map.outline, ...map.water.map(({ ring }) => ring)];
  expect(Math.max(...rings.map((ring) => ring.length))).toBeLessThanOrEqual(80);
  const { west, south, east, north } = boundsOf(land);
  expect([west, south, east, north].map((degrees) => degrees.toFixed(1))).toEqual(['121.0', '31.8', '121.5', '32.1']);
});

test('every town lies in the city and has streets', () => {
  expect(map.towns).toHaveLength(12);
  for (const { centre, weight } of map.towns) {
    expect(isInPolygons(land, ...centre)).toBe(true);
    expect(weight).toBeGreaterThan(0);
    const near = map.roads.filter(({ kind, line }) => kind === 'street' && line.some((at) => isNear(at, centre)));
    expect(near.length).toBeGreaterThanOrEqual(4);
  }
});

function isNear(a: readonly [number, number], b: readonly [number, number]): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.03;
}

test('the units are about forty in three groups, marked as a demonstration', () => {
  expect(checkUnits(units)).toEqual([]);
  expect(units).toHaveLength(40);
  expect(new Set(units.map(({ group }) => group)).size).toBe(3);
  for (const { name, shortName, deputyHead, liaison, telephone } of units) {
    expect([name, deputyHead, liaison].every((text) => text.endsWith('（演示）'))).toBe(true);
    expect(shortName).not.toContain('演示');
    expect(telephone).toMatch(/^演示-/);
  }
});

test('there are 1,200 cells with codes of their own, a supervisor and known units', () => {
  expect(cells).toHaveLength(1200);
  expect(new Set(cells.map(({ code }) => code)).size).toBe(1200);
  const codes = new Set(units.map(({ code }) => code));
  for (const cell of cells) {
    expect(cell.code).toMatch(/^320684\d{9}$/);
    expect(cell.code.startsWith(cell.town)).toBe(true);
    expect(cell.supervisor).toMatch(/^信息监督员 \d\d$/);
    expect(cell.units.every((unit) => codes.has(unit))).toBe(true);
  }
  const inCharge = new Set(cells.map((cell) => cell.units[0]));
  const towns = units.filter(({ group }) => group === 'town');
  expect(towns.filter(({ code }) => !inCharge.has(code))).toEqual([]);
});

test('no two cells overlap', () => {
  const boxes = cells.map(({ polygons }) => boundsOf(polygons));
  const overlaps = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north),
  );
  expect(overlaps).toEqual([]);
});

test('every cell lies inside the outline', () => {
  const corners = cells.flatMap(({ polygons }) => polygons.flat(2));
  expect(corners.filter(([lng, lat]) => !isInPolygons(land, lng, lat))).toEqual([]);
  // A bend of the outline could still reach in between two corners.
  const { cellAt } = createCellIndex(cells);
  expect(map.outline.flat().filter(([lng, lat]) => cellAt(lng, lat))).toEqual([]);
});

test('the same map gives the same cells', () => {
  expect(demoCells(map, units)).toEqual(cells);
  expect(() => demoCells(map, units, 100_000)).toThrow('的范围放不下');
  expect(() => demoCells(map, [])).toThrow('单位名单中没有海门街道，请先补入。');
});
