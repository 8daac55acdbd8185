import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readCells } from '../../../db/read/grid.ts';
import { closeStore, openReadable } from '../../../db/store/openStore.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import type { CaseCells } from '../../fixture/caseTable.ts';
import { caseTable, plainProfile } from '../../fixture/caseTable.ts';
import { jsonOf, runCityHere } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';
import { zipOf } from '../../fixture/zip.ts';

type StoredCase = {
  readonly number: string;
  readonly reported_at_ms: number;
  readonly due_at_ms: number | null;
  readonly category: string;
  readonly unit: string | null;
  readonly description: string;
  readonly lat: number | null;
};

/** Imports one file into a new city through the command line, and shows what came of it. */
async function imported(content: string | Buffer, name = 'cases.csv', profileText: string | Buffer = plainProfile) {
  using folder = temporaryFolder();
  const store = folder.folder('data');
  const profile = folder.file('plain.json', profileText);
  const file = folder.file(name, content);
  const ran = await runCityHere(['import', 'cases', file, '--profile', profile, '--data', store, '--json']);
  const value = jsonOf(ran);
  if (!existsSync(join(store, 'city.db'))) return { code: ran.code, value, stderr: ran.stderr, cases: null, cells: 0 };
  const readable = openReadable(store);
  try {
    const cases = readable.prepare<[], StoredCase>('SELECT * FROM cases ORDER BY id').all();
    const rejects = join(store, 'import/batch-1-rejects.csv');
    const rejected = existsSync(rejects) ? readFileSync(rejects, 'utf8') : '';
    return { code: ran.code, value, stderr: ran.stderr, cases, rejected, cells: readCells(readable).length };
  } finally {
    closeStore(readable);
  }
}

async function oneCase(cells: CaseCells, profileText?: string): Promise<StoredCase> {
  const { cases, stderr } = await imported(caseTable(cells), 'cases.csv', profileText);
  const [first] = cases ?? [];
  if (!first || cases?.length !== 1) throw new Error(`not one case: ${stderr}`);
  return first;
}

const at = (text: string) => parseIso(`${text}+08:00`);
const plain = caseTable({ 编号: 'A', 描述: '𠮷镇㐂村' }, { 编号: 'B', 描述: '人民路' });

