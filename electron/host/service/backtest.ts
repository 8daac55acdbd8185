import { backTest } from '../../../shared/accountability/backtest.ts';
import type { PlayedMonth, Trial } from '../../../shared/accountability/backtest.ts';
import { monthKey, periodRange } from '../../../shared/time/zone.ts';
import { readRules } from '../../../db/read/city.ts';
import { firstReportedAtMs, tasksAtCutOffs } from '../../../db/read/forecastTasks.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';

const DAY_MS = 86_400_000;

/** The months that have ended by an instant, from that of the first case on, oldest first. */
function endedMonths(store: ReadableStore, nowMs: number, zone: string): readonly string[] {
  const firstMs = firstReportedAtMs(store);
  const months: string[] = [];
  if (firstMs === null) return months;
  for (let atMs = firstMs; ;) {
    const key = monthKey(atMs, zone);
    const { toMs } = periodRange(key, zone);
    if (toMs > nowMs) return months;
    months.push(key);
    atMs = toMs;
  }
}

/** Forecasts every ended month at the end of some of its days from what was known then, and compares with what came. */
export function backTestStore(store: ReadableStore, nowMs: number, days: readonly number[]): readonly Trial[] {
  const { settings } = readRules(store, nowMs);
  const zone = settings['city.timeZone'];
  const months = endedMonths(store, nowMs, zone).map((key) => ({ key, ...periodRange(key, zone) }));
  const cutOffs = months.flatMap((month) => [
    ...days.map((day) => ({ month, asOfMs: month.fromMs + day * DAY_MS - 1000 })),
    { month, asOfMs: month.toMs - 1000 },
  ]);
  const found = tasksAtCutOffs(store, cutOffs, settings);
  const each = days.length + 1;
  const played = months.map((month, index): PlayedMonth => {
    const own = found.slice(index * each, (index + 1) * each);
    return {
      month: month.key,
      toMs: month.toMs,
      days: days.map((day, i) => ({ day, atMs: month.fromMs + day * DAY_MS - 1000, tasks: own[i] ?? new Map() })),
      end: own.at(-1) ?? new Map(),
    };
  });
  return backTest(played);
}
