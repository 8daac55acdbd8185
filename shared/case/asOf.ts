import type { CheckRow, DutyRow, TaskRow } from './rows.ts';

/**
 * A task's row as it stood at an earlier instant, told from the present one alone: what came later is taken away. Null: it
 * was not dispatched yet. True to the log wherever the case has not moved since (see `movedBy`).
 */
export function taskAsOf(row: TaskRow, atMs: number): TaskRow | null {
  if (row.dispatchedAtMs > atMs) return null;
  const isOpen = row.endedAtMs !== null && row.endedAtMs > atMs;
  const isUnfed = row.feedbackAtMs !== null && row.feedbackAtMs > atMs;
  // A miss stands from the second after its deadline; one that an import shows by its dates stands from the first.
  const isUnmissed = row.missedAtMs !== null && row.missedAtMs >= atMs && row.imported === 0;
  if (!isOpen && !isUnfed && !isUnmissed) return row;
  const hasClock = row.dueAtMs !== null || row.imported === 1;
  // What was fed back by then and closed later waited for its check.
  const ran = isUnfed || (isOpen && row.feedbackAtMs === null);
  return {
    ...row,
    ...(ran && hasClock && { running: 1 }),
    ...(isOpen && { end: null, endedAtMs: null, sourceOnTime: null }),
    ...(isUnfed && { feedbackAtMs: null }),
    ...(isUnmissed && { missedAtMs: null, missKind: null, explained: 0 }),
  };
}

/** A check's row as of an earlier instant; null: it was not made yet. */
export function checkAsOf(row: CheckRow, atMs: number): CheckRow | null {
  return row.atMs > atMs ? null : row;
}

/**
 * A one-hour duty's row as of an earlier instant; null: its hour still ran. An hour that had run out counts as missed, also
 * where the clock was off and had not written it yet (R5, A14).
 */
export function dutyAsOf<Row extends Pick<DutyRow, 'dueAtMs' | 'doneAtMs' | 'onTime'>>(
  row: Row,
  atMs: number,
): Row | null {
  if (row.doneAtMs !== null && row.doneAtMs <= atMs) return row;
  return row.dueAtMs < atMs ? { ...row, doneAtMs: null, onTime: 0 } : null;
}
