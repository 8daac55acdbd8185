import type { NewEvent } from '../../shared/case/event.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { dayKey, periodRange } from '../../shared/time/zone.ts';
import { caseLife } from './caseLife.ts';
import { dailyReports, reportCount } from './dailyReports.ts';
import type { DemoReport } from './dailyReports.ts';
import type { DemoCity } from './demoCity.ts';

/** One day of the history: the id of its first case, below 1 where the history begins within the day. */
type HistoryDay = { readonly day: string; readonly firstId: number; readonly count: number };

/**
 * The cases that the demonstration city has had when it begins, at `untilMs`. Their ids run from 1, the oldest, to `cases`;
 * so the id of a case tells its day and its report, whenever it is written.
 */
export type History = {
  readonly untilMs: number;
  readonly cases: number;
  /** The newest day first. */
  readonly days: readonly HistoryDay[];
  /** The number of the newest case. */
  readonly newest: string;
};

/** A life of the history, ready to be written. */
export type Life = { readonly id: number; readonly events: readonly NewEvent[] };

const HISTORY_DAYS = 730;

/** The number of the n-th case of a day, as the store numbers its cases. */
function caseNumber(day: string, serial: number): string {
  return `${day.replaceAll('-', '')}-${String(serial).padStart(5, '0')}`;
}

/**
 * Plans the history up to `untilMs`: two years of it, or the last `cases` cases. A day before the last one counts whole.
 * @throws {RangeError} when there is no case at all.
 */
export function planHistory(
  city: DemoCity,
  rules: Rules,
  { untilMs, cases }: { readonly untilMs: number; readonly cases: number | null },
): History {
  const { zone } = rules.calendar;
  const counts: { readonly day: string; readonly count: number }[] = [];
  let total = 0;
  for (let day = dayKey(untilMs, zone); ; day = dayKey(periodRange(day, zone).fromMs - 1, zone)) {
    const enough = cases === null ? counts.length > HISTORY_DAYS : total >= cases;
    if (enough) break;
    const count = counts.length === 0 ? before(dailyReports(day, city, rules), untilMs) : reportCount(day, city);
    counts.push({ day, count });
    total += count;
  }
  let left = cases ?? total;
  const days = counts.map(({ day, count }) => {
    left -= count;
    return { day, count, firstId: left + 1 };
  });
  const last = days.find(({ count }) => count > 0);
  if (!last) throw new RangeError('a demonstration city needs a case');
  return { untilMs, cases: cases ?? total, days, newest: caseNumber(last.day, last.count) };
}

function before(reports: readonly DemoReport[], untilMs: number): number {
  return reports.filter(({ atMs }) => atMs <= untilMs).length;
}

/** The lives of the history from the case `fromId` back to the oldest, the newest first. */
export function* livesBackFrom(
  fromId: number,
  history: History,
  { city, rules }: { readonly city: DemoCity; readonly rules: Rules },
): Generator<Life, void> {
  const { untilMs } = history;
  for (const { day, firstId, count } of history.days) {
    if (firstId > fromId) continue;
    const reports = dailyReports(day, city, rules);
    for (let serial = Math.min(count, fromId - firstId + 1); serial >= 1; serial -= 1) {
      const report = reports[serial - 1];
      const id = firstId + serial - 1;
      if (!report || id < 1) return;
      const number = caseNumber(day, serial);
      yield { id, events: caseLife({ id, number, report }, { city, rules, untilMs }) };
    }
  }
}
