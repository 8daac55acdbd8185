import { foldCase } from '../../shared/case/apply.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import { readCaseEvents } from '../read/caseFile.ts';
import { readRows } from '../read/rows.ts';
import type { WritableStore } from '../store/handle.ts';
import { saveRows } from './projection.ts';

/**
 * Makes the projections of the cases from one id to another anew from the log, one case after the other; only what differs
 * is written. Inside a transaction. @throws {Error} on a broken log.
 */
export function rebuildProjections(store: WritableStore, firstId: number, lastId: number): void {
  for (let id = firstId; id <= lastId; id += 1) {
    const events = readCaseEvents(store, id);
    if (events.length === 0) continue;
    const { case: row, ...parts } = readRows(store, id);
    saveRows(store, row && { case: row, ...parts }, rowsOf(foldCase(events)));
  }
}
