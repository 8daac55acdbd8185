import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../db/store/lock.ts';
import { closeStore, openStore } from '../../../db/store/openStore.ts';
import { FIGURE_KEYS } from '../../../shared/assessment/figures.ts';
import { caseTable, plainProfile } from '../../fixture/caseTable.ts';
import { jsonOf, runCityHere } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

/** A city of three imported cases. */
async function smallCity() {
  const folder = temporaryFolder();
  const store = folder.folder('data');
  const profile = folder.file('plain.json', plainProfile);
  const rows = [{ 编号: 'A' }, { 编号: 'B', 单位: 'A02', 结案: '2016-09-05 18:00:00' }, { 编号: 'C', 单位: '' }];
  await runCityHere([
    'import',
    'cases',
    folder.file('a.csv', caseTable(...rows)),
    '--profile',
    profile,
    '--data',
    store,
  ]);
  const city = async (...words: readonly string[]) => await runCityHere([...words, '--data', store]);
  return { ...folder, store, city, [Symbol.dispose]: folder[Symbol.dispose] };
}

test('verify, figures and backup work beside a running host', async () => {
  using city = await smallCity();
  const release = lockFolder(city.store);
  const host = openStore(city.store, { nowMs: Date.now() });
  try {
    const verified = await city.city('verify', '--json');
    expect([verified.code, jsonOf(verified)]).toMatchObject([0, { ok: true, cases: 3, problems: [] }]);
    expect((await city.city('figures', '--month', '2016-09')).stdout).toContain('合计');
    const copy = join(city.folder('copy'), 'city.db');
    expect((await city.city('backup', copy)).code).toBe(2);
    const saved = await city.city('backup', city.folder('copy.db'), '--json');
    expect(saved.code).toBe(0);
    expect(jsonOf(saved)).toEqual({ file: city.folder('copy.db'), bytes: readFileSync(city.folder('copy.db')).length });
  } finally {
    closeStore(host);
    release();
  }
});

test('what is kept of pictures is erased only where it is said of which and why', async () => {
  using city = await smallCity();
  for (const [words, said] of [
    [['--reason', '保存期满'], '--before 或 --case'],
    [['--before', '2016-13-01', '--reason', '保存期满'], '应写成'],
    [['--before', '2016-09-05'], '--reason'],
    [['--case', 'Z', '--reason', '保存期满'], '没有编号为 Z 的案件'],
    [['--before', '2016-09-05', '--reason', '保存期满'], '没有符合条件的照片信息'],
  ] as const) {
    const { code, stderr } = await city.city('erase', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  }
  expect((await city.city('verify')).code).toBe(0);
});

test('a backup is a whole store, and never overwrites a file', async () => {
  using city = await smallCity();
  const copy = city.folder('copy.db');
  expect((await city.city('backup', copy)).code).toBe(0);
  const again = await city.city('backup', copy);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('已存在')]);
  using other = temporaryFolder();
  other.file('city.db', readFileSync(copy));
  expect(await runCityHere(['verify', '--data', other.folder('')])).toMatchObject({ code: 0 });
});

test('verify ends with 1 and names what does not agree', async () => {
  using city = await smallCity();
  const sqlite = new Database(join(city.store, 'city.db'));
  sqlite.exec("UPDATE cases SET unit = 'A09' WHERE number = 'A'");
  sqlite.close();
  const { code, stdout } = await city.city('verify');
  expect(code).toBe(1);
  expect(stdout).toContain('案件 A 的案件记录与日志重建的结果不符');
  const json = await city.city('verify', '--json');
  expect([json.code, jsonOf(json)]).toMatchObject([1, { ok: false, problems: [expect.stringContaining('案件 A')] }]);
});

