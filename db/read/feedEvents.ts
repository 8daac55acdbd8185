import type { ReadableStore } from '../store/handle.ts';

/** As much of an entry of the log as screens are told; `body` is JSON. */
export type FeedEvent = {
  readonly sequence: number;
  readonly caseId: number | null;
  readonly kind: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly body: string;
};

/** The entries after a sequence, in their order, `limit` at most. */
export function readFeedEvents(store: ReadableStore, sequence: number, limit: number): readonly FeedEvent[] {
  return store
    .prepare<[number, number], FeedEvent>(
      `SELECT sequence, case_id AS caseId, kind, occurred_at_ms AS occurredAtMs, recorded_at_ms AS recordedAtMs, body
       FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?`,
    )
    .all(sequence, limit);
}

/** So many of the latest cases are looked at for the last events. */
const LATEST_CASES = 60;

/**
 * The last events of cases by their occurrence, the newest first: what the ticker begins with. Not by their place in the
 * log, because history that is filled in stands there too.
 */
export function readLatestCaseEvents(store: ReadableStore, limit: number): readonly FeedEvent[] {
  return store
    .prepare<[number, number], FeedEvent>(
      `SELECT sequence, case_id AS caseId, kind, occurred_at_ms AS occurredAtMs, recorded_at_ms AS recordedAtMs, body
       FROM (SELECT id FROM cases ORDER BY as_of_ms DESC LIMIT ?) c JOIN event e ON e.case_id = c.id
       ORDER BY occurred_at_ms DESC, sequence DESC LIMIT ?`,
    )
    .all(LATEST_CASES, limit);
}
