import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../db/store/migrate.ts';
import { closeStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const START_MS = parseIso('2016-09-05T09:00:00+08:00') ?? Number.NaN;
const HOUR_MS = 3_600_000;

/** Writes the rows of a store into a file of the first schema, as a program of that time would have left them. */
function writeOldStore(from: string, to: string): void {
  const old = new Database(join(to, 'city.db'));
  old.exec('CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL) STRICT');
  for (const { number, name, sql, hash } of migrations().filter((one) => one.number === 10)) {
    old.exec(sql);
    old.prepare('INSERT INTO migration (number, name, hash) VALUES (?, ?, ?)').run(number, name, hash);
  }
  old.prepare('ATTACH ? AS now').run(join(from, 'city.db'));
  const tables = old
    .prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'migration'`)
    .pluck()
    .all();
  for (const table of tables) {
    const columns = (old.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`);
    old.exec(`INSERT INTO ${table} (${columns.join()}) SELECT ${columns.join()} FROM now.${table}`);
  }
  old.close();
}

function withOldStore(look: (folder: string) => void): void {
  using city = storeCity(START_MS);
  city.give('report', 'centre', { source: 'public', category: 'event:09001', description: '井盖缺失' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.give('explain', 'unit:U', { text: '配件未到' });
  city.advance(START_MS + 3 * HOUR_MS);
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '暴露垃圾' });
  const folder = mkdtempSync(join(tmpdir(), 'old-'));
  try {
    city.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    writeOldStore(city.folder, folder);
    look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const FACTS = `SELECT miss_kind AS missKind, explained, cause, corrected FROM task WHERE case_id = 1`;

test('a store of the first schema gets the facts of its overdues from the log when it is opened', () => {
  withOldStore((folder) => {
    expect(() => openReadable(folder)).toThrow('请先启动主机');
    const store = openStore(folder, { nowMs: START_MS });
    expect(store.prepare(FACTS).all()).toEqual([{ missKind: 'R23', explained: 1, cause: null, corrected: 0 }]);
    expect(verifyStore(store).problems).toEqual([]);
    closeStore(store);
    closeStore(openReadable(folder));
  });
});

test('a rebuild that a crash kept from its end is done at the next opening', () => {
  withOldStore((folder) => {
    closeStore(openStore(folder, { nowMs: START_MS }));
    const crashed = new Database(join(folder, 'city.db'));
    crashed.exec('UPDATE task SET miss_kind = NULL, explained = 0');
    crashed.pragma('user_version = 1');
    crashed.close();
    expect(() => openReadable(folder)).toThrow('请先启动主机');
    const store = openStore(folder, { nowMs: START_MS });
    expect(verifyStore(store).problems).toEqual([]);
    closeStore(store);
  });
});

/** Opens the store, part by part of one case, in a process that is killed once one of two cases is done. */
const KILLED = `
  import { connect } from '${join(import.meta.dirname, '../../../db/store/connect.ts')}';
  import { migrate } from '${join(import.meta.dirname, '../../../db/store/migrate.ts')}';
  const onRebuild = (done) => done === 1 && process.kill(process.pid, 'SIGKILL');
  migrate(connect(process.argv[1], { readonly: false }), { casesAtOnce: 1, onRebuild });
`;

test('a rebuild that is killed goes on where it stopped, and tells how far it is', () => {
  withOldStore((folder) => {
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', KILLED, folder]);
    expect(signal).toBe('SIGKILL');
    expect(() => openReadable(folder)).toThrow('请先启动主机');
    const told: number[][] = [];
    const store = openStore(folder, { nowMs: START_MS, onRebuild: (done, all) => told.push([done, all]) });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(store.prepare(FACTS).all()).toEqual([{ missKind: 'R23', explained: 1, cause: null, corrected: 0 }]);
    expect(verifyStore(store).problems).toEqual([]);
    closeStore(store);
  });
});
