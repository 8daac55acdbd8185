import type { Period } from '../../../shared/assessment/figures.ts';
import type { ColumnTable } from './columnStore.ts';

/** What a recomputation needs of the log. */
export const LOG: ColumnTable = {
  name: 'event',
  columns: {
    sequence: 'BIGINT',
    case_id: 'BIGINT',
    revision: 'BIGINT',
    kind: 'VARCHAR',
    occurred_at_ms: 'BIGINT',
    recorded_at_ms: 'BIGINT',
    body: 'VARCHAR',
  },
};

/**
 * Reference of `figuresFromLog`: the month's figures of every unit in one statement over the events that were recorded by
 * the cut-off, one pass and one group a case. It folds no more than the lives of the generated store hold: one dispatch a
 * case, at most one extension, checks that pass or fail, limits that are missed.
 */
export function logSql({ fromMs, toMs }: Period, asOfMs: number): string {
  return `WITH step AS (
      SELECT case_id, revision, kind, occurred_at_ms,
        CASE kind WHEN 'dispatched' THEN body ->> '$.unit' END AS unit,
        CAST(CASE kind WHEN 'dispatched' THEN body ->> '$.dueAtMs'
          WHEN 'checked' THEN body ->> '$.resume.dueAtMs' END AS BIGINT) AS due,
        CAST(CASE kind WHEN 'extensionRequested' THEN body ->> '$.untilMs' END AS BIGINT) AS until,
        kind = 'extensionDecided' AND (body ->> '$.approve') = 'true' AS extends,
        CASE kind WHEN 'checked' THEN body ->> '$.result' END AS result,
        kind = 'limitMissed' AND (body ->> '$.duty') = 'handling' AS misses
      FROM event
      WHERE recorded_at_ms <= ${asOfMs}
        AND kind IN ('dispatched', 'extensionRequested', 'extensionDecided', 'fedBack', 'checked', 'limitMissed')
    ), life AS (
      SELECT case_id, max(unit) AS unit, max_by(due, revision) FILTER (due IS NOT NULL) AS set_due,
        max(revision) FILTER (due IS NOT NULL) AS set_in, max(until) AS until,
        max(revision) FILTER (extends) AS extended_in, bool_or(misses) AS missed,
        max(occurred_at_ms) FILTER (kind = 'fedBack') AS fed_back, bool_or(result = 'pass') AS closed,
        bool_or(result = 'fail' AND occurred_at_ms >= ${fromMs} AND occurred_at_ms < ${toMs}) AS reworked
      FROM step GROUP BY case_id
    ), task AS (
      SELECT *, CASE WHEN extended_in > set_in THEN until ELSE set_due END AS due,
        coalesce(closed, FALSE) AS is_closed, coalesce(missed, FALSE) AS is_missed
      FROM life WHERE unit IS NOT NULL
    ), counted AS (
      SELECT *, due >= ${fromMs} AND due < ${toMs} AS counts FROM task
    )
    SELECT unit, count(*) FILTER (counts) AS due, count(*) FILTER (counts AND is_closed) AS closed,
      count(*) FILTER (counts AND is_closed AND NOT is_missed AND fed_back <= due) AS timely,
      count(*) FILTER (reworked) AS reworked, count(*) FILTER (counts AND extended_in IS NOT NULL) AS extended
    FROM counted WHERE counts OR reworked GROUP BY unit ORDER BY unit`;
}
