import type { Source } from '../case/caseFile.ts';
import type { ImportProfile } from '../contract/importProfile.ts';
import type { TimeZone } from '../time/zone.ts';
import { fromLocal, localParts } from '../time/zone.ts';
import type { FactFlag } from './flag.ts';
import { readPlace, splitPoint } from './place.ts';
import type { MomentColumns } from './profile.ts';
import { isDays, isPair, namesOf } from './profile.ts';
import type { Cell, TableRow } from './tableRow.ts';
import { cellText, columnKey } from './tableRow.ts';
import type { Moment } from './values.ts';
import {
  decodeEntities,
  endOfDay,
  hasLostDigits,
  isBlank,
  numberKey,
  parseDateAndTime,
  parseNumber,
  parseTime,
} from './values.ts';

export type CodeAndName = { readonly code: string; readonly name: string };

/** What one row of a file says of a case; nothing in it is invented, what is doubtful stands in `flags`. */
export type CaseFacts = {
  readonly line: number;
  readonly number: string;
  /** Two rows with one key speak of one case. */
  readonly numberKey: string;
  readonly unit: CodeAndName | null;
  readonly category: CodeAndName;
  readonly source: Source;
  readonly description: string;
  readonly address: string | null;
  /** WGS-84, both or neither. */
  readonly lat: number | null;
  readonly lng: number | null;
  readonly reportedAtMs: number;
  readonly dueAtMs: number | null;
  readonly closedAtMs: number | null;
  /** A closed case may lack its time. */
  readonly closed: boolean;
  /** The source's own judgement; null: it gives none. */
  readonly onTimeFlag: boolean | null;
  readonly flags: readonly FactFlag[];
};

export type RowReading =
  { readonly kind: 'facts'; readonly facts: CaseFacts } | { readonly kind: 'rejected'; readonly reason: string };

export type RowReader = (row: TableRow) => RowReading;

export const UNKNOWN_CATEGORY: CodeAndName = { code: 'unknown', name: '未注明类别' };

const YEAR_2000_MS = Date.UTC(2000, 0, 1);
const TEN_YEARS_MS = 3653 * 86_400_000;

/**
 * Binds a profile to the columns of one table; the result reads its rows. `nowMs` judges what lies in the future, `zone`
 * is the city's. A row is rejected only without a number or a readable time of report, when it was reported or closed in
 * the future, or when it is damaged (A30).
 */
