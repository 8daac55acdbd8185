import type { GridCell } from '../cell.ts';
import type { Position } from '../coordinate.ts';
import { boundsOf } from '../polygon.ts';
import type { Polygon, Ring } from '../polygon.ts';
import { facesOf } from './faces.ts';
import type { Face } from './faces.ts';
import { nodeBorders, PIXEL } from './noded.ts';
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
    if (face.area < LEAST_SQUARE_METRES * SQUARE_CENTIMETRES || (2 * face.area) / face.edge < PIXEL) continue;
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

/** A point inside: the middle of the longest stretch on a line halfway up. */
function insideOf(rings: readonly (readonly PlanePoint[])[]): PlanePoint {
  const heights = [...new Set(rings.flat().map(([, y]) => y))].toSorted((a, b) => a - b);
  const middle = ((heights[0] ?? 0) + (heights.at(-1) ?? 0)) / 2;
  const below = heights.findLast((height) => height <= middle) ?? 0;
  const above = heights.find((height) => height > middle) ?? below;
  const y = (below + above) / 2;
  const crossings = rings
    .flatMap((ring) =>
      ring.flatMap((to, i) => {
        const from = ring.at(i - 1) ?? to;
        return from[1] > y === to[1] > y ? [] : [from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])];
      }),
    )
    .toSorted((a, b) => a - b);
  let best: readonly [number, number] = [crossings[0] ?? 0, crossings[0] ?? 0];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const stretch = [crossings[i] ?? 0, crossings[i + 1] ?? 0] as const;
    if (stretch[1] - stretch[0] > best[1] - best[0]) best = stretch;
  }
  return [(best[0] + best[1]) / 2, y];
}
