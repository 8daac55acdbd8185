import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuildProjections } from '../write/rebuild.ts';
import type { ReadableStore, WritableStore } from './handle.ts';
import { inTransaction } from './transaction.ts';
import { UnusableStore } from './unusable.ts';

const FOLDER = join(import.meta.dirname, '../migration');

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly hash: string };
type Applied = Omit<Migration, 'sql'>;

/** A file that begins so wants the projections of the cases made anew from the log, once all files have been applied. */
const REBUILDS = /^-- rebuild\b/;
/** SQLite's own number of the user in the file: that the rebuild is still to be done, also after a crash between the two. */
const TO_REBUILD = 1;

function isToRebuild({ sqlite }: Pick<ReadableStore, 'sqlite'>): boolean {
  return sqlite.pragma('user_version', { simple: true }) === TO_REBUILD;
}

/** The product's migrations in their order. @throws {Error} on a file whose name is not `NNNN-reason.sql`. */
export function migrations(folder = FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const number = Number(/^(\d{4})-[\w-]+\.sql$/.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(number)) throw new Error(`migration ${name}: the name should be NNNN-reason.sql`);
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * The migrations that a store still lacks. @throws {UnusableStore} when the store knows a migration that this program does
 * not, or another one of that name.
 */
function missingMigrations(
  { sqlite }: Pick<ReadableStore, 'sqlite'>,
  wanted: readonly Migration[],
): readonly Migration[] {
  const applied = sqlite.prepare<[], Applied>('SELECT number, name, hash FROM migration ORDER BY number').all();
  for (const [index, { number, name, hash }] of applied.entries()) {
    const same = wanted[index];
    if (same?.number === number && same.hash === hash) continue;
    throw new UnusableStore(
      same === undefined || same.number !== number
        ? `案件库由更新的程序版本建立（${name}），请升级本程序后再打开。`
        : `案件库的结构版本（${name}）与本程序不一致，请用建立它的程序版本打开。`,
    );
  }
  return wanted.slice(applied.length);
}

/** Makes sure that a connection that only reads understands the store. @throws {UnusableStore} when it does not. */
export function checkSchema(store: ReadableStore): void {
  if (missingMigrations(store, migrations()).length > 0 || isToRebuild(store))
    throw new UnusableStore('案件库由较早的程序版本建立，请先启动主机，由主机升级后再试。');
}

/**
 * Brings a store to this program's schema: each file in one transaction, foreign keys off outside of it (SQLite ignores
 * the pragma inside) and checked after. Then the projections are made anew where a file asked for it.
 * @throws {UnusableStore} when the store knows a migration that this program does not, or another one of that name.
 */
export function migrate(store: WritableStore, wanted: readonly Migration[] = migrations()): void {
  const { sqlite } = store;
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL) STRICT',
  );
  const missing = missingMigrations({ sqlite }, wanted);
  if (missing.length === 0 && !isToRebuild(store)) return;
  sqlite.pragma('foreign_keys = OFF');
  for (const { number, name, sql, hash } of missing) {
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      sqlite.exec(sql);
      if (REBUILDS.test(sql)) sqlite.pragma(`user_version = ${TO_REBUILD}`);
      sqlite.prepare('INSERT INTO migration (number, name, hash) VALUES (?, ?, ?)').run(number, name, hash);
      sqlite.exec('COMMIT');
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
      throw error;
    }
  }
  if (isToRebuild(store)) {
    inTransaction(store, () => {
      rebuildProjections(store);
      sqlite.pragma('user_version = 0');
    });
  }
  const broken = sqlite.pragma('foreign_key_check') as readonly unknown[];
  if (broken.length > 0) throw new UnusableStore(`案件库升级后有 ${broken.length} 处引用不符，请从备份恢复。`);
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('optimize');
}
