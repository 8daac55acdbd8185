import type { FigureReadings, Figures, Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';
import { deadlineSql, dueSums, IS_DUE } from './countedTasks.ts';

export type Counted = { readonly unit: string } & { readonly [K in keyof Figures]?: number };
export type Asked = { readonly period: Period; readonly asOfMs: number; readonly readings: FigureReadings };

/** Every unit that ever had a task, by steps through an index that begins with it. */
export const UNITS = `(WITH RECURSIVE known (unit) AS (SELECT min(unit) FROM task
  UNION ALL SELECT (SELECT min(t.unit) FROM task t WHERE t.unit > known.unit) FROM known WHERE known.unit IS NOT NULL)
  SELECT unit FROM known WHERE unit IS NOT NULL)`;

const within = (column: string): string => `${column} >= :fromMs AND ${column} < :toMs`;

const DUE_KEYS = ['due', 'closed', 'timely', 'overdueOpen', 'extended', 'dueSoFar'] as const;
/** The unit has checked the case no earlier in this period: so each case is counted once, without a set of them all. */
const IS_FIRST = '(r.earlier_at_ms IS NULL OR r.earlier_at_ms < :fromMs)';
const HAS_FAILED_BEFORE = `EXISTS (SELECT 1 FROM check_result b WHERE b.case_id = r.case_id AND b.no < r.no
  AND b.unit = r.unit AND b.passed = 0 AND b.at_ms >= :fromMs)`;
const CHECK_SUMS = {
  checked: `sum(${IS_FIRST})`,
  reworked: `sum(r.passed = 0 AND (${IS_FIRST} OR NOT ${HAS_FAILED_BEFORE}))`,
  reworks: 'sum(r.passed = 0)',
} as const;
const DUTY_SUMS = {
  signOffDue: 'count(*)',
  signOffTimely: 'sum(r.on_time AND r.done_at_ms <= :asOfMs)',
} as const;

/**
 * Counts figures by unit straight from the rows as they tell an earlier instant, whole numbers added up in SQLite; several
 * lines a unit, to be added. Cases that moved since then are counted as their rows now say, the caller puts them right.
 */
export function countRows(store: ReadableStore, asked: Asked, keys: readonly (keyof Figures)[]): readonly Counted[] {
  return statementsOf(asked.readings, keys).flatMap((sql) =>
    store.prepare<[object], Counted>(sql).all({ ...asked.period, asOfMs: asked.asOfMs }),
  );
}

function statementsOf(readings: FigureReadings, keys: readonly (keyof Figures)[]): readonly string[] {
  const wanted = new Set(keys);
  const listOf = (sums: Readonly<Partial<Record<keyof Figures, string>>>): string =>
    (Object.entries(sums) as [keyof Figures, string][])
      .filter(([key]) => wanted.has(key))
      .map(([key, sum]) => `${sum} AS ${key}`)
      .join(', ');
  const statements: string[] = [];
  if (DUE_KEYS.some((key) => wanted.has(key))) {
    for (const { countsAt, from, where } of dueSources(readings))
      statements.push(
        `SELECT r.unit AS unit, ${listOf(dueSums(readings, countsAt))} FROM ${from}
         WHERE ${where} AND ${IS_DUE} GROUP BY r.unit`,
      );
  }
  if (wanted.has('dispatched'))
    statements.push(
      `SELECT r.unit AS unit, count(*) AS dispatched FROM task r INDEXED BY task_dispatch_counted
       WHERE r.unit IN ${UNITS} AND ${within('r.dispatched_at_ms')} AND r.dispatched_at_ms <= :asOfMs AND r.excluded = 0
       GROUP BY r.unit`,
    );
  if (wanted.has('returned'))
    statements.push(
      `SELECT r.unit AS unit, count(*) AS returned FROM task r
       WHERE r."end" = 'returned' AND ${within('r.ended_at_ms')} AND r.ended_at_ms <= :asOfMs AND r.excluded = 0
       GROUP BY r.unit`,
    );
  const checks = listOf(CHECK_SUMS);
  if (checks !== '')
    statements.push(
      `SELECT r.unit AS unit, ${checks} FROM check_result r INDEXED BY check_result_counted
       WHERE r.unit IN ${UNITS} AND ${within('r.at_ms')} AND r.at_ms <= :asOfMs
         ${wanted.has('checked') ? '' : 'AND r.passed = 0'} GROUP BY r.unit`,
    );
  const duties = listOf(DUTY_SUMS);
  if (duties !== '')
    statements.push(
      `SELECT r.unit AS unit, ${duties} FROM duty r INDEXED BY duty_counted
       WHERE r.kind = 'signOff' AND r.unit IN ${UNITS} AND ${within('r.due_at_ms')}
         AND (r.done_at_ms <= :asOfMs OR r.due_at_ms < :asOfMs) GROUP BY r.unit`,
      // An hour that has run out and that nobody has written yet (R5, A14).
      `SELECT c.unit AS unit, count(*) AS signOffDue FROM cases c
       WHERE ${within('c.next_duty_miss_at_ms')} AND c.next_duty_miss_at_ms < :asOfMs AND c.stage = 'signOff'
       GROUP BY c.unit`,
    );
  return statements;
}

type Source = { readonly countsAt: string; readonly from: string; readonly where: string };

/** Where the due tasks of a period are found, each task in one of them (A2). */
function dueSources(readings: FigureReadings): readonly Source[] {
  switch (readings['figures.attribution']) {
    case 'deadline': {
      const deadline = deadlineSql(readings);
      const isStrict = deadline !== 'r.due_at_ms';
      const counted = 'task r INDEXED BY task_due_counted';
      const known = `r.unit IN ${UNITS} AND ${within('r.due_at_ms')}`;
      if (!isStrict) return [{ countsAt: deadline, from: counted, where: known }];
      return [
        { countsAt: deadline, from: counted, where: `${known} AND r.due_before_observation_at_ms IS NULL` },
        { countsAt: deadline, from: 'task r', where: within('r.due_before_observation_at_ms') },
      ];
    }
    case 'dispatch':
      return [{ countsAt: 'r.dispatched_at_ms', from: 'task r', where: within('r.dispatched_at_ms') }];
    case 'report':
      return [
        {
          countsAt: 'r.reported_at_ms',
          from: 'cases c JOIN task r ON r.case_id = c.id',
          where: within('c.reported_at_ms'),
        },
      ];
  }
}
