import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readCity } from '../../../db/read/city.ts';
import { readCells } from '../../../db/read/grid.ts';
import { caseTable, plainProfile } from '../../fixture/caseTable.ts';
import { runCityHere } from '../../fixture/city.ts';
import { emptyCity, geoJson, NO_COUNTS, square } from '../../fixture/importingCity.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';

const units = '编码,名称,简称,分组,启用日期,停用日期,承接单位\n';

test('imports units, and shows what a later list changes', async () => {
  using city = emptyCity();
  const first = city.file('units.csv', `${units}A1,城管局,城管,委办局,,,\nT1,海门街道,海门,区镇,,,\n`);
  expect(await city.take('units', first)).toMatchObject({ code: 0, counts: { ...NO_COUNTS, read: 2, added: 2 } });
  expect(await city.take('units', first)).toMatchObject({ counts: { ...NO_COUNTS, read: 2, unchanged: 2 } });
  const later = city.file('later.csv', `${units}A2,城管执法局,执法,bureau,,,\nA1,城管局,城管,委办局,,2026-06-30,A2\n`);
  const trial = await city.take('units', later, '--dry-run');
  expect(trial.counts).toEqual({ ...NO_COUNTS, read: 2, added: 1, changed: 1 });
  expect(trial.stderr).toContain('变更 A1 城管局：停用日期由“”改为“2026-06-30”，承接单位由“”改为“A2”');
  expect(city.look((store) => readCity(store).units.size)).toBe(2);
  expect((await city.take('units', later)).counts).toEqual(trial.counts);
  expect(city.look((store) => readCity(store).units.get('A1')?.successor)).toBe('A2');
  expect(city.look((store) => readCity(store).units.get('T1')?.group)).toBe('town');
});

test('leaves out wrong units with what leans on them, and with strictness all', async () => {
  using city = emptyCity();
  const file = city.file(
    'units.csv',
    `${units}A1,城管局,城管,市局,,,\nA2,住建局,住建,委办局,,2026-02-30,\nA3,水利局,水利,委办局,,2026-01-31,A2\na 4,甲,甲,区镇,,,\nA4,乙,乙,区镇,,,\n`,
  );
  const strict = await city.take('units', file, '--strict');
  expect(strict.code).toBe(2);
  expect(strict.counts).toEqual({ error: '有 4 处问题，按 --strict 没有导入任何内容，请改正后重试。' });
  const { counts, stderr } = await city.take('units', file);
  expect(counts).toEqual({ ...NO_COUNTS, read: 5, added: 1, rejected: 4 });
  expect(stderr).toContain('第 2 行：分组“市局”不认识');
  expect(stderr).toContain('第 3 行：停用日期 2026-02-30 不正确');
  expect(stderr).toContain('第 4 行：承接单位 A2 不在名单中');
  expect(stderr).toContain('第 6 行：单位编码 A4 与前面的单位重复');
  expect(city.look((store) => [...readCity(store).units.keys()])).toEqual(['a 4']);
});

const handbook = '类别,情形,时限,处置要求,结案标准,来源,版本\n';
const refuse = '暴露垃圾,,4 工作时,清理,干净,手册,2026\n';
const stop = 'event:06001,在建,2UD,制止,已停工,手册,2026\n';

