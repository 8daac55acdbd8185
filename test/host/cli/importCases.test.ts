import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords } from '../../../db/import/read/openTable.ts';
import { lockFolder } from '../../../db/store/lock.ts';
import type { CaseCells } from '../../fixture/caseTable.ts';
import { caseTable, plainProfile } from '../../fixture/caseTable.ts';
import { jsonOf, runCity, runCityHere } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

/** A data folder, a profile, and imports of tables into it. */
function emptyCity(profileText = plainProfile) {
  const folder = temporaryFolder();
  const store = folder.folder('data');
  const profile = folder.file('plain.json', profileText);
  async function importText(text: string, ...options: readonly string[]) {
    const words = ['import', 'cases', folder.file('cases.csv', text), '--profile', profile, '--data', store];
    const ran = await runCityHere([...words, '--json', ...options]);
    return { code: ran.code, counts: jsonOf(ran), stderr: ran.stderr };
  }
  const take = async (...rows: readonly CaseCells[]) => await importText(caseTable(...rows));
  const city = async (...words: readonly string[]) => jsonOf(await runCityHere([...words, '--data', store, '--json']));
  const recordsOf = async (name: string) =>
    (await readRecords(join(store, 'import', name))).map(({ record }) => record);
  return { ...folder, store, profile, importText, take, city, recordsOf, [Symbol.dispose]: folder[Symbol.dispose] };
}

const none = { read: 0, imported: 0, repeated: 0, changed: 0, conflicts: 0, rejected: 0 };

test('prints six counts, and the same file twice adds nothing', async () => {
  using city = emptyCity();
  const rows = [{ 编号: 'A' }, { 编号: 'B', 结案: '2016-09-05 18:00:00' }, { 编号: 'C', 单位: '' }];
  const first = await city.take(...rows);
  expect(first).toMatchObject({ code: 0, counts: { ...none, read: 3, imported: 3 } });
  expect(Object.keys(first.counts as object)).toEqual(Object.keys(none));
  const verified = await city.city('verify');
  expect(await city.take(...rows)).toMatchObject({ code: 0, counts: { ...none, read: 3, repeated: 3 } });
  expect(verified).toMatchObject({ ok: true, cases: 3 });
  // Only the beginning and the end of the second batch.
  expect(await city.city('verify')).toMatchObject({ ok: true, events: (verified as { events: number }).events + 2 });
});

test('appends what a later state of a case adds: closed meanwhile, a new deadline, another unit, other words', async () => {
  using city = emptyCity();
  const closed = { 编号: 'F', 结案: '2016-09-05 18:00:00' };
  await city.take({ 编号: 'A' }, { 编号: 'B' }, { 编号: 'C' }, { 编号: 'D' }, { 编号: 'E', 时限: '' }, closed);
  const later = [
    { 编号: 'A', 结案: '2016-09-05 18:00:00' },
    { 编号: 'B', 时限: '2016-10-07 08:00:00' },
    { 编号: 'C', 单位: 'A02' },
    { 编号: 'D', 描述: '已成堆' },
    { 编号: 'E', 时限: '2016-09-09 08:00:00', 结案: '2016-09-09 08:00:00' },
    // A closed case of another unit stays closed.
    { ...closed, 单位: 'A02' },
  ];
  const again = await city.take(...later);
  expect(again.counts).toEqual({ ...none, read: 6, changed: 6 });
  expect(again.stderr).toContain('新增单位 1 个：A02');
  expect((await city.take(...later)).counts).toEqual({ ...none, read: 6, repeated: 6 });
  expect(await city.city('verify')).toMatchObject({ ok: true });
  const september = (await city.city('figures', '--month', '2016-09')) as readonly object[];
  expect(september).toMatchObject([
    { unit: 'A01', due: 3, closed: 2, timely: 2, overdueOpen: 1 },
    { unit: 'A02', due: 2, closed: 1, timely: 1, overdueOpen: 1 },
  ]);
  expect(await city.city('figures', '--month', '2016-10', '--unit', 'A01')).toMatchObject([{ due: 1, closed: 0 }]);
});

