import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTime, clockOf, dueAt, limitMs, timeBetween } from '../../../shared/deadline/clock.ts';
import type { ClockKind, Interval, LimitUnit } from '../../../shared/deadline/clock.ts';
import { formatIso, parseIso } from '../../../shared/time/zone.ts';
import { naiveAdd, naiveBetween, naiveDue } from '../../fixture/naiveClock.ts';
import { randomAmount, randomCalendar, randomMinute } from '../../fixture/randomCalendar.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;

describe('TV6', () => {
  test.each<[number, LimitUnit, string, string]>([
    [4, 'workHour', '2016-09-30T16:30:00', '2016-10-08T10:30:00'],
    [1, 'workDay', '2016-09-30T16:30:00', '2016-10-08T16:30:00'],
    [4, 'workHour', '2016-09-29T12:30:00', '2016-09-29T18:00:00'],
    [4, 'workHour', '2016-09-05T09:00:00', '2016-09-05T15:00:00'],
    [2, 'workHour', '2016-09-05T17:59:00', '2016-09-06T09:59:00'],
    [2, 'workHour', '2016-09-05T18:00:00', '2016-09-06T10:00:00'],
    [4, 'workHour', '2016-09-03T10:00:00', '2016-09-05T12:00:00'],
    [1, 'workDay', '2016-10-09T15:00:00', '2016-10-10T15:00:00'],
    [5, 'workDay', '2016-09-30T09:00:00', '2016-10-12T09:00:00'],
    [2, 'urgentHour', '2016-09-30T23:30:00', '2016-10-01T01:30:00'],
    [1, 'urgentDay', '2016-09-30T16:30:00', '2016-10-01T16:30:00'],
  ])('%d %s from %s ends at %s', (amount, per, from, expected) => {
    const fromMs = at(from);
    const amountMs = limitMs({ amount, per }, fromMs, SHIPPED_CALENDAR);
    const due = addTime({ clock: clockOf(per), fromMs, amountMs, calendar: SHIPPED_CALENDAR });
    expect(formatIso(due, 'Asia/Shanghai')).toBe(`${expected}+08:00`);
  });
});

const randomClock = fc.constantFrom<ClockKind>('working', 'continuous');

describe('over random calendars', () => {
  test('both clocks equal a naive count minute by minute', () => {
    fc.assert(
      fc.property(randomClock, randomMinute, randomAmount, randomCalendar, (clock, fromMs, amountMs, calendar) => {
        const due = addTime({ clock, fromMs, amountMs, calendar });
        expect(due).toBe(naiveAdd(clock, fromMs, amountMs, calendar));
        expect(timeBetween({ clock, fromMs, toMs: due, calendar })).toBe(naiveBetween(clock, fromMs, due, calendar));
      }),
      { numRuns: 60 },
    );
  });

  test('invariant 3: adding in two steps is adding at once, and the time used is the time added', () => {
    fc.assert(
      fc.property(randomMinute, randomAmount, randomAmount, randomCalendar, (fromMs, a, b, calendar) => {
        const add = (from: number, amountMs: number): number =>
          addTime({ clock: 'working', fromMs: from, amountMs, calendar });
        if (b > 0) expect(add(add(fromMs, a), b)).toBe(add(fromMs, a + b));
        expect(timeBetween({ clock: 'working', fromMs, toMs: add(fromMs, a), calendar })).toBe(a);
      }),
    );
  });

  test('invariant 4: a pause leaves the remaining time as it was', () => {
    fc.assert(
      fc.property(
        randomClock,
        fc.tuple(randomMinute, randomAmount, randomAmount, randomAmount),
        randomCalendar,
        (clock, [fromMs, amountMs, before, pause], calendar) => {
          const basis = { kind: 'limit', amountMs, atInterval: 0 } as const;
          const due = addTime({ clock, fromMs, amountMs, calendar });
          const toMs = Math.min(fromMs + before, due);
          const resumedMs = toMs + pause;
          const intervals = [
            { fromMs, toMs },
            { fromMs: resumedMs, toMs: null },
          ];
          const moved = dueAt({ basis, clock, intervals, calendar });
          const left = timeBetween({ clock, fromMs: toMs, toMs: due, calendar });
          expect(timeBetween({ clock, fromMs: resumedMs, toMs: moved, calendar })).toBe(left);
        },
      ),
    );
  });

  test('invariant 5: never earlier than the start; continuously exactly start and limit', () => {
    fc.assert(
      fc.property(randomMinute, randomAmount, randomCalendar, (fromMs, amountMs, calendar) => {
        expect(addTime({ clock: 'working', fromMs, amountMs, calendar })).toBeGreaterThanOrEqual(fromMs + amountMs);
        expect(addTime({ clock: 'continuous', fromMs, amountMs, calendar })).toBe(fromMs + amountMs);
      }),
    );
  });

  test('a deadline over many pauses equals the naive account of what each interval used up', () => {
    const gaps = fc.array(fc.tuple(randomAmount, randomAmount), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        randomClock,
        fc.tuple(randomMinute, randomAmount, gaps, fc.boolean()),
        randomCalendar,
        (clock, [startMs, amountMs, pauses, fixed], calendar) => {
          let from = startMs;
          const intervals: Interval[] = pauses.map(([ran, paused]) => {
            const toMs = from + ran;
            const interval = { fromMs: from, toMs };
            from = toMs + paused;
            return interval;
          });
          intervals.push({ fromMs: from, toMs: null });
          const basis = fixed
            ? ({ kind: 'fixed', untilMs: startMs + amountMs * 3, atInterval: 0 } as const)
            : ({ kind: 'limit', amountMs, atInterval: 0 } as const);
          expect(dueAt({ basis, clock, intervals, calendar })).toBe(naiveDue(basis, clock, intervals, calendar));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('a calendar without working time ends in a clear fault, not in an endless walk', () => {
  const empty = { ...SHIPPED_CALENDAR, periods: [] };
  expect(() => addTime({ clock: 'working', fromMs: at('2016-09-05T09:00:00'), amountMs: 1, calendar: empty })).toThrow(
    '工作时间不足',
  );
});

test('works across a change of summer time in a zone that has it', () => {
  const calendar = { ...SHIPPED_CALENDAR, zone: 'America/New_York', off: new Set<string>(), work: new Set<string>() };
  const fromMs = Date.UTC(2016, 10, 4, 21);
  const due = addTime({ clock: 'working', fromMs, amountMs: 2 * 3_600_000, calendar });
  expect(formatIso(due, 'America/New_York')).toBe('2016-11-07T09:00:00-05:00');
});
