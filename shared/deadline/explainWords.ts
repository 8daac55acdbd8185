import { localParts, two } from '../time/zone.ts';
import type { CalendarDay, WorkCalendar } from './calendar.ts';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const COUNTS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A length of time in words: `2 时 50 分`, `40 时`, `30 分 5 秒`. */
export function durationWords(ms: number): string {
  const parts = [
    [Math.floor(ms / HOUR_MS), '时'],
    [Math.floor((ms % HOUR_MS) / MINUTE_MS), '分'],
    [Math.floor((ms % MINUTE_MS) / 1000), '秒'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return said.length > 0 ? said.join(' ') : '0 分';
}

/** A length of time that goes on: past an hour its seconds say nothing. */
export function runningWords(ms: number): string {
  return durationWords(ms < HOUR_MS ? ms : Math.floor(ms / MINUTE_MS) * MINUTE_MS);
}

/** A length of plain time that goes on: from ten days on in days, `21 天 7 时`, since nobody counts 511 hours. */
export function plainWords(ms: number): string {
  if (ms < 10 * DAY_MS) return runningWords(ms);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  return `${Math.floor(ms / DAY_MS)} 天${hours > 0 ? ` ${hours} 时` : ''}`;
}

/** `周五`, of a day key. */
function weekdayOf(key: string): string {
  return WEEKDAYS[new Date(`${key}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `10-19`, with its year where it is not the year of `besideKey`. */
function dateOf(key: string, besideKey: string): string {
  return key.slice(0, 4) === besideKey.slice(0, 4) ? key.slice(5) : key;
}

/** `10-19 周三`. */
export function dayWords(key: string, besideKey: string): string {
  return `${dateOf(key, besideKey)} ${weekdayOf(key)}`;
}

/** `15:10`, with seconds where there are any; the end of a day is `24:00`. */
export function timeWords(atMs: number, day: CalendarDay, { zone }: WorkCalendar): string {
  if (atMs === day.toMs) return '24:00';
  const { hour, minute, second } = localParts(atMs, zone);
  return `${two(hour)}:${two(minute)}${second > 0 ? `:${two(second)}` : ''}`;
}

/** `10-20、21、24、25 四个工作日`, or `10-20 至 11-08 14 个工作日`. */
export function fullDaysWords(keys: readonly string[], besideKey: string): string {
  const [first = '', ...rest] = keys;
  if (rest.length === 0) return `${dayWords(first, besideKey)} 全天`;
  const count = `${COUNTS[keys.length] ?? `${keys.length} `}个工作日`;
  const sameMonth = keys.every((key) => key.slice(0, 7) === first.slice(0, 7));
  if (keys.length <= 5 && sameMonth)
    return `${[dateOf(first, besideKey), ...rest.map((key) => key.slice(8))].join('、')} ${count}`;
  return `${dateOf(first, besideKey)} 至 ${dateOf(keys.at(-1) ?? '', besideKey)} ${count}`;
}

type Run = { readonly holiday: boolean; readonly keys: readonly string[] };

function runsOf(keys: readonly string[], { off }: WorkCalendar): readonly Run[] {
  const runs: { readonly holiday: boolean; readonly keys: string[] }[] = [];
  for (const key of keys) {
    const run = runs.at(-1);
    const follows = run && Date.parse(key) - Date.parse(run.keys.at(-1) ?? '') === 24 * HOUR_MS;
    if (follows && run.holiday === off.has(key)) run.keys.push(key);
    else runs.push({ holiday: off.has(key), keys: [key] });
  }
  return runs;
}

function runWords({ holiday, keys }: Run, besideKey: string): string {
  const [first = ''] = keys;
  const last = keys.at(-1) ?? '';
  const dates =
    keys.length > 2 ? `${dateOf(first, besideKey)} 至 ${dateOf(last, besideKey)}` : shortDates(keys, besideKey);
  return `${dates} ${holiday ? '节假日' : keys.map(weekdayOf).join('')}`;
}

function shortDates([first = '', second]: readonly string[], besideKey: string): string {
  if (second === undefined) return dateOf(first, besideKey);
  const sameMonth = first.slice(0, 7) === second.slice(0, 7);
  return `${dateOf(first, besideKey)}、${sameMonth ? second.slice(8) : dateOf(second, besideKey)}`;
}

/** The days between that do not count: `10-22、23 周六周日不计`; many of them are counted instead of named. */
export function restWords(keys: readonly string[], besideKey: string, calendar: WorkCalendar): string | null {
  if (keys.length === 0) return null;
  const runs = runsOf(keys, calendar);
  if (runs.length <= 2) return `${runs.map((run) => runWords(run, besideKey)).join('，')}不计`;
  const holidays = keys.filter((key) => calendar.off.has(key)).length;
  const weekends = keys.length - holidays;
  const counted = [weekends > 0 && `周末 ${weekends} 天`, holidays > 0 && `节假日 ${holidays} 天`].filter(Boolean);
  return `其间${counted.join('、')}不计`;
}

/** `10-08 周六调休上班`, for the weekend days among those worked. */
export function makeUpWords(keys: readonly string[], besideKey: string): string | null {
  const weekend = keys.filter((key) => ['周六', '周日'].includes(weekdayOf(key)));
  if (weekend.length === 0) return null;
  if (weekend.length <= 2) return `${shortDates(weekend, besideKey)} ${weekend.map(weekdayOf).join('')}调休上班`;
  return `其中 ${weekend.length} 天调休上班`;
}
