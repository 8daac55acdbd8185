import type { UnitMonth } from '../../../shared/contract/wall.ts';
import { monthKey, monthsBetween, periodRange, shiftMonth } from '../../../shared/time/zone.ts';
import { readRules } from '../../../db/read/city.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { countedPeriod } from './assessment/counted.ts';
import { cutOf } from './assessment/table.ts';

const MONTHS = 12;

/** The last twelve months of a unit, the oldest first: ended ones as they stood at their own end, the running one so far. */
export function unitMonths(
  store: ReadableStore,
  { unit, nowMs }: { readonly unit: string; readonly nowMs: number },
): readonly UnitMonth[] {
  const zone = readRules(store, nowMs).settings['city.timeZone'];
  const last = monthKey(nowMs, zone);
  return monthsBetween(shiftMonth(last, 1 - MONTHS), last).map((month) => {
    const { fromMs, toMs } = periodRange(month, zone);
    const cut =
      month === last
        ? { period: { fromMs, toMs: Math.min(toMs, nowMs + 1) }, asOfMs: nowMs }
        : cutOf(store, { period: month }, nowMs);
    const { due = 0, closed = 0, timely = 0 } = countedPeriod(store, cut).byUnit.get(unit) ?? {};
    return { month, due, closed, timely };
  });
}
