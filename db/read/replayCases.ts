import type { Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';

/** As in the index `cases_long`: most cases have come to their end within a month. */
const MONTH_MS = 2_678_400_000;

/** The cases that were reported before the end of a period and that something was written to after its beginning. */
export function casesWrittenAfter(store: ReadableStore, { fromMs, toMs }: Period): readonly number[] {
  return store
    .prepare<[object], number>(
      `SELECT id FROM cases INDEXED BY cases_reported
        WHERE reported_at_ms > :fromMs - ${MONTH_MS} AND reported_at_ms < :toMs AND as_of_ms > :fromMs
       UNION SELECT id FROM cases INDEXED BY cases_long
        WHERE as_of_ms - reported_at_ms > ${MONTH_MS} AND as_of_ms > :fromMs AND reported_at_ms < :toMs`,
    )
    .pluck()
    .all({ fromMs, toMs });
}

/** How many cases were reported in each of so many equal parts of a period. */
export function countReported(store: ReadableStore, { fromMs, toMs }: Period, parts: number): readonly number[] {
  const counts = Array.from({ length: parts }, () => 0);
  const rows = store
    .prepare<[object], { part: number; count: number }>(
      `SELECT CAST((reported_at_ms - :fromMs) * :parts / (:toMs - :fromMs) AS INTEGER) AS part, count(*) AS count FROM cases
       WHERE reported_at_ms >= :fromMs AND reported_at_ms < :toMs GROUP BY part`,
    )
    .all({ fromMs, toMs, parts });
  for (const { part, count } of rows) counts[part] = count;
  return counts;
}

/** When the first case was reported; null: there is none. */
export function firstReportMs(store: ReadableStore): number | null {
  return store.prepare<[], number | null>('SELECT min(reported_at_ms) FROM cases').pluck().get() ?? null;
}
