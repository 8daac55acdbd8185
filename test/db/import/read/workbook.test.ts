import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readAll, refusalOf, temporaryFolder } from '../../../fixture/tableFile.ts';
import { zipOf } from '../../../fixture/zip.ts';

async function bytesOf(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A workbook by hand, with one sheet of the given XML. */
function rawBook(sheetData: string, parts: Readonly<Record<string, string>> = {}, properties = ''): Buffer {
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/><Relationship Id="r2" Type="x/styles" Target="/xl/styles.xml"/></Relationships>',
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  });
}

test('finds the sheet, the header below a title, hidden rows, dates, formulas and merged words', async () => {
  using folder = temporaryFolder();
  const bytes = await bytesOf((book) => {
    book.addWorksheet('说明').addRow(['本表由系统导出']);
    const sheet = book.addWorksheet('案件');
    sheet.addRow(['案件明细表']);
    sheet.mergeCells('A1:E1');
    sheet.addRow(['编号', '上报时间', '位置', '', '天数']);
    sheet.addRow(['', '', '经度', '纬度', '']);
    for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3']) sheet.mergeCells(range);
    sheet.addRow(['HM-1', new Date(Date.UTC(2016, 8, 5, 16, 30)), 121.18, 31.87, { formula: 'A1+1', result: 7 }]);
    sheet.addRow(['HM-2', '2016-09-05 16:30', 121.18, 31.87, 3]).hidden = true;
    sheet.addRow([]);
    sheet.addRow([101000295613, 42618.5, null, null, true]);
    sheet.getCell('B4').numFmt = 'yyyy"年"m"月"d"日" h:mm';
    const copy = book.addWorksheet('备份');
    copy.addRow(['编号', '经度']);
    copy.addRow(['HM-9', 1]);
  });
  const { table, rows } = await readAll(folder.file('cases.xlsx', bytes), '编号', '经度');
  expect(table.columns).toEqual(['编号', '上报时间', '经度', '纬度', '天数']);
  expect(rows).toEqual([
    { line: 4, cells: ['HM-1', { serial: 42618.6875 }, 121.18, 31.87, 7], problem: null },
    { line: 5, cells: ['HM-2', '2016-09-05 16:30', 121.18, 31.87, 3], problem: null },
    { line: 7, cells: [101000295613, 42618.5, null, null, true], problem: null },
  ]);
  expect(table.sheet).toBe('案件');
  expect(table.notes).toEqual([
    '表头在第 3 行。',
    '共 3 个工作表，读取“案件”。',
    '工作表“备份”也有所需的列，没有读取；需要时请另存为单独的文件。',
    '有 1 行是隐藏的，已一并读取。',
    '有 1 个单元格是公式，取保存时的值，不重新计算。',
  ]);
});

test('takes a visible sheet before a hidden one, and says when only the hidden one fits', async () => {
  using folder = temporaryFolder();
  const book = (states: readonly ('visible' | 'hidden')[]) =>
    bytesOf((written) => {
      for (const [index, state] of states.entries())
        written.addWorksheet(`表${index + 1}`, { state }).addRows([[state === 'hidden' ? '编号' : '名称'], ['x']]);
    });
  const { table } = await readAll(folder.file('a.xlsx', await book(['visible', 'hidden'])), '编号');
  expect(table.notes).toEqual(['共 2 个工作表，读取“表2”。', '工作表“表2”是隐藏的。']);
  expect(await refusalOf(folder.file('b.xlsx', await book(['visible'])), '编号')).toBe(
    '缺少列：编号。工作表“表1”第 1 行的表头是：名称。请核对导出的列，或换一个对应方案。',
  );
});

test('reads what other programs write: no references, text in place, prefixes, escapes, errors, 1904, readings', async () => {
  using folder = temporaryFolder();
  const sheet =
    '<x:row><x:c t="inlineStr"><x:is><x:t>编号</x:t><x:rPh><x:t>へんごう</x:t></x:rPh></x:is></x:c><x:c t="str"><x:v>时间</x:v></x:c></x:row>' +
    '<row r="5"><c r="A5" t="str"><f>SUM(1)</f><v>甲_x000D_&amp;乙</v></c><c r="B5" s="1"><v>41156.5</v></c></row>' +
    '<row r="6"><c r="A6" t="e"><v>#N/A</v></c><c r="B6" t="d"><v>2016-09-05T16:30:00</v></c><c r="AB6"><v>1.2345678901234568E+17</v></c></row>';
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-804]yyyy\\-mm\\-dd;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';
  const bytes = rawBook(sheet, { 'xl/styles.xml': styles }, '<workbookPr date1904="1"/>');
  const { rows } = await readAll(folder.file('cases.xlsx', bytes), '编号', '时间');
  expect(rows[0]).toEqual({ line: 5, cells: ['甲\r&乙', { serial: 42618.5 }], problem: null });
  expect(rows[1]?.cells.slice(0, 2)).toEqual([null, '2016-09-05T16:30:00']);
  expect([rows[1]?.cells.length, rows[1]?.cells[27]]).toEqual([28, 1.2345678901234568e17]);
});

test.each<[string, () => Buffer, string]>([
  ['a bomb', () => rawBook('', { 'xl/bomb.xml': ' '.repeat(40 * 1024 ** 2) }), '疑为压缩炸弹'],
  [
    'too many parts',
    () => zipOf(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`p${at}`, '']))),
    '疑为压缩炸弹',
  ],
  ['a part that unpacks to more than it declares', () => zipOf({ ...partsOfLiar() }, { declaredBytes: 20 }), '已损坏'],
  ['half an archive', () => rawBook('').subarray(0, 200), '已损坏或没有下载完整'],
  ['broken XML', () => rawBook('<row><c>'), '已损坏'],
  ['another archive', () => zipOf({ 'readme.txt': 'x' }), '这是压缩文件，不是表格'],
  ['a binary workbook', () => zipOf({ 'xl/workbook.bin': 'x' }), '另存为 .xlsx'],
  ['an empty sheet', () => rawBook(''), '表格里没有内容'],
  ['an entity of its own', () => rawBook('<row><c t="str"><v>&boom;</v></c></row>'), '已损坏'],
])('refuses %s', async (_what, bytes, message) => {
  using folder = temporaryFolder();
  expect(await refusalOf(folder.file('cases.xlsx', bytes()), '编号')).toContain(message);
});

function partsOfLiar(): Readonly<Record<string, string>> {
  return {
    'xl/workbook.xml': `<workbook>${' '.repeat(100_000)}</workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships/>',
  };
}
