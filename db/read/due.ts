import type { ReadableStore } from '../store/handle.ts';

/** The cases with a limit that ended before an instant and is not yet recorded as missed, each once. */
export function casesWithEndedLimit(store: ReadableStore, nowMs: number): readonly number[] {
  return store
    .prepare<[number, number], { id: number }>(
      `SELECT id FROM cases WHERE next_duty_miss_at_ms < ? UNION SELECT id FROM cases WHERE next_task_miss_at_ms < ?`,
    )
    .all(nowMs, nowMs)
    .map(({ id }) => id);
}

/** The earliest limit that still runs: when the clock must look again; null: none runs. */
export function nextLimitEndMs(store: ReadableStore): number | null {
  const row = store
    .prepare<[], { duty: number | null; task: number | null }>(
      `SELECT (SELECT min(next_duty_miss_at_ms) FROM cases WHERE next_duty_miss_at_ms IS NOT NULL) AS duty,
        (SELECT min(next_task_miss_at_ms) FROM cases WHERE next_task_miss_at_ms IS NOT NULL) AS task`,
    )
    .get();
  const ends = [row?.duty, row?.task].filter((end) => typeof end === 'number');
  return ends.length > 0 ? Math.min(...ends) : null;
}
