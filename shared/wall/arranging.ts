import { arrangementProblems, boxOf, UNITS } from './arrangement.ts';
import type { Arrangement, Canvas, PanelPlace } from './arrangement.ts';
import { leastSize } from './panel.ts';
import type { PanelName } from './panel.ts';
import { tilesOf } from './size.ts';
import type { Tiling } from './size.ts';

/** How far each edge of a panel is moved, in units; an edge that is not named stays. */
export type Edges = {
  readonly left?: number;
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
};

export function isSamePlace(a: PanelPlace, b: PanelPlace): boolean {
  return a.panel === b.panel && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** A panel moved by so many units: it stays on the wall, and where it would lie on a seam it stands on the nearer side. */
export function moved(place: PanelPlace, by: { readonly x: number; readonly y: number }, tiling: Tiling): PanelPlace {
  const { columns, rows } = tilesOf(tiling);
  return {
    ...place,
    x: offSeams([place.x + by.x, place.width], columns, 0),
    y: offSeams([place.y + by.y, place.height], rows, 0),
  };
}

/** A panel moved by one unit; from the edge of a tile it goes on to the next one. */
export function stepped(place: PanelPlace, by: { readonly x: number; readonly y: number }, tiling: Tiling): PanelPlace {
  const { columns, rows } = tilesOf(tiling);
  return {
    ...place,
    x: offSeams([place.x + by.x, place.width], columns, by.x),
    y: offSeams([place.y + by.y, place.height], rows, by.y),
  };
}

/** A panel with edges moved: none leaves its tile or comes nearer to the other than a unit. */
export function resized(place: PanelPlace, by: Edges, tiling: Tiling): PanelPlace {
  const { columns, rows } = tilesOf(tiling);
  const [x, width] = stretched([place.x, place.width], [by.left ?? 0, by.right ?? 0], columns);
  const [y, height] = stretched([place.y, place.height], [by.top ?? 0, by.bottom ?? 0], rows);
  return { ...place, x, y, width, height };
}

/** The largest room that is free for a panel on a wall and holds a whole row of it; null: there is none. */
export function freePlace(places: Arrangement, panel: PanelName, canvas: Canvas): PanelPlace | null {
  const { columns, rows } = tilesOf(canvas.tiling);
  let best: PanelPlace | null = null;
  for (const [x, right] of stretches(
    places.map((place) => [place.x, place.width]),
    columns,
  ))
    for (const [y, bottom] of stretches(
      places.map((place) => [place.y, place.height]),
      rows,
    )) {
      const place = { panel, x, y, width: right - x, height: bottom - y };
      const isLarger = best === null || place.width * place.height > best.width * best.height;
      if (isLarger && fits(place, places, canvas)) best = place;
    }
  return best;
}

/** A panel in the wall's upper left corner, just large enough to show a whole row of its own. */
export function leastPlace(panel: PanelName, canvas: Canvas): PanelPlace {
  const place = { panel, x: 0, y: 0, width: UNITS, height: UNITS };
  const least = leastSize(panel, boxOf(place, canvas).width);
  const sizes = Array.from({ length: UNITS }, (_, index) => index + 1);
  const width = sizes.find((size) => boxOf({ ...place, width: size }, canvas).width >= least.width) ?? UNITS;
  const height = sizes.find((size) => boxOf({ ...place, height: size }, canvas).height >= least.height) ?? UNITS;
  return { ...place, width, height };
}

function fits(place: PanelPlace, places: Arrangement, canvas: Canvas): boolean {
  return arrangementProblems([...places, place], canvas).every(
    (problem) => problem.kind === 'empty' || problem.panel !== place.panel,
  );
}

/** A stretch of units, from and how long, that lies in one tile. `towards`: which side of a seam; 0: the nearer one. */
function offSeams([from, length]: readonly [number, number], tiles: number, towards: number): number {
  const at = Math.max(0, Math.min(from, tiles * UNITS - length));
  const seam = (Math.floor(at / UNITS) + 1) * UNITS;
  if (at + length <= seam) return at;
  const isBefore = towards === 0 ? at - (seam - length) <= seam - at : towards < 0;
  return isBefore ? seam - length : seam;
}

function stretched(
  [from, length]: readonly [number, number],
  [start, end]: readonly [number, number],
  tiles: number,
): readonly [number, number] {
  const tile = Math.min(tiles - 1, Math.floor(from / UNITS)) * UNITS;
  const to = Math.max(from + 1, Math.min(from + length + end, tile + UNITS));
  const first = Math.max(tile, Math.min(from + start, to - 1));
  return [first, to - first];
}

/** Every stretch of one tile between two edges of panels or of the tile. */
function stretches(
  taken: readonly (readonly [number, number])[],
  tiles: number,
): readonly (readonly [number, number])[] {
  const edges = new Set(Array.from({ length: tiles + 1 }, (_, tile) => tile * UNITS));
  for (const [from, length] of taken) edges.add(from).add(from + length);
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.flatMap((from) =>
    sorted.filter((to) => to > from && to <= (Math.floor(from / UNITS) + 1) * UNITS).map((to) => [from, to] as const),
  );
}
