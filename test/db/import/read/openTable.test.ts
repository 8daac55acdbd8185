import { appendFileSync, renameSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { openTable, readRecords } from '../../../../db/import/read/openTable.ts';
import { drain, needs, readAll, refusalOf, temporaryFolder } from '../../../fixture/tableFile.ts';

const csv = '编号,单位,地址\nHM-1,城管局,"人民路,1号"\nHM-2,𠮷镇㐂村,\n';
const cells = [
  ['HM-1', '城管局', '人民路,1号'],
  ['HM-2', '𠮷镇㐂村', ''],
];

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(csv)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${csv}`)],
  ['GB18030 with characters of four bytes', iconv.encode(csv, 'gb18030')],
  ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
  ['UTF-16 BE with its mark', Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16()],
  ['UTF-16 LE without a mark', Buffer.from(csv, 'utf16le')],
  ['UTF-16 BE without a mark', Buffer.from(csv, 'utf16le').swap16()],
  ['CRLF', Buffer.from(csv.replaceAll('\n', '\r\n'))],
  ['tabs', Buffer.from('编号\t单位\t地址\nHM-1\t城管局\t人民路,1号\nHM-2\t𠮷镇㐂村\t\n')],
  ['semicolons', Buffer.from('编号;单位;地址\nHM-1;城管局;人民路,1号\nHM-2;𠮷镇㐂村;\n')],
  ['a title and a note above', Buffer.from(`案件明细表,,\n导出人：张三,2016年,\n\n${csv}`)],
])('reads %s', async (_what, bytes) => {
  using folder = temporaryFolder();
  const { table, rows } = await readAll(folder.file('cases.csv', bytes), '编号', '单位');
  expect(rows.map((row) => row.cells)).toEqual(cells);
  expect(table.columns).toEqual(['编号', '单位', '地址']);
  expect(table.rowCount).toBe(2);
});

test('keeps characters whole over the borders of blocks, in every encoding', async () => {
  using folder = temporaryFolder();
  const value = '𠮷城㐂'.repeat(30_000);
  const text = `a,b\n1,x${value}\n2,"${value}\n${value}"\n`;
  for (const encoding of ['utf8', 'gb18030', 'utf16-le']) {
    const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf16-le' });
    const { rows } = await readAll(folder.file('long.csv', bytes), 'a', 'b');
    expect(rows.map((row) => row.cells[1])).toEqual([`x${value}`, `${value}\n${value}`]);
  }
  const json = JSON.stringify([
    { a: 1, b: value },
    { a: 2, b: value },
  ]);
  const { rows } = await readAll(folder.file('long.json', json), 'a');
  expect(rows.map((row) => row.cells)).toEqual([
    [1, value],
    [2, value],
  ]);
});

test.each(['utf16-le', 'utf16-be'])(
  'knows %s without its mark, also by words such as 一, half of which is empty',
  async (encoding) => {
    using folder = temporaryFolder();
    const bytes = iconv.encode('number,words\n1,统一一类\n', encoding, { addBOM: false });
    const { rows } = await readAll(folder.file('cases.csv', bytes), 'number');
    expect(rows.map((row) => row.cells)).toEqual([['1', '统一一类']]);
  },
);

test('tells how far the first reading is, and when there is nothing to read', async () => {
  using folder = temporaryFolder();
  const told: number[] = [];
  const onReading = (rowsRead: number) => told.push(rowsRead);
  const text = `a,b\n${'1,x\n'.repeat(50_000)}`;
  (await openTable(folder.file('cases.csv', text), { onReading })).close();
  expect(told.length).toBeGreaterThan(1);
  expect(told.at(-1)).toBe(50_000);
  const empty = await openTable(folder.file('empty.csv', 'a,b\n'));
  empty.close();
  expect(empty.notes).toEqual(['文件里没有一行数据，请核对导出的范围。']);
});

test('does not take short words of GB18030 for UTF-8', async () => {
  using folder = temporaryFolder();
  const { rows } = await readAll(folder.file('cases.csv', iconv.encode('a,b\n1,联通\n2,移动\n', 'gb18030')), 'a');
  expect(rows.map((row) => row.cells[1])).toEqual(['联通', '移动']);
});

test('says at which line the data begin, and where each record stands', async () => {
  using folder = temporaryFolder();
  const { table, rows } = await readAll(folder.file('cases.csv', '标题\n编号,地址\nA,"两\n行"\n\nB,x\n'), '编号');
  expect(table.headerLine).toBe(2);
  expect(table.notes).toEqual(['表头在第 2 行。']);
  expect(rows.map(({ line }) => line)).toEqual([3, 6]);
});

test('names a header of two rows by its lower words, and repeated ones with the upper', async () => {
  using folder = temporaryFolder();
  const text = '编号,位置,,上报,,结案,\n,经度,纬度,日期,时刻,日期,时刻\nA,121,31,1,2,3,4\n';
  const { table, rows } = await readAll(folder.file('cases.csv', text), '编号', '经度', '上报日期', '结案时刻');
  expect(table.columns).toEqual(['编号', '经度', '纬度', '上报日期', '上报时刻', '结案日期', '结案时刻']);
  expect(rows.map(({ line }) => line)).toEqual([3]);
});

test('marks a record that has lost or won cells', async () => {
  using folder = temporaryFolder();
  const text = 'a,b,c\n1,2\n1,2,3,,\n1,2,3,4\n1\n';
  const { rows } = await readAll(folder.file('cases.csv', text), 'a', 'b');
  expect(rows.map(({ problem }) => problem)).toEqual([
    null,
    null,
    '本行有 4 个单元格，表头只有 3 个，疑有未加引号的分隔符',
    '本行只有 1 个单元格，表头有 3 个，疑有未加引号的换行',
  ]);
});

test.each<[string, string | Buffer, string]>([
  ['an empty file', '', '文件是空的'],
  ['blanks only', ' \n \n', '文件里没有内容'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 .xlsx'],
  ['a PDF', '%PDF-1.7\n', '这是PDF 文件'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), '这是图片'],
  ['a packed file', gzipSync('a,b\n1,2\n'), '这是压缩文件'],
  ['other binary content', Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7) % 32)), '这是二进制文件'],
  ['a web page', '<html><table><tr><td>编号</td></tr></table></html>', '网页或 XML'],
  ['a missing column', '编号,地址\n1,2\n', '缺少列：单位。第 1 行的表头是：编号、地址。'],
  ['NUL bytes', '编号,单位\n1,2\n3,\0\n', '第 3 行有空字符（NUL）'],
  ['a quote never closed', '编号,单位\n1,2\n3,"四\n5,六\n', '第 3 行有一个引号没有配对'],
  ['unknown bytes', Buffer.from('id,unit\n1,caf\xe9,\n', 'latin1'), '第 2 行的文字既不是 UTF-8 也不是 GB18030'],
  ['a half JSON', '[{"编号":"1","单位":"城管局"},', 'JSON 没有写完'],
  ['JSON without a key', '[{"单位":"城管局"}]', '缺少项：编号。记录里有：单位。'],
])('refuses %s and says what to do', async (_what, content, message) => {
  using folder = temporaryFolder();
  expect(await refusalOf(folder.file('cases.csv', content), '编号', '单位')).toContain(message);
});

test('refuses a mix of encodings and names the line that differs', async () => {
  using folder = temporaryFolder();
  const utf8 = Buffer.from('编号,单位\n1,城市管理局\n2,交通运输局\n');
  const gb = iconv.encode('3,生态环境局\n', 'gb18030');
  expect(await refusalOf(folder.file('a.csv', Buffer.concat([utf8, gb])), '编号')).toContain(
    '第 4 行的文字编码与其他行不同',
  );
  const mostlyGb = Buffer.concat([
    iconv.encode('编号,单位\n1,城管\n2,交通\n3,水利\n', 'gb18030'),
    Buffer.from('4,城市管理局\n'),
  ]);
  expect(await refusalOf(folder.file('b.csv', mostlyGb), '编号')).toContain('第 5 行的文字编码与其他行不同');
});

test('refuses a folder and a file that is not there', async () => {
  using folder = temporaryFolder();
  const path = folder.file('cases.csv', csv);
  expect(await refusalOf(`${path}.gone`)).toContain('找不到文件');
  expect(await refusalOf(path.replace('/cases.csv', ''))).toContain('不是文件');
});

test('notices a file that grows, is replaced or vanishes while it is read', async () => {
  using folder = temporaryFolder();
  const rowsAfter = async (change: (path: string) => void) => {
    const path = folder.file('cases.csv', csv);
    const table = await openTable(path, { needs: needs('编号') });
    change(path);
    return await drain(table.rows()).then(
      () => 'read',
      (error: unknown) => (error as Error).message,
    );
  };
  expect(await rowsAfter(() => undefined)).toBe('read');
  expect(await rowsAfter((path) => appendFileSync(path, 'HM-3,城管局,\n'))).toContain('被改动');
  expect(await rowsAfter((path) => renameSync(folder.file('other.csv', csv), path))).toContain('被改动');
  expect(await rowsAfter((path) => rmSync(path))).toContain('找不到文件');
  const path = folder.file('cases.csv', csv.padEnd(200_000, '\n'));
  const rows = (await openTable(path, { needs: needs('编号') })).rows();
  await rows.next();
  rmSync(path);
  await expect(drain(rows)).rejects.toThrow('被移走或删除');
});

test('reads a small table as records of text', async () => {
  using folder = temporaryFolder();
  const records = await readRecords(folder.file('units.csv', '单位表\n编码, 名称\nA1, 城管局 \n'), needs('编码'));
  expect(records).toEqual([{ line: 3, record: { 编码: 'A1', 名称: '城管局' } }]);
  const anyTable = await readRecords(folder.file('any.csv', '说明\na;b\n1;2\n'));
  expect(anyTable).toEqual([{ line: 3, record: { a: '1', b: '2' } }]);
});