export function rowReader(
  profile: ImportProfile,
  columns: readonly string[],
  { nowMs, zone: cityZone }: { readonly nowMs: number; readonly zone: TimeZone },
): RowReader {
  const zone = profile.timeZone === 'asWritten' ? cityZone : profile.timeZone;
  const blanks = new Set(profile.blank);
  const indexes = new Map<string, number>();
  for (const [index, name] of columns.entries()) if (!indexes.has(columnKey(name))) indexes.set(columnKey(name), index);

  type Read<Value> = (cells: readonly Cell[]) => Value;
  const cellOf = (name: string): Read<Cell> => {
    const index = indexes.get(columnKey(name)) ?? -1;
    return (cells) => {
      const cell = cells[index] ?? null;
      return isBlank(cell) || (typeof cell === 'string' && blanks.has(cell.trim())) ? null : cell;
    };
  };
  /** The first of several columns that holds something. */
  const firstOf = (names: string | readonly string[] | undefined): Read<Cell> => {
    const reads = namesOf(names).map(cellOf);
    const [only] = reads;
    if (only && reads.length === 1) return only;
    return (cells) => {
      for (const read of reads) {
        const cell = read(cells);
        if (cell !== null) return cell;
      }
      return null;
    };
  };
  const textOf = (names: string | readonly string[] | undefined): Read<string> => {
    const read = firstOf(names);
    return (cells) => decodeEntities(cellText(read(cells)).trim());
  };
  const momentOf = (given: MomentColumns | undefined): Read<Moment | 'unreadable' | null> => {
    if (given === undefined) return () => null;
    if (isPair(given)) {
      const [date, time] = [cellOf(given.date), cellOf(given.time)];
      return (cells) => {
        const pair = { date: date(cells), time: time(cells) };
        return pair.date === null ? null : (parseDateAndTime(pair, profile.dateOrder, zone) ?? 'unreadable');
      };
    }
    const read = firstOf(given);
    return (cells) => {
      const cell = read(cells);
      return cell === null ? null : (parseTime(cell, profile.dateOrder, zone) ?? 'unreadable');
    };
  };
  const holds = (condition: { column: string; values: readonly string[] } | undefined): Read<boolean> => {
    if (!condition) return () => false;
    const read = cellOf(condition.column);
    const values = new Set(condition.values.map((value) => value.trim().toLowerCase()));
    return (cells) => values.has(cellText(read(cells)).trim().toLowerCase());
  };

  const number = firstOf(profile.number);
  const reportedAt = momentOf(profile.reportedAt);
  const { dueAt } = profile;
  const goalDays = dueAt && isDays(dueAt) ? cellOf(dueAt.daysAfterReport) : null;
  const givenDue = momentOf(dueAt && !isDays(dueAt) ? dueAt : undefined);
  const closedAt = momentOf(profile.closedAt);
  const closedWhen = profile.closedWhen?.map(holds);
  const saysOnTime = holds(profile.onTimeWhen);
  const saysLate = holds(profile.lateWhen);
  const unit = unitReader(profile, firstOf);
  const category = categoryReader(profile, textOf);
  const sourceWord = textOf(profile.source?.column);
  const sources = profile.source?.map ?? {};
  const description = textOf(profile.description);
  const address = textOf(profile.address);
  const place = placeReader(profile, cellOf);

  return ({ line, cells, problem }) => {
    const rejected = (reason: string): RowReading => ({ kind: 'rejected', reason });
    if (problem !== null) return rejected(problem);
    const numberCell = number(cells);
    if (numberCell === null) return rejected('没有案件编号');
    if (hasLostDigits(numberCell))
      return rejected(`案件编号“${cellText(numberCell)}”的数字已丢失位数，请把该列设为文本后重新导出`);
    const reported = reportedAt(cells);
    if (reported === null) return rejected('没有上报时间');
    if (reported === 'unreadable') return rejected('上报时间看不懂或不存在，请写成 2026-11-23 09:05:00 一类');
    const reportedAtMs = reported.atMs;
    if (reportedAtMs > nowMs) return rejected('上报时间在将来');

    const flags: FactFlag[] = [];
    if (reportedAtMs < YEAR_2000_MS) flags.push('reportedBefore2000');
    const dueAtMs = readDue(
      goalDays ? daysAfter(reported, goalDays(cells), zone) : givenDue(cells),
      reportedAtMs,
      flags,
    );
    const saysClosed = closedWhen ? closedWhen.some((condition) => condition(cells)) : null;
    const closing = readClosing(closedAt(cells), { reported, saysClosed, profile, flags });
    if (closing.atMs !== null && closing.atMs > nowMs) return rejected('结案时间在将来');
    const onTime = saysOnTime(cells);
    const late = saysLate(cells);
    if (onTime && late) flags.push('onTimeContradicts');
    const unitFound = unit(cells);
    if (!unitFound) flags.push('unitMissing');
    const categoryFound = category(cells);
    if (!categoryFound) flags.push('categoryMissing');
    const { place: at, flag: placeFlag } = place(cells);
    if (placeFlag) flags.push(placeFlag);
    const numberText = cellText(numberCell).trim();
    const facts: CaseFacts = {
      line,
      number: numberText,
      numberKey: numberKey(numberText),
      unit: unitFound,
      category: categoryFound ?? UNKNOWN_CATEGORY,
      source: sources[sourceWord(cells)] ?? 'other',
      description: description(cells),
      address: address(cells) || null,
      lat: at?.lat ?? null,
      lng: at?.lng ?? null,
      reportedAtMs,
      dueAtMs,
      closedAtMs: closing.atMs,
      closed: closing.closed,
      onTimeFlag: onTime === late ? null : onTime,
      flags,
    };
    return { kind: 'facts', facts };
  };
}

/** All that a row says of its case, as text: equal content, equal text; the line and the flags do not count. */
export function contentOf({ line: _line, flags: _flags, ...content }: CaseFacts): string {
  return JSON.stringify(Object.values(content));
}

