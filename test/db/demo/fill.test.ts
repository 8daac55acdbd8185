import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { appendLives, fillAll, fillFirst, isFilling, nextToFill } from '../../../db/demo/fill.ts';
import { livesBackFrom } from '../../../db/demo/history.ts';
import type { Life } from '../../../db/demo/history.ts';
import type { DemoWorld } from '../../../db/demo/setUp.ts';
import { readCity } from '../../../db/read/city.ts';
import type { ReadableStore, WritableStore } from '../../../db/store/handle.ts';
import { closeStore, openReadable } from '../../../db/store/openStore.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { demoStore, logHash, temporaryFolder } from '../../fixture/demoStore.ts';

const NOW_MS = Date.parse('2026-11-25T09:30:00+08:00');
const OPTIONS = { nowMs: NOW_MS, cases: 700 };

function whole(folder: string): { readonly hash: string; readonly cases: number } {
  using city = demoStore(folder, OPTIONS);
  fillAll(city.store, city.world);
  return { hash: logHash(city.store), cases: countOf(city.store) };
}

function countOf(store: ReadableStore): number {
  return store.prepare<[], { n: number }>('SELECT count(*) AS n FROM cases').get()?.n ?? 0;
}

function someLives(store: WritableStore, world: DemoWorld, count: number): readonly Life[] {
  const lives: Life[] = [];
  for (const life of livesBackFrom(nextToFill(store, world), world.history, world)) {
    lives.push(life);
    if (lives.length === count) break;
  }
  return lives;
}

test('the same moment gives the same log to the last byte, and it verifies', () => {
  using a = temporaryFolder();
  using b = temporaryFolder();
  const first = whole(a.path);
  expect(whole(b.path)).toEqual(first);
  expect(first.cases).toBe(700);
  using city = demoStore(a.path, OPTIONS);
  expect(verifyStore(city.store)).toMatchObject({ ok: true, problems: [], cases: 700 });
});

test('a fill that was broken off goes on where it stopped and gives the same log', () => {
  using broken = temporaryFolder();
  using unbroken = temporaryFolder();
  for (const count of [1, 40, 133]) {
    using city = demoStore(broken.path, OPTIONS);
    appendLives(city.store, city.world, someLives(city.store, city.world, count));
    expect(isFilling(city.store)).toBe(true);
  }
  // The number of cases stands in the store: whoever goes on need not know it.
  using city = demoStore(broken.path, { nowMs: NOW_MS + 86_400_000, cases: 5 });
  expect(city.world.history.cases).toBe(700);
  fillAll(city.store, city.world);
  expect(isFilling(city.store)).toBe(false);
  expect(logHash(city.store)).toBe(whole(unbroken.path).hash);
});

test('lives that are there already are passed over, a gap is refused', () => {
  using folder = temporaryFolder();
  using city = demoStore(folder.path, OPTIONS);
  const lives = someLives(city.store, city.world, 30);
  appendLives(city.store, city.world, lives);
  const hash = logHash(city.store);
  appendLives(city.store, city.world, lives);
  expect(logHash(city.store)).toBe(hash);
  expect(() => appendLives(city.store, city.world, someLives(city.store, city.world, 3).slice(1))).toThrow(
    'is missing',
  );
  expect(countOf(city.store)).toBe(30);
});

test('killed in the middle of filling, the next run completes the same city', async () => {
  using killed = temporaryFolder();
  using unbroken = temporaryFolder();
  const words = ['electron/host/city.mjs', 'demo', '--cases', '20000', '--data', killed.path];
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  const gone = once(child, 'exit');
  let filled = 0;
  while (filled === 0 && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    filled = casesIn(killed.path);
  }
  child.kill('SIGKILL');
  await gone;
  using city = demoStore(killed.path, { nowMs: NOW_MS, cases: 20_000 });
  const done = countOf(city.store);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(20_000);
  expect(verifyStore(city.store).ok).toBe(true);
  const next = someLives(city.store, city.world, 200);
  appendLives(city.store, city.world, next);
  using again = demoStore(unbroken.path, { nowMs: readCity(city.store).begunAtMs, cases: 20_000 });
  appendLives(again.store, again.world, someLives(again.store, again.world, done + 200));
  expect(logHash(city.store)).toBe(logHash(again.store));
}, 60_000);

/** How many cases the store of a folder has, as another program sees it; 0 while there is none. */
function casesIn(folder: string): number {
  try {
    const store = openReadable(folder);
    try {
      return countOf(store);
    } finally {
      closeStore(store);
    }
  } catch {
    return 0;
  }
}

test('the last two weeks come first', () => {
  using folder = temporaryFolder();
  using city = demoStore(folder.path, { nowMs: NOW_MS, cases: 6000 });
  fillFirst(city.store, city.world);
  expect(isFilling(city.store)).toBe(true);
  const oldest = city.store.prepare<[], { at: number }>('SELECT min(reported_at_ms) AS at FROM cases').get()?.at ?? 0;
  expect((NOW_MS - oldest) / 86_400_000).toBeCloseTo(14, 0);
});

test('every quarter of the history but the running one had its meeting', () => {
  using folder = temporaryFolder();
  using city = demoStore(folder.path, { nowMs: NOW_MS, cases: 60_000 });
  const { meetings } = readCity(city.store);
  expect(meetings.map(({ quarter }) => quarter)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']);
  for (const { heldAtMs } of meetings) expect(heldAtMs).toBeLessThan(NOW_MS);
});
