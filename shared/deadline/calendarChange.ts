import { isDayKey, two } from '../time/zone.ts';
import type { WorkCalendar, WorkingPeriods } from './calendar.ts';
import { isWorkday } from './calendar.ts';

/** Days or periods entered after an official notice; only the named parts change. */
export type CalendarChange = {
  readonly periods?: readonly WorkingPeriods[];
  readonly off?: readonly string[];
  readonly work?: readonly string[];
  readonly knownUntil?: string;
  /** The official notice behind it, in words. */
  readonly notice: string;
};

/** The calendar after a change: periods join those in force (the later entry wins), a day named again takes its new kind. */
export function changeCalendar(calendar: WorkCalendar, change: CalendarChange): WorkCalendar {
  const { periods = [], off = [], work = [], knownUntil = calendar.knownUntil } = change;
  const nowOff = new Set(off);
  const nowWork = new Set(work);
  return {
    ...calendar,
    periods: [...calendar.periods, ...periods],
    off: new Set([...calendar.off, ...off].filter((day) => !nowWork.has(day))),
    work: new Set([...calendar.work, ...work].filter((day) => !nowOff.has(day))),
    knownUntil,
  };
}

const DAY_MS = 86_400_000;
/** No holiday is longer; more days without work in a row are a slip of the pen, and deadlines would run away. */
const LONGEST_REST_DAYS = 31;

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

function spanProblems({ spans }: WorkingPeriods): readonly string[] {
  if (spans.length === 0) return ['每天至少要有一个工作时段，请补填'];
  const sorted = spans.toSorted(([a], [b]) => a - b);
  const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute <= 1440;
  return sorted.flatMap(([start, end], index) => {
    if (!isMinute(start) || !isMinute(end) || start >= end)
      return [`工作时段 ${clock(start)}-${clock(end)} 不正确，结束须晚于开始，都在 00:00 至 24:00 之间`];
    const next = sorted[index + 1];
    return next && next[0] < end
      ? [`工作时段 ${clock(start)}-${clock(end)} 与 ${clock(next[0])}-${clock(next[1])} 重叠，请改正`]
      : [];
  });
}

function validityProblems(periods: readonly WorkingPeriods[]): readonly string[] {
  const wrong = periods.flatMap(({ validFrom, validTo }) => {
    const unreal = [validFrom, validTo].filter((day) => day !== null && !isDayKey(day));
    if (unreal.length > 0) return [`启用或停用日期 ${unreal.join('、')} 不正确，请写成 2026-01-31 的样子`];
    return validFrom !== null && validTo !== null && validTo < validFrom
      ? [`停用日期 ${validTo} 早于启用日期 ${validFrom}，请改正`]
      : [];
  });
  const sorted = periods.toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  const overlaps = sorted.some((one, index) => {
    const next = sorted[index + 1];
    return next !== undefined && (one.validTo === null || (next.validFrom ?? '') <= one.validTo);
  });
  return overlaps ? [...wrong, '两组工作时段的有效日期重叠，请改正'] : wrong;
}

/** The first run of days around the entered days off in which nothing is worked for longer than any holiday. */
function restProblem(calendar: WorkCalendar, off: readonly string[]): string | null {
  for (const day of off.filter(isDayKey)) {
    let first = day;
    for (let no = 0; no < LONGEST_REST_DAYS && !isWorkday(shifted(first, -1), calendar); no += 1)
      first = shifted(first, -1);
    let last = first;
    for (let no = 0; no <= LONGEST_REST_DAYS && !isWorkday(shifted(last, 1), calendar); no += 1)
      last = shifted(last, 1);
    if (last >= shifted(first, LONGEST_REST_DAYS) && !isWorkday(first, calendar))
      return `自 ${first} 起连续超过 ${LONGEST_REST_DAYS} 天没有工作日，请核对休息日`;
  }
  return null;
}

/** Everything that speaks against a change of the calendar, in Chinese with what to do; empty when it can be taken. */
export function calendarProblems(calendar: WorkCalendar, change: CalendarChange): readonly string[] {
  const { periods = [], off = [], work = [], knownUntil, notice } = change;
  const unreal = [...off, ...work, ...(knownUntil === undefined ? [] : [knownUntil])].filter((day) => !isDayKey(day));
  const both = off.filter((day) => work.includes(day));
  const rest = restProblem(changeCalendar(calendar, change), off);
  return [
    ...(notice.trim() === '' ? ['请写明依据的通知，如文号'] : []),
    ...(unreal.length > 0 ? [`日期 ${unreal.join('、')} 不正确，请写成 2026-01-31 的样子`] : []),
    ...(both.length > 0 ? [`${both.join('、')} 既填了休息又填了上班，请保留一项`] : []),
    ...periods.flatMap(spanProblems),
    ...validityProblems(periods),
    ...(rest === null ? [] : [rest]),
  ];
}
