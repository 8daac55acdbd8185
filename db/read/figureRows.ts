import type { FigureReadings, Period } from '../../shared/assessment/figures.ts';
import { foldCase } from '../../shared/case/apply.ts';
import { checkAsOf, dutyAsOf, taskAsOf } from '../../shared/case/asOf.ts';
import type { CaseRows, CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import { selectList } from '../schema/columns.ts';
import { checkResult, duty, task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseEvents } from './caseFile.ts';
import { movedCases, stoodAsOf } from './corrections.ts';
import { runOutDuty } from './runOutDuty.ts';

/** Which rows a question needs: those of the readings in force, or of every reading at once. */
export type RowsWanted = {
  readonly period: Period;
  readonly asOfMs: number;
  readonly readings: FigureReadings | 'all';
  /** Also the duties of the centre, which are four times as many as the units'. */
  readonly centre: boolean;
};

/** The rows that the figures of a period are counted from, and a few more, as they stood at the cut-off (A3). */
export type StoodRows = Omit<CaseRows, 'case'>;

/**
 * Reads the rows behind the figures of a period as of a cut-off. Cases that moved since are folded anew, every other one
 * stands as its rows tell it.
 */
export function figureRowsAsOf(store: ReadableStore, wanted: RowsWanted): StoodRows {
  const { asOfMs } = wanted;
  const moved = new Set(movedCases(store, wanted));
  const stood = [...moved].map((id) => stoodAsOf(store, id, asOfMs));
  const keep = <Row extends { readonly caseId: number }>(rows: readonly Row[], cut: (row: Row) => Row | null): Row[] =>
    rows.flatMap((row) => (moved.has(row.caseId) ? [] : (cut(row) ?? [])));
  return {
    tasks: [...keep(readTasks(store, wanted), (row) => taskAsOf(row, asOfMs)), ...stood.flatMap(({ tasks }) => tasks)],
    checks: [
      ...keep(readChecks(store, wanted), (row) => checkAsOf(row, asOfMs)),
      ...stood.flatMap(({ checks }) => checks),
    ],
    duties: [
      ...keep(readDuties(store, wanted), (row) => dutyAsOf(row, asOfMs)),
      ...keep(readRunOut(store, wanted), (row) => row),
      ...stood.flatMap(({ duties }) => duties),
    ],
  };
}

/** The tasks whose recorded miss lies in the period, as they stood at the cut-off, and a few more: what A13 looks at. */
export function missedTasksAsOf(store: ReadableStore, asked: Omit<RowsWanted, 'centre'>): readonly TaskRow[] {
  const { period, asOfMs } = asked;
  const moved = new Set(movedCases(store, asked));
  const rows = store
    .prepare<[object], TaskRow>(
      `SELECT ${selectList(task, 'r')} FROM task r WHERE r.miss_kind IS NOT NULL AND ${within('r.missed_at_ms')}`,
    )
    .all(period)
    .flatMap((row) => (moved.has(row.caseId) ? [] : (taskAsOf(row, asOfMs) ?? [])));
  return [...rows, ...[...moved].flatMap((id) => stoodAsOf(store, id, asOfMs).tasks)];
}

const within = (column: string): string => `${column} >= :fromMs AND ${column} < :toMs`;

function readTasks(store: ReadableStore, { period, readings }: RowsWanted): readonly TaskRow[] {
  const columns = selectList(task, 'r');
  const conditions = [
    within('r.due_at_ms'),
    within('r.dispatched_at_ms'),
    within('r.feedback_at_ms'),
    `r.miss_kind IS NOT NULL AND ${within('r.missed_at_ms')}`,
    `r."end" = 'returned' AND ${within('r.ended_at_ms')}`,
  ];
  if (readings === 'all' || readings['observation.counts'] === 'strict')
    conditions.push(within('r.due_before_observation_at_ms'));
  // Each condition by its own index; a row of several comes once.
  const found = store
    .prepare<[object], TaskRow>(
      `SELECT ${columns} FROM task r WHERE ${conditions.map((one) => `(${one})`).join(' OR ')}`,
    )
    .all(period);
  if (readings !== 'all' && readings['figures.attribution'] !== 'report') return found;
  const known = new Set(found.map(taskKey));
  const reported = store
    .prepare<[object], TaskRow>(
      `SELECT ${columns} FROM cases c JOIN task r ON r.case_id = c.id WHERE ${within('c.reported_at_ms')}`,
    )
    .all(period);
  return [...found, ...reported.filter((row) => !known.has(taskKey(row)))];
}

function taskKey({ caseId, no }: TaskRow): number {
  return caseId * 10_000 + no;
}

function readChecks(store: ReadableStore, { period }: RowsWanted): readonly CheckRow[] {
  return store
    .prepare<[object], CheckRow>(
      `SELECT ${selectList(checkResult, 'r')} FROM check_result r
       WHERE (${within('r.at_ms')}) OR (r.passed = 0 AND ${within('r.feedback_at_ms')})`,
    )
    .all(period);
}

function readDuties(store: ReadableStore, { period, centre }: RowsWanted): readonly DutyRow[] {
  const kinds = centre ? "'acceptance', 'dispatch', 'signOff', 'check'" : "'signOff'";
  return store
    .prepare<[object], DutyRow>(
      `SELECT ${selectList(duty, 'r')} FROM duty r WHERE r.kind IN (${kinds}) AND ${within('r.due_at_ms')}`,
    )
    .all(period);
}

/** The hours that have run out without anybody writing it: the clock was off (R5, A14). */
function readRunOut(store: ReadableStore, { period, asOfMs, centre }: RowsWanted): readonly DutyRow[] {
  return store
    .prepare<[object], number>(
      `SELECT id FROM cases WHERE ${within('next_duty_miss_at_ms')} AND next_duty_miss_at_ms < :asOfMs`,
    )
    .pluck()
    .all({ ...period, asOfMs })
    .flatMap((id) => runOutDuty(foldCase(readCaseEvents(store, id)), asOfMs) ?? [])
    .filter(({ kind }) => centre || kind === 'signOff');
}
