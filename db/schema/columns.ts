import { getTableColumns, getTableName } from './drizzle.ts';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** The fields of a table's rows and their columns, in the order of the schema. */
export function columnsOf(table: SQLiteTable): readonly { readonly key: string; readonly name: string }[] {
  return Object.entries(getTableColumns(table)).map(([key, column]) => ({ key, name: `"${column.name}"` }));
}

/** `"due_at_ms" AS dueAtMs, …`: a hand-written query then answers rows with the fields of the schema. */
export function selectList(table: SQLiteTable, alias = ''): string {
  const prefix = alias === '' ? '' : `${alias}.`;
  return columnsOf(table)
    .map(({ key, name }) => `${prefix}${name} AS "${key}"`)
    .join(', ');
}

/** `INSERT INTO … VALUES (?, …)` over every column of the table. */
export function insertStatement(table: SQLiteTable): string {
  const columns = columnsOf(table);
  const places = columns.map(() => '?').join(', ');
  return `INSERT INTO ${getTableName(table)} (${columns.map(({ name }) => name).join(', ')}) VALUES (${places})`;
}
