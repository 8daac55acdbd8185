import { missedLimits } from '../../../shared/case/decide.ts';
import { casesWithEndedLimit, nextLimitEndMs } from '../../../db/read/due.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { recordingTimeMs } from '../../../db/read/log.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { appendCaseEvents } from '../../../db/write/caseLog.ts';

/**
 * Records every limit that ended before `nowMs` as missed, exactly once, in the order in which they ended; also those that
 * passed while the host was off (A13, A14). One transaction. Answers the log's last sequence, null when nothing was due.
 */
export function recordMissed(store: WritableStore, nowMs: number): number | null {
  const ids = casesWithEndedLimit(store, nowMs);
  if (ids.length === 0) return null;
  return inTransaction(store, () => {
    const recordedAtMs = recordingTimeMs(store, nowMs);
    const due = ids
      .flatMap((id) => {
        const file = readCaseFile(store, id);
        return file ? missedLimits(file, nowMs).map((event) => ({ id, event })) : [];
      })
      .toSorted((a, b) => a.event.occurredAtMs - b.event.occurredAtMs);
    let lastSequence: number | null = null;
    for (const { id, event } of due) {
      const file = readCaseFile(store, id);
      ({ lastSequence } = appendCaseEvents(store, { file, caseId: id, events: [event], recordedAtMs }));
    }
    return lastSequence;
  });
}

/** The first whole second at which a limit that runs now will have been missed; null: none runs. */
export function nextMissAtMs(store: WritableStore): number | null {
  const endMs = nextLimitEndMs(store);
  return endMs === null ? null : endMs + 1000;
}
