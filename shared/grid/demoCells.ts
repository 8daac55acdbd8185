import type { Unit } from '../unit/unit.ts';
import type { GridCell } from './cell.ts';
import type { CityMap, Town } from './cityMap.ts';
import type { Position } from './coordinate.ts';
import { boundsOf, isInPolygons } from './polygon.ts';
import type { Polygon } from './polygon.ts';

/** The finest cell, about 280 m square; four by four of them make one block of the lattice. */
const step = { lng: 0.003, lat: 0.00255 } as const;
const blockSteps = 4;
const cellsASupervisor = 40;

/** The two zones have no town of their own: the last two sectors of these towns are theirs. */
const zoneByTown: ReadonlyMap<string, string> = new Map([
  ['海门街道', '开发区'],
  ['滨江街道', '工业园区'],
]);
const zoneSectors = 2;

/** A square of the lattice; the lattice counts from the outline's south-west corner. */
type Square = { readonly column: number; readonly row: number; readonly steps: number };

/**
 * The grid of the demonstration city: `count` square cells around the towns' centres, small in the middle and larger
 * towards the edge, the same on every machine. Each cell goes to the unit that bears its town's (or zone's) name, with
 * the bureau of urban management beside it.
 * @throws Error when a town has too little land for its share, or a unit is missing.
 */
export function demoCells(map: CityMap, units: readonly Unit[], count = 1200): readonly GridCell[] {
  const land: readonly Polygon[] = map.outline.map((ring) => [ring]);
  const { west, south } = boundsOf(land);
  const origin: Position = [west, south];
  const blocksByTown = Map.groupBy(landBlocks(land), (block) => nearestTown(map.towns, centreOf(origin, block)));
  const shares = sharesOf(map.towns, count);
  let supervisors = 0;
  return map.towns.flatMap((town, index) => {
    const far = (square: Square) => squaredSteps(centreOf(origin, square), town.centre);
    const blocks = (blocksByTown.get(town) ?? []).toSorted((a, b) => far(a) - far(b));
    const angle = (square: Square) => {
      const [lng, lat] = centreOf(origin, square);
      return Math.atan2(lat - town.centre[1], lng - town.centre[0]);
    };
    const around = refined(town, blocks, shares[index] ?? 0).toSorted((a, b) => angle(a) - angle(b) || far(a) - far(b));
    const sectors = sectorsOf(around);
    return sectors.flatMap((sector, sectorIndex) => {
      supervisors += 1;
      const supervisor = `信息监督员 ${digits(supervisors, 2)}`;
      const zone = sectorIndex >= sectors.length - zoneSectors ? zoneByTown.get(town.name) : undefined;
      const responsible = [unitCode(units, zone ?? town.name), unitCode(units, '城管局')];
      return sector.map((square, serial) => ({
        code: `${town.code}${digits(sectorIndex + 1, 3)}${digits(serial + 1, 3)}`,
        name: `${town.name}第 ${sectorIndex + 1} 片第 ${serial + 1} 格`,
        town: town.code,
        units: responsible,
        supervisor,
        polygons: [outlineOf(origin, square)],
      }));
    });
  });
}

/** Every block of the lattice that lies wholly inside the land. */
function landBlocks(land: readonly Polygon[]): readonly Square[] {
  const { west, south, east, north } = boundsOf(land);
  const columns = Math.floor((east - west) / (step.lng * blockSteps));
  const rows = Math.floor((north - south) / (step.lat * blockSteps));
  return Array.from({ length: columns * rows }, (_, index) => ({
    column: (index % columns) * blockSteps,
    row: Math.floor(index / columns) * blockSteps,
    steps: blockSteps,
  })).filter((block) => edgePoints([west, south], block).every(([lng, lat]) => isInPolygons(land, lng, lat)));
}

/** Points along a block's edge, close enough that the outline does not cut in between them unseen. */
function edgePoints(origin: Position, { column, row, steps }: Square): readonly Position[] {
  return Array.from({ length: steps * 4 + 1 }, (_, index) => index / 4).flatMap((offset) => [
    corner(origin, column + offset, row),
    corner(origin, column + offset, row + steps),
    corner(origin, column, row + offset),
    corner(origin, column + steps, row + offset),
  ]);
}

/** With six decimals, so that neighbours share their corners to the digit. */
function corner([west, south]: Position, column: number, row: number): Position {
  return [Math.round((west + column * step.lng) * 1e6) / 1e6, Math.round((south + row * step.lat) * 1e6) / 1e6];
}

function centreOf(origin: Position, { column, row, steps }: Square): Position {
  return corner(origin, column + steps / 2, row + steps / 2);
}

function outlineOf(origin: Position, { column, row, steps }: Square): Polygon {
  const southWest = corner(origin, column, row);
  const southEast = corner(origin, column + steps, row);
  const northEast = corner(origin, column + steps, row + steps);
  const northWest = corner(origin, column, row + steps);
  return [[southWest, southEast, northEast, northWest, southWest]];
}

/** Exactly `share` cells out of a town's blocks, nearest first: fine ones, then middle ones, then whole blocks. */
function refined(town: Town, blocks: readonly Square[], share: number): readonly Square[] {
  const fine = Math.floor((share * 0.75) / 16);
  const middle = Math.floor(((share - fine * 16) * 0.8) / 4);
  const coarse = share - fine * 16 - middle * 4;
  if (blocks.length < fine + middle + coarse) throw new Error(`${town.name}的范围放不下 ${share} 个网格。`);
  return [
    ...blocks.slice(0, fine).flatMap((block) => split(block, 1)),
    ...blocks.slice(fine, fine + middle).flatMap((block) => split(block, 2)),
    ...blocks.slice(fine + middle, fine + middle + coarse),
  ];
}

/** A block cut into squares of `steps`. */
function split(block: Square, steps: number): readonly Square[] {
  const side = block.steps / steps;
  return Array.from({ length: side * side }, (_, index) => ({
    column: block.column + (index % side) * steps,
    row: block.row + Math.floor(index / side) * steps,
    steps,
  }));
}

/** Squares that go around a centre, cut into sectors of about equal numbers: one for each supervisor's round. */
function sectorsOf(around: readonly Square[]): readonly (readonly Square[])[] {
  const number = Math.ceil(around.length / cellsASupervisor);
  const boundary = (part: number) => Math.round((around.length * part) / number);
  return Array.from({ length: number }, (_, part) => around.slice(boundary(part), boundary(part + 1)));
}

/** A squared distance in steps of the lattice, for comparisons. */
function squaredSteps(a: Position, b: Position): number {
  return ((a[0] - b[0]) / step.lng) ** 2 + ((a[1] - b[1]) / step.lat) ** 2;
}

function nearestTown(towns: readonly Town[], point: Position): Town | undefined {
  return towns.toSorted((a, b) => squaredSteps(a.centre, point) - squaredSteps(b.centre, point))[0];
}

/** Whole shares by weight that sum to `count`: each running sum is rounded, so no cell is lost. */
function sharesOf(towns: readonly Town[], count: number): readonly number[] {
  const total = towns.reduce((sum, { weight }) => sum + weight, 0);
  let weightSoFar = 0;
  let given = 0;
  return towns.map(({ weight }) => {
    weightSoFar += weight;
    const share = Math.round((count * weightSoFar) / total) - given;
    given += share;
    return share;
  });
}

function unitCode(units: readonly Unit[], shortName: string): string {
  const unit = units.find((candidate) => candidate.shortName === shortName);
  if (!unit) throw new Error(`单位名单中没有${shortName}，请先补入。`);
  return unit.code;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
