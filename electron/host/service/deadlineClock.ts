import { missedLimits } from '../../../shared/case/decide.ts';
import { casesWithEndedLimit, nextLimitEndMs } from '../../../db/read/due.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { lastSequence, recordingTimeMs } from '../../../db/read/log.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { closeMonth, nextClosing, nextClosingAtMs } from './accountability/closing.ts';
import { writeCaseEvents } from './accountability/follow.ts';

/**
 * Records what ended, exactly once and in its order, also what ended while the host was off (A13, A14): every limit that
 * ended before `nowMs` as missed, and every month that ended at or before it as closed, after the limits that ended in it.
 * One transaction. Answers the log's last sequence, null when nothing was due.
 */
export function recordEnded(store: WritableStore, nowMs: number): number | null {
  if (nextClosingAtMs(store) > nowMs) return recordMissed(store, nowMs);
  return inTransaction(store, () => {
    for (let next = nextClosing(store); next.atMs <= nowMs; next = nextClosing(store)) {
      recordMissed(store, next.atMs, nowMs);
      closeMonth(store, next, recordingTimeMs(store, nowMs));
    }
    return recordMissed(store, nowMs) ?? lastSequence(store);
  });
}

/** Records the limits that ended before an instant, written at `nowMs`. */
function recordMissed(store: WritableStore, endedBeforeMs: number, nowMs = endedBeforeMs): number | null {
  const ids = casesWithEndedLimit(store, endedBeforeMs);
  if (ids.length === 0) return null;
  return inTransaction(store, () => {
    const recordedAtMs = recordingTimeMs(store, nowMs);
    const due = ids
      .flatMap((id) => {
        const file = readCaseFile(store, id);
        return file ? missedLimits(file, endedBeforeMs).map((event) => ({ id, event })) : [];
      })
      .toSorted((a, b) => a.event.occurredAtMs - b.event.occurredAtMs);
    let written: number | null = null;
    for (const { id, event } of due) {
      const file = readCaseFile(store, id);
      written = writeCaseEvents(store, { file, caseId: id, events: [event], recordedAtMs }).lastSequence;
    }
    return written;
  });
}

/** The first whole second at which something that ends will have to be recorded: a limit that runs now, or a month. */
export function nextEndAtMs(store: WritableStore): number {
  const limitMs = nextLimitEndMs(store);
  return Math.min(limitMs === null ? Infinity : limitMs + 1000, nextClosingAtMs(store));
}
