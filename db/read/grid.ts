import { createHash } from 'node:crypto';
import type { GridCell } from '../../shared/grid/cell.ts';
import type { ReadableStore } from '../store/handle.ts';

type CellRow = Omit<GridCell, 'units' | 'polygons'> & { readonly units: string; readonly polygons: string };

/** The grid in force, by code. */
export function readCells(store: ReadableStore): readonly GridCell[] {
  return store
    .prepare<[], CellRow>('SELECT code, name, town, units, supervisor, polygons FROM cell ORDER BY code')
    .all()
    .map((row) => ({
      ...row,
      units: JSON.parse(row.units) as GridCell['units'],
      polygons: JSON.parse(row.polygons) as GridCell['polygons'],
    }));
}

/** What the log keeps of a grid: equal cells, equal digest. */
export function gridDigest(cells: readonly GridCell[]): string {
  const text = cells
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name, town, units, supervisor, polygons }) =>
      JSON.stringify([code, name, town, units, supervisor, polygons]),
    );
  return createHash('sha256').update(text.join('\n')).digest('hex');
}
