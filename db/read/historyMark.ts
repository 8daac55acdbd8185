import type { ReadableStore } from '../store/handle.ts';

/**
 * How far history has been brought in: another mark means that what was known before any instant may have changed, by an
 * import (A30), or by a demonstration whose past is filled in from its newest case to its oldest.
 */
export function readHistoryMark(store: ReadableStore): string {
  const mark = store
    .prepare<[], { batches: number; rows: number; lowest: number | null }>(
      'SELECT count(*) AS batches, coalesce(sum(rows_done), 0) AS rows, (SELECT min(id) FROM cases) AS lowest FROM batch',
    )
    .get();
  return `${mark?.batches ?? 0} ${mark?.rows ?? 0} ${mark?.lowest ?? 0}`;
}
