import type { Actor } from '../../shared/case/caseFile.ts';
import type { GridCell } from '../../shared/grid/cell.ts';
import { gridDigest } from '../read/grid.ts';
import type { WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendCityEvents } from './cityLog.ts';

/** Puts a grid in force in place of the one before; cases keep the cell they were given. Answers the log's sequence. */
export function saveGrid(
  store: WritableStore,
  cells: readonly GridCell[],
  { by, atMs }: { readonly by: Actor; readonly atMs: number },
): number {
  return inTransaction(store, () => {
    store.prepare('DELETE FROM cell').run();
    const insert = store.prepare(
      'INSERT INTO cell (code, name, town, units, supervisor, polygons) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const { code, name, town, units, supervisor, polygons } of cells)
      insert.run(code, name, town, JSON.stringify(units), supervisor, JSON.stringify(polygons));
    const body = { cells: cells.length, digest: gridDigest(cells) };
    return appendCityEvents(store, [{ kind: 'gridImported', occurredAtMs: atMs, by, body }], atMs);
  });
}
