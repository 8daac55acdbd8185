import type { CaseRow, CaseRows, CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import { selectList } from '../schema/columns.ts';
import { cases, checkResult, duty, task } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';

/** The rows of one case as they are stored; `case` null: it has none. */
export type StoredRows = Omit<CaseRows, 'case'> & { readonly case: (CaseRow & { readonly numberKey: string }) | null };

/** Reads the stored projections of one case. */
export function readRows(store: ReadableStore, caseId: number): StoredRows {
  const part = (table: typeof task | typeof checkResult | typeof duty, name: string): unknown[] =>
    store.prepare<[number]>(`SELECT ${selectList(table)} FROM ${name} WHERE case_id = ? ORDER BY no`).all(caseId);
  const row = store
    .prepare<[number], NonNullable<StoredRows['case']>>(`SELECT ${selectList(cases)} FROM cases WHERE id = ?`)
    .get(caseId);
  return {
    case: row ?? null,
    tasks: part(task, 'task') as TaskRow[],
    checks: part(checkResult, 'check_result') as CheckRow[],
    duties: part(duty, 'duty') as DutyRow[],
  };
}
