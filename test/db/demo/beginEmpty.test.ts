import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { moveDemoAside, settleFolder } from '../../../db/demo/beginEmpty.ts';
import { fillAll } from '../../../db/demo/fill.ts';
import { readCity } from '../../../db/read/city.ts';
import { closeStore, hasStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { demoStore, temporaryFolder } from '../../fixture/demoStore.ts';

const NOW_MS = Date.parse('2026-11-25T09:30:00+08:00');
const CASES = 60;
const EMPTY = { name: '海门市', zone: 'Asia/Shanghai', demo: false };

function fill(folder: string): void {
  using city = demoStore(folder, { nowMs: NOW_MS, cases: CASES });
  fillAll(city.store, city.world);
}

/** What a store is: the demonstration with all its cases, or an empty city. */
function kindOf(folder: string): string {
  const store = openReadable(folder);
  try {
    const { ok, cases } = verifyStore(store);
    return `${readCity(store).demo ? 'demo' : 'empty'} ${cases} ${ok ? 'verified' : 'broken'}`;
  } finally {
    closeStore(store);
  }
}

function asides(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('demo-'));
}

const DEMO = `demo ${CASES} verified`;

test('the demonstration moves into a dated folder and an empty city takes its place', () => {
  using folder = temporaryFolder();
  fill(folder.path);
  const store = openStore(folder.path, { nowMs: NOW_MS });
  const aside = moveDemoAside(store, { nowMs: NOW_MS, create: EMPTY });
  expect(aside).toBe(join(folder.path, 'demo-20261125-093000'));
  expect(kindOf(folder.path)).toBe('empty 0 verified');
  expect(kindOf(aside)).toBe(DEMO);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('next'))).toEqual([]);
});

test('while another program reads the demonstration, it stays', () => {
  using folder = temporaryFolder();
  fill(folder.path);
  const store = openStore(folder.path, { nowMs: NOW_MS });
  const reader = openReadable(folder.path);
  reader.sqlite.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM cases').get();
  store.sqlite.pragma('busy_timeout = 50');
  store.sqlite.exec('CREATE TABLE written_meanwhile (a)');
  expect(() => moveDemoAside(store, { nowMs: NOW_MS, create: EMPTY })).toThrow('另有程序正在读取');
  expect([store.sqlite.open, asides(folder.path)]).toEqual([true, []]);
  closeStore(reader);
  closeStore(store);
});

test.each([
  ['before the move', false, DEMO, 0],
  ['between the two moves', true, 'empty 0 verified', 1],
])('broken off %s, the folder is settled to one of both', (_when, moved, expected, count) => {
  using folder = temporaryFolder();
  fill(folder.path);
  const next = join(folder.path, 'next-city');
  closeStore(openStore(next, { nowMs: NOW_MS, create: EMPTY }));
  const aside = join(folder.path, 'demo-20261125-093000');
  mkdirSync(aside);
  if (moved) renameSync(join(folder.path, 'city.db'), join(aside, 'city.db'));
  settleFolder(folder.path);
  expect([kindOf(folder.path), asides(folder.path).length, existsSync(next)]).toEqual([expected, count, false]);
});

test('killed at any moment: never both, never none', async () => {
  using filled = temporaryFolder();
  fill(filled.path);
  const ends = new Set<string>();
  for (let round = 0; round < 12; round += 1) {
    using folder = temporaryFolder();
    cpSync(filled.path, folder.path, { recursive: true });
    const child = spawn(process.execPath, ['test/fixture/moveAside.ts', folder.path, String(NOW_MS)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const gone = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), gone]);
    await sleep(round * 12);
    child.kill('SIGKILL');
    await gone;
    settleFolder(folder.path);
    expect(hasStore(folder.path)).toBe(true);
    const kept = asides(folder.path).map((name) => kindOf(join(folder.path, name)));
    ends.add([kindOf(folder.path), ...kept].join(', '));
  }
  expect([...ends].filter((end) => end !== DEMO && end !== `empty 0 verified, ${DEMO}`)).toEqual([]);
}, 60_000);
