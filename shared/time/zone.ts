/** An IANA time zone, as `city.timeZone` names it. */
export type TimeZone = string;

export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const formatters = new Map<TimeZone, Intl.DateTimeFormat>();

/** The zone's offset from UTC at an instant. Shanghai is fixed at +8 (its summer time of 1986–1991 is not modelled). */
function offsetMs(atMs: number, zone: TimeZone): number {
  if (zone === 'Asia/Shanghai') return 8 * HOUR_MS;
  let formatter = formatters.get(zone);
  if (!formatter) {
    const numeric = 'numeric';
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
    formatters.set(zone, formatter);
  }
  const part = Object.fromEntries(formatter.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

/** The wall clock of the zone at an instant. */
export function localParts(atMs: number, zone: TimeZone): LocalTime {
  const date = new Date(atMs + offsetMs(atMs, zone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: ((date.getUTCDay() + 6) % 7) + 1,
  };
}

/** The instant of a wall clock; a time that a gap skips moves forward, an ambiguous one takes the first. */
export function fromLocal(
  at: Pick<LocalTime, 'year' | 'month' | 'day'> & Partial<Pick<LocalTime, 'hour' | 'minute' | 'second'>>,
  zone: TimeZone,
): number {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = at;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (zone === 'Asia/Shanghai') return wall - 8 * HOUR_MS;
  const before = offsetMs(wall - DAY_MS, zone);
  const after = offsetMs(wall + DAY_MS, zone);
  const early = wall - Math.max(before, after);
  if (early + offsetMs(early, zone) === wall) return early;
  const late = wall - Math.min(before, after);
  return late + offsetMs(late, zone) === wall ? late : wall - before;
}

/** A part of a date or time with two digits. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `2016-09-05`, the day in the zone. */
export function dayKey(atMs: number, zone: TimeZone): string {
  const { year, month, day } = localParts(atMs, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2016-09`. */
export function monthKey(atMs: number, zone: TimeZone): string {
  return dayKey(atMs, zone).slice(0, 7);
}

/** `2016-Q3`. */
export function quarterKey(atMs: number, zone: TimeZone): string {
  const { year, month } = localParts(atMs, zone);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** The half-open span of a day, month, quarter or year (A12). @throws {RangeError} on a malformed key. */
export function periodRange(key: string, zone: TimeZone): { readonly fromMs: number; readonly toMs: number } {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/.exec(key);
  if (!match) throw new RangeError(`时期“${key}”应写作 2016、2016-Q3、2016-09 或 2016-09-05`);
  const year = Number(match[1]);
  const quarter = match[2] ? Number(match[2]) : null;
  const month = match[3] ? Number(match[3]) : quarter ? quarter * 3 - 2 : 1;
  const span = (from: readonly [number, number, number], to: readonly [number, number, number]) => ({
    fromMs: fromLocal({ year: from[0], month: from[1], day: from[2] }, zone),
    toMs: fromLocal({ year: to[0], month: to[1], day: to[2] }, zone),
  });
  if (match[4]) return span([year, month, Number(match[4])], [year, month, Number(match[4]) + 1]);
  return span([year, month, 1], [year, month + (match[3] ? 1 : quarter ? 3 : 12), 1]);
}

/** Whether a text is the key of a day that exists: `2026-02-30` would roll over into March. */
export function isDayKey(text: string): boolean {
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}

/** Whether a text names a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day after a day key. */
export function nextDay(key: string): string {
  return new Date(Date.parse(`${key}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** The key of the month so many months after another (before it where negative): `2016-11` and 2 give `2017-01`. */
export function shiftMonth(key: string, months: number): string {
  const count = Number(key.slice(0, 4)) * 12 + Number(key.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${two((count % 12) + 1)}`;
}

/** The keys of the months from one to another, both included, oldest first; empty: the first comes after the last. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const keys: string[] = [];
  // The month after 9999-12 has a longer key, which would come before it.
  for (let key = first; key.length === last.length && key <= last; key = shiftMonth(key, 1)) keys.push(key);
  return keys;
}

/** The first and the last month of a period: `2016`, `2016-Q3` or `2016-09`. */
export function monthsOfPeriod(key: string): { readonly first: string; readonly last: string } {
  const year = key.slice(0, 4);
  const quarter = /^\d{4}-Q([1-4])$/.exec(key)?.[1];
  if (quarter !== undefined) {
    const last = Number(quarter) * 3;
    return { first: `${year}-${two(last - 2)}`, last: `${year}-${two(last)}` };
  }
  return key.length === 4 ? { first: `${year}-01`, last: `${year}-12` } : { first: key, last: key };
}

/** Cuts an instant down to its whole second (A14). */
export function cutToSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** An ISO 8601 time with its offset as an instant in whole seconds; null when it is malformed or no real time. */
export function parseIso(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(wall - (hour === 24 ? DAY_MS : 0));
  const real = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && minute < 60 && second < 60;
  if (!real || hour > 24 || (hour === 24 && minute + second > 0)) return null;
  const zone = match[7] ?? 'Z';
  if (zone === 'Z') return wall;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  if (minutes > 14 * 60) return null;
  return wall - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** `2016-09-05T16:30:00+08:00`, in the zone. */
export function formatIso(atMs: number, zone: TimeZone): string {
  const { hour, minute, second } = localParts(atMs, zone);
  const minutes = Math.round(offsetMs(atMs, zone) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${dayKey(atMs, zone)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`;
}
