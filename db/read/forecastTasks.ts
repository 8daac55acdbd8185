import { dueOf, isTimely } from '../../shared/assessment/figures.ts';
import type { FigureReadings, Period } from '../../shared/assessment/figures.ts';
import type { ForecastTask } from '../../shared/accountability/forecast.ts';
import { applyEvent } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { TaskRow } from '../../shared/case/rows.ts';
import { selectList } from '../schema/columns.ts';
import { task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';
import { caseEventOf, EVENT_LIST } from './log.ts';
import type { EventRow } from './log.ts';

/** A moment at which a month is looked at, with what was known then. */
export type CutOff = { readonly month: Period; readonly asOfMs: number };

/** The tasks that were due in the month of a cut-off, by unit, as they stood then. */
export type TasksByUnit = ReadonlyMap<string, readonly ForecastTask[]>;

/** What a forecast reads of a task; null: it is in no due count of the period. */
export function forecastTaskOf(row: TaskRow, { fromMs, toMs }: Period, readings: FigureReadings): ForecastTask | null {
  const due = dueOf(row, readings);
  if (!due || due.countsAtMs < fromMs || due.countsAtMs >= toMs) return null;
  const closed = row.end === 'closed';
  return {
    dispatchedAtMs: row.dispatchedAtMs,
    dueAtMs: due.deadlineMs ?? due.countsAtMs,
    closedAtMs: closed ? row.endedAtMs : null,
    fedBackAtMs: closed || row.running === 1 ? null : row.feedbackAtMs,
    timely: isTimely(row, due.deadlineMs, readings),
  };
}

/**
 * The tasks of every month as they stood at each of its cut-offs, from the log alone: what was written later is unknown
 * there. One walk over the events of every case; `cutOffs` in the order of their time.
 */
export function tasksAtCutOffs(
  store: ReadableStore,
  cutOffs: readonly CutOff[],
  readings: FigureReadings,
): readonly TasksByUnit[] {
  const found = cutOffs.map(() => new Map<string, ForecastTask[]>());

  function look(file: CaseFile, at: number, { month }: CutOff): void {
    for (const row of rowsOf(file).tasks) {
      const known = forecastTaskOf(row, month, readings);
      if (!known) continue;
      const list = found[at]?.get(row.unit);
      if (list) list.push(known);
      else found[at]?.set(row.unit, [known]);
    }
  }

  function walk(rows: readonly EventRow[]): void {
    let file: CaseFile | null = null;
    let at = 0;
    for (const row of rows) {
      const event = caseEventOf(row);
      for (let cut = cutOffs[at]; cut && cut.asOfMs < knownAtMs(event); cut = cutOffs[at]) {
        if (file) look(file, at, cut);
        at += 1;
      }
      file = applyEvent(file, event);
    }
    const ended: CaseFile | null = file;
    if (!ended) return;
    const last = ended.tasks.reduce(
      (most, { dueAtMs, dispatchedAtMs }) => Math.max(most, dueAtMs ?? 0, dispatchedAtMs),
      0,
    );
    for (let cut = cutOffs[at]; cut && cut.month.fromMs <= last; cut = cutOffs[at]) {
      look(ended, at, cut);
      at += 1;
    }
  }

  let own: EventRow[] = [];
  const events = store
    .prepare<[], EventRow>(`SELECT ${EVENT_LIST} FROM event WHERE case_id IS NOT NULL ORDER BY case_id, revision`)
    .iterate();
  for (const row of events) {
    if (own[0] && own[0].caseId !== row.caseId) {
      walk(own);
      own = [];
    }
    own.push(row);
  }
  walk(own);
  return found;
}

/** When the first case came in; null: there is none. */
export function firstReportedAtMs(store: ReadableStore): number | null {
  return store.prepare<[], number | null>('SELECT min(reported_at_ms) FROM cases').pluck().get() ?? null;
}

/**
 * The tasks of each of some months by unit, from the projections as they now stand, but nothing that was closed after the
 * month's end. `months` follow each other without a gap, oldest first.
 */
export function tasksOfMonths(
  store: ReadableStore,
  months: readonly Period[],
  readings: FigureReadings,
): readonly TasksByUnit[] {
  const found = months.map(() => new Map<string, ForecastTask[]>());
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return found;
  const rows = store
    .prepare<[number, number], TaskRow>(
      `SELECT ${selectList(task)} FROM task WHERE due_at_ms >= ? AND due_at_ms < ? AND excluded = 0`,
    )
    .iterate(first.fromMs, last.toMs);
  for (const row of rows) {
    const at = months.findIndex(({ toMs }) => (row.dueAtMs ?? 0) < toMs);
    const month = months[at];
    const known = month && forecastTaskOf(endedBy(row, month.toMs), month, readings);
    if (!known) continue;
    const list = found[at]?.get(row.unit);
    if (list) list.push(known);
    else found[at]?.set(row.unit, [known]);
  }
  return found;
}

function endedBy(row: TaskRow, toMs: number): TaskRow {
  return row.endedAtMs !== null && row.endedAtMs >= toMs ? { ...row, end: null, endedAtMs: null } : row;
}
