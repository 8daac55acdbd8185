import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario } from '../../../shared/scenario/parse.ts';

const folder = 'test/scenario';
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))
  .filter((line) => line.startsWith('{'));

test('times are cut to the second, carried on, and set-up lines happen at the first of them', () => {
  const scenario = parseScenario(
    [
      '\uFEFF{"unit":{"id":"U","name":"城管局","group":"bureau"}}\r',
      '  // 说明',
      '{"at":"2016-09-05T09:00:00.999+08:00","expect":"log","verified":true}\r',
      '{"expect":"meeting","quarter":"2016-Q3","held":false}',
    ].join('\n'),
  );
  const atMs = Date.UTC(2016, 8, 5, 1);
  expect(scenario).toMatchObject({
    kind: 'scenario',
    steps: [
      { line: 1, atMs, act: { kind: 'unit' } },
      { line: 3, atMs, act: { kind: 'expectation' } },
      { line: 4, atMs, act: { expectation: { expect: 'meeting' } } },
    ],
  });
});

test('any text at all is a scenario or malformed with its line, never a fault', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.json({ maxDepth: 2 }), { maxLength: 5 }).map((all) => all.join('\n')),
  );
  fc.assert(
    fc.property(text, (given) => {
      const scenario = parseScenario(given);
      if (scenario.kind === 'malformed') expect(scenario.line).toBeLessThanOrEqual(given.split('\n').length);
    }),
  );
});

test('a good line with one field changed is taken or malformed, never a fault', () => {
  const change = fc.tuple(fc.constantFrom(...lines), fc.nat(), fc.jsonValue());
  fc.assert(
    fc.property(change, ([line, pick, value]) => {
      const record = JSON.parse(line) as Record<string, unknown>;
      const keys = Object.keys(record);
      const changed = { ...record, [keys[pick % keys.length] ?? '']: value };
      expect(['scenario', 'malformed']).toContain(parseScenario(JSON.stringify(changed)).kind);
    }),
    { numRuns: 500 },
  );
});