test('appends what a closed case lacked: its time, or whether it was on time; another judgement contradicts', async () => {
  const marks = {
    closedWhen: [{ column: '小类', values: ['按期', '超期', '结'] }],
    onTimeWhen: { column: '小类', values: ['按期'] },
    lateWhen: { column: '小类', values: ['超期'] },
    category: { code: '大类' },
  };
  using city = emptyCity(JSON.stringify({ ...(JSON.parse(plainProfile) as object), ...marks }));
  const undated = { 时限: '', 小类: '结' };
  await city.take({ 编号: 'A', 小类: '结' }, { 编号: 'B', ...undated }, { 编号: 'C', ...undated, 小类: '按期' });
  const figures = async () => await city.city('figures', '--month', '2016-09');
  expect(await figures()).toMatchObject([{ due: 1, closed: 1, timely: 0 }]);
  const later = [
    { 编号: 'A', 小类: '结', 结案: '2016-09-05 18:00:00' },
    { 编号: 'B', ...undated, 小类: '按期' },
    { 编号: 'C', ...undated, 小类: '超期' },
  ];
  expect((await city.take(...later)).counts).toEqual({ ...none, read: 3, changed: 2, conflicts: 1 });
  expect(await city.recordsOf('batch-2-conflicts.csv')).toMatchObject([
    { 案件编号: 'C', 原因: '按期、超期标记与已有记录不一致' },
  ]);
  expect(await figures()).toMatchObject([{ due: 1, closed: 1, timely: 1 }]);
  expect(await city.city('figures', '--month', '2016-09', '--by', 'report')).toMatchObject([
    { due: 3, closed: 3, timely: 3 },
  ]);
  expect((await city.take(...later)).counts).toEqual({ ...none, read: 3, repeated: 2, conflicts: 1 });
  expect(await city.city('verify')).toMatchObject({ ok: true, cases: 3 });
});

test('leaves out of the log what contradicts it, and says so in a file', async () => {
  using city = emptyCity();
  await city.take(
    { 编号: 'A', 结案: '2016-09-05 18:00:00' },
    { 编号: 'B', 结案: '2016-09-05 18:00:00' },
    { 编号: 'C' },
  );
  const wrong = await city.take(
    { 编号: 'A' },
    { 编号: 'B', 结案: '2016-09-05 19:00:00' },
    { 编号: 'C', 上报: '2016-09-04 08:00:00', 描述: '=1+1' },
  );
  expect(wrong.counts).toEqual({ ...none, read: 3, conflicts: 3 });
  expect(wrong.stderr).toContain('第 2 行：案件 A：已有记录为已结案，文件中为未结案');
  expect(await city.recordsOf('batch-2-conflicts.csv')).toMatchObject([
    { 行号: '2', 案件编号: 'A', 原因: '已有记录为已结案，文件中为未结案', 上报: '2016-09-05 08:00:00' },
    { 行号: '3', 案件编号: 'B', 原因: '结案时间与已有记录不一致' },
    { 行号: '4', 案件编号: 'C', 原因: '上报时间与已有记录不一致', 描述: "'=1+1" },
  ]);
  expect(await city.city('verify')).toMatchObject({ ok: true, cases: 3 });
});

test('takes a number used twice in one file once, whatever its case and spaces', async () => {
  using city = emptyCity();
  const rows = [
    { 编号: 'HM-1' },
    { 编号: 'HM-1' },
    { 编号: ' hm-１ ' },
    { 编号: 'hm - 1', 描述: '另一件事' },
    { 编号: 'HM-1', 结案: '2016-09-05 18:00:00' },
  ];
  const counts = { ...none, read: 5, imported: 1, repeated: 2, conflicts: 2 };
  const first = await city.take(...rows);
  expect(first.counts).toEqual(counts);
  expect(first.stderr).toContain('第 5 行：案件 hm - 1：与本文件第 2 行编号相同而内容不同，以先出现的一行为准');
  // Nor does the second of them take the first one's place later.
  expect((await city.take(...rows)).counts).toEqual({ ...counts, imported: 0, repeated: 3 });
});

