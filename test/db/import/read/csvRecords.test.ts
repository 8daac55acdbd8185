import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvReader } from '../../../../db/import/read/csvRecords.ts';

function readIn(pieces: readonly string[], separator = ',') {
  const reader = csvReader(separator);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

function cut(text: string, sizes: readonly number[]): readonly string[] {
  const pieces = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return [...pieces, text.slice(at)];
}

test('reads what any writer of RFC 4180 wrote, cut anywhere, as the general reader does', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', '城', '"', ',', '\n', '\r\n', '\r', ' ', ';', '𠮷'),
    maxLength: 6,
  });
  const record = fc.array(field, { minLength: 2, maxLength: 4 });
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 6 }), lineEnd, sizes, fc.boolean(), (records, end, parts, closes) => {
      const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const lines = records.map((fields) => fields.map(quoted).join(','));
      const text = lines.join(end) + (closes && lines.length > 0 ? end : '');
      const read = readIn(cut(text, parts));
      expect(read.map(({ fields }) => fields)).toEqual(records);
      const general: unknown = parse(text, { record_delimiter: end, relax_column_count: true });
      expect(general).toEqual(records);
      let line = 1;
      for (const [index, written] of lines.entries()) {
        expect(read[index]?.line).toBe(line);
        line += (written.match(/\r\n|\n|\r/g) ?? []).length + 1;
      }
    }),
  );
});

test('leaves a quote inside a plain field, and spaces after a closing quote', () => {
  expect(readIn(['5" pipe,x\n"a" ,b'])).toEqual([
    { line: 1, fields: ['5" pipe', 'x'] },
    { line: 2, fields: ['a', 'b'] },
  ]);
});

test('skips empty lines and counts them', () => {
  expect(readIn(['\n\na,b\n\n\nc,d\n']).map(({ line }) => line)).toEqual([3, 6]);
});

test.each([
  ['at the end of the file', ['a,b\n1,2\n3,"four\n5,6\n'], 3],
  ['where a later quote seems to close it', ['a,b\n1,"two\n3,4\n5,"six"\n'], 2],
  ['after a field of several lines', ['"x\ny",b\n1,"two'], 3],
  ['and a field grows without end', ['a,"b\n', 'x'.repeat(600_000), 'x'.repeat(600_000)], 1],
])('names the line where a quote opened that never closes %s', (_where, pieces, line) => {
  expect(() => readIn(pieces)).toThrow(`第 ${line} 行有一个引号没有配对`);
});
