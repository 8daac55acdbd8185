import { expect, test } from 'vitest';
import { effectiveFromMs } from '../../../shared/accountability/effective.ts';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const problem = (value: unknown) => settingProblem('rule.effectiveFrom', value);

test.each([
  '',
  '2026-01-01',
  '2024-02-29',
  '2026-01-01T08:00:00+08:00',
  '2026-01-01T00:00:00Z',
  '2026-01-01T08:00+08:00',
])('the rules may take effect from “%s” on (A30)', (value) => {
  expect(problem(value)).toBeNull();
});

test.each([
  ' ',
  '2026',
  '2026-01',
  '2026-1-1',
  '2026/01/01',
  '2025-02-29',
  '2026-13-01',
  '2026-01-01T08:00:00',
  '2026-01-01 08:00:00+08:00',
  '元旦',
])('what is no day and no time with an offset is told how to write it: “%s”', (value) => {
  expect(problem(value)).toBe(
    '设置“问责规则启用时间”（rule.effectiveFrom）应写作 2026-01-01 或 2026-01-01T08:00:00+08:00 的样子，不填即从建库起',
  );
});

test('no text at all is another matter', () => {
  expect(problem(20260101)).toContain('应为文字');
  expect(problem(null)).toContain('应为文字');
});

test('a day begins in the zone of the city; empty means its beginning', () => {
  const city = { begunAtMs: 1000, zone: 'Asia/Shanghai' };
  const of = (text: string) => effectiveFromMs({ 'rule.effectiveFrom': text }, city);
  expect(of('2026-01-01')).toBe(parseIso('2026-01-01T00:00:00+08:00'));
  expect(of('2026-01-01T08:00:00Z')).toBe(parseIso('2026-01-01T16:00:00+08:00'));
  expect(of('')).toBe(1000);
});
