import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorkbook, workbookOf } from '../../../db/export/workbook.ts';
import { readAll, temporaryFolder } from '../../fixture/tableFile.ts';
import { unzipped } from '../../fixture/unzipped.ts';

const COLUMNS = [
  { title: '号', width: 8 },
  { title: '文', width: 8 },
];
const SIGNS = [
  '=',
  '@',
  '＝',
  '垃',
  '𠮷',
  '👨‍👩‍👧',
  '"',
  '&',
  '<',
  ']]>',
  '_x000D_',
  '_x',
  '\uD842',
  '\uFFFF',
  '\u0001',
  ' ',
  '\n',
  "'",
];
const texts = fc.array(fc.constantFrom(...SIGNS), { maxLength: 6 }).map((signs) => signs.join(''));

/** What of a text can stand in a sheet. */
const held = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\n]|\uFFFF/gu, '');

test('any text stands in a sheet as it is, guarded, and the sheet is sound', async () => {
  using folder = temporaryFolder();
  const path = folder.folder('a.xlsx');
  const given = fc.sample(texts, { seed: 3, numRuns: 2000 });
  const file = openWorkbook(path, { title: '表', notes: ['=1'], columns: COLUMNS }, 0);
  for (const [i, text] of given.entries()) file.write([`N${i}`, text]);
  await file.close();
  const read = new Map((await readAll(path, '号', '文')).rows.map(({ cells }) => [cells[0], cells[1] as string]));
  for (const [i, text] of given.entries()) {
    const isGuarded = /^[=@＝\n]/.test(held(text));
    expect([text, read.get(`N${i}`)?.trim()]).toEqual([text, `${isGuarded ? "'" : ''}${held(text)}`.trim()]);
  }
  const whole = await workbookOf(
    [{ name: '表', notes: [], columns: COLUMNS, rows: given.map((text) => ['1', text]) }],
    {
      title: '表',
      madeAtMs: 0,
    },
  );
  for (const bytes of [readFileSync(path), Buffer.from(whole)])
    for (const [name, part] of await unzipped(bytes))
      expect([name, /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.test(part)]).toEqual([name, false]);
});

test('a disk that does not take the file is told to the caller and to nobody else', async () => {
  using folder = temporaryFolder();
  folder.file('in the way', '');
  const file = openWorkbook(folder.folder('in the way/a.xlsx'), { title: '表', notes: [], columns: COLUMNS }, 0);
  await expect(file.close()).rejects.toThrow('ENOTDIR');
  file.abandon();
});
