import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { unfinishedBatches } from '../../../db/import/batch.ts';
import type { ImportProgress } from '../../../db/import/importCases.ts';
import { importCases } from '../../../db/import/importCases.ts';
import { loadProfile } from '../../../db/import/profiles.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { closeStore, hasStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import { top } from '../../../electron/host/runtime/top.ts';
import type { CaseCells } from '../../fixture/caseTable.ts';
import { caseTable, plainProfile } from '../../fixture/caseTable.ts';
import { jsonOf, runCity, runCityHere } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

/** Many rows, among them some of every fate, spread over the file. */
function manyRows(count: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const row = (at: number): CaseCells => {
    const day = two((at % 28) + 1);
    const month = two((at % 9) + 1);
    return {
      编号: at % 97 === 5 ? '' : at % 89 === 7 ? `n-${at - 1000}` : `N-${at}`,
      上报: `2016-${month}-${day} 08:00:00`,
      时限: at % 11 === 0 ? '' : `2016-${month}-${day} 20:00:00`,
      结案: at % 3 === 0 ? '' : `2016-${month}-${day} ${two(9 + (at % 14))}:00:00`,
      单位: `A${Math.floor(at / 500)}`,
      小类: `种类${Math.floor(at / 700)}`,
      纬度: at % 5 === 0 ? '0' : '31.87',
      经度: at % 5 === 0 ? '0' : '121.18',
    };
  };
  return caseTable(...Array.from({ length: count }, (_, at) => row(at)));
}

function rowsDoneOf(store: string): number {
  if (!hasStore(store)) return 0;
  let readable: ReadableStore | null = null;
  try {
    readable = openReadable(store);
    return unfinishedBatches(readable)[0]?.rowsDone ?? 0;
  } catch {
    // The store is just being made.
    return 0;
  } finally {
    if (readable) closeStore(readable);
  }
}

/** Starts an import and kills it, without warning, once it has written further rows. */
async function killInTheMiddle(words: readonly string[], store: string): Promise<number> {
  const before = rowsDoneOf(store);
  const child = spawn(process.execPath, [join(top, 'electron/host/city.mjs'), ...words], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (child.exitCode === null && rowsDoneOf(store) <= before) await wait(2);
  child.kill('SIGKILL');
  await ended;
  return rowsDoneOf(store);
}

/** All that users and programs can see of an import. */
async function viewOf(store: string): Promise<object> {
  const json = async (...words: string[]) => jsonOf(await runCityHere([...words, '--data', store, '--json']));
  const months = ['2016-01', '2016-05', '2016-09', '2017-01'];
  const view: Record<string, unknown> = { verify: await json('verify') };
  for (const month of months) {
    view[month] = await json('figures', '--month', month);
    view[`${month} at its middle`] = await json('figures', '--month', month, '--as-of', `${month}-15`);
  }
  for (const name of ['batch-1-rejects.csv', 'batch-1-conflicts.csv'])
    view[name] = readFileSync(join(store, 'import', name), 'utf8');
  return view;
}

test(
  'an import that is killed again and again goes on where it stopped and ends as if unbroken',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryFolder();
    const file = folder.file('cases.csv', manyRows(12_000));
    const profile = folder.file('plain.json', plainProfile);
    const wordsFor = (store: string) => ['import', 'cases', file, '--profile', profile, '--data', store, '--json'];
    const [whole, broken] = [folder.folder('whole'), folder.folder('broken')];
    const unbroken = runCity(wordsFor(whole));
    expect(unbroken.code).toBe(0);

    const stops: number[] = [];
    for (let kill = 0; kill < 4; kill += 1) stops.push(await killInTheMiddle(wordsFor(broken), broken));
    expect(new Set(stops).size).toBe(stops.length);
    const shown = runCity(['verify', '--data', broken]);
    expect(shown.code).toBe(0);
    expect(shown.stderr).toContain(`导入批次 1（cases.csv）未完成，已写入 ${stops.at(-1) ?? 0} 行`);

    const last = runCity(wordsFor(broken));
    expect(last.stderr).toContain(`批次 1 从第 ${stops.at(-1) ?? 0} 条之后接着导入`);
    expect(jsonOf(last)).toEqual(jsonOf(unbroken));
    expect(jsonOf(unbroken)).toMatchObject({ read: 12_000, rejected: 124, conflicts: 121 });
    expect(await viewOf(broken)).toEqual(await viewOf(whole));
  },
);

