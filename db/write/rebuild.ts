import { foldCase } from '../../shared/case/apply.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import { readCaseEvents } from '../read/caseFile.ts';
import { readRows } from '../read/rows.ts';
import type { WritableStore } from '../store/handle.ts';
import { saveRows } from './projection.ts';

/**
 * Makes the projections of all cases anew from the log, one case after the other; only what differs is written. Inside a
 * transaction. @throws {Error} on a broken log.
 */
export function rebuildProjections(store: WritableStore): void {
  const last = store.prepare<[], { id: number | null }>('SELECT max(case_id) AS id FROM event').get()?.id ?? 0;
  for (let id = 1; id <= last; id += 1) {
    const events = readCaseEvents(store, id);
    if (events.length === 0) continue;
    const { case: row, ...parts } = readRows(store, id);
    saveRows(store, row && { case: row, ...parts }, rowsOf(foldCase(events)));
  }
}