test('rejects rows without number, time or sense, into a file that can be mended and imported', async () => {
  using city = emptyCity();
  const { counts, stderr } = await city.take(
    { 编号: 'A' },
    { 编号: '', 描述: '=cmd|1' },
    { 编号: '1.23E+17' },
    { 编号: 'D', 上报: '2016-02-30 08:00:00' },
    { 编号: 'E', 上报: '2999-01-01 08:00:00' },
    { 编号: 'F', 结案: '2999-01-01 08:00:00' },
    { 编号: 'G', 上报: '' },
  );
  expect(counts).toEqual({ ...none, read: 7, imported: 1, rejected: 6 });
  expect(stderr).toContain('第 3 行：没有案件编号');
  const rejects = await city.recordsOf('batch-1-rejects.csv');
  expect(rejects.map((row) => [row['行号'], row['原因']?.slice(0, 9)])).toEqual([
    ['3', '没有案件编号'],
    ['4', '案件编号“1.23'],
    ['5', '上报时间看不懂或不'],
    ['6', '上报时间在将来'],
    ['7', '结案时间在将来'],
    ['8', '没有上报时间'],
  ]);
  expect(rejects[0]?.['描述']).toBe("'=cmd|1");
  const mended = readFileSync(join(city.store, 'import', 'batch-1-rejects.csv'), 'utf8').replaceAll('2999', '2016');
  expect((await city.importText(mended)).counts).toEqual({ ...none, read: 6, imported: 2, rejected: 4 });
});

test('writes the rows that it did not take where the user wants them, but never over the file itself', async () => {
  using city = emptyCity();
  const rejects = city.folder('r.csv');
  const conflicts = city.folder('c.csv');
  const bad = caseTable({ 编号: '' });
  await city.importText(bad, '--rejects', rejects, '--conflicts', conflicts);
  expect((await readRecords(rejects)).map(({ record }) => record['行号'])).toEqual(['2']);
  expect(readFileSync(conflicts, 'utf8')).toBe(
    '\uFEFF行号,案件编号,原因,编号,上报,时限,结案,单位,大类,小类,描述,纬度,经度\r\n',
  );
  const over = await city.importText(bad, '--rejects', city.folder('cases.csv'));
  expect(over).toMatchObject({ code: 2, counts: { error: expect.stringContaining('是要导入的文件') as string } });
  expect(readFileSync(city.folder('cases.csv'), 'utf8')).toBe(bad);
  const one = await city.importText(bad, '--rejects', rejects, '--conflicts', rejects);
  expect(one.counts).toEqual({ error: '退回文件和冲突文件不能是同一个文件，请分别命名。' });
  // A path that cannot be written leaves no batch behind.
  for (const [path, fault] of [
    [city.folder('data'), '是目录，请写文件名'],
    [join(rejects, 'r.csv'), '不是目录，请核对路径'],
  ] as const) {
    const wrong = await city.importText(caseTable({ 编号: 'A' }), '--rejects', path);
    expect(wrong).toMatchObject({ code: 2, counts: { error: expect.stringContaining(fault) as string } });
  }
  expect((await city.importText(caseTable({ 编号: 'A' }))).stderr).not.toContain('未完成');
});

test('creates and lists units and categories that the city does not know; strictness rejects their rows', async () => {
  using city = emptyCity();
  const long = '街道办事处'.repeat(40);
  const text = caseTable({ 编号: 'A', 单位: long }, { 编号: 'B', 单位: 'A02', 小类: '占道&amp;经营' });
  const strict = await city.importText(text, '--strict');
  expect(strict.counts).toEqual({ ...none, read: 2, rejected: 2 });
  expect(strict.stderr).toContain('单位“A02”不在本市单位名单中');
  expect(await city.city('verify')).toMatchObject({ ok: true, cases: 0 });
  const free = await city.importText(text);
  expect(free.counts).toEqual({ ...none, read: 2, imported: 2 });
  expect(free.stderr).toContain(`新增单位 2 个：${long}、A02。`);
  expect(free.stderr).toContain('新增类别 2 个：市容环卫/暴露垃圾、市容环卫/占道&经营。');
  const more = caseTable({ 编号: 'C', 单位: 'A02' }, { 编号: 'D', 单位: 'A02', 大类: '无', 小类: '' });
  expect((await city.importText(more, '--strict')).counts).toEqual({ ...none, read: 2, imported: 1, rejected: 1 });
});

