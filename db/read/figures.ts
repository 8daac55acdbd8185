import { figuresOf } from '../../shared/assessment/figures.ts';
import type { FigureReadings, Figures, Period } from '../../shared/assessment/figures.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { CaseRows, CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import { settingsAt } from '../../shared/setting/setting.ts';
import { selectList } from '../schema/columns.ts';
import { checkResult, duty, task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCity } from './city.ts';
import { readMovedCases, readRunOutCases, runOutDuty } from './movedCases.ts';

/** The readings that held for a period: those of its last second, or of the cut-off inside it. */
export function readReadings(store: ReadableStore, period: Period, asOfMs: number): FigureReadings {
  return settingsAt(readCity(store).settings, Math.min(period.toMs - 1000, asOfMs));
}

/**
 * The figures of every unit in a period as of a cut-off, straight from log and projections: cases that nothing has touched
 * since the cut-off by their rows, the others folded anew from what was known then (A3). Nothing is stored.
 */
export function figuresAsOf(
  store: ReadableStore,
  {
    period,
    asOfMs,
    readings = readReadings(store, period, asOfMs),
  }: { readonly period: Period; readonly asOfMs: number; readonly readings?: FigureReadings },
): ReadonlyMap<string, Figures> {
  const settled = settledRows(store, period, { asOfMs, readings });
  const files = readMovedCases(store, asOfMs);
  const moved = files.map(rowsOf);
  const runOut = [...files, ...readRunOutCases(store, asOfMs)].flatMap((file) => runOutDuty(file, asOfMs) ?? []);
  const rows = {
    tasks: [...settled.tasks, ...moved.flatMap(({ tasks }) => tasks)],
    checks: [...settled.checks, ...moved.flatMap(({ checks }) => checks)],
    duties: [...settled.duties, ...runOut, ...moved.flatMap(({ duties }) => duties)],
  };
  return figuresOf(rows, { period, asOfMs, readings });
}

type Cut = { readonly asOfMs: number; readonly readings: FigureReadings };

function settledRows(
  store: ReadableStore,
  { fromMs, toMs }: Period,
  { asOfMs, readings }: Cut,
): Omit<CaseRows, 'case'> {
  // The plus keeps the planner from walking all cases by that index: the period is the narrower of the two.
  const known = 'JOIN cases c ON c.id = r.case_id AND +c.as_of_ms <= ?';
  const within = (column: string): string => `${column} >= ? AND ${column} < ?`;
  const counts = { deadline: 'r.due_at_ms', dispatch: 'r.dispatched_at_ms', report: 'c.reported_at_ms' } as const;
  const columns = new Set<string>(['r.dispatched_at_ms', counts[readings['figures.attribution']]]);
  if (readings['observation.counts'] === 'strict') columns.add('r.due_before_observation_at_ms');
  const tasks = new Map<string, TaskRow>();
  const take = (condition: string): void => {
    const rows = store
      .prepare<[number, number, number], TaskRow>(
        `SELECT ${selectList(task, 'r')} FROM task r ${known} WHERE ${condition}`,
      )
      .all(asOfMs, fromMs, toMs);
    for (const row of rows) tasks.set(`${row.caseId} ${row.no}`, row);
  };
  for (const column of columns) take(within(column));
  take(`r."end" = 'returned' AND ${within('r.ended_at_ms')}`);
  return {
    tasks: [...tasks.values()],
    checks: store
      .prepare<[number, number, number], CheckRow>(
        `SELECT ${selectList(checkResult, 'r')} FROM check_result r ${known} WHERE ${within('r.at_ms')}`,
      )
      .all(asOfMs, fromMs, toMs),
    duties: store
      .prepare<[number, number, number], DutyRow>(
        `SELECT ${selectList(duty, 'r')} FROM duty r ${known} WHERE r.kind = 'signOff' AND ${within('r.due_at_ms')}`,
      )
      .all(asOfMs, fromMs, toMs),
  };
}
