import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest, scoreOf } from '../../../shared/accountability/backtest.ts';
import type { PlayedMonth } from '../../../shared/accountability/backtest.ts';
import { analogueOf, forecastMonth } from '../../../shared/accountability/forecast.ts';
import type { ForecastMonth, ForecastTask } from '../../../shared/accountability/forecast.ts';

const DAY = 86_400_000;
const MONTH = 30 * DAY;

function task(given: Partial<ForecastTask>): ForecastTask {
  return { dispatchedAtMs: 0, dueAtMs: DAY, closedAtMs: null, fedBackAtMs: null, timely: false, ...given };
}
const timely = task({ closedAtMs: DAY / 2, timely: true });

const NONE = analogueOf([], DAY);

const anyTask: fc.Arbitrary<ForecastTask> = fc
  .record({
    dispatched: fc.nat({ max: 29 }),
    limit: fc.integer({ min: 1, max: 5 }),
    took: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map(({ dispatched, limit, took }) => {
    const closedAtMs = took === null || dispatched + took >= 30 ? null : (dispatched + took) * DAY;
    const dueAtMs = Math.min(dispatched + limit, 29) * DAY;
    const dispatchedAtMs = dispatched * DAY;
    return task({ dispatchedAtMs, dueAtMs, closedAtMs, timely: closedAtMs !== null && closedAtMs <= dueAtMs });
  });
const anyMonth: fc.Arbitrary<ForecastMonth> = fc
  .array(anyTask, { maxLength: 60 })
  .map((tasks) => ({ toMs: MONTH, tasks }));

describe('the forecast of a month’s end', () => {
  it('is the rate itself when nothing is open and nothing is to come', () => {
    const tasks = [timely, timely, task({ closedAtMs: 2 * DAY })];
    const found = forecastMonth({ toMs: MONTH, tasks }, 20 * DAY, { unit: NONE, city: NONE });
    expect(found?.closing).toEqual({ low: 100, expected: 100, high: 100 });
    expect(found?.timely.expected).toBeCloseTo(66.67, 1);
  });

  it('is null where nothing is due', () => {
    expect(forecastMonth({ toMs: MONTH, tasks: [] }, DAY, { unit: NONE, city: NONE })).toBeNull();
  });

  it('expects what past months brought at the same moment', () => {
    const late = (closed: boolean) => task({ dueAtMs: 9 * DAY, closedAtMs: closed ? 25 * DAY : null });
    const months = Array.from({ length: 12 }, () => ({
      toMs: MONTH,
      tasks: Array.from({ length: 100 }, (_, i) => late(i < 70)),
    }));
    const known = analogueOf(months, 20 * DAY);
    const running = { toMs: MONTH, tasks: Array.from({ length: 40 }, () => late(false)) };
    const found = forecastMonth(running, 10 * DAY, { unit: known, city: known });
    expect(found?.closing.expected).toBeCloseTo(70, 0);
    expect(found?.timely.expected).toBeCloseTo(0, 0);
  });

  it('keeps its range around what it expects, within nothing and everything', () => {
    fc.assert(
      fc.property(anyMonth, fc.array(anyMonth, { maxLength: 4 }), fc.nat({ max: 30 }), (running, past, day) => {
        const known = analogueOf(past, MONTH - day * DAY);
        const found = forecastMonth(running, day * DAY, { unit: known, city: known });
        for (const { low, expected, high } of found ? [found.closing, found.timely] : []) {
          expect(low).toBeGreaterThanOrEqual(-1e-9);
          expect(low).toBeLessThanOrEqual(expected);
          expect(expected).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  it('knows nothing of what happens after its moment', () => {
    fc.assert(
      fc.property(anyMonth, fc.nat({ max: 30 }), ({ toMs, tasks }, day) => {
        const atMs = day * DAY;
        const known = tasks
          .filter(({ dispatchedAtMs }) => dispatchedAtMs <= atMs)
          .map((one) =>
            one.closedAtMs !== null && one.closedAtMs > atMs ? task({ ...one, closedAtMs: null, timely: false }) : one,
          );
        const whole = analogueOf([{ toMs, tasks }], MONTH - atMs);
        const found = (list: readonly ForecastTask[]) =>
          forecastMonth({ toMs, tasks: list }, atMs, { unit: whole, city: whole });
        expect(found(tasks)).toEqual(found(known));
      }),
    );
  });
});

it('tests each month with the months before it only, and counts what lay inside', () => {
  const played = Array.from({ length: 6 }, (_, no): PlayedMonth => {
    const toMs = (no + 1) * MONTH;
    const tasks = [
      task({ dispatchedAtMs: toMs - 20 * DAY, dueAtMs: toMs - 19 * DAY, closedAtMs: toMs - 19.5 * DAY, timely: true }),
    ];
    const end = new Map([['U', tasks]]);
    return { month: String(no), toMs, days: [{ day: 25, atMs: toMs - 5 * DAY, tasks: end }], end };
  });
  const trials = backTest(played);
  expect(trials.map(({ month }) => month)).toEqual(['3', '3', '4', '4', '5', '5']);
  expect(scoreOf(trials)).toMatchObject({ trials: 6, inside: 6, error: 0, errorOfLastMonth: 0 });
});
