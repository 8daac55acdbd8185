import { BIGINT, DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReadableStore } from '../../../db/store/handle.ts';

/** Whole numbers and texts are all that the tables of cases hold. */
type ColumnType = 'BIGINT' | 'VARCHAR';
export type ColumnTable = { readonly name: string; readonly columns: Readonly<Record<string, ColumnType>> };

export type ColumnStore = {
  /** The rows of one statement, whole numbers as numbers. */
  readonly ask: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => void;
};

const CHUNK_ROWS = 2048;
const THREADS = 2;

/** DuckDB in memory with the rows of these tables of a store, column by column, before anything is measured. */
export async function columnStore(store: ReadableStore, tables: readonly ColumnTable[]): Promise<ColumnStore> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(THREADS) });
  const connection = await instance.connect();
  for (const table of tables) await fill(connection, store, table);
  return {
    async ask(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(plain)));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plain([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  return [name, typeof value === 'bigint' ? Number(value) : value];
}

async function fill(connection: DuckDBConnection, store: ReadableStore, table: ColumnTable): Promise<void> {
  const columns = Object.entries(table.columns);
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  await connection.run(`CREATE TABLE ${table.name} (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`);
  const types = columns.map(([, type]) => (type === 'BIGINT' ? BIGINT : VARCHAR));
  const appender = await connection.createAppender(table.name);
  const append = (rows: readonly (readonly (bigint | string | null)[])[]): void => {
    const chunk = DuckDBDataChunk.create(types, rows.length);
    chunk.setRows(rows);
    appender.appendDataChunk(chunk);
  };
  // Of a store that nothing else reads by whole big numbers: a statement of its own.
  const select = store.sqlite.prepare(`SELECT ${names} FROM ${table.name}`).raw().safeIntegers();
  let rows: (readonly (bigint | string | null)[])[] = [];
  for (const row of select.iterate() as Iterable<readonly (bigint | string | null)[]>) {
    rows.push(row);
    if (rows.length < CHUNK_ROWS) continue;
    append(rows);
    rows = [];
  }
  if (rows.length > 0) append(rows);
  appender.closeSync();
}