test('imports a handbook, previews the differences, and keeps the rows that cases use', async () => {
  using city = emptyCity();
  const first = city.file('handbook.csv', `${handbook}${refuse}${stop}供水井盖,破损,4W,更换,完好,手册,2026\n`);
  expect((await city.take('handbook', first)).counts).toEqual({ ...NO_COUNTS, read: 3, added: 3 });
  const profile = city.file(
    'p.json',
    plainProfile.replace('"code":["大类","小类"]', '"code":"小类","map":{"垃圾":"event:06010"}'),
  );
  await city.take('cases', city.file('cases.csv', caseTable({ 小类: '垃圾' })), '--profile', profile);

  const other = city.file(
    'other.csv',
    `${handbook}event:06001,在建,3UD,制止,已停工,手册,2027\n占道经营,,2U,劝离,已离,手册,2027\n`,
  );
  const trial = await city.take('handbook', other, '--dry-run');
  // 暴露垃圾 is used by a case; the file says nothing of components.
  expect(trial.counts).toMatchObject({ read: 2, changed: 1, kept: 1, removed: 0 });
  expect(trial.stderr).toContain('变更 event:06001（在建）：时限由2 紧急工作日改为3 紧急工作日');
  expect(trial.stderr).toContain('保留 event:06010：文件中没有，但有案件在用');
  expect(city.look((store) => readCity(store).handbook.get('event:06001|在建')?.limit.amount)).toBe(2);
  expect((await city.take('handbook', other)).counts).toEqual(trial.counts);
  const keys = city.look((store) => [...readCity(store).handbook.keys()]);
  expect(keys).toEqual(expect.arrayContaining(['event:06010', 'event:06001|在建', 'component:01001|破损']));
  expect((await city.take('handbook', city.file('only.csv', `${handbook}${refuse}`))).counts).toMatchObject({
    removed: 2,
    unchanged: 1,
  });
});

