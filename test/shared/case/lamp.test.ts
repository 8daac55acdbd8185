import { expect, test } from 'vitest';
import { lampChangesAtMs, lampOf } from '../../../shared/case/lamp.ts';
import type { LampFacts } from '../../../shared/case/lamp.ts';

const hour = 3_600_000;
const warning = { share: 25, minutes: 60 };
const handling: LampFacts = { stage: 'handling', hazard: 0, sinceMs: 0, dueAtMs: 16 * hour };

test('a case turns from normal to soon at a quarter of its limit, and to overdue at its deadline', () => {
  expect(lampOf(handling, 12 * hour - 1000, warning)).toBe('normal');
  expect(lampOf(handling, 12 * hour, warning)).toBe('soon');
  expect(lampOf(handling, 16 * hour - 1000, warning)).toBe('soon');
  expect(lampOf(handling, 16 * hour, warning)).toBe('overdue');
});

test('a short limit is soon in its last hour, whatever its share', () => {
  const facts: LampFacts = { ...handling, dueAtMs: 2 * hour };
  expect(lampOf(facts, hour - 1000, { share: 0, minutes: 60 })).toBe('normal');
  expect(lampOf(facts, hour, { share: 0, minutes: 60 })).toBe('soon');
});

test('without a running clock nothing is soon or overdue', () => {
  expect(lampOf({ ...handling, stage: 'check', dueAtMs: null }, 900 * hour, warning)).toBe('normal');
});

test('an observation stays one until its expected date has passed', () => {
  const facts: LampFacts = { ...handling, stage: 'observation' };
  expect(lampOf(facts, 15 * hour, warning)).toBe('observation');
  expect(lampOf(facts, 17 * hour, warning)).toBe('overdue');
});

test('an unconfirmed hazard is graver than everything, a confirmed one is a case like others', () => {
  expect(lampOf({ ...handling, hazard: 2 }, 17 * hour, warning)).toBe('hazard');
  expect(lampOf({ ...handling, hazard: 1 }, 0, warning)).toBe('normal');
});

test('a lamp is foretold: it changes at the instant that was named, and not before', () => {
  const all = (['handling', 'observation'] as const).flatMap((stage) =>
    ([0, 1, 2] as const).flatMap((hazard) =>
      [16 * hour, 7 * hour + 1, null].map((dueAtMs): LampFacts => ({ stage, hazard, sinceMs: 0, dueAtMs })),
    ),
  );
  for (const facts of all) {
    for (let atMs = 0, turns = 0; atMs < Infinity; turns += 1) {
      const untilMs = lampChangesAtMs(facts, atMs, warning);
      expect(untilMs).toBeGreaterThan(atMs);
      expect(turns).toBeLessThan(4);
      const lastMs = Math.ceil(Math.min(untilMs, 999 * hour)) - 1;
      expect(lampOf(facts, lastMs, warning)).toBe(lampOf(facts, atMs, warning));
      atMs = Math.ceil(untilMs);
    }
  }
});
