import type { FigureReadings, Figures } from '../../shared/assessment/figures.ts';

// What `figuresOf` says of one task, in SQL over the columns of the row `r` as they stood at :asOfMs (`taskAsOf`). The
// definition stands there; a test holds the two together.

const HAS_ENDED = 'ifnull(r.ended_at_ms, 0) <= :asOfMs';
const IS_CLOSED = `r."end" IS 'closed' AND ${HAS_ENDED}`;
const HAS_MISSED = '(r.missed_at_ms IS NOT NULL AND (r.missed_at_ms < :asOfMs OR r.imported = 1))';
const IS_RUNNING = `(r.running = 1 OR ((r.due_at_ms IS NOT NULL OR r.imported = 1)
  AND (r.feedback_at_ms > :asOfMs OR (r.ended_at_ms > :asOfMs AND r.feedback_at_ms IS NULL))))`;
const IS_LATE_AT_LAST = `(${HAS_MISSED} AND r.ruled_justified IS NOT 1 AND r.corrected = 0)`;

/** The task is in a due count, apart from the period it belongs to. */
export const IS_DUE = `r.excluded = 0 AND r.dispatched_at_ms <= :asOfMs
  AND (r."end" IS NOT 'returned' OR NOT ${HAS_ENDED} OR ${IS_LATE_AT_LAST})`;

const IS_OVERDUE = `(r.due_at_ms IS NOT NULL AND CASE
  WHEN r.due_at_ms > :asOfMs THEN 0
  WHEN r.due_at_ms = :asOfMs THEN ${HAS_MISSED} AND r.due_before_observation_at_ms IS NULL
  ELSE ${HAS_MISSED} OR ${IS_RUNNING} END)`;

/** The deadline a task is judged by (A6). */
export function deadlineSql(readings: FigureReadings): string {
  return readings['observation.counts'] === 'strict'
    ? 'ifnull(r.due_before_observation_at_ms, r.due_at_ms)'
    : 'r.due_at_ms';
}

/** What a due task adds to each count. `countsAt`: the column of the instant whose period it belongs to (A2). */
export function dueSums(
  readings: FigureReadings,
  countsAt: string,
): Pick<
  Readonly<Record<keyof Figures, string>>,
  'due' | 'closed' | 'timely' | 'overdueOpen' | 'extended' | 'dueSoFar'
> {
  const deadline = deadlineSql(readings);
  const doneAt = readings['figures.timelyAt'] === 'close' ? 'r.ended_at_ms' : 'r.feedback_at_ms';
  const isTimely = `CASE
    WHEN NOT (${IS_CLOSED}) THEN 0
    WHEN ${deadline} IS NULL THEN r.source_on_time IS 1
    WHEN r.corrected = 1 THEN 1
    WHEN ${HAS_MISSED} AND r.due_before_observation_at_ms IS NULL THEN 0
    ELSE ifnull(${doneAt} <= ${deadline}, 0) END`;
  return {
    due: 'count(*)',
    closed: `sum(${IS_CLOSED})`,
    timely: `sum(${isTimely})`,
    overdueOpen: `sum(NOT (${IS_CLOSED}) AND ${IS_OVERDUE})`,
    extended: 'sum(r.extensions > 0)',
    dueSoFar: `sum(ifnull(${deadline}, ${countsAt}) <= :asOfMs)`,
  };
}
