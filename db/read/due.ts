import type { ReadableStore } from '../store/handle.ts';

/** The cases with a limit that ended before an instant and is not yet recorded as missed, each once. */
export function casesWithEndedLimit(store: ReadableStore, nowMs: number): readonly number[] {
  // Two searches and no UNION: for that the planner walks the whole table in the order of its ids.
  const ended = ['next_duty_miss_at_ms', 'next_task_miss_at_ms'].flatMap((limit) =>
    store.prepare<[number], number>(`SELECT id FROM cases WHERE ${limit} < ?`).pluck().all(nowMs),
  );
  return [...new Set(ended)];
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

/** The open cases whose handling clock runs towards a deadline that has not been missed. */
export function casesWithRunningTask(store: ReadableStore): readonly number[] {
  return store
    .prepare<[], number>('SELECT id FROM cases WHERE next_task_miss_at_ms IS NOT NULL ORDER BY next_task_miss_at_ms')
    .pluck()
    .all();
}
