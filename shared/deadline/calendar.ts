import { dayKey, fromLocal } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';

/** Working spans of a day in minutes, with the days from and to which they hold (summer and winter hours). */
export type WorkingPeriods = {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly spans: readonly (readonly [startMinute: number, endMinute: number])[];
};

export type WorkCalendar = {
  readonly zone: TimeZone;
  readonly periods: readonly WorkingPeriods[];
  /** Days off by an official notice, and weekend days that are worked, by day key. */
  readonly off: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
  /** The last day covered by an official notice; a deadline after it is 暂定. */
  readonly knownUntil: string | null;
};

/** Whether a day is worked: Monday to Friday, but for days off and make-up days. */
export function isWorkday(day: string, { off, work }: WorkCalendar): boolean {
  if (work.has(day)) return true;
  if (off.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The working spans that hold on a day, should it be worked; the latest entry wins. */
export function periodsOf(day: string, { periods }: WorkCalendar): WorkingPeriods['spans'] {
  const found = periods.findLast(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
  return found?.spans ?? [];
}

/** The working time of one regular day under the periods in force on the day: what one work day is worth. */
export function regularDayMs(day: string, calendar: WorkCalendar): number {
  return periodsOf(day, calendar).reduce((sum, [start, end]) => sum + (end - start) * 60_000, 0);
}

/** The day of an instant in the calendar's zone. */
export function dayOf(atMs: number, { zone }: WorkCalendar): string {
  return dayKey(atMs, zone);
}

/** Whether a deadline lies after the last day that an official notice covers: it is marked 暂定 (settings, "Calendar"). */
export function isProvisional(dueAtMs: number, calendar: WorkCalendar): boolean {
  return calendar.knownUntil !== null && dayOf(dueAtMs, calendar) > calendar.knownUntil;
}

/** One day of a calendar: its own bounds and its working spans (none on a day off), as instants. */
export type CalendarDay = {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly spans: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly workMs: number;
};

const DAY_MS = 86_400_000;
/** More days than any limit walks; past that the days of a calendar are computed anew. */
const KEPT_DAYS = 4096;

/**
 * Days already computed, by calendar: every command asks for the same few days. A calendar is never changed in place, so
 * the days of the object stay right as long as it lives.
 */
const keptDays = new WeakMap<WorkCalendar, Map<number, CalendarDay>>();

function computeDay(no: number, calendar: WorkCalendar): CalendarDay {
  const date = new Date(no * DAY_MS);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const key = date.toISOString().slice(0, 10);
  const at = (minute: number, dayShift = 0): number =>
    fromLocal({ year, month, day: day + dayShift, hour: Math.floor(minute / 60), minute: minute % 60 }, calendar.zone);
  const worked = isWorkday(key, calendar) ? periodsOf(key, calendar) : [];
  const spans = worked
    .map(([start, end]) => ({ fromMs: at(start), toMs: at(end) }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  const workMs = spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return { key, fromMs: at(0), toMs: at(0, 1), spans, workMs };
}

/** A day of the calendar by its number: whole days since 1970-01-01. */
export function calendarDay(no: number, calendar: WorkCalendar): CalendarDay {
  let days = keptDays.get(calendar);
  if (!days) {
    days = new Map();
    keptDays.set(calendar, days);
  }
  let day = days.get(no);
  if (!day) {
    day = computeDay(no, calendar);
    if (days.size >= KEPT_DAYS) days.clear();
    days.set(no, day);
  }
  return day;
}

/** The number of the day in which an instant lies, in the calendar's zone. */
export function dayNumber(atMs: number, calendar: WorkCalendar): number {
  const guess = Math.floor(atMs / DAY_MS);
  if (atMs >= calendarDay(guess + 1, calendar).fromMs) return guess + 1;
  return atMs >= calendarDay(guess, calendar).fromMs ? guess : guess - 1;
}
