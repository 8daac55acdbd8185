import { calendarDay, dayNumber, dayOf, regularDayMs } from './calendar.ts';
import type { WorkCalendar } from './calendar.ts';

export type LimitUnit = 'urgentHour' | 'urgentDay' | 'workHour' | 'workDay';
export type ClockKind = 'continuous' | 'working';
export type Interval = { readonly fromMs: number; readonly toMs: number | null };

/** What a deadline is counted from: a limit, or an explicit date that holds from the interval `atInterval` on. */
export type LimitBasis =
  | { readonly kind: 'limit'; readonly amountMs: number; readonly atInterval: number }
  | { readonly kind: 'fixed'; readonly untilMs: number; readonly atInterval: number };

const HOUR_MS = 3_600_000;
/** The number of 2200-01-01: a calendar without working days must not be walked for ever. */
const LAST_DAY = 84_006;

/** Urgent units run continuously, the others inside working time only. */
export function clockOf(per: LimitUnit): ClockKind {
  return per === 'urgentHour' || per === 'urgentDay' ? 'continuous' : 'working';
}

/** A limit in milliseconds of its clock; a work day is the working time of a regular day at dispatch. */
export function limitMs(
  { amount, per }: { readonly amount: number; readonly per: LimitUnit },
  dispatchedAtMs: number,
  calendar: WorkCalendar,
): number {
  const day = {
    urgentHour: HOUR_MS,
    workHour: HOUR_MS,
    urgentDay: 24 * HOUR_MS,
    workDay: regularDayMs(dayOf(dispatchedAtMs, calendar), calendar),
  };
  return Math.round((amount * day[per]) / 1000) * 1000;
}

/** The instant at which `amountMs` of the clock have run from `fromMs`. An end at a closing bell stays at that bell. */
export function addTime({
  clock,
  fromMs,
  amountMs,
  calendar,
}: {
  readonly clock: ClockKind;
  readonly fromMs: number;
  readonly amountMs: number;
  readonly calendar: WorkCalendar;
}): number {
  if (clock === 'continuous' || amountMs <= 0) return fromMs + Math.max(0, amountMs);
  let left = amountMs;
  for (let no = dayNumber(fromMs, calendar); no < LAST_DAY; no += 1) {
    const day = calendarDay(no, calendar);
    if (day.fromMs >= fromMs && day.workMs < left) {
      left -= day.workMs;
      continue;
    }
    for (const span of day.spans) {
      const start = Math.max(span.fromMs, fromMs);
      if (start >= span.toMs) continue;
      if (left <= span.toMs - start) return start + left;
      left -= span.toMs - start;
    }
  }
  throw new RangeError('工作时间不足，无法算出截止时间');
}

/** How much of the clock runs between two instants; 0 when the second is not later. */
export function timeBetween({
  clock,
  fromMs,
  toMs,
  calendar,
}: {
  readonly clock: ClockKind;
  readonly fromMs: number;
  readonly toMs: number;
  readonly calendar: WorkCalendar;
}): number {
  if (toMs <= fromMs) return 0;
  if (clock === 'continuous') return toMs - fromMs;
  let sum = 0;
  const last = dayNumber(toMs, calendar);
  for (let no = dayNumber(fromMs, calendar); no <= last; no += 1) {
    const day = calendarDay(no, calendar);
    if (day.fromMs >= fromMs && day.toMs <= toMs) sum += day.workMs;
    else for (const span of day.spans) sum += Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs));
  }
  return sum;
}

/** The deadline in force over intervals in which the clock ran; while paused the one last in force (A16). */
export function dueAt({
  basis,
  clock,
  intervals,
  calendar,
}: {
  readonly basis: LimitBasis;
  readonly clock: ClockKind;
  readonly intervals: readonly Interval[];
  readonly calendar: WorkCalendar;
}): number {
  const first = intervals[basis.atInterval];
  if (!first) throw new RangeError(`no interval ${basis.atInterval}`);
  let due =
    basis.kind === 'fixed'
      ? basis.untilMs
      : addTime({ clock, fromMs: first.fromMs, amountMs: basis.amountMs, calendar });
  let pausedAtMs = first.toMs;
  for (const { fromMs, toMs } of intervals.slice(basis.atInterval + 1)) {
    const amountMs = pausedAtMs === null ? 0 : timeBetween({ clock, fromMs: pausedAtMs, toMs: due, calendar });
    due = addTime({ clock, fromMs, amountMs, calendar });
    pausedAtMs = toMs;
  }
  return due;
}
