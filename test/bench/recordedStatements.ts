import type Database from 'better-sqlite3';
import type { WritableStore } from '../../db/store/handle.ts';

/** One use of a prepared statement, with its values. */
export type Used = {
  readonly sql: string;
  readonly pluck: boolean;
  readonly how: 'run' | 'get' | 'all';
  readonly values: readonly unknown[];
};

/** A store that notes every statement it is asked for, in order. */
export function recordingStore(store: WritableStore): {
  readonly store: WritableStore;
  readonly used: readonly Used[];
} {
  const used: Used[] = [];
  const noting = (sql: string, pluck: boolean): unknown => {
    const statement = prepared(store, sql, pluck);
    const noted =
      (how: Used['how']) =>
      (...values: unknown[]): unknown => {
        used.push({ sql, pluck, how, values });
        return statement[how](...values);
      };
    return { run: noted('run'), get: noted('get'), all: noted('all'), pluck: () => noting(sql, true) };
  };
  return { store: { ...store, prepare: ((sql) => noting(sql, false)) as WritableStore['prepare'] }, used };
}

function prepared(
  { prepare }: { readonly prepare: (sql: string) => Database.Statement },
  sql: string,
  pluck: boolean,
): Database.Statement {
  return pluck ? prepare(sql).pluck() : prepare(sql);
}

/** The same uses on another connection: each statement prepared once, the values ready. Answers a function that makes them. */
export function preparedUses(sqlite: Database.Database, used: readonly Used[]): () => void {
  const statements = new Map<string, Database.Statement>();
  const uses = used.map(({ sql, pluck, how, values }) => {
    const statement = statements.get(sql) ?? prepared({ prepare: (text) => sqlite.prepare(text) }, sql, pluck);
    statements.set(sql, statement);
    return { statement, how, values };
  });
  return () => {
    for (const { statement, how, values } of uses) statement[how](...values);
  };
}
