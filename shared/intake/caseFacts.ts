import type { Source } from '../case/caseFile.ts';
import type { ImportProfile } from '../contract/importProfile.ts';
import type { TimeZone } from '../time/zone.ts';
import { fromLocal, localParts } from '../time/zone.ts';
import type { ColumnReads, Read } from './columnReads.ts';
import { bindColumns } from './columnReads.ts';
import type { FactFlag } from './flag.ts';
import type { PlaceReading } from './place.ts';
import { NO_PLACE, readPlace, splitPoint } from './place.ts';
import { isDays } from './profile.ts';
import type { Cell, TableRow } from './tableRow.ts';
import { cellText } from './tableRow.ts';
import type { Moment } from './values.ts';
import { endOfDay, hasLostDigits, numberKey, parseNumber } from './values.ts';

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
  const bound = bindColumns(profile, columns, zone);
  const number = bound.cellOf(profile.number);
  const reportedAt = bound.momentOf(profile.reportedAt);
  const { dueAt } = profile;
  const goalDays = dueAt && isDays(dueAt) ? bound.cellOf(dueAt.daysAfterReport) : null;
  const givenDue = bound.momentOf(dueAt && !isDays(dueAt) ? dueAt : undefined);
  const closedAt = bound.momentOf(profile.closedAt);
  const closedWhen = profile.closedWhen?.map(bound.holds);
  const saysOnTime = bound.holds(profile.onTimeWhen);
  const saysLate = bound.holds(profile.lateWhen);
  const unit = unitReader(profile, bound);
  const category = categoryReader(profile, bound);
  const sourceWord = bound.textOf(profile.source?.column);
  const sources = new Map(Object.entries(profile.source?.map ?? {}));
  const description = bound.textOf(profile.description);
  const address = bound.textOf(profile.address);
  const place = placeReader(profile, bound);

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
    const numberText = cellText(numberCell);
    const facts: CaseFacts = {
      line,
      number: numberText,
      numberKey: numberKey(numberText),
      unit: unitFound,
      category: categoryFound ?? UNKNOWN_CATEGORY,
      source: sources.get(sourceWord(cells)) ?? 'other',
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

function unitReader({ unit }: ImportProfile, { cellOf, textOf }: ColumnReads): Read<CodeAndName | null> {
  const code = cellOf(unit.code);
  const name = textOf(unit.name ?? unit.code);
  const map = new Map(Object.entries(unit.map));
  return (cells) => {
    // A code stays as the source writes it: figures name the unit by it.
    const given = cellText(code(cells));
    if (given === '') return unit.whenBlank ?? null;
    const mapped = map.get(given) ?? given;
    return { code: mapped, name: name(cells) || mapped };
  };
}

function categoryReader({ category }: ImportProfile, { joinedOf }: ColumnReads): Read<CodeAndName | null> {
  const code = joinedOf(category.code);
  const name = category.name === undefined ? code : joinedOf(category.name);
  const map = new Map(Object.entries(category.map));
  return (cells) => {
    const given = code(cells);
    if (given === '') return null;
    const mapped = map.get(given) ?? given;
    return { code: mapped, name: name(cells) || mapped };
  };
}

function placeReader({ place }: ImportProfile, { cellOf }: ColumnReads): Read<PlaceReading> {
  if (!place) return () => NO_PLACE;
  const { columns } = place;
  if ('point' in columns) {
    const point = cellOf(columns.point);
    return (cells) => readPlace(splitPoint(point(cells)), place);
  }
  const lat = cellOf(columns.lat);
  const lng = cellOf(columns.lng);
  return (cells) => readPlace({ lat: lat(cells), lng: lng(cells) }, place);
}
