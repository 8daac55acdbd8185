import type {
  AssessmentRows,
  CaseKind,
  CooperationRow,
  EntryRow,
  ObservedRow,
} from '../../shared/assessment/assessmentRows.ts';
import type { FigureReadings, Period } from '../../shared/assessment/figures.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { responsibleTask } from '../../shared/case/caseFile.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import { selectList } from '../schema/columns.ts';
import { checkResult, duty, task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readMovedCases, readRunOutCases, runOutDuty } from './movedCases.ts';
import { IS_OPEN } from './openCases.ts';

/** Which rows a question needs: those of the readings in force, or of every reading at once. */
export type RowsWanted = {
  readonly period: Period;
  readonly asOfMs: number;
  readonly readings: FigureReadings | 'all';
  /** Also the duties of the centre, which are four times as many as the units'. */
  readonly centre: boolean;
};

/**
 * All that the figures of a period are counted from, as of a cut-off: cases that nothing has touched since by their rows, the
 * others folded anew from what was known then (A3). Nothing is stored.
 */
export function readAssessmentRows(store: ReadableStore, wanted: RowsWanted): AssessmentRows {
  const { asOfMs } = wanted;
  const moved = readMovedCases(store, asOfMs);
  const rows = moved.map(rowsOf);
  const files = new Map(moved.map((file) => [file.id, file]));
  const runOut = [...moved, ...readRunOutCases(store, asOfMs)].flatMap((file) => runOutDuty(file, asOfMs) ?? []);
  return {
    tasks: [...settledTasks(store, wanted), ...rows.flatMap(({ tasks }) => tasks)],
    checks: [...settledChecks(store, wanted), ...rows.flatMap(({ checks }) => checks)],
    duties: [...settledDuties(store, wanted), ...runOut, ...rows.flatMap(({ duties }) => duties)],
    observed: [...settledObserved(store, asOfMs), ...moved.flatMap(observedOf)],
    cooperations: [...settledCooperations(store, asOfMs), ...moved.flatMap(cooperationsOf)],
    entries: readEntries(store, wanted, files),
    supervised: new Set([
      ...settledSupervised(store, asOfMs),
      ...moved.filter(({ supervision }) => supervision !== null).map(({ id }) => id),
    ]),
    kindOf: kindReader(store, files),
  };
}

// The plus keeps the planner from walking all cases by that index: the period is the narrower of the two.
const KNOWN = 'JOIN cases c ON c.id = r.case_id AND +c.as_of_ms <= ?';

function settledTasks(store: ReadableStore, { period: { fromMs, toMs }, asOfMs, readings }: RowsWanted): TaskRow[] {
  const within = (column: string): string => `${column} >= ? AND ${column} < ?`;
  const attribution = readings === 'all' ? 'all' : readings['figures.attribution'];
  const conditions = [
    within('r.due_at_ms'),
    within('r.dispatched_at_ms'),
    within('r.feedback_at_ms'),
    `r.miss_kind IS NOT NULL AND ${within('r.missed_at_ms')}`,
    `r."end" = 'returned' AND ${within('r.ended_at_ms')}`,
  ];
  if (readings === 'all' || readings['observation.counts'] === 'strict')
    conditions.push(within('r.due_before_observation_at_ms'));
  const columns = selectList(task, 'r');
  // Each condition by its own index; a row of several comes once.
  const found = store
    .prepare<number[], TaskRow>(
      `SELECT ${columns} FROM task r ${KNOWN} WHERE ${conditions.map((one) => `(${one})`).join(' OR ')}`,
    )
    .all(asOfMs, ...conditions.flatMap(() => [fromMs, toMs]));
  if (attribution !== 'report' && attribution !== 'all') return found;
  const known = new Set(found.map(taskKey));
  const reported = store
    .prepare<[number, number, number], TaskRow>(
      `SELECT ${columns} FROM cases c JOIN task r ON r.case_id = c.id
       WHERE ${within('c.reported_at_ms')} AND +c.as_of_ms <= ?`,
    )
    .all(fromMs, toMs, asOfMs);
  return [...found, ...reported.filter((row) => !known.has(taskKey(row)))];
}

function taskKey({ caseId, no }: TaskRow): number {
  return caseId * 10_000 + no;
}

function settledChecks(store: ReadableStore, { period: { fromMs, toMs }, asOfMs }: RowsWanted): CheckRow[] {
  return store
    .prepare<number[], CheckRow>(
      `SELECT ${selectList(checkResult, 'r')} FROM check_result r ${KNOWN}
       WHERE (r.at_ms >= ? AND r.at_ms < ?) OR (r.passed = 0 AND r.feedback_at_ms >= ? AND r.feedback_at_ms < ?)`,
    )
    .all(asOfMs, fromMs, toMs, fromMs, toMs);
}