function readDue(due: Moment | 'unreadable' | null, reportedAtMs: number, flags: FactFlag[]): number | null {
  if (due === null) return null;
  if (due === 'unreadable') {
    flags.push('dueUnreadable');
    return null;
  }
  if (due.dateOnly) flags.push('dueDateOnly');
  const dueAtMs = endOfDay(due);
  if (dueAtMs < reportedAtMs) flags.push('dueBeforeReport');
  if (dueAtMs > reportedAtMs + TEN_YEARS_MS) flags.push('dueFarAway');
  return dueAtMs;
}

/** The same time of day so many days later, on the wall clock. */
function daysAfter({ atMs }: Moment, cell: Cell, zone: TimeZone): Moment | 'unreadable' | null {
  if (cell === null) return null;
  const days = parseNumber(cell);
  if (days === null || days < 0 || !Number.isInteger(days)) return 'unreadable';
  const { day, ...local } = localParts(atMs, zone);
  return { atMs: fromLocal({ ...local, day: day + days }, zone), dateOnly: false };
}

type ClosingContext = {
  readonly reported: Moment;
  /** What the status says; null: the profile knows no status. */
  readonly saysClosed: boolean | null;
  readonly profile: ImportProfile;
  readonly flags: FactFlag[];
};

function readClosing(
  given: Moment | 'unreadable' | null,
  { reported, saysClosed, profile, flags }: ClosingContext,
): { readonly closed: boolean; readonly atMs: number | null } {
  if (given === 'unreadable') flags.push('closedUnreadable');
  let moment = given === 'unreadable' ? null : given;
  if (moment && profile.ignoreCloseAtReport && moment.atMs === reported.atMs) {
    flags.push('closeAtReport');
    moment = null;
  } else if (moment && saysClosed === false) {
    flags.push('closeTimeOfOpenCase');
    moment = null;
  }
  const closed = saysClosed ?? moment !== null;
  if (!moment) {
    if (closed && profile.closedAt) flags.push('closedWithoutTime');
    return { closed, atMs: null };
  }
  const { atMs, dateOnly } = moment;
  if (dateOnly) flags.push('closedDateOnly');
  // A close of the day of the report lies not before it, whatever midnight says.
  const sameDay = dateOnly && atMs < reported.atMs && reported.atMs <= endOfDay(moment);
  if (atMs < reported.atMs && !sameDay) flags.push('closedBeforeReport');
  return { closed, atMs: sameDay ? reported.atMs : atMs };
}

type Reads<Value> = (names: string | readonly string[] | undefined) => (cells: readonly Cell[]) => Value;

function unitReader({ unit }: ImportProfile, firstOf: Reads<Cell>): (cells: readonly Cell[]) => CodeAndName | null {
  const code = firstOf(unit.code);
  const name = firstOf(unit.name ?? unit.code);
  return (cells) => {
    const given = cellText(code(cells)).trim();
    if (given === '') return unit.whenBlank ?? null;
    const mapped = unit.map[given] ?? given;
    return { code: mapped, name: decodeEntities(cellText(name(cells)).trim()) || mapped };
  };
}

function categoryReader(
  { category }: ImportProfile,
  textOf: Reads<string>,
): (cells: readonly Cell[]) => CodeAndName | null {
  const joined = (names: string | readonly string[] | undefined) => {
    const reads = namesOf(names).map(textOf);
    return (cells: readonly Cell[]) => [...new Set(reads.map((read) => read(cells)))].filter(Boolean).join('/');
  };
  const code = joined(category.code);
  const name = joined(category.name ?? category.code);
  return (cells) => {
    const given = code(cells);
    if (given === '') return null;
    const mapped = category.map[given] ?? given;
    return { code: mapped, name: name(cells) || mapped };
  };
}

function placeReader({ place }: ImportProfile, cellOf: (name: string) => (cells: readonly Cell[]) => Cell) {
  if (!place) return () => ({ place: null, flag: null });
  const { columns } = place;
  if ('point' in columns) {
    const point = cellOf(columns.point);
    return (cells: readonly Cell[]) => readPlace(splitPoint(point(cells)), place);
  }
  const [lat, lng] = [cellOf(columns.lat), cellOf(columns.lng)];
  return (cells: readonly Cell[]) => readPlace({ lat: lat(cells), lng: lng(cells) }, place);
}
