import type { Task } from '../../../../shared/case/caseFile.ts';
import { calendarDay, dayNumber } from '../../../../shared/deadline/calendar.ts';
import type { WorkCalendar } from '../../../../shared/deadline/calendar.ts';

/** A stretch in which the limit ran: `used` before now, `left` after it; `off` is a day that does not count. */
export type Bar = { readonly kind: 'used' | 'left' | 'off'; readonly fromMs: number; readonly toMs: number };
export type BarDay = { readonly day: string; readonly bars: readonly Bar[] };

/** More days than this are no picture any more. */
const DAY_LIMIT = 16;

type Span = { readonly fromMs: number; readonly toMs: number };

function split({ fromMs, toMs }: Span, nowMs: number): readonly Bar[] {
  const cut = Math.min(toMs, Math.max(fromMs, nowMs));
  const bars: readonly Bar[] = [
    { kind: 'used', fromMs, toMs: cut },
    { kind: 'left', fromMs: cut, toMs },
  ];
  return bars.filter((bar) => bar.toMs > bar.fromMs);
}

function overlap(a: Span, b: Span): readonly Span[] {
  const both = { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) };
  return both.toMs > both.fromMs ? [both] : [];
}

/**
 * The days over which a limit runs up to its deadline, each with the stretches that count. Empty where there is nothing to
 * draw or more days than a picture holds.
 */
export function barDays(task: Task, calendar: WorkCalendar, nowMs: number): readonly BarDay[] {
  const { dueAtMs, clock, intervals } = task;
  const first = intervals[0];
  if (dueAtMs === null || !first || dueAtMs <= first.fromMs) return [];
  const from = dayNumber(first.fromMs, calendar);
  const count = dayNumber(dueAtMs, calendar) - from + 1;
  if (count > DAY_LIMIT) return [];
  const runs = intervals.map(({ fromMs, toMs }) => ({ fromMs, toMs: Math.min(toMs ?? dueAtMs, dueAtMs) }));
  const days = Array.from({ length: count }, (_, index): BarDay => {
    const day = calendarDay(from + index, calendar);
    const open: readonly Span[] = clock === 'working' ? day.spans : [day];
    const spans = open.flatMap((span) => runs.flatMap((run) => overlap(span, run)));
    const off: Bar = { kind: 'off', fromMs: day.fromMs, toMs: day.toMs };
    return { day: day.key, bars: open.length === 0 ? [off] : spans.flatMap((span) => split(span, nowMs)) };
  });
  return days.filter(({ bars }) => bars.length > 0);
}
