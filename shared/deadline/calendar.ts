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
  /** Days off that fall on weekdays, and weekend days that are worked, by day key. */
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

function periodsOf(day: string, calendar: WorkCalendar): WorkingPeriods['spans'] {
  const found = calendar.periods.findLast(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
  return found?.spans ?? [];
}

/** The working time of one regular day under the periods in force on the day: what one work day is worth. */
export function regularDayMs(day: string, calendar: WorkCalendar): number {
  return periodsOf(day, calendar).reduce((sum, [start, end]) => sum + (end - start) * 60_000, 0);
}

/** The working spans of a day as instants; none on a day off. */
export function workSpansOf(
  day: string,
  calendar: WorkCalendar,
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  if (!isWorkday(day, calendar)) return [];
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = (minute: number): number =>
    fromLocal({ year, month, day: date, hour: Math.floor(minute / 60), minute: minute % 60 }, calendar.zone);
  return periodsOf(day, calendar).map(([start, end]) => ({ fromMs: at(start), toMs: at(end) }));
}

/** The day of an instant in the calendar's zone. */
export function dayOf(atMs: number, { zone }: WorkCalendar): string {
  return dayKey(atMs, zone);
}
