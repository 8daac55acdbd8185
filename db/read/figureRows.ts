import { checkAsOf, dutyAsOf, taskAsOf } from '../../shared/case/asOf.ts';
import type { CaseRows, CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import { selectList } from '../schema/columns.ts';
import { checkResult, duty, task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';
import { movedCases, stoodAsOf } from './corrections.ts';
import type { Asked } from './countedFigures.ts';

/** The rows that the figures of a period are counted from, and a few more, as they stood at the cut-off (A3). */
export type StoodRows = Omit<CaseRows, 'case'>;

/**
 * Reads the rows behind the figures of a period as of a cut-off: for evidence, where counts do not do. Cases that moved
 * since are folded anew, every other one stands as its rows tell it.
 */
export function figureRowsAsOf(store: ReadableStore, asked: Asked): StoodRows {
  const { asOfMs } = asked;
  const moved = new Set(movedCases(store, asked));
  const stood = [...moved].map((id) => stoodAsOf(store, id, asOfMs));
  const keep = <Row extends { readonly caseId: number }>(rows: readonly Row[], cut: (row: Row) => Row | null): Row[] =>
    rows.flatMap((row) => (moved.has(row.caseId) ? [] : (cut(row) ?? [])));
  return {
    tasks: [...keep(readTasks(store, asked), (row) => taskAsOf(row, asOfMs)), ...stood.flatMap(({ tasks }) => tasks)],
    checks: [
      ...keep(readChecks(store, asked), (row) => checkAsOf(row, asOfMs)),
      ...stood.flatMap(({ checks }) => checks),
    ],
    duties: [
      ...keep(readSignOffs(store, asked), (row) => dutyAsOf(row, asOfMs)),
      ...stood.flatMap(({ duties }) => duties),
    ],
  };
}

const within = (column: string): string => `${column} >= :fromMs AND ${column} < :toMs`;

function readTasks(store: ReadableStore, { period, readings }: Asked): readonly TaskRow[] {
  const columns = selectList(task, 'r');
  const conditions = [
    within('r.due_at_ms'),
    within('r.dispatched_at_ms'),
    within('r.due_before_observation_at_ms'),
    within('r.feedback_at_ms'),
    `r.miss_kind IS NOT NULL AND ${within('r.missed_at_ms')}`,
    `r."end" = 'returned' AND ${within('r.ended_at_ms')}`,
  ];
  // Each condition by its own index; a row of several comes once.
  const found = store
    .prepare<[object], TaskRow>(
      `SELECT ${columns} FROM task r WHERE ${conditions.map((one) => `(${one})`).join(' OR ')}`,
    )
    .all(period);
  if (readings['figures.attribution'] !== 'report') return found;
  const known = new Set(found.map(({ caseId, no }) => `${caseId} ${no}`));
  return [
    ...found,
    ...store
      .prepare<[object], TaskRow>(
        `SELECT ${columns} FROM cases c JOIN task r ON r.case_id = c.id WHERE ${within('c.reported_at_ms')}`,
      )
      .all(period)
      .filter(({ caseId, no }) => !known.has(`${caseId} ${no}`)),
  ];
}

function readChecks(store: ReadableStore, { period }: Asked): readonly CheckRow[] {
  return store
    .prepare<[object], CheckRow>(
      `SELECT ${selectList(checkResult, 'r')} FROM check_result r
       WHERE (${within('r.at_ms')}) OR (r.passed = 0 AND ${within('r.feedback_at_ms')})`,
    )
    .all(period);
}

/** Sign-off hours that have ended, and those that have run out without anybody writing it (R5, A14). */
function readSignOffs(store: ReadableStore, { period, asOfMs }: Asked): readonly DutyRow[] {
  const ended = store
    .prepare<[object], DutyRow>(
      `SELECT ${selectList(duty, 'r')} FROM duty r WHERE r.kind = 'signOff' AND ${within('r.due_at_ms')}`,
    )
    .all(period);
  const runOut = store
    .prepare<[object], Pick<DutyRow, 'caseId' | 'unit' | 'startAtMs' | 'dueAtMs'>>(
      `SELECT id AS caseId, unit, stage_since_ms AS startAtMs, next_duty_miss_at_ms AS dueAtMs FROM cases
       WHERE ${within('next_duty_miss_at_ms')} AND next_duty_miss_at_ms < :asOfMs AND stage = 'signOff'`,
    )
    .all({ ...period, asOfMs });
  return [...ended, ...runOut.map((one): DutyRow => ({ ...one, no: -1, kind: 'signOff', doneAtMs: null, onTime: 0 }))];
}
