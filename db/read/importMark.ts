import type { ReadableStore } from '../store/handle.ts';

/** How far imports have come: another mark means that history before any instant may have changed (A30). */
export function readImportMark(store: ReadableStore): string {
  const mark = store
    .prepare<[], { batches: number; rows: number }>(
      'SELECT count(*) AS batches, coalesce(sum(rows_done), 0) AS rows FROM batch',
    )
    .get();
  return `${mark?.batches ?? 0} ${mark?.rows ?? 0}`;
}
