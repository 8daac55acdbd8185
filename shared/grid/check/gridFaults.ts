import type { GridCell } from '../cell.ts';
import type { Position } from '../coordinate.ts';
import { boundsOf } from '../polygon.ts';
import type { Polygon, Ring } from '../polygon.ts';
import { facesOf } from './faces.ts';
import type { Face } from './faces.ts';
import { nodeBorders } from './noded.ts';
import { planeUnder } from './plane.ts';
import type { Plane, PlanePoint } from './plane.ts';

/**
 * `overlap`: two cells or more have the same ground. `gap`: ground between cells that none of them has. `outside`: ground
 * of a cell beyond the city's outline. `uncovered`: ground up to the outline that no cell has, which a city may want.
 */
export const GRID_FAULTS = ['overlap', 'gap', 'outside', 'uncovered'] as const;
export type GridFaultKind = (typeof GRID_FAULTS)[number];

/** A place where a grid is not as a grid should be (不重不漏: no overlap, no gap). */
export type GridFault = {
  readonly kind: GridFaultKind;
  /** The cells that overlap or reach out, or those around a gap (none for `uncovered`). */
  readonly codes: readonly string[];
  readonly squareMetres: number;
  /** A point inside the place. */
  readonly at: Position;
  /** Its border, holes after their outer rings. */
  readonly rings: readonly Ring[];
};

/** Less than this is the rounding of a file. */
const LEAST_SQUARE_METRES = 1;
const SQUARE_CENTIMETRES = 10_000;
/**
 * Borders nearer than this, in centimetres, are one. More than the two sides of a seam come apart by rounding alone: by
 * whole centimetres, and by the pixels through which borders run.
 */
const TOLERANCE = 10;

/**
 * All faults of a grid, by kind, the largest first. Neighbours that draw their shared border with other points, or rounded
 * otherwise, are no fault: borders nearer than ten centimetres are one. `outline` empty: it is not known.
 */
export function gridFaults(cells: readonly GridCell[], outline: readonly Ring[]): readonly GridFault[] {
  const all: readonly Polygon[] = [...cells.flatMap(({ polygons }) => polygons), ...outline.map((ring) => [ring])];
  if (!Number.isFinite(boundsOf(all).west)) return [];
  const plane = planeUnder(all);
  const shapes = [...cells.map(({ polygons }) => polygons.flat()), ...(outline.length > 0 ? [outline] : [])];
  const faces = facesOf(nodeBorders(shapes.map((rings) => rings.map((ring) => ring.map(plane.pointOf)))));
  const city = outline.length > 0 ? cells.length : null;
  const found = new Map<string, { readonly kind: GridFaultKind; readonly cells: readonly number[]; faces: Face[] }>();
  for (const face of faces) {
    if (face.area < LEAST_SQUARE_METRES * SQUARE_CENTIMETRES || (2 * face.area) / face.edge < TOLERANCE) continue;
    for (const { kind, cells: named, each } of faultsOf(face, city)) {
      // A gap is one place; what cells have in common, or beyond the city, counts together.
      const key = each ? `${kind} ${found.size}` : `${kind} ${named.join()}`;
      const known = found.get(key);
      if (known) known.faces.push(face);
      else found.set(key, { kind, cells: named, faces: [face] });
    }
  }
  return [...found.values()]
    .map(({ kind, cells: named, faces: parts }): GridFault => {
      const codes = named.map((cell) => cells[cell]?.code ?? '').toSorted();
      return { kind, codes, ...placeOf(parts, plane) };
    })
    .toSorted((a, b) => GRID_FAULTS.indexOf(a.kind) - GRID_FAULTS.indexOf(b.kind) || b.squareMetres - a.squareMetres);
}

type FaceFault = { readonly kind: GridFaultKind; readonly cells: readonly number[]; readonly each?: boolean };

function faultsOf({ covers, beside }: Face, city: number | null): readonly FaceFault[] {
  const on = covers.filter((shape) => shape !== city);
  const isInCity = city === null || covers.includes(city);
  if (on.length === 0) {
    if (!isInCity) return [];
    const around = beside.filter((shape) => shape !== city);
    return beside.includes(city ?? -1)
      ? [{ kind: 'uncovered', cells: [], each: true }]
      : [{ kind: 'gap', cells: around, each: true }];
  }
  return [
    ...(on.length > 1 ? [{ kind: 'overlap', cells: on } as const] : []),
    ...(isInCity ? [] : on.map((cell) => ({ kind: 'outside', cells: [cell] }) as const)),
  ];
}

function placeOf(faces: readonly Face[], plane: Plane): Pick<GridFault, 'squareMetres' | 'at' | 'rings'> {
  const largest = faces.toSorted((a, b) => b.area - a.area);
  return {
    squareMetres: faces.reduce((sum, { area }) => sum + area, 0) / SQUARE_CENTIMETRES,
    at: plane.positionOf(insideOf(largest[0]?.rings ?? [])),
    rings: largest.flatMap(({ rings }) => rings.map((ring) => ring.map(plane.positionOf))),
  };
}

/** So many bands of a place are looked into, the highest: enough for any, and a border of ten thousand corners is soon done. */
const MOST_BANDS = 32;

/**
 * A point inside with room around it. Between the heights of its corners a place is bands of plain stretches: the middle of
 * the stretch that is widest and highest, since a place may also run out into a seam that is thinner than the tolerance.
 */
function insideOf(rings: readonly (readonly PlanePoint[])[]): PlanePoint {
  const heights = [...new Set(rings.flat().map(([, y]) => y))].toSorted((a, b) => a - b);
  const bands = heights
    .slice(1)
    .map((above, i) => ({ below: heights[i] ?? above, above }))
    .toSorted((a, b) => b.above - b.below - (a.above - a.below))
    .slice(0, MOST_BANDS);
  let best: { readonly at: PlanePoint; readonly room: number } = { at: rings[0]?.[0] ?? [0, 0], room: 0 };
  for (const { below, above } of bands) {
    const y = (below + above) / 2;
    const crossings = crossingsAt(rings, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i] ?? 0, crossings[i + 1] ?? 0];
      const room = Math.min(to - from, above - below);
      if (room > best.room) best = { at: [(from + to) / 2, y], room };
    }
  }
  return best.at;
}

/** Where borders cross a height, from west to east. */
function crossingsAt(rings: readonly (readonly PlanePoint[])[], y: number): readonly number[] {
  return rings
    .flatMap((ring) =>
      ring.flatMap((to, i) => {
        const from = ring.at(i - 1) ?? to;
        return from[1] > y === to[1] > y ? [] : [from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])];
      }),
    )
    .toSorted((a, b) => a - b);
}
