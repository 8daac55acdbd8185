import { expect, test } from 'vitest';
import {
  isPeriodKey,
  kindOf,
  neighbourOf,
  periodWords,
  readPeriod,
  turnedInto,
} from '../../../renderer/screen/assessment/period.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';

const now = { nowMs: Date.parse('2026-11-25T10:00:00+08:00'), zone: 'Asia/Shanghai' };

test('the period before and after is of the same kind, and none lies ahead of now', () => {
  expect(neighbourOf('2026-01', -1, now)).toBe('2025-12');
  expect(neighbourOf('2026-Q1', -1, now)).toBe('2025-Q4');
  expect(neighbourOf('2026-03-01', -1, now)).toBe('2026-02-28');
  expect(neighbourOf('2026-10', 1, now)).toBe('2026-11');
  expect(neighbourOf('2026-11', 1, now)).toBeNull();
  expect(neighbourOf('2026', 1, now)).toBeNull();
});

test('another kind of period is opened at the end of this one, or at now', () => {
  expect(turnedInto('day', '2026-10', now)).toBe('2026-10-31');
  expect(turnedInto('day', '2026-11', now)).toBe('2026-11-25');
  expect(turnedInto('quarter', '2026-08', now)).toBe('2026-Q3');
  expect(turnedInto('month', '2026-Q3', now)).toBe('2026-09');
  expect(turnedInto('month', '2026', now)).toBe('2026-11');
  expect(turnedInto('year', '2025-12-31', now)).toBe('2025');
});

test.each([
  ['2026-10', '2026-10'],
  ['202610', '2026-10'],
  ['2026年10月', '2026-10'],
  ['2026.9', '2026-09'],
  ['２０２６－１０', '2026-10'],
  ['2026/9/5', '2026-09-05'],
  ['2026年9月5日', '2026-09-05'],
  ['20260905', '2026-09-05'],
  ['2026Q3', '2026-Q3'],
  ['2026年第三季度', '2026-Q3'],
  ['2026年3季度', '2026-Q3'],
  ['2026', '2026'],
  ['2026年', '2026'],
])('“%s” is read as %s', (text, period) => {
  expect(readPeriod(text)).toBe(period);
});

test.each(['', '10', '2026-13', '2026-02-30', '2026-Q5', '去年', '2026-10-1x'])('“%s” is no period', (text) => {
  expect(readPeriod(text)).toBeNull();
});

test('a period is told by its key and said in words', () => {
  expect(['2026', '2026-Q4', '2026-10', '2026-10-05'].map(kindOf)).toEqual(['year', 'quarter', 'month', 'day']);
  expect(['2026', '2026-Q4', '2026-10', '2026-10-05', '2026-00', '2026-02-29'].map(isPeriodKey)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  const t = translator(chinese);
  expect(periodWords('2026-10', t)).toBe('2026年10月');
  expect(periodWords('2026-Q4', t)).toBe('2026年第4季度');
  expect(periodWords('2026-10-05', t)).toBe('2026年10月5日');
});
