import type { NewCityEvent } from '../../shared/city/cityEvent.ts';
import type { WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendEntry } from './log.ts';

/** Appends events of the city itself in their order; answers the sequence of the last. */
export function appendCityEvents(store: WritableStore, events: readonly NewCityEvent[], recordedAtMs: number): number {
  return inTransaction(store, () => {
    let sequence = 0;
    // A zone or days of grace may move it.
    store.memory.closingAtMs = null;
    for (const event of events)
      sequence = appendEntry(store, { ...event, caseId: null, revision: null, evidence: null, recordedAtMs });
    return sequence;
  });
}
