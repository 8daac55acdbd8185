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
/** A rebuild takes minutes for a million cases: what is done stays done when the program is killed. */
const CASES_AT_ONCE = 5000;

/** Hears how far a rebuild is, in cases: at its beginning and after each part. */
export type OnRebuild = (done: number, all: number) => void;

/** SQLite's own number of the user in the file: the case from which on the projections are still to be made anew; 0: none. */
function nextToRebuild({ sqlite }: Pick<ReadableStore, 'sqlite'>): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
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
  if (missingMigrations(store, migrations()).length > 0 || nextToRebuild(store) > 0)
    throw new UnusableStore('案件库由较早的程序版本建立，请先启动主机，由主机升级后再试。');
}

/**
 * Brings a store to this program's schema: each file in one transaction, foreign keys off outside of it (SQLite ignores
 * the pragma inside) and checked after. Then the projections are made anew where a file asked for it, part by part; killed
 * in between, the next opening goes on from there.
 * @throws {UnusableStore} when the store knows a migration that this program does not, or another one of that name.
 */
export function migrate(
  store: WritableStore,
  {
    wanted = migrations(),
    onRebuild,
    casesAtOnce = CASES_AT_ONCE,
  }: { readonly wanted?: readonly Migration[]; readonly onRebuild?: OnRebuild; readonly casesAtOnce?: number } = {},
): void {
  const { sqlite } = store;
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL) STRICT',
  );
  const missing = missingMigrations({ sqlite }, wanted);
  if (missing.length === 0 && nextToRebuild(store) === 0) return;
  sqlite.pragma('foreign_keys = OFF');
  for (const { number, name, sql, hash } of missing) {
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      sqlite.exec(sql);
      if (REBUILDS.test(sql)) sqlite.pragma('user_version = 1');
      sqlite.prepare('INSERT INTO migration (number, name, hash) VALUES (?, ?, ?)').run(number, name, hash);
      sqlite.exec('COMMIT');
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
      throw error;
    }
  }
  rebuild(store, casesAtOnce, onRebuild);
  const broken = sqlite.pragma('foreign_key_check') as readonly unknown[];
  if (broken.length > 0) throw new UnusableStore(`案件库升级后有 ${broken.length} 处引用不符，请从备份恢复。`);
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('optimize');
}

function rebuild(store: WritableStore, casesAtOnce: number, onRebuild: OnRebuild | undefined): void {
  const first = nextToRebuild(store);
  if (first === 0) return;
  const all = store.prepare<[], { id: number | null }>('SELECT max(case_id) AS id FROM event').get()?.id ?? 0;
  // A fresh store, slow as its machine may be, is no upgrade.
  if (all > 0) onRebuild?.(Math.min(first - 1, all), all);
  for (let id = first; id <= all; id += casesAtOnce) {
    inTransaction(store, () => {
      rebuildProjections(store, id, Math.min(all, id + casesAtOnce - 1));
      store.sqlite.pragma(`user_version = ${id + casesAtOnce}`);
    });
    onRebuild?.(Math.min(all, id + casesAtOnce - 1), all);
  }
  store.sqlite.pragma('user_version = 0');
}
