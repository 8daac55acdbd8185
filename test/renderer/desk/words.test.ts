import { expect, test } from 'vitest';
import { instantText, readInstant } from '../../../renderer/screen/desk/form/instant.ts';
import {
  ageWords,
  clockSpanWords,
  dayWords,
  momentWords,
  spanWords,
  timeWords,
} from '../../../renderer/screen/desk/words.ts';
import { timerWords } from '../../../shared/time/words.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';

const t = translator(chinese);
const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const clock = { nowMs: at('2026-11-25T10:24:30'), zone };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('time left is said to the minute below a day and to the hour beyond', () => {
  expect(spanWords(22.9 * MINUTE, t)).toBe('22 分');
  expect(spanWords(2 * HOUR + 46 * MINUTE, t)).toBe('2 时 46 分');
  expect(spanWords(3 * HOUR, t)).toBe('3 时');
  expect(spanWords(51 * HOUR, t)).toBe('2 天 3 时');
  expect(spanWords(250 * HOUR, t)).toBe('10 天');
  expect(spanWords(-5, t)).toBe('0 分');
});

test('working time counts days of the length that the city works', () => {
  const working = { clock: 'working', dayMs: 8 * HOUR } as const;
  expect(clockSpanWords(25 * HOUR, working, t)).toBe('3 工作日 1 时');
  expect(clockSpanWords(2 * HOUR + 46 * MINUTE, working, t)).toBe('2 工作时 46 分');
  expect(clockSpanWords(17 * MINUTE, working, t)).toBe('17 分工作时间');
  expect(clockSpanWords(25 * HOUR, { clock: 'continuous', dayMs: 8 * HOUR }, t)).toBe('1 天 1 时');
});

test('a date says the day of the week, today says so, and another year is named', () => {
  expect(dayWords(at('2026-11-27T17:00:00'), clock, t)).toBe('11-27 周五');
  expect(dayWords(at('2026-11-25T17:00:00'), clock, t)).toBe('今天');
  expect(momentWords(at('2026-11-25T10:17:00'), clock, t)).toBe('今天 10:17');
  expect(timeWords(at('2025-12-31T09:05:00'), clock)).toBe('2025-12-31 09:05');
  expect(ageWords(19 * HOUR, t)).toBe('19 小时前');
  expect(timerWords(171_000)).toBe('02:51');
  expect(timerWords(3_600_000 + 5000)).toBe('1:00:05');
});

test.each([
  ['2026-11-27 17:00', '2026-11-27T17:00:00'],
  ['11-27 17:00', '2026-11-27T17:00:00'],
  ['11月27日 17:00', '2026-11-27T17:00:00'],
  ['2026/11/27 9:05', '2026-11-27T09:05:00'],
  ['１７：００', '2026-11-25T17:00:00'],
  ['11-30 24:00', '2026-12-01T00:00:00'],
  ['今天 18:00', '2026-11-25T18:00:00'],
  ['明天 9:30', '2026-11-26T09:30:00'],
  ['后天17：00', '2026-11-27T17:00:00'],
  ['17点', '2026-11-25T17:00:00'],
  ['明天17时30分', '2026-11-26T17:30:00'],
  ['11月27日17点05', '2026-11-27T17:05:00'],
])('%s is read as a time of the city', (typed, meant) => {
  expect(readInstant(typed, clock)).toBe(at(meant));
});

test.each(['', '明天', '明天 11-27 17:00', '昨天 9:00', '2026-02-30 10:00', '25:00', '10:61', '25点', '11-27'])(
  '%s is no time',
  (typed) => {
    expect(readInstant(typed, clock)).toBeNull();
  },
);

test('a time that a field shows is read back to the same minute', () => {
  const shown = instantText(clock.nowMs, zone);
  expect(shown).toBe('2026-11-25 10:24');
  expect(readInstant(shown, clock)).toBe(at('2026-11-25T10:24:00'));
});
