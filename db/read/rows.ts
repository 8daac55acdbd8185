import type { CaseRow, CaseRows, CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import { selectList } from '../schema/columns.ts';
import { cases, checkResult, duty, task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';

/** The rows of one case as they are stored; `case` null: it has none. */
export type StoredRows = Omit<CaseRows, 'case'> & { readonly case: (CaseRow & { readonly numberKey: string }) | null };

// Written once: verify and a rebuild ask for the rows of every case.
const CASE = `SELECT ${selectList(cases)} FROM cases WHERE id = ?`;
const TASKS = `SELECT ${selectList(task)} FROM task WHERE case_id = ? ORDER BY no`;
const CHECKS = `SELECT ${selectList(checkResult)} FROM check_result WHERE case_id = ? ORDER BY no`;
const DUTIES = `SELECT ${selectList(duty)} FROM duty WHERE case_id = ? ORDER BY no`;

/** Reads the stored projections of one case. */
export function readRows(store: ReadableStore, caseId: number): StoredRows {
  return {
    case: store.prepare<[number], NonNullable<StoredRows['case']>>(CASE).get(caseId) ?? null,
    tasks: store.prepare<[number], TaskRow>(TASKS).all(caseId),
    checks: store.prepare<[number], CheckRow>(CHECKS).all(caseId),
    duties: store.prepare<[number], DutyRow>(DUTIES).all(caseId),
  };
}