test('a trial run writes nothing and tells what the real one then does', { timeout: 120_000 }, async () => {
  const word = fc.constantFrom('A', 'B', 'a', 'C', ' b', '');
  const row = fc.record({
    编号: word,
    结案: fc.constantFrom('', '2016-09-05 18:00:00', '2016-09-05 19:00:00'),
    单位: fc.constantFrom('A01', 'A02', ''),
    上报: fc.constantFrom('2016-09-05 08:00:00', '2016-09-05 08:00:00', '2999-01-01'),
    时限: fc.constantFrom('2016-09-06 08:00:00', '2016-09-05 18:30:00', ''),
    描述: fc.constantFrom('甲', '乙'),
  });
  const file = fc.array(row, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), fc.boolean(), async (files, strict) => {
      using city = emptyCity();
      const options = strict ? ['--strict'] : [];
      for (const [index, rows] of files.entries()) {
        const text = caseTable(...rows);
        const before = index === 0 ? null : await city.city('verify');
        const trial = await city.importText(text, '--dry-run', ...options);
        if (index === 0) expect(existsSync(city.store)).toBe(false);
        else expect(await city.city('verify')).toEqual(before);
        const real = await city.importText(text, ...options);
        expect(real.counts).toEqual(trial.counts);
        const { read, ...parts } = real.counts as Record<string, number>;
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(read);
        const repeated = await city.importText(text, ...options);
        expect(repeated.counts).toMatchObject({ imported: 0, changed: 0 });
        expect(await city.city('verify')).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 10 },
  );
});

test('a trial run leaves the folder of the store as it is', async () => {
  using city = emptyCity();
  await city.take({ 编号: 'A' });
  const files = readdirSync(city.store).toSorted();
  const bytes = readFileSync(join(city.store, 'city.db'));
  const trial = await city.importText(caseTable({ 编号: '' }, { 编号: 'B', 单位: 'A09' }), '--dry-run');
  expect(trial.counts).toEqual({ ...none, read: 2, imported: 1, rejected: 1 });
  expect(trial.stderr).toContain('将新增单位 1 个：A09');
  expect(trial.stderr).toContain('第 2 行：没有案件编号');
  expect(readFileSync(join(city.store, 'city.db')).equals(bytes)).toBe(true);
  expect(
    readdirSync(city.store)
      .filter((name) => !name.startsWith('city.db-'))
      .toSorted(),
  ).toEqual(files);
});

test('says when another program has the store', async () => {
  using city = emptyCity();
  await city.take({ 编号: 'A' });
  const release = lockFolder(city.store);
  try {
    const refused = runCity([
      'import',
      'cases',
      city.folder('cases.csv'),
      '--profile',
      city.profile,
      '--data',
      city.store,
    ]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('正被另一个程序使用');
    expect((await city.importText(caseTable({}), '--dry-run')).code).toBe(0);
  } finally {
    release();
  }
});

test.each<[string, readonly string[], string]>([
  ['without a profile', ['import', 'cases', 'x.csv'], '请用 --profile'],
  ['with an unknown profile', ['import', 'cases', 'x.csv', '--profile', 'atlantis'], '内置方案：boston_2011'],
  ['without a file', ['import', 'cases', '--profile', 'dallas'], '用法：'],
  ['of something else', ['import', 'people', 'x.csv'], '不能导入“people”'],
  ['of a file that is not there', ['import', 'cases', '/nowhere/x.csv', '--profile', 'dallas'], '找不到文件'],
])('refuses an import %s', async (_what, words, message) => {
  using folder = temporaryFolder();
  const store = folder.folder('data');
  const ran = await runCityHere([...words, '--data', store]);
  expect([ran.code, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toContain(message);
});
