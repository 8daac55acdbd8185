import { fromLocal } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';
import type { Cell } from './tableRow.ts';
import { cellText, toHalfWidth } from './tableRow.ts';

export type DateOrder = 'ymd' | 'mdy' | 'dmy';

/** A time that a file gives. `dateOnly`: it names the day only, and stands at its beginning. */
export type Moment = { readonly atMs: number; readonly dateOnly: boolean };

type Wall = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly seconds: number;
  readonly dateOnly: boolean;
  /** Minutes east of UTC that the text itself names. */
  readonly offsetMinutes: number | null;
};

const DAY_MS = 86_400_000;
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);

const dateShape = String.raw`(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*[日号]?`;
const clockShape = String.raw`(上午|下午)?\s*(\d{1,2})(?:[:时点](\d{1,2})?(?:[:分](\d{1,2})?(?:[.,]\d+)?)?)?秒?\s*([AaPp]\.?[Mm]\.?)?`;
const zoneShape = String.raw`(Z|[+-]\d{2}:?\d{2})?`;
const dated = new RegExp(`^${dateShape}(?:(?:[T,]\\s*|\\s+|(?<=[日号])|(?=[上下]午))${clockShape}\\s*${zoneShape})?$`);
const clockOnly = new RegExp(`^${clockShape}$`);
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/**
 * Reads a time of a file: a spreadsheet's serial, or text in any usual form. Years of two digits lie in 1970–2069; 24:00
 * is the next midnight; parts of a second are cut off. Null: no time, or none that exists.
 */
export function parseTime(cell: Cell | undefined, order: DateOrder, zone: TimeZone): Moment | null {
  const wall = readWall(cell, order);
  return wall && toMoment(wall, zone);
}

/** The same for a date and a time of day in two columns; a blank time leaves the date alone. */
export function parseDateAndTime(
  { date, time }: { readonly date: Cell | undefined; readonly time: Cell | undefined },
  order: DateOrder,
  zone: TimeZone,
): Moment | null {
  const wall = readWall(date, order);
  if (!wall || isBlank(time)) return wall && toMoment(wall, zone);
  const clock = readClock(time);
  return clock === null ? null : toMoment({ ...wall, seconds: clock, dateOnly: false }, zone);
}

