import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../db/store/migrate.ts';
import { closeStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const NOW = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;

/** A store whose file was changed by this SQL after it was closed. */
function changedStore(sql: string): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'version-'));
  closeStore(openStore(folder, { nowMs: NOW }));
  const sqlite = new Database(join(folder, 'city.db'));
  sqlite.exec(sql);
  sqlite.close();
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

test.each([
  [
    'from a later version',
    `INSERT INTO migration (number, name, hash) VALUES (9990, '9990-later.sql', 'x')`,
    '案件库由更新的程序版本建立（9990-later.sql），请升级本程序后再打开',
  ],
  ['with a migration changed after its release', `UPDATE migration SET hash = 'x' WHERE number = 10`, '与本程序不一致'],
  ['with a migration between ours', `UPDATE migration SET number = 5 WHERE number = 10`, '由更新的程序版本建立'],
])('a store %s is refused, by the host and by readers, and stays as it is', (_, sql, message) => {
  using store = changedStore(sql);
  expect(() => openStore(store.folder, { nowMs: NOW })).toThrow(message);
  expect(() => openReadable(store.folder)).toThrow(message);
});

test('a reader does not take a store that only the host may bring up to date', () => {
  using store = changedStore('DELETE FROM migration');
  expect(() => openReadable(store.folder)).toThrow('请先启动主机');
});

test('a migration that fails leaves nothing of itself, and those before it stay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'version-'));
  const store = openStore(folder, { nowMs: NOW });
  const failing = {
    number: 9990,
    name: '9990-fails.sql',
    sql: 'CREATE TABLE half (a); CREATE TABLE half (a);',
    hash: 'x',
  };
  expect(() => migrate(store, { wanted: [...migrations(), failing] })).toThrow('half');
  const tables = store.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE name = 'half'`).pluck().all();
  expect(tables).toEqual([]);
  closeStore(store);
  closeStore(openStore(folder, { nowMs: NOW }));
  rmSync(folder, { recursive: true });
});

test.each([
  ['no database at all', '这不是案件库'.repeat(200)],
  ['an empty text', '\0'.repeat(5000)],
])('a file that is %s is refused in words', (_, content) => {
  const folder = mkdtempSync(join(tmpdir(), 'version-'));
  writeFileSync(join(folder, 'city.db'), content);
  expect(() => openStore(folder, { nowMs: NOW })).toThrow('不是案件库或已损坏，请从备份恢复');
  rmSync(folder, { recursive: true });
});