test('goes on in another file with the rows of before the break', { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const file = folder.file('cases.csv', manyRows(6000));
  const profile = folder.file('plain.json', plainProfile);
  const store = folder.folder('data');
  const words = ['import', 'cases', file, '--profile', profile, '--data', store];
  await killInTheMiddle(words, store);
  const rejects = folder.folder('rejects.csv');
  const { code, stderr } = await runCityHere([...words, '--rejects', rejects]);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('已随该文件丢失')]);
  const lines = readFileSync(rejects, 'utf8').split('\r\n').slice(1, -1);
  expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(
    Array.from({ length: 62 }, (_, index) => index * 97 + 5 + 2),
  );
});

test('says that the rows of before the break are gone with the file that held them', { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const file = folder.file('cases.csv', manyRows(6000));
  const profile = folder.file('plain.json', plainProfile);
  const store = folder.folder('data');
  const words = ['import', 'cases', file, '--profile', profile, '--data', store];
  await killInTheMiddle(words, store);
  rmSync(join(store, 'import'), { recursive: true });
  const { code, stderr } = await runCityHere(words);
  expect(code).toBe(0);
  expect(stderr).toContain('已随该文件丢失');
});

test.each<[string, (path: string) => void, string]>([
  ['grows', (path) => appendFileSync(path, '\n'), '被改动'],
  ['vanishes', (path) => rmSync(path), '被移走或删除'],
])(
  'a file that %s while it is read leaves its first rows as an unfinished batch, and says so',
  async (_what, change, message) => {
    using folder = temporaryFolder();
    const text = manyRows(5000);
    const file = folder.file('cases.csv', text);
    const profilePath = folder.file('plain.json', plainProfile);
    const profile = await loadProfile(profilePath);
    const path = folder.folder('data');
    const store = openStore(path, { nowMs: Date.UTC(2026, 10, 24) });
    const rowsDone: number[] = [];
    const onProgress = (progress: ImportProgress) => {
      rowsDone.push(progress.rowsDone);
      if (rowsDone.length === 1) change(file);
    };
    const options = {
      profile,
      strict: false,
      rejectsPath: null,
      conflictsPath: null,
      onProgress,
      onReading: () => undefined,
    };
    const done = importCases(store, file, { ...options, now: () => Date.UTC(2026, 10, 24) });
    await expect(done).rejects.toThrow(message);
    await expect(done).rejects.toThrow(`此前的 ${rowsDone[0] ?? 0} 行已写入，批次 1 未完成`);
    expect(unfinishedBatches(store)).toMatchObject([{ no: 1, rowsDone: rowsDone[0] }]);
    closeStore(store);

    // The whole file comes as another batch, and what was written counts once.
    folder.file('cases.csv', `${text}${manyRows(1).split('\n')[1] ?? ''}\n`);
    const again = await runCityHere(['import', 'cases', file, '--profile', profilePath, '--data', path, '--json']);
    expect(again.stderr).toContain('批次 1（cases.csv）此前未完成');
    expect(jsonOf(again)).toMatchObject({ read: 5001 });
    expect(await runCityHere(['verify', '--data', path])).toMatchObject({ code: 0 });
    // Nothing is left to go on with, so nothing stays unfinished.
    const after = openReadable(path);
    expect(unfinishedBatches(after)).toEqual([]);
    closeStore(after);
  },
);

test('another file of the same name leaves a broken batch unfinished', async () => {
  using folder = temporaryFolder();
  const profilePath = folder.file('plain.json', plainProfile);
  const profile = await loadProfile(profilePath);
  const path = folder.folder('data');
  const file = folder.file('cases.csv', manyRows(5000));
  const store = openStore(path, { nowMs: Date.UTC(2026, 10, 24) });
  const paths = { rejectsPath: null, conflictsPath: null };
  const hooks = { now: () => Date.UTC(2026, 10, 24), onReading: () => undefined, onProgress: () => rmSync(file) };
  await expect(importCases(store, file, { profile, strict: false, ...paths, ...hooks })).rejects.toThrow('未完成');
  folder.file('cases.csv', manyRows(5000).replaceAll('N-', 'Q-'));
  await importCases(store, file, { profile, strict: false, ...paths, ...hooks, onProgress: () => undefined });
  expect(unfinishedBatches(store)).toMatchObject([{ no: 1 }]);
  closeStore(store);
});
