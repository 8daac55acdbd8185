import { describe, expect, test } from 'vitest';
import { isWorkday, periodsOf } from '../../../shared/deadline/calendar.ts';
import { calendarProblems, changeCalendar } from '../../../shared/deadline/calendarChange.ts';
import type { CalendarChange } from '../../../shared/deadline/calendarChange.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';

const SUMMER = [
  [480, 720],
  [870, 1110],
] as const;

test('a day named again takes its new kind; periods hold within their dates', () => {
  const changed = changeCalendar(SHIPPED_CALENDAR, {
    off: ['2016-09-18', '2016-09-05'],
    work: ['2016-09-15', '2016-09-10'],
    periods: [{ validFrom: '2016-06-01', validTo: '2016-09-30', spans: SUMMER }],
    knownUntil: '2027-12-31',
    notice: '通知',
  });
  const worked = ['2016-09-05', '2016-09-10', '2016-09-15', '2016-09-18'].map((day) => isWorkday(day, changed));
  expect(worked).toEqual([false, true, true, false]);
  expect(periodsOf('2016-09-30', changed)).toEqual(SUMMER);
  expect(periodsOf('2016-10-01', changed)).toEqual(SHIPPED_CALENDAR.periods[0]?.spans);
  expect(changed.knownUntil).toBe('2027-12-31');
  expect(changeCalendar(changed, { off: ['2016-09-10'], notice: '通知' }).work.has('2016-09-10')).toBe(false);
});

describe('what speaks against a change', () => {
  const problems = (change: Partial<CalendarChange>): readonly string[] =>
    calendarProblems(SHIPPED_CALENDAR, { notice: '通知', ...change });
  const period = (spans: readonly (readonly [number, number])[], validFrom: string | null = null, validTo = null) => ({
    validFrom,
    validTo,
    spans,
  });

  test('nothing, where days and periods are in order', () => {
    expect(problems({ off: ['2016-11-01'], work: ['2016-11-05'], knownUntil: '2027-12-31' })).toEqual([]);
    expect(problems({ periods: [period(SUMMER)] })).toEqual([]);
    expect(problems({ periods: [period([[0, 1440]])] })).toEqual([]);
  });

  test.each<[Partial<CalendarChange>, string]>([
    [{ notice: ' ' }, '请写明依据的通知'],
    [{ off: ['2016-02-30'] }, '日期 2016-02-30 不正确'],
    [{ work: ['9月1日'] }, '日期 9月1日 不正确'],
    [{ knownUntil: '2027' }, '日期 2027 不正确'],
    [{ off: ['2016-11-01'], work: ['2016-11-01'] }, '2016-11-01 既填了休息又填了上班'],
    [{ periods: [period([])] }, '每天至少要有一个工作时段'],
    [{ periods: [period([[720, 480]])] }, '工作时段 12:00-08:00 不正确'],
    [{ periods: [period([[480, 1500]])] }, '工作时段 08:00-25:00 不正确'],
    [
      {
        periods: [
          period([
            [840, 1080],
            [480, 900],
          ]),
        ],
      },
      '工作时段 08:00-15:00 与 14:00-18:00 重叠',
    ],
    [{ periods: [period(SUMMER, '2016-13-01')] }, '2016-13-01 不正确'],
    [{ periods: [{ validFrom: '2016-10-01', validTo: '2016-06-01', spans: SUMMER }] }, '早于启用日期'],
    [{ periods: [period(SUMMER), period(SUMMER, '2016-10-01')] }, '有效日期重叠'],
  ])('%j', (change, message) => {
    expect(problems(change).join('；')).toContain(message);
  });

  test('more than a month without a working day', () => {
    const days = Array.from({ length: 40 }, (_, no) => new Date(Date.UTC(2016, 10, 1 + no)).toISOString().slice(0, 10));
    expect(problems({ off: days }).join('')).toContain('连续超过 31 天没有工作日');
    expect(problems({ off: days.slice(0, 20) })).toEqual([]);
  });
});
