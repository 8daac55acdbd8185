import type { GridCell } from '../../../../shared/grid/cell.ts';
import { parseCells } from '../../../../shared/grid/cellFile.ts';
import { gridFaultWords } from '../../../../shared/grid/check/faultWords.ts';
import { gridFaults } from '../../../../shared/grid/check/gridFaults.ts';
import type { GridFaultKind } from '../../../../shared/grid/check/gridFaults.ts';
import type { CoordinateSystem, Position } from '../../../../shared/grid/coordinate.ts';
import type { Ring } from '../../../../shared/grid/polygon.ts';

/** One fault as the page lists it; a feature that gives no cell has no place. */
export type ListedFault = {
  readonly kind: GridFaultKind | 'row';
  readonly place: string;
  readonly message: string;
  readonly at: Position | null;
  readonly rings: readonly Ring[];
};

/** A grid with what is wrong with it. */
export type CheckedGrid = { readonly cells: readonly GridCell[]; readonly faults: readonly ListedFault[] };

/** Checks the cells of a GeoJSON. What is refused comes first, then overlaps, gaps, what reaches out, what is left open. */
export function checkGrid(file: unknown, { system, outline, codes }: CheckOptions): CheckedGrid {
  const { cells, problems } = parseCells(file, { system, codes });
  const refused = problems.map((problem): ListedFault => ({ ...problem, kind: 'row', at: null, rings: [] }));
  const faults = gridFaults(cells, outline).map((fault): ListedFault => {
    const { kind, at, rings } = fault;
    return { kind, at, rings, ...gridFaultWords(fault) };
  });
  return { cells, faults: [...refused, ...faults] };
}

type CheckOptions = {
  readonly system: CoordinateSystem;
  /** Of the city; empty: not known. */
  readonly outline: readonly Ring[];
  /** `any`: the grid in force may have come with the codes of another country. */
  readonly codes: 'national' | 'any';
};

/** The part of the map that is shown, in degrees. */
export type MapView = {
  readonly west: number;
  readonly north: number;
  readonly width: number;
  readonly height: number;
};

/** Around a fault at least so much is shown, in degrees: some two hundred metres. */
const LEAST_DEGREES = 0.002;

/** The view around rings with a margin; `least`: not nearer than this. */
export function viewAround(rings: readonly Ring[], least = 0): MapView | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of rings.flat()) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  if (!Number.isFinite(west)) return null;
  const [width, height] = [Math.max(least, (east - west) * 1.1), Math.max(least, (north - south) * 1.1)];
  return { west: (west + east - width) / 2, north: (south + north + height) / 2, width, height };
}

/** The view around one fault, three times as wide as it is. */
export function viewOfFault({ rings }: ListedFault): MapView | null {
  const close = viewAround(rings, LEAST_DEGREES);
  if (close === null) return null;
  const { west, north, width, height } = close;
  return { west: west - width, north: north + height, width: width * 3, height: height * 3 };
}
