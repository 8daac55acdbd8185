import Database from 'better-sqlite3';
import { join } from 'node:path';
import { comparable } from '../../shared/search/searchedText.ts';
import type { ReadableStore } from './handle.ts';

const STORE_FILE = 'city.db';
const BUSY_MS = 5000;
/** 16 MB of log between checkpoints: hot pages are written back once for several hundred commands. */
const CHECKPOINT_PAGES = 4000;

/** Where the store of a data folder lies. */
export function storePath(folder: string): string {
  return join(folder, STORE_FILE);
}

/** Opens a connection: write-ahead log, every commit on the disk before it is acknowledged. */
export function connect(folder: string, { readonly }: { readonly readonly: boolean }): ReadableStore {
  const sqlite = new Database(storePath(folder), { readonly, timeout: BUSY_MS, fileMustExist: readonly });
  if (!readonly) {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  }
  sqlite.pragma('foreign_keys = ON');
  // Without it INSERT OR REPLACE would get past the trigger that keeps events from being deleted.
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('trusted_schema = OFF');
  // `holds(word, text)` as the search compares them: SQL's own LIKE knows neither full width nor letters beyond ASCII.
  sqlite.function('holds', { deterministic: true }, (word: string, text: string | null) =>
    text !== null && (text.includes(word) || comparable(text).includes(word)) ? 1 : 0,
  );
  const statements = new Map<string, Database.Statement>();
  return {
    folder,
    sqlite,
    prepare: ((sql: string) => {
      const known = statements.get(sql);
      if (known) return known;
      const made = sqlite.prepare(sql);
      statements.set(sql, made);
      return made;
    }) as ReadableStore['prepare'],
    memory: { head: null, city: null, rules: null, files: new Map(), closingAtMs: null },
  };
}
