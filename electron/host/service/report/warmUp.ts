import { setTimeout as pause } from 'node:timers/promises';
import { monthKey, monthsBetween, shiftMonth } from '../../../../shared/time/zone.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';
import { TREND_MONTHS } from '../assessment/table.ts';
import type { Reports } from './reportLane.ts';

/** The first screens have their pictures by then. */
const AFTER_MS = 10_000;

type Now = { readonly nowMs: () => number; readonly zone: TimeZone };

/**
 * Has the ended months counted once after the start, one at a time and behind everything that people ask for, so that the
 * first who opens a trend does not wait for two years of figures. `signal` ends it.
 */
export async function warmUp(reports: Reports, { nowMs, zone }: Now, signal: AbortSignal): Promise<void> {
  try {
    await pause(AFTER_MS, undefined, { signal, ref: false });
    for (const month of endedMonths(nowMs(), zone))
      await reports.run('rememberMonth', { query: { period: month }, nowMs: nowMs() }, { signal, ahead: true });
  } catch {
    // Nobody waits for it: who asks for a month that is not remembered has it counted then, and hears of the fault.
  }
}

/** The months before the running one, the newest first. */
function endedMonths(nowMs: number, zone: TimeZone): readonly string[] {
  const running = monthKey(nowMs, zone);
  return monthsBetween(shiftMonth(running, -TREND_MONTHS), shiftMonth(running, -1)).toReversed();
}
