import type { HourDutyKind } from '../../shared/case/caseFile.ts';
import type { Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';
import { IS_OPEN } from './openCases.ts';

/** What of an event counts for the flow of the day. */
export type FlowEvent = { readonly kind: string; readonly body: string; readonly occurredAtMs: number };

/** The events that happened from an instant on, of the cases that something has happened to since. */
export function readFlowEvents(store: ReadableStore, fromMs: number): Iterable<FlowEvent> {
  return store
    .prepare<[number, number], FlowEvent>(
      `SELECT e.kind, CASE e.kind WHEN 'checked' THEN e.body ELSE '' END AS body, e.occurred_at_ms AS occurredAtMs
       FROM cases c JOIN event e ON e.case_id = c.id
       WHERE c.as_of_ms >= ? AND e.occurred_at_ms >= ?`,
    )
    .iterate(fromMs, fromMs);
}

/** One-hour duties whose hour ends in the period, done or missed; of them on time (R12). */
export function readDutyCounts(
  store: ReadableStore,
  kind: HourDutyKind,
  { fromMs, toMs }: Period,
): { readonly ended: number; readonly onTime: number } {
  const counts = store
    .prepare<[HourDutyKind, number, number], { ended: number; onTime: number }>(
      `SELECT count(*) AS ended, coalesce(sum(on_time), 0) AS onTime FROM duty
       WHERE kind = ? AND due_at_ms >= ? AND due_at_ms < ?`,
    )
    .get(kind, fromMs, toMs);
  return counts ?? { ended: 0, onTime: 0 };
}

/**
 * How many cases stood overdue at an instant of the last days: missed by then, and neither fed back nor ended until later.
 * A case reworked since then is judged by its last feedback.
 */
export function countOverdueAt(store: ReadableStore, atMs: number): number {
  const row = store
    .prepare<[number, number, number, number], { count: number }>(
      `SELECT count(*) AS count FROM cases c JOIN task t ON t.case_id = c.id
       WHERE (${IS_OPEN} OR c.as_of_ms > ?)
         AND t.excluded = 0 AND t.missed_at_ms <= ?
         AND (t.feedback_at_ms IS NULL OR t.feedback_at_ms > ?)
         AND (t."end" IS NULL OR t.ended_at_ms > ?)`,
    )
    .get(atMs, atMs, atMs, atMs);
  return row?.count ?? 0;
}