test('figures name every unit of the city, one unit alone, and the sums', async () => {
  using city = await smallCity();
  const all = jsonOf(await city.city('figures', '--month', '2016-09', '--json')) as readonly object[];
  expect(all).toMatchObject([
    { unit: 'A01', name: 'A01', due: 1, closed: 0, overdueOpen: 1 },
    { unit: 'A02', name: 'A02', due: 1, closed: 1, timely: 1 },
  ]);
  expect(Object.keys(all[0] ?? {})).toEqual(['unit', 'name', ...FIGURE_KEYS]);
  const quiet = jsonOf(await city.city('figures', '--quarter', '2017-Q1', '--unit', 'A02', '--json'));
  expect(quiet).toMatchObject([{ unit: 'A02', due: 0, dispatched: 0 }]);
  const early = await city.city('figures', '--year', '2016', '--as-of', '2016-09-05T17:59:59+08:00', '--json');
  expect(jsonOf(early)).toMatchObject([{ due: 1 }, { due: 1, closed: 0 }]);
  const { stdout } = await city.city('figures', '--month', '2016-09');
  expect(stdout).toMatch(/合计 +2 +1 +1 +50\.00% +50\.00% +1/);
});

test('figures of a day, and every figure with groups, city and the centre where all are asked for', async () => {
  using city = await smallCity();
  const day = jsonOf(await city.city('figures', '--day', '2016-09-05', '--json')) as readonly { due: number }[];
  expect(day.map(({ due }) => due)).toHaveLength(2);
  const all = jsonOf(await city.city('figures', '--month', '2016-09', '--all', '--json')) as Record<string, object[]>;
  expect(all['units']).toMatchObject([
    { unit: 'A01', rank: 2, due: 1, handled: 0 },
    { unit: 'A02', rank: 1, due: 1, timely: 1 },
  ]);
  expect(all['groups']?.length).toBeGreaterThan(0);
  expect(all['city']).toMatchObject({ due: 2, closed: 1, overdueOpen: 1 });
  expect(all['centre']).toMatchObject([{ clause: 'R1' }, { clause: 'R2' }, { clause: 'R4' }, { clause: 'R11' }]);
  const { stdout } = await city.city('figures', '--month', '2016-09', '--all');
  expect(stdout).toMatch(/合计 +全市 +2 +1 +1 +50\.00% +50\.00% +1/);
  expect(stdout).toContain('平台自身时限');
});

test.each([
  [[], '请写明一个时期'],
  [['--day', '2016-02-30'], '--day 应写成 2018-07-15'],
  [['--month', '2016-09', '--all', '--by', 'report'], '不能与 --unit、--by 同用'],
  [['--month', '2016-13'], '--month 应写成 2018-07'],
  [['--month', '2016-9'], '--month 应写成 2018-07'],
  [['--quarter', '2016-3'], '--quarter 应写成 2018-Q3'],
  [['--month', '2016-09', '--year', '2016'], '请写明一个时期'],
  [['--month', '2016-09', '--unit', 'X'], '没有编码为“X”的单位'],
  [['--month', '2016-09', '--as-of', 'yesterday'], '--as-of 应写成'],
  [['--month', '2016-09', '--by', 'luck'], '--by 只能是'],
])('figures refuse %j', async (words, message) => {
  using city = await smallCity();
  const { code, stdout, stderr } = await city.city('figures', ...words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test.each([['verify'], ['figures', '--year', '2016'], ['backup', 'x.db']])(
  '%s says where there is no store',
  async (...words) => {
    using folder = temporaryFolder();
    const { code, stderr } = await runCityHere([...words, '--data', folder.folder('nothing')]);
    expect(code).toBe(2);
    expect(stderr).toContain('没有案件库');
  },
);

test('a file in place of a store is called what it is', async () => {
  using folder = temporaryFolder();
  folder.file('city.db', 'not a store at all, but long enough to be looked at'.repeat(100));
  const { code, stderr } = await runCityHere(['verify', '--data', folder.folder('')]);
  expect(code).toBe(2);
  expect(stderr).toContain('损坏');
});