test('reads a handbook from a workbook, and says which rows are wrong', async () => {
  using city = emptyCity();
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('手册');
  sheet.addRow(['指挥手册（2026 年）']);
  sheet.addRow(['类别', '情形', '时限', '处置要求', '结案标准']);
  sheet.addRow(['暴露垃圾', '', '4工作时', '清理', '干净']);
  sheet.addRow(['暴露垃圾', '', '5 工作日', '清理', '干净']);
  sheet.addRow(['没有的类别', '', '4工作时', '清理', '干净']);
  sheet.addRow(['积存垃圾渣土', '', '4小时', '清理', '干净']);
  sheet.addRow(['event:06001', '在建', '2UD', '', '干净']);
  const file = city.file('handbook.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  const { counts, stderr } = await city.take('handbook', file);
  expect(counts).toEqual({ ...NO_COUNTS, read: 5, added: 1, rejected: 4 });
  expect(stderr).toContain('第 4 行：与第 3 行的类别和情形相同');
  expect(stderr).toContain('第 5 行：类别“没有的类别”不在目录中');
  expect(stderr).toMatch(/第 6 行：(时限“4小时”看不懂|类别)/);
  expect(stderr).toContain('第 7 行：缺少处置要求');
});

test('reads a handbook of other columns by a mapping, several limits in a cell included', async () => {
  using city = emptyCity();
  const mapping = city.file(
    'mapping.json',
    JSON.stringify({
      category: { kind: 'event', code: '事项', name: '事项', together: true },
      limit: '时限',
      severalLimits: true,
      fixed: { requirement: '处置', closingCondition: '办结', version: '2013' },
    }),
  );
  const text =
    '事项\t时限\n01-10 暴露垃圾\t4W\n01-99* 违规小产权房\t在建：制止 2UD；已建成 15D（含拆除）\n01-98 其他\t尽快\n';
  const { counts, stderr } = await city.take('handbook', city.file('old.tsv', text), '--profile', mapping);
  expect(counts).toEqual({ ...NO_COUNTS, read: 4, added: 3, rejected: 1 });
  expect(stderr).toContain('目录新增类别 event:0199 违规小产权房');
  expect(stderr).toContain('第 4 行：时限“尽快”看不懂');
  expect(city.look((store) => [...readCity(store).handbook.keys()])).toEqual([
    'event:06010',
    'event:0199|在建：制止',
    'event:0199|已建成，含拆除',
  ]);
  const wrong = city.file('wrong.json', '{"limit":"时限","categroy":{}}');
  const refused = await city.take('handbook', city.file('old.tsv', text), '--profile', wrong);
  expect(refused).toMatchObject({
    code: 2,
    counts: { error: expect.stringContaining('不认识的项 categroy') as string },
  });
});

test('imports a grid in place of the one before; cases keep the cell that they were given', async () => {
  using city = emptyCity();
  const profile = city.file('plain.json', plainProfile);
  const [one, two] = ['320684001001001', '320684001001002'];
  const first = await city.take(
    'grid',
    city.file('a.json', `\uFEFF${geoJson(square(one, 121), square(two, 122), {})}`),
  );
  expect(first.counts).toEqual({ ...NO_COUNTS, read: 3, added: 2, rejected: 1 });
  expect(first.stderr).toContain('责任单位 A01 不在本市单位名单中');
  expect(first.stderr).toContain('第 3 个图形：缺少网格编码');
  await city.take('cases', city.file('a.csv', caseTable({ 编号: 'A' })), '--profile', profile);
  const second = city.file('b.json', geoJson(square(two, 121), square('320684001001003', 123)));
  expect((await city.take('grid', second)).counts).toEqual({ ...NO_COUNTS, read: 2, added: 1, changed: 1, removed: 1 });
  await city.take('cases', city.file('b.csv', caseTable({ 编号: 'A' }, { 编号: 'B' })), '--profile', profile);
  const cellOf = (number: string) =>
    city.look(
      (store) => store.prepare<[string], { cell: string }>('SELECT cell FROM cases WHERE number = ?').get(number)?.cell,
    );
  expect([cellOf('A'), cellOf('B')]).toEqual([one, two]);
  expect(await runCityHere(['verify', '--data', city.store])).toMatchObject({ code: 0 });
});

test('tells what overlaps, gapes or has its code twice, takes it, and with strictness nothing', async () => {
  using city = emptyCity();
  const [one, two] = ['320684001001001', '320684001001002'];
  const file = city.file('a.json', geoJson(square(one, 121), square(two, 121.5), square(one, 124)));
  const strict = await city.take('grid', file, '--strict');
  expect(strict).toMatchObject({ code: 2, counts: { error: expect.stringContaining('有 2 处问题') as string } });
  const { counts, stderr } = await city.take('grid', file);
  expect(counts).toEqual({ ...NO_COUNTS, read: 3, added: 2, rejected: 1 });
  expect(stderr).toContain(`第 3 个图形：网格编码 ${one} 与第 1 个图形重复`);
  expect(stderr).toMatch(/网格 320684001001001、320684001001002：重叠 5\d{3}\.\d\d 平方千米，请改正边界。/);
});

test('refuses a grid without a usable cell, and keeps the one in force', async () => {
  using city = emptyCity();
  await city.take('grid', city.file('a.json', geoJson(square('320684001001001', 121))));
  for (const [text, message] of [
    [geoJson(), '文件里没有网格'],
    [geoJson({}), '没有可用的网格。第 1 个图形：缺少网格编码'],
    ['{"type":', '不是正确的 JSON'],
    ['[]', '不是 GeoJSON 要素集合'],
    [geoJson(square('12', 121)), '不是 15 位'],
  ] as const) {
    const { code, counts } = await city.take('grid', city.file('b.json', text));
    expect([code, counts]).toEqual([2, { error: expect.stringContaining(message) as string }]);
  }
  expect(city.look((store) => readCells(store).length)).toBe(1);
});

test('a table that cannot be read makes no store, and options of other imports are refused', async () => {
  using city = emptyCity();
  const file = city.file('x.csv', 'a,b\n1,2\n');
  expect(await city.take('units', file)).toMatchObject({ code: 2 });
  expect(await city.take('handbook', file)).toMatchObject({ code: 2 });
  expect(await city.take('units', file, '--rejects', 'r.csv')).toMatchObject({
    counts: { error: '选项 --rejects 只用于导入案件。' },
  });
  expect(existsSync(city.store)).toBe(false);
});

test('imports the limits of another city by the mappings that the product brings', async ({ skip }) => {
  needsRealData(skip, 'catalogue');
  using city = emptyCity();
  const take = async (kind: string) => {
    const file = join(realDataFolder, 'catalogue', `handbook_${kind}_limits_example.tsv`);
    return (await city.take('handbook', file, '--profile', `handbook_${kind}s`)).counts;
  };
  expect(await take('component')).toMatchObject({ read: 279, added: 259, rejected: 20 });
  expect(await take('event')).toMatchObject({ read: 121, added: 121, removed: 0, rejected: 0 });
  expect(await take('component')).toMatchObject({ unchanged: 259, removed: 0 });
});
