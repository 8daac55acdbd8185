import type { ReadableStore } from '../store/handle.ts';

/** So many entries of the log are looked through at once: a few milliseconds. */
const ENTRIES = 20_000;

/**
 * The cases whose events may draw or amend findings from an instant on, for the made-up past of a demonstration: counted
 * overdues, three failed checks, returns without reason, and what leaders wrote. In parts, so that nobody waits long.
 */
export function* accountCases(store: ReadableStore, fromMs: number): Generator<void, ReadonlySet<number>> {
  const ids = new Set<number>();
  const take = (sql: string, ...values: readonly number[]): void => {
    for (const id of store
      .prepare<unknown[], number>(sql)
      .pluck()
      .iterate(...values))
      ids.add(id);
  };
  take(`SELECT case_id FROM task WHERE miss_kind IS NOT NULL AND explained = 0 AND missed_at_ms >= ?`, fromMs);
  yield;
  take(`SELECT case_id FROM task WHERE "end" = 'returned' AND ruled_justified = 0 AND ended_at_ms >= ?`, fromMs);
  yield;
  take('SELECT case_id FROM check_result WHERE passed = 0 GROUP BY case_id, unit HAVING count(*) >= 3');
  const last = store.prepare<[], number>('SELECT max(sequence) FROM event').pluck().get() ?? 0;
  for (let from = 0; from < last; from += ENTRIES) {
    yield;
    take(
      `SELECT case_id FROM event WHERE sequence > ? AND sequence <= ? AND case_id IS NOT NULL
        AND kind IN ('judged', 'causeAttributed', 'appealReviewed')`,
      from,
      from + ENTRIES,
    );
  }
  return ids;
}
