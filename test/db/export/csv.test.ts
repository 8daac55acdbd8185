import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvLine, guardCell, openCsv } from '../../../db/export/csv.ts';
import { readAll, temporaryFolder } from '../../fixture/tableFile.ts';

test.each(['=1+1', '+86', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
  'guards %j',
  (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  },
);

test('leaves other text and numbers as they are', () => {
  expect(csvLine(['a-b', "'x", 5, -71.05, true, null, '城管,局', '说"好"', '两\n行'])).toBe(
    'a-b,\'x,5,-71.05,true,,"城管,局","说""好""","两\n行"\r\n',
  );
});

test('writes a file that our own reader and spreadsheets read, however long', async () => {
  using folder = temporaryFolder();
  const path = folder.file('rejects.csv', '');
  const file = openCsv(path, ['行', '原因', '=列']);
  const rows = Array.from({ length: 5000 }, (_, at) => [at, `原因 ${at}, "𠮷"`, '=HYPERLINK("x")'] as const);
  for (const row of rows) file.write(row);
  file.close();
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const expected = rows.map(([line, reason]) => [String(line), reason, `'=HYPERLINK("x")`]);
  expect(parse(bytes, { bom: true })).toEqual([['行', '原因', "'=列"], ...expected]);
  const read = await readAll(path, '行', '原因');
  expect(read.rows.map(({ cells }) => cells)).toEqual(expected);
});
