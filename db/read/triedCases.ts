import type { TriedChange } from '../../shared/contract/tryOut.ts';
import type { Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';
import { cityEventOf, EVENT_LIST, OF_ACCOUNTABILITY } from './log.ts';
import type { EventRow } from './log.ts';
import type { LoggedCityEvent } from '../../shared/city/ruleTimeline.ts';

/** A deadline lies at most so long after the last act on its case: the longest limit, over holidays. */
const LONGEST_MS = 200 * 86_400_000;

/**
 * The cases whose history a change may touch, as far as it matters to a span: none for a reading; those of a category for
 * its limit; those that ran or were due on or after a day for that day; for another setting all that could be due in it.
 */
export function casesTouchedBy(
  store: ReadableStore,
  change: TriedChange,
  span: Period,
  day: Period | null,
): readonly number[] {
  const ids = (sql: string, ...values: readonly (number | string)[]): readonly number[] =>
    store
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values);
  const lasting = `(as_of_ms >= ? OR EXISTS (SELECT 1 FROM task t WHERE t.case_id = cases.id AND t.due_at_ms >= ?))`;
  if (change.kind === 'limit') {
    return ids(
      `SELECT id FROM cases WHERE reported_at_ms < ? AND (category = ? OR EXISTS (SELECT 1 FROM event e
        WHERE e.case_id = cases.id AND e.kind IN ('reported', 'amended') AND e.body LIKE ?)) AND ${lasting} ORDER BY id`,
      span.toMs,
      change.category,
      `%"${change.category}"%`,
      span.fromMs - LONGEST_MS,
      span.fromMs,
    );
  }
  if (day) {
    return ids(
      `SELECT id FROM cases WHERE reported_at_ms < ? AND reported_at_ms < ? AND ${lasting} ORDER BY id`,
      day.toMs,
      span.toMs,
      day.fromMs,
      day.fromMs,
    );
  }
  return ids(
    `SELECT id FROM cases WHERE reported_at_ms < ? AND ${lasting} ORDER BY id`,
    span.toMs,
    span.fromMs - LONGEST_MS,
    span.fromMs,
  );
}

/** The city's own entries in the order of the log. */
export function readCityEvents(store: ReadableStore): readonly LoggedCityEvent[] {
  return store
    .prepare<[], EventRow>(
      `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city WHERE case_id IS NULL AND NOT ${OF_ACCOUNTABILITY} ORDER BY sequence`,
    )
    .all()
    .map(cityEventOf);
}
