import { expect, test } from 'vitest';
import { comparedAsOfMs, comparedKeys } from '../../../shared/assessment/comparison.ts';
import { formatIso, parseIso, periodRange } from '../../../shared/time/zone.ts';

const ZONE = 'Asia/Shanghai';

test.each([
  ['2026-11-24', '2026-11-23', '2025-11-24'],
  ['2026-03-01', '2026-02-28', '2025-03-01'],
  ['2024-02-29', '2024-02-28', '2023-02-28'],
  ['2026-11', '2026-10', '2025-11'],
  ['2026-01', '2025-12', '2025-01'],
  ['2026-Q1', '2025-Q4', '2025-Q1'],
  ['2026-Q4', '2026-Q3', '2025-Q4'],
  ['2026', '2025', '2025'],
])('%s is compared with %s and %s', (key, previous, yearBefore) => {
  expect(comparedKeys(key, ZONE)).toEqual({ previous, yearBefore });
});

const compared = (key: string, asOf: string, earlier: string) =>
  formatIso(
    comparedAsOfMs(
      { period: periodRange(key, ZONE), asOfMs: parseIso(asOf) ?? Number.NaN },
      periodRange(earlier, ZONE),
    ),
    ZONE,
  );

test('a running period is compared over the same number of elapsed days, an ended one with the whole (A29)', () => {
  expect(compared('2026-11', '2026-11-25T10:30:00+08:00', '2026-10')).toBe('2026-10-25T10:30:00+08:00');
  expect(compared('2026-03', '2026-03-31T10:30:00+08:00', '2026-02')).toBe('2026-02-28T23:59:59+08:00');
  expect(compared('2026-02', '2026-02-28T23:59:59+08:00', '2026-01')).toBe('2026-01-31T23:59:59+08:00');
  expect(compared('2026-10', '2026-11-25T10:30:00+08:00', '2026-09')).toBe('2026-09-30T23:59:59+08:00');
  expect(compared('2026-12', '2026-11-25T10:30:00+08:00', '2026-11')).toBe('2026-11-01T00:00:00+08:00');
});
