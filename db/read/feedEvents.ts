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

/** The last entries of cases, the newest first: what the ticker begins with. */
export function readLatestCaseEvents(store: ReadableStore, limit: number): readonly FeedEvent[] {
  return store
    .prepare<[number], FeedEvent>(
      `SELECT sequence, case_id AS caseId, kind, occurred_at_ms AS occurredAtMs, recorded_at_ms AS recordedAtMs, body
       FROM event WHERE case_id IS NOT NULL ORDER BY sequence DESC LIMIT ?`,
    )
    .all(limit);
}