async function workbookOf(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(plain)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${plain}`)],
  ['GB18030', iconv.encode(plain, 'gb18030')],
  ['UTF-16', iconv.encode(plain, 'utf16-le', { addBOM: true })],
  ['tabs', Buffer.from(plain.replaceAll(',', '\t'))],
  ['semicolons', Buffer.from(plain.replaceAll(',', ';'))],
  ['a title above the header', Buffer.from(`案件明细表（2016 年）,,,,,,,,,\n${plain}`)],
  ['quotes and line ends of Windows', Buffer.from(plain.replaceAll(/[^,\n]+/g, '"$&"').replaceAll('\n', '\r\n'))],
])('imports a file with %s whole', async (_what, bytes) => {
  const { code, cases } = await imported(bytes);
  expect(code).toBe(0);
  expect(cases?.map(({ number, description }) => [number, description])).toEqual([
    ['A', '𠮷镇㐂村'],
    ['B', '人民路'],
  ]);
});

test('imports the sheet that has the columns, whatever stands above, beside and hidden in it', async () => {
  const bytes = await workbookOf((book) => {
    book.addWorksheet('说明').addRow(['导出说明']);
    const sheet = book.addWorksheet('案件');
    sheet.addRow(['案件明细表']);
    sheet.mergeCells('A1:J1');
    sheet.addRow(['编号', '上报', '时限', '结案', '单位', '大类', '小类', '描述', '位置', '']);
    sheet.addRow(['', '', '', '', '', '', '', '', '纬度', '经度']);
    for (const range of ['A2:A3', 'I2:J2']) sheet.mergeCells(range);
    sheet.addRow([
      'A',
      new Date(Date.UTC(2016, 8, 5, 8, 0, 0)),
      42619.3333333333,
      '',
      'A01',
      '市容',
      '垃圾',
      '甲',
      31.8,
      121.1,
    ]);
    sheet.addRow(['B', '2016-09-05 08:00', '', '', 'A01', '市容', '垃圾', { formula: '1+1', result: 2 }, 31.8, 121.1]);
    sheet.getRow(5).hidden = true;
    sheet.addRow([1.23e17, '2016-09-05 08:00', '', '', 'A01', '市容', '垃圾', '', null, null]);
  });
  const { code, value, stderr, cases, rejected } = await imported(bytes, 'cases.xlsx');
  expect([code, value]).toMatchObject([0, { read: 3, imported: 2, rejected: 1 }]);
  expect(cases).toMatchObject([
    { number: 'A', reported_at_ms: at('2016-09-05T08:00'), due_at_ms: at('2016-09-06T08:00') },
    { number: 'B', reported_at_ms: at('2016-09-05T08:00'), due_at_ms: null, description: '2' },
  ]);
  for (const note of ['共 2 个工作表，读取“案件”', '有 1 行是隐藏的', '1 个单元格是公式'])
    expect(stderr).toContain(note);
  expect(rejected).toContain('数字已丢失位数');
});

const oldWorkbook = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
test.each<[string, string, string | Buffer, string]>([
  ['an old workbook', 'cases.xls', oldWorkbook, '另存为 .xlsx'],
  ['a WPS table', 'cases.et', oldWorkbook, '另存为 .xlsx'],
  ['a workbook with a password', 'cases.xlsx', oldWorkbook, '另存为 .xlsx'],
  [
    'a binary file',
    'cases.csv',
    Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7) % 32)),
    '二进制文件',
  ],
  ['NUL bytes', 'cases.csv', `${plain}C,\0\n`, '第 4 行有空字符（NUL）'],
  ['a quote never closed', 'cases.csv', plain.replace('人民路', '"人民路'), '第 3 行有一个引号没有配对'],
  ['a missing column', 'cases.csv', plain.replace('上报', '登记'), '缺少列：上报'],
  ['an empty file', 'cases.csv', '', '文件是空的'],
  [
    'mixed encodings',
    'cases.csv',
    Buffer.concat([Buffer.from(plain), iconv.encode('C,2016-09-05,,,生态环境局,,,,,\n', 'gb18030')]),
    '第 4 行的文字编码与其他行不同',
  ],
  ['a zip bomb', 'cases.xlsx', zipOf({ 'xl/workbook.xml': ' '.repeat(60 * 1024 ** 2) }), '压缩炸弹'],
  ['half a workbook', 'cases.xlsx', zipOf({ 'xl/workbook.xml': 'x' }).subarray(0, 60), '损坏或没有下载完整'],
  ['a web page', 'cases.csv', '<html><table><tr><td>编号</td></tr></table></html>', '网页或 XML'],
])('refuses %s with what to do, and takes nothing from it', async (_what, name, content, message) => {
  const { code, value, cases } = await imported(content, name);
  expect(code).toBe(2);
  expect(value).toEqual({ error: expect.stringContaining(message) as string });
  expect(cases?.length ?? 0).toBe(0);
});

test.each<[string, string]>([
  ['42618.6875', '2016-09-05T16:30'],
  ['2016年9月5日 9:05', '2016-09-05T09:05'],
  ['2016/9/5 24:00', '2016-09-06T00:00'],
  ['２０１６－０９－０５　１６：３０：００', '2016-09-05T16:30'],
  ['2016-09-05T16:30:00.999+09:00', '2016-09-05T15:30'],
  ['20160905163000', '2016-09-05T16:30'],
  ['2016-9-5 下午4:30', '2016-09-05T16:30'],
  ['1999-12-31 08:00:00', '1999-12-31T08:00'],
])('reads the time %s', async (text, expected) => {
  expect(await oneCase({ 上报: text })).toMatchObject({ reported_at_ms: at(expected) });
});

test.each<[string, CaseCells, string]>([
  ['a day that does not exist', { 上报: '2016-02-30 08:00' }, '上报时间看不懂或不存在'],
  ['an hour that does not exist', { 上报: '2016-09-05 25:00' }, '上报时间看不懂或不存在'],
  ['a report in the future', { 上报: '2099-01-01 08:00' }, '上报时间在将来'],
  ['a long number that has lost its digits', { 编号: '1.23E+17' }, '数字已丢失位数'],
  ['no number', { 编号: '  ' }, '没有案件编号'],
])('rejects %s with its line', async (_what, cells, reason) => {
  const { code, value, stderr, rejected } = await imported(caseTable({ 编号: 'A' }, { 编号: 'B', ...cells }));
  expect([code, value]).toMatchObject([0, { read: 2, imported: 1, rejected: 1 }]);
  expect(stderr).toContain(`第 3 行：`);
  expect(stderr).toContain(reason);
  expect(rejected).toMatch(new RegExp(`^3,.*${reason}`, 'm'));
});

test.each<[string, string, string, string]>([
  ['out of range', '131.87', '221.18', '经纬度超出范围'],
  ['swapped', '121.18', '31.87', '经纬度疑似颠倒'],
  ['of the middle of nowhere', '0', '0', '坐标是默认点'],
  ['of whole degrees', '31', '121', '经纬度只到整度'],
  ['without their second half', '31.87', '', '经纬度不全'],
])('keeps a case whose coordinates are %s, without a place and with a warning', async (_what, lat, lng, warning) => {
  const { cases, stderr } = await imported(caseTable({ 纬度: lat, 经度: lng }));
  expect(cases).toMatchObject([{ lat: null, lng: null }]);
  expect(stderr).toContain(`1 行${warning}`);
});

test('keeps long names whole, reads escaped ones, and never takes words for a formula or for SQL', async () => {
  const long = '城市管理行政执法局'.repeat(25);
  expect(await oneCase({ 单位: long })).toMatchObject({ unit: long });
  expect(await oneCase({ 描述: '甲&amp;乙 &#39;丙&#39;' })).toMatchObject({ description: "甲&乙 '丙'" });
  expect(await oneCase({ 描述: "=1+1'); DROP TABLE cases;--" })).toMatchObject({
    description: "=1+1'); DROP TABLE cases;--",
  });
});

test('guards every cell that a spreadsheet would take for a formula, the header included', async () => {
  const text = caseTable({ 编号: '', 单位: '=1', 大类: '+1', 小类: '-1', 描述: '@x', 上报: '\tx' }).replace(
    '纬度',
    '=纬度',
  );
  const profile = plainProfile.replace('"纬度"', '"=纬度"');
  const { rejected } = await imported(text, 'cases.csv', profile);
  expect(rejected).toContain("2,没有案件编号,,'\tx,2016-09-06 08:00:00,,'=1,'+1,'-1,'@x,31.87,121.18");
  expect(rejected?.split('\r\n')[0]).toContain("'=纬度");
});

test('reads a profile of another encoding, and says that a folder is none', async () => {
  const { code, cases } = await imported(plain, 'cases.csv', iconv.encode(plainProfile, 'gb18030'));
  expect([code, cases?.length]).toEqual([0, 2]);
  using folder = temporaryFolder();
  const file = folder.file('cases.csv', plain);
  const words = ['import', 'cases', file, '--data', folder.folder('data'), '--profile', folder.folder('profiles')];
  const ran = await runCityHere(words);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('也没有这个文件。内置方案：');
});

test('warns of a file in which every case closes at the second of its report', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => ({ 编号: `D${index}`, 结案: '2016-09-05 08:00:00' }));
  const { stderr } = await imported(caseTable(...rows));
  expect(stderr).toContain('每个结案时间都与上报时间相同，疑为导出错误');
});
