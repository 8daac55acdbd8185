import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { FEED_ITEMS } from '../../../shared/accountability/feedItem.ts';
import { jsonOf, runCityHere } from '../../fixture/city.ts';
import { septemberCity } from '../../fixture/feedCity.ts';

type Place = Disposable & { readonly file: (name: string) => string };

function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'));
  return {
    file: (name) => join(folder, name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const CELLS = 3 * FEED_ITEMS.length;

test('writes the feed as JSON with its digest inside and its checksum beside', async () => {
  using city = septemberCity();
  using to = place();
  const words = ['feed', '--month', '2016-09', '--data', city.folder, '--out', to.file('九月.json'), '--json'];
  const run = await runCityHere(words);
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('2016-09 尚未冻结，数字仍可能变化。');
  expect(run.stderr).toContain(`未设定比例（feed.weights）的 ${FEED_ITEMS.length} 项只报数量，不折算：派遣数、`);
  const bytes = readFileSync(to.file('九月.json'));
  const written = JSON.parse(bytes.toString()) as { digest: string; items: readonly unknown[]; demo: boolean };
  expect(written).toMatchObject({ month: '2016-09', algorithm: 'sha256', demo: false, frozenAt: null });
  expect(written.items).toHaveLength(CELLS);
  expect(jsonOf(run)).toMatchObject({ month: '2016-09', digest: written.digest, file: to.file('九月.json') });
  const checksum = createHash('sha256').update(bytes).digest('hex');
  expect(readFileSync(to.file('九月.json.sha256'), 'utf8')).toBe(`${checksum}  九月.json\n`);
});

test('writes the same rows as CSV and as XLSX', async () => {
  using city = septemberCity();
  using to = place();
  for (const name of ['a.csv', 'a.XLSX'])
    expect(
      (await runCityHere(['feed', '--month', '2016-09', '--data', city.folder, '--out', to.file(name)])).code,
    ).toBe(0);
  const csv = parse(readFileSync(to.file('a.csv')), { bom: true });
  expect(csv).toHaveLength(CELLS + 1);
  expect(csv[0]).toEqual(['月份', '单位编码', '单位', '考核项目', '类别', '数量', '比例', '折算']);
  expect(csv).toContainEqual(['2016-09', 'U', 'U', '督办案件数', '督办考核', '1', '未设定比例', '']);
  expect(csv).toContainEqual(['2016-09', 'W', 'W', '指定交办配合案件数', '日常考核', '1', '未设定比例', '']);

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(to.file('a.XLSX'));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['考核项目', '与上次的差异', '取消评先评优资格']);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    rows.push((row.values as (string | number | null)[]).slice(1).map((cell) => String(cell ?? '')));
  });
  expect(rows[0]?.[0]).toBe('海门市 2016年9月 12345 考核推送');
  expect(rows.slice(3)).toEqual(csv.map((cells) => (cells.at(-1) === '' ? cells.slice(0, -1) : cells)));
});

test('prints what any unit has when no file is asked for', async () => {
  using city = septemberCity();
  const run = await runCityHere(['feed', '--month', '2016-09', '--data', city.folder]);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/U +U +督办案件按时办结数 +督办考核 +1 +未设定 +—/);
  expect(run.stdout).not.toContain('重大责任追究案件数');
  const later = await runCityHere(['feed', '--month', '2099-01', '--data', city.folder]);
  expect(later.stderr).toContain('2099-01 还没有开始。');
  expect(later.stdout).toContain('本月各单位各项均为 0。');
});

test('refuses what it cannot do, in words, and writes over nothing', async () => {
  using city = septemberCity();
  using to = place();
  const refused = async (...words: string[]) => {
    const run = await runCityHere(['feed', '--data', city.folder, ...words]);
    expect(run.code).toBe(2);
    return run.stderr;
  };
  expect(await refused()).toContain('--month 应写成 2016-09 的样子');
  expect(await refused('--month', '2016-13')).toContain('写的是“2016-13”');
  expect(await refused('--month', '2016-09', '--out', 'feed.docx')).toContain(
    '--out 的扩展名应为 .xlsx、.csv、.json 之一',
  );
  expect(await refused('--month', '2016-09', '--out', 'feed')).toContain('--out 的扩展名');
  expect(await refused('--month', '2016-09', '--out', to.file('none/feed.csv'))).toContain('没有这个目录或文件');
  await runCityHere(['feed', '--month', '2016-09', '--data', city.folder, '--out', to.file('a.csv')]);
  expect(await refused('--month', '2016-09', '--out', to.file('a.csv'))).toContain('已存在，请换一个文件名。');
});