function settledDuties(store: ReadableStore, { period: { fromMs, toMs }, asOfMs, centre }: RowsWanted): DutyRow[] {
  const kinds = centre ? "'acceptance', 'dispatch', 'signOff', 'check'" : "'signOff'";
  return store
    .prepare<[number, number, number], DutyRow>(
      `SELECT ${selectList(duty, 'r')} FROM duty r ${KNOWN}
       WHERE r.kind IN (${kinds}) AND r.due_at_ms >= ? AND r.due_at_ms < ?`,
    )
    .all(asOfMs, fromMs, toMs);
}

function settledObserved(store: ReadableStore, asOfMs: number): ObservedRow[] {
  return store
    .prepare<[number], ObservedRow>(
      `SELECT id AS caseId, unit, stage_since_ms AS sinceMs, due_at_ms AS expectedAtMs FROM cases c
       WHERE ${IS_OPEN} AND stage = 'observation' AND +as_of_ms <= ?`,
    )
    .all(asOfMs);
}

function observedOf(file: CaseFile): readonly ObservedRow[] {
  const unit = responsibleTask(file)?.unit;
  if (file.stage !== 'observation' || unit === undefined) return [];
  return [{ caseId: file.id, unit, sinceMs: file.stageSinceMs, expectedAtMs: file.expectedDates.at(-1) ?? null }];
}

function settledCooperations(store: ReadableStore, asOfMs: number): readonly CooperationRow[] {
  return store
    .prepare<[number], { caseId: number; no: number; units: string }>(
      `SELECT r.case_id AS caseId, r.no, json_extract(e.body, '$.designation.cooperating') AS units
       FROM task r ${KNOWN}
       JOIN event e ON e.case_id = r.case_id AND e.kind = 'dispatched' AND json_extract(e.body, '$.task') = r.no
       WHERE r.designated = 1`,
    )
    .all(asOfMs)
    .flatMap(({ caseId, no, units }) => (JSON.parse(units) as readonly string[]).map((unit) => ({ caseId, no, unit })));
}

function cooperationsOf({ id, tasks }: CaseFile): readonly CooperationRow[] {
  return tasks.flatMap(({ no, designation }) =>
    (designation?.cooperating ?? []).map((unit) => ({ caseId: id, no, unit })),
  );
}

function settledSupervised(store: ReadableStore, asOfMs: number): readonly number[] {
  return store
    .prepare<[number], { id: number }>('SELECT id FROM cases WHERE supervised = 1 AND +as_of_ms <= ?')
    .all(asOfMs)
    .map(({ id }) => id);
}

/** What was entered with a time of occurrence (a correction only follows from it), but for cases that were void at the cut-off: they are in no figure. */
function readEntries(
  store: ReadableStore,
  { period: { fromMs, toMs }, asOfMs }: RowsWanted,
  moved: ReadonlyMap<number, CaseFile>,
): readonly EntryRow[] {
  return store
    .prepare<[number, number, number], EntryRow & { readonly stage: string }>(
      `SELECT e.sequence, e.case_id AS caseId, e.kind, e.party, e.unit, e.seat, e.occurred_at_ms AS occurredAtMs,
         e.recorded_at_ms AS recordedAtMs, c.stage
       FROM event e JOIN cases c ON c.id = e.case_id
       WHERE e.evidence IS NOT NULL AND e.case_id IS NOT NULL AND e.kind <> 'missCorrected'
         AND e.recorded_at_ms >= ? AND e.recorded_at_ms < ? AND e.recorded_at_ms <= ?`,
    )
    .all(fromMs, toMs, asOfMs)
    .filter(({ caseId, stage }) => (moved.get(caseId)?.stage ?? stage) !== 'voided')
    .map(({ sequence, caseId, kind, party, unit, seat, occurredAtMs, recordedAtMs }) => ({
      sequence,
      caseId,
      kind,
      party,
      unit,
      seat,
      occurredAtMs,
      recordedAtMs,
    }));
}

/** Reads cell and category of a case when an exempted period asks for them. */
function kindReader(store: ReadableStore, moved: ReadonlyMap<number, CaseFile>): (caseId: number) => CaseKind {
  return (caseId) =>
    moved.get(caseId) ??
    store.prepare<[number], CaseKind>('SELECT cell, category FROM cases WHERE id = ?').get(caseId) ?? {
      cell: null,
      category: '',
    };
}
