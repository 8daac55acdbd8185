import type { Period } from '../../../shared/assessment/figures.ts';
import type { ColumnTable } from './columnStore.ts';

/** The projections that figures are counted from. */
export const PROJECTIONS: readonly ColumnTable[] = [
  {
    name: 'task',
    columns: {
      case_id: 'BIGINT',
      unit: 'VARCHAR',
      dispatched_at_ms: 'BIGINT',
      due_at_ms: 'BIGINT',
      due_before_observation_at_ms: 'BIGINT',
      feedback_at_ms: 'BIGINT',
      missed_at_ms: 'BIGINT',
      extensions: 'BIGINT',
      end: 'VARCHAR',
      ended_at_ms: 'BIGINT',
      ruled_justified: 'BIGINT',
      imported: 'BIGINT',
      excluded: 'BIGINT',
      corrected: 'BIGINT',
    },
  },
  { name: 'check_result', columns: { case_id: 'BIGINT', unit: 'VARCHAR', passed: 'BIGINT', at_ms: 'BIGINT' } },
];

/**
 * Reference of `monthFigures`: due, closed, timely, extended and reworked of every unit in one statement, by the default
 * readings, as the rows tell the cut-off. It knows nothing of cases that moved since; the bench's month has none.
 */
export function monthSql({ fromMs, toMs }: Period, asOfMs: number): string {
  const ended = `coalesce(ended_at_ms, 0) <= ${asOfMs}`;
  const closed = `"end" = 'closed' AND ${ended}`;
  const missed = `(missed_at_ms IS NOT NULL AND (missed_at_ms < ${asOfMs} OR imported = 1))`;
  const late = `(${missed} AND coalesce(ruled_justified, 0) = 0 AND corrected = 0)`;
  const onTime = `(corrected = 1 OR ((NOT ${missed} OR due_before_observation_at_ms IS NOT NULL)
    AND feedback_at_ms <= due_at_ms))`;
  return `SELECT unit, coalesce(due, 0) AS due, coalesce(closed, 0) AS closed, coalesce(timely, 0) AS timely,
      coalesce(reworked, 0) AS reworked, coalesce(extended, 0) AS extended
    FROM (
      SELECT unit, count(*) AS due, count(*) FILTER (${closed}) AS closed,
        count(*) FILTER (${closed} AND ${onTime}) AS timely, count(*) FILTER (extensions > 0) AS extended
      FROM task
      WHERE due_at_ms >= ${fromMs} AND due_at_ms < ${toMs} AND excluded = 0 AND dispatched_at_ms <= ${asOfMs}
        AND ("end" IS NULL OR "end" <> 'returned' OR NOT ${ended} OR ${late})
      GROUP BY unit
    ) FULL JOIN (
      SELECT unit, count(DISTINCT case_id) AS reworked FROM check_result
      WHERE passed = 0 AND at_ms >= ${fromMs} AND at_ms < ${toMs} AND at_ms <= ${asOfMs}
      GROUP BY unit
    ) USING (unit)
    ORDER BY unit`;
}
