import { getTableName } from '../schema/drizzle.ts';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { CaseRow, CaseRows } from '../../shared/case/rows.ts';
import { numberKey } from '../../shared/intake/values.ts';
import { columnsOf, insertStatement } from '../schema/columns.ts';
import { cases, checkResult, duty, task } from '../schema/tables.ts';
import type { WritableStore } from '../store/handle.ts';
import { indexCase } from './searchIndex.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** How the rows of one table are written; statements differ only by which columns changed. */
type Writer = {
  readonly name: string;
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly insert: string;
  /** The fields that tell one row from another. */
  readonly where: readonly string[];
};

function writerOf(table: SQLiteTable, where: readonly string[]): Writer {
  return { name: getTableName(table), columns: columnsOf(table), insert: insertStatement(table), where };
}

const CASES = writerOf(cases, ['id']);
const PARTS = [
  { rows: 'tasks', writer: writerOf(task, ['caseId', 'no']) },
  { rows: 'checks', writer: writerOf(checkResult, ['caseId', 'no']) },
  { rows: 'duties', writer: writerOf(duty, ['caseId', 'no']) },
] as const;

/** Brings the stored rows of one case from one state to the next, touching only what differs. Inside a transaction. */
export function saveRows(store: WritableStore, before: CaseRows | null, after: CaseRows): void {
  const row = keyed(after.case);
  if (before === null) insert(store, CASES, row);
  else update(store, CASES, keyed(before.case), row);
  for (const { rows, writer } of PARTS) saveList(store, writer, before?.[rows] ?? [], after[rows]);
  indexCase(store, before?.case ?? null, after.case);
}

/** The row with the key under which its number is unique. */
export function keyed(row: CaseRow): Row {
  return { ...row, numberKey: numberKey(row.number) };
}

function saveList(store: WritableStore, writer: Writer, before: readonly Row[], after: readonly Row[]): void {
  for (const row of after) {
    const old = before.find(({ no }) => no === row['no']);
    if (old) update(store, writer, old, row);
    else insert(store, writer, row);
  }
  for (const old of before) if (!after.some(({ no }) => no === old['no'])) remove(store, writer, old);
}

function insert(store: WritableStore, { insert: sql, columns }: Writer, row: Row): void {
  store.prepare(sql).run(...columns.map(({ key }) => row[key]));
}

function update(store: WritableStore, { name, columns, where }: Writer, before: Row, after: Row): void {
  const changed = columns.filter(({ key }) => before[key] !== after[key]);
  if (changed.length === 0) return;
  const sets = changed.map((column) => `${column.name} = ?`).join(', ');
  const sql = `UPDATE ${name} SET ${sets} WHERE ${conditionOf({ columns, where })}`;
  store.prepare(sql).run(...changed.map(({ key }) => after[key]), ...where.map((key) => after[key]));
}

function remove(store: WritableStore, { name, columns, where }: Writer, row: Row): void {
  store.prepare(`DELETE FROM ${name} WHERE ${conditionOf({ columns, where })}`).run(...where.map((key) => row[key]));
}

function conditionOf({ columns, where }: Pick<Writer, 'columns' | 'where'>): string {
  return where.map((key) => `${columns.find((column) => column.key === key)?.name} = ?`).join(' AND ');
}
