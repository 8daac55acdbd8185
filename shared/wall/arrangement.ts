import { leastSize, PANELS } from './panel.ts';
import type { PanelName } from './panel.ts';
import { tilesOf } from './size.ts';
import type { Tiling } from './size.ts';

/** Each tile is cut into so many units both ways; panels begin and end on them, so that none can lie on a seam by a hair. */
export const UNITS = 48;

/** Where a panel stands, in units of the whole wall: 96 across on two tiles. */
export type PanelPlace = {
  readonly panel: PanelName;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Arrangement = readonly PanelPlace[];

/** A wall in logical px. */
export type Canvas = { readonly width: number; readonly height: number; readonly tiling: Tiling };

/** In logical px, from the wall's upper left corner. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** What is wrong with an arrangement: about which panel, and which other one it lies on. */
export type ArrangementProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'outside' | 'seam' | 'small' | 'twice'; readonly panel: PanelName }
  | { readonly kind: 'overlap'; readonly panel: PanelName; readonly other: PanelName };

/** Header and situation line above, ticker below, margins at the sides, and the room between two panels. */
export const BODY = { top: 144, bottom: 56 } as const;
const ACROSS = { before: 24, after: 24, gutter: 20 } as const;
const DOWN = { before: BODY.top + 14, after: BODY.bottom + 12, gutter: 14 } as const;

type Axis = { readonly before: number; readonly after: number; readonly gutter: number };

/** Where a panel that ends with unit `to` and begins with `from` lies along one direction; the seam lies in a gutter. */
function span(axis: Axis, length: number, tiles: number, [from, to]: readonly [number, number]) {
  const inTile = (unit: number, tile: number): number => {
    const size = length / tiles;
    const start = tile === 0 ? axis.before : tile * size + axis.gutter / 2;
    const end = tile === tiles - 1 ? length - axis.after : (tile + 1) * size - axis.gutter / 2;
    return start + (unit - tile * UNITS) * ((end - start + axis.gutter) / UNITS);
  };
  const at = inTile(from, Math.floor(from / UNITS));
  return { at, length: inTile(to, Math.floor((to - 1) / UNITS)) - axis.gutter - at };
}

/** Where a panel lies on a wall. */
export function boxOf({ x, y, width, height }: PanelPlace, canvas: Canvas): Box {
  const { columns, rows } = tilesOf(canvas.tiling);
  const across = span(ACROSS, canvas.width, columns, [x, x + width]);
  const down = span(DOWN, canvas.height, rows, [y, y + height]);
  return { left: across.at, top: down.at, width: across.length, height: down.length };
}

/** Where the units of a wall begin and end, in logical px: the middle of a gutter, a seam where one lies there. */
export function gridLines(canvas: Canvas): { readonly across: readonly number[]; readonly down: readonly number[] } {
  const { columns, rows } = tilesOf(canvas.tiling);
  const lines = (axis: Axis, length: number, tiles: number): readonly number[] =>
    Array.from({ length: tiles * UNITS + 1 }, (_, unit) =>
      unit === tiles * UNITS
        ? length - axis.after + axis.gutter / 2
        : span(axis, length, tiles, [unit, unit + 1]).at - axis.gutter / 2,
    );
  return { across: lines(ACROSS, canvas.width, columns), down: lines(DOWN, canvas.height, rows) };
}

/** What is wrong with an arrangement on a wall, at most one thing a panel. */
export function arrangementProblems(places: Arrangement, canvas: Canvas): readonly ArrangementProblem[] {
  if (places.length === 0) return [{ kind: 'empty' }];
  return [...places.entries()].flatMap(([index, place]) => {
    const problem = placeProblem(place, canvas) ?? besidesProblem(place, places.slice(0, index));
    return problem === null ? [] : [problem];
  });
}

function placeProblem(place: PanelPlace, canvas: Canvas): ArrangementProblem | null {
  const { panel, x, y, width, height } = place;
  const { columns, rows } = tilesOf(canvas.tiling);
  if (x < 0 || y < 0 || x + width > columns * UNITS || y + height > rows * UNITS) return { kind: 'outside', panel };
  if (crossesSeam(x, width) || crossesSeam(y, height)) return { kind: 'seam', panel };
  const box = boxOf(place, canvas);
  const least = leastSize(panel, box.width);
  return box.width < least.width || box.height < least.height ? { kind: 'small', panel } : null;
}

function crossesSeam(from: number, length: number): boolean {
  return Math.floor(from / UNITS) !== Math.floor((from + length - 1) / UNITS);
}

function besidesProblem(place: PanelPlace, others: Arrangement): ArrangementProblem | null {
  const { panel } = place;
  if (others.some((other) => other.panel === panel)) return { kind: 'twice', panel };
  const under = others.find((other) => overlaps(place, other));
  return under ? { kind: 'overlap', panel, other: under.panel } : null;
}

function overlaps(a: PanelPlace, b: PanelPlace): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Reads an arrangement as it stands in a setting; null: it is none. */
export function readArrangement(value: unknown): Arrangement | null {
  if (!Array.isArray(value)) return null;
  const places = value.map(readPlace);
  return places.every((place) => place !== null) ? places : null;
}

function readPlace(value: unknown): PanelPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  const { panel: name, x, y, width, height, ...rest } = value as Readonly<Record<string, unknown>>;
  const panel = PANELS.find((known) => known === name);
  if (!panel || Object.keys(rest).length > 0) return null;
  if (!isUnit(x, 0) || !isUnit(y, 0) || !isUnit(width, 1) || !isUnit(height, 1)) return null;
  return { panel, x, y, width, height };
}

function isUnit(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 10 * UNITS;
}
