import type { WorkCalendar } from './calendar.ts';

/** The shipped days off and make-up days, `MM-DD` by year, as `resources/calendar/china.json` holds them. */
export type CalendarFile = {
  readonly zone: string;
  readonly knownUntil: string;
  readonly off: Readonly<Record<string, readonly string[]>>;
  readonly work: Readonly<Record<string, readonly string[]>>;
};

function days(byYear: CalendarFile['off']): ReadonlySet<string> {
  return new Set(Object.entries(byYear).flatMap(([year, dates]) => dates.map((date) => `${year}-${date}`)));
}

/** The shipped calendar: the official days of its file, 08:00–12:00 and 14:00–18:00 (settings `calendar.periods`). */
export function chinaCalendar({ zone, knownUntil, off, work }: CalendarFile): WorkCalendar {
  const spans = [
    [480, 720],
    [840, 1080],
  ] as const;
  return { zone, periods: [{ validFrom: null, validTo: null, spans }], off: days(off), work: days(work), knownUntil };
}
