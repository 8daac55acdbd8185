import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectPaths, jsonCell, jsonReader } from '../../../../db/import/read/jsonRecords.ts';

function readIn(pieces: readonly string[]) {
  const reader = jsonReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

test('reads an array or a row of objects, cut anywhere', () => {
  const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
  const size = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(0, 2),
      fc.boolean(),
      size,
      (all, indent, lines, step) => {
        const text = lines ? all.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(all, null, indent);
        // Longer numbers keep their digits as text: the next test.
        fc.pre(!/\d{16}/.test(text));
        const pieces = text.match(new RegExp(`[^]{1,${step}}`, 'g')) ?? [];
        expect(readIn(pieces).map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(all)));
      },
    ),
  );
});

test('keeps every digit of a long number, and says where each record begins', () => {
  const text = '[\n{"id": 123456789012345678,\n"n": 5},\n\n{"id": "x", "t": 1.5}]';
  expect(readIn([text])).toEqual([
    { line: 2, value: { id: '123456789012345678', n: 5 } },
    { line: 5, value: { id: 'x', t: 1.5 } },
  ]);
});

test.each([
  ['[{"a":1},\n{"a":2}', '第 2 行的 JSON 没有写完'],
  ['[{"a":1},\n{"a":', '第 2 行的 JSON 没有写完'],
  ['[{"a":1},\n2]', '第 2 行不是 JSON 对象'],
  ['{"a":1}\nnull', '第 2 行不是 JSON 对象'],
  ['[{"a":1},\n{"a":x}]', '第 2 行起的记录不是正确的 JSON'],
  ['[{"a":1}]\n{"a":2}', '第 2 行不是 JSON 对象'],
])('refuses %j', (text, message) => {
  expect(() => readIn([text])).toThrow(message);
});

test('finds nested values by their path', () => {
  const value = { location: { latitude: '31.87', coordinates: [121.18, 31.87] }, tags: [], none: null };
  const paths = new Set<string>();
  collectPaths(value, paths);
  expect([...paths]).toEqual(['location.latitude', 'location.coordinates.0', 'location.coordinates.1', 'none']);
  expect(jsonCell(value, ['location', 'latitude'])).toBe('31.87');
  expect(jsonCell(value, ['location', 'coordinates', '0'])).toBe(121.18);
  expect(jsonCell(value, ['location', 'constructor'])).toBeNull();
  expect(jsonCell(value, ['none', 'deeper'])).toBeNull();
  expect(jsonCell(value, ['tags'])).toBe('[]');
});
