import { applyEvent } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import type { CaseEvent, NewEvent } from '../../shared/case/event.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import { keepCaseFile } from '../read/caseFile.ts';
import type { WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendEntry } from './log.ts';
import { saveRows } from './projection.ts';

/** What was appended: the case as it now stands, and where its events lie in the log. */
export type Appended = { readonly file: CaseFile; readonly firstSequence: number; readonly lastSequence: number };

/** The id of the next new case. Inside the transaction that writes it. */
export function nextCaseId(store: WritableStore): number {
  const last = store.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM cases').get();
  return (last?.id ?? 0) + 1;
}

/**
 * Appends events to one case (`file` null: a new one) and brings its projections after them, all in one transaction.
 * `recordedAtMs`: one time for all, or the occurrence of each (`asOccurred`, for a history that is made and not lived).
 */
export function appendCaseEvents(
  store: WritableStore,
  {
    file: before,
    caseId,
    events,
    recordedAtMs,
  }: {
    readonly file: CaseFile | null;
    readonly caseId: number;
    readonly events: readonly NewEvent[];
    readonly recordedAtMs: number | 'asOccurred';
  },
): Appended {
  return inTransaction(store, () => {
    let file = before;
    let lastSequence = 0;
    for (const event of events) {
      const entry = {
        ...event,
        caseId,
        revision: (file?.revision ?? 0) + 1,
        recordedAtMs: recordedAtMs === 'asOccurred' ? event.occurredAtMs : recordedAtMs,
      } as CaseEvent;
      lastSequence = appendEntry(store, entry);
      file = applyEvent(file, entry);
    }
    if (file === null) throw new Error('nothing to append');
    saveRows(store, before === null ? null : rowsOf(before), rowsOf(file));
    keepCaseFile(store, file);
    return { file, firstSequence: lastSequence - events.length + 1, lastSequence };
  });
}
