import type Database from 'better-sqlite3';
import { performance } from 'node:perf_hooks';

const CASES_A_TRANSACTION = 2000;

/**
 * Reference of `importRows`: the event, case and task rows that an import wrote, inserted bare into the same tables with
 * all their indexes, 2,000 cases a transaction. Statements prepared once; rows are read beforehand, which does not count.
 * @param from the store of an import. @param into an empty store of the same schema.
 * @returns the milliseconds of the insertions.
 */
export function insertRowsMs(from: Database.Database, into: Database.Database): number {
  const parts = [
    { table: 'event', key: 'case_id', order: 'sequence' },
    { table: 'cases', key: 'id', order: 'id' },
    { table: 'task', key: 'case_id', order: 'case_id' },
  ].map(({ table, key, order }) => {
    // `table_info` leaves generated columns out, which nobody may write.
    const columns = from.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as readonly string[];
    const names = columns.join(', ');
    const select = from.prepare(`SELECT ${names} FROM ${table} WHERE ${key} BETWEEN ? AND ? ORDER BY ${order}`).raw();
    const places = columns.map(() => '?').join(', ');
    return { select, insert: into.prepare(`INSERT INTO ${table} (${names}) VALUES (${places})`) };
  });
  const last = Number(from.prepare('SELECT max(id) FROM cases').pluck().get());
  // What the city itself logged before the cases stands in the way of their sequences.
  into.exec('DROP TRIGGER event_is_never_deleted');
  into.exec('DELETE FROM event');
  const [begin, commit] = [into.prepare('BEGIN IMMEDIATE'), into.prepare('COMMIT')];
  let ms = 0;
  for (let first = 1; first <= last; first += CASES_A_TRANSACTION) {
    const ready = parts.map(({ select, insert }) => {
      return { insert, rows: select.all(first, first + CASES_A_TRANSACTION - 1) as readonly unknown[][] };
    });
    const start = performance.now();
    begin.run();
    for (const { insert, rows } of ready) for (const row of rows) insert.run(...row);
    commit.run();
    ms += performance.now() - start;
  }
  return ms;
}
