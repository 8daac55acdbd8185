import type { Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';

/**
 * Whether every task of a period is imported history whose source gives no deadlines at all: then the month of the
 * deadline (A2) says nothing about them.
 */
export function isWithoutDeadlines(store: ReadableStore, { fromMs, toMs }: Period): boolean {
  const row = store
    .prepare<[number, number], { tasks: number; dated: number; own: number }>(
      `SELECT count(*) AS tasks, count(due_at_ms) AS dated, count(*) - coalesce(sum(imported), 0) AS own
        FROM task WHERE dispatched_at_ms >= ? AND dispatched_at_ms < ? AND excluded = 0`,
    )
    .get(fromMs, toMs);
  return row !== undefined && row.tasks > 0 && row.dated === 0 && row.own === 0;
}
