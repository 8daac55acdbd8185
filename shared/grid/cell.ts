import { boundsOf, isInBounds, isInPolygons } from './polygon.ts';
import type { Bounds, Polygon } from './polygon.ts';

/** A grid cell (单元网格) with those who answer for it (R0). */
export type GridCell = {
  /** 15 characters after the national standard: 6 district, 3 street or town, 3 community, 3 serial. */
  readonly code: string;
  readonly name: string;
  /** The nine-digit code of the street or town. */
  readonly town: string;
  /** Codes of the responsible units, the first one first in charge. */
  readonly units: readonly string[];
  /** 信息监督员; null where none is named yet. */
  readonly supervisor: string | null;
  /** In WGS-84. */
  readonly polygons: readonly Polygon[];
};

export type CellIndex = {
  /** The cell at a WGS-84 position; null outside every cell. Where cells overlap, the one that stands first. */
  readonly cellAt: (lng: number, lat: number) => GridCell | null;
};

/** Builds an index over cells: uniform bins, about one a cell, each listing the cells whose boxes touch it. */
export function createCellIndex(cells: readonly GridCell[]): CellIndex {
  const entries = cells.map((cell) => ({ cell, bounds: boundsOf(cell.polygons) }));
  const whole = boundsOf(cells.flatMap(({ polygons }) => polygons));
  const side = Math.max(1, Math.ceil(Math.sqrt(cells.length)));
  const column = (lng: number) => binOf(lng, whole.west, whole.east, side);
  const row = (lat: number) => binOf(lat, whole.south, whole.north, side);
  const bins: (typeof entries)[] = Array.from({ length: side * side }, () => []);
  for (const entry of entries) {
    for (const bin of binsUnder(entry.bounds)) bins[bin]?.push(entry);
  }

  function binsUnder({ west, south, east, north }: Bounds): readonly number[] {
    const under: number[] = [];
    for (let y = row(south); y <= row(north); y += 1) {
      for (let x = column(west); x <= column(east); x += 1) under.push(y * side + x);
    }
    return under;
  }

  function cellAt(lng: number, lat: number): GridCell | null {
    if (!isInBounds(whole, lng, lat)) return null;
    const bin = bins[row(lat) * side + column(lng)] ?? [];
    const hit = bin.find(({ cell, bounds }) => isInBounds(bounds, lng, lat) && isInPolygons(cell.polygons, lng, lat));
    return hit?.cell ?? null;
  }

  return { cellAt };
}

function binOf(value: number, low: number, high: number, count: number): number {
  const share = high > low ? (value - low) / (high - low) : 0;
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}