function toMoment({ year, month, day, seconds, dateOnly, offsetMinutes }: Wall, zone: TimeZone): Moment {
  const clock = { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
  if (offsetMinutes === null) return { atMs: fromLocal({ year, month, day, ...clock }, zone), dateOnly };
  return { atMs: Date.UTC(year, month - 1, day) + seconds * 1000 - offsetMinutes * 60_000, dateOnly };
}

function readWall(cell: Cell | undefined, order: DateOrder): Wall | null {
  if (typeof cell === 'string') return quickWall(cell) ?? readText(toHalfWidth(cell).trim(), order);
  if (typeof cell === 'object' && cell) return serialWall(cell.serial);
  return typeof cell === 'number' ? readText(String(cell), order) : null;
}

/** `2016-09-05 16:30:00`, the form of most exports, without the cost of the general one. */
function quickWall(text: string): Wall | null {
  if (text.length !== 19 || text[4] !== '-' || text[7] !== '-' || text[10] !== ' ') return null;
  if (text[13] !== ':' || text[16] !== ':') return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (Number.isNaN(year + month + day + hour + minute + second)) return null;
  return checked({ year, month, day, seconds: secondsOf(hour, minute, second), dateOnly: false, offsetMinutes: null });
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function readText(text: string, order: DateOrder): Wall | null {
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialWall(Number(text));
  const packed = compact.exec(text);
  if (packed) {
    const [year = 0, month = 0, day = 0, ...clock] = packed.slice(1).map((part) => Number(part ?? 0));
    const [hour = 0, minute = 0, second = 0] = clock;
    const seconds = secondsOf(hour, minute, second);
    return checked({ year, month, day, seconds, dateOnly: packed[4] === undefined, offsetMinutes: null });
  }
  const match = dated.exec(text);
  if (!match) return null;
  const date = arrange([match[1] ?? '', match[2] ?? '', match[3] ?? ''], order);
  const dateOnly = match[5] === undefined;
  const seconds = dateOnly ? 0 : clockSeconds(match.slice(4, 9));
  return date && checked({ ...date, seconds, dateOnly, offsetMinutes: readOffset(match[9]) });
}

function arrange([a, b, c]: readonly [string, string, string], order: DateOrder) {
  const as = (year: string, month: string, day: string) =>
    day.length > 2 ? null : { year: fullYear(year), month: Number(month), day: Number(day) };
  if (a.length > 2) return a.length === 4 ? as(a, b, c) : null;
  if (order === 'ymd') return a.length === 2 ? as(a, b, c) : null;
  if (c.length !== 2 && c.length !== 4) return null;
  return order === 'mdy' ? as(c, a, b) : as(c, b, a);
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Seconds after midnight of the parts that `clockShape` catches; NaN: no such time. */
function clockSeconds([half, hourText, minuteText, secondText, amPm]: readonly (string | undefined)[]): number {
  const hour = Number(hourText);
  const mark = half === '上午' ? 'a' : half === '下午' ? 'p' : (amPm?.[0]?.toLowerCase() ?? null);
  // 下午15:00 is written too; 15:00 PM is not a doubt either.
  const turned = mark === null || hour > 12 ? hour : (hour % 12) + (mark === 'p' ? 12 : 0);
  return secondsOf(turned, Number(minuteText ?? 0), Number(secondText ?? 0));
}

function secondsOf(hour: number, minute: number, second: number): number {
  const seconds = hour * 3600 + minute * 60 + second;
  return minute > 59 || second > 59 || seconds > 86_400 ? Number.NaN : seconds;
}

function readClock(cell: Cell | undefined): number | null {
  const serial = typeof cell === 'object' && cell ? cell.serial : Number(cellText(cell));
  if (serial >= 0 && (typeof cell === 'object' || serial < 1)) return Math.round((serial % 1) * 86_400);
  const match = clockOnly.exec(toHalfWidth(cellText(cell)).trim());
  const seconds = match ? clockSeconds(match.slice(1, 6)) : Number.NaN;
  return Number.isNaN(seconds) ? null : seconds;
}

function readOffset(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

function serialWall(serial: number): Wall | null {
  // Below 61 the calendar of spreadsheets has a day that never was; past 2958465 lies the year 10000.
  if (!(serial >= 61 && serial < 2_958_466)) return null;
  const at = new Date(SERIAL_EPOCH_MS + Math.round(serial * 86_400) * 1000);
  const seconds = ((at.getTime() - SERIAL_EPOCH_MS) / 1000) % 86_400;
  const date = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
  return { ...date, seconds, dateOnly: Number.isInteger(serial), offsetMinutes: null };
}

/** Only days that exist, from the year 1000 on; 24:00 stays as 86,400 seconds of its day. */
function checked(wall: Wall): Wall | null {
  const { year, month, day, seconds } = wall;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || Number.isNaN(seconds)) return null;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? wall : null;
}

/** The instant itself; of a day without a time its last second: what is due "on the 5th" may be done all that day. */
export function endOfDay({ atMs, dateOnly }: Moment): number {
  return dateOnly ? atMs + DAY_MS - 1000 : atMs;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** A spreadsheet keeps 15 digits of a number; a longer case number in a numeric cell has lost the rest. */
export function hasLostDigits(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15;
  // 1.23E17 is how Java writes it; 12E5 may be a number of its own.
  return typeof cell === 'string' && /^(?:\d+(?:\.\d+)?e\+|\d\.\d+e)\d+$/i.test(toHalfWidth(cell).trim());
}

/** The key under which two case numbers are the same: width, case and inner spaces do not count. */
export function numberKey(number: string): string {
  if (/^[0-9A-Z-]*$/.test(number)) return number;
  return toHalfWidth(number)
    .replace(/[\s\uFEFF\u200B]+/g, '')
    .toUpperCase();
}

/** A number of a coordinate or a count of days; null: none. */
export function parseNumber(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = toHalfWidth(cellText(cell)).trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};

/** Text that a web page's export left escaped (`&amp;`, `&#39;`, `&#x4E2D;`), as people read it; decoded once. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
