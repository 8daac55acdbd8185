import { DAY_MINUTES, isTimeOfDay, minuteAt, minuteOf } from '../time/timeOfDay.ts';
import { localParts } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';

/** A post of a shift and the seats that hold it; seats, not persons. */
export type DutyPost = { readonly post: string; readonly seats: readonly string[] };

/** One shift of the week. `to` not after `from`: over midnight; `weekdays` (1 Monday to 7) are those on which it begins. */
export type DutyShift = {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly weekdays: readonly number[];
  readonly posts: readonly DutyPost[];
};

export type DutyRoster = readonly DutyShift[];

/** A post before anything about it is known but that every shift has one who answers for it. */
export const INITIAL_DUTY_POST: DutyPost = { post: '值班长', seats: [] };

/** So much has room on a wall and in the setting. */
export const MOST_SHIFTS = 12;
export const MOST_POSTS = 8;
export const MOST_SEATS = 12;
const NAME_CHARS = 12;

const SHIFT_KEYS = 'from,name,posts,to,weekdays';
const FORM =
  '应写作 [{"name":"早班","from":"08:00","to":"16:00","weekdays":[1,2,3,4,5],"posts":[{"post":"值班长","seats":["坐席 01"]}]}]';

/** What is wrong with `duty.roster`, in words that follow its name; null: nothing. */
export function dutyRosterProblem(value: unknown): string | null {
  if (!Array.isArray(value)) return FORM;
  if (value.length > MOST_SHIFTS) return `中班次最多 ${MOST_SHIFTS} 个`;
  for (const shift of value as readonly unknown[]) {
    const problem = shiftProblem(shift);
    if (problem !== null) return problem;
  }
  return null;
}

function shiftProblem(shift: unknown): string | null {
  if (!isRecord(shift) || Object.keys(shift).toSorted().join() !== SHIFT_KEYS) return FORM;
  const { name, from, to, weekdays, posts } = shift;
  if (!isName(name)) return `中班次名称应为 1 至 ${NAME_CHARS} 个字`;
  if (!isTimeOfDay(from) || !isTimeOfDay(to)) return `中“${name}”的起止时刻应写作 08:00 的样子`;
  if (!Array.isArray(weekdays) || !areWeekdays(weekdays)) return `中“${name}”应选至少一个星期，各选一次`;
  if (!Array.isArray(posts) || posts.length === 0 || posts.length > MOST_POSTS)
    return `中“${name}”的岗位应为 1 至 ${MOST_POSTS} 个`;
  return posts.every(isPost)
    ? null
    : `中“${name}”的岗位和席位应各为 1 至 ${NAME_CHARS} 个字，每岗 1 至 ${MOST_SEATS} 席`;
}

function isPost(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).toSorted().join() !== 'post,seats') return false;
  const { post, seats } = value;
  return isName(post) && Array.isArray(seats) && seats.length > 0 && seats.length <= MOST_SEATS && seats.every(isName);
}

function areWeekdays(days: readonly unknown[]): boolean {
  const known = days.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day as number));
  return known && days.length > 0 && new Set(days).size === days.length;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() === value && value.length > 0 && value.length <= NAME_CHARS;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Who is on duty at an instant: the shifts that run, and the one that begins next within a week; null: none does. */
export function onDutyAt(
  roster: DutyRoster,
  atMs: number,
  zone: TimeZone,
): { readonly now: DutyRoster; readonly next: DutyShift | null } {
  const minute = minuteAt(atMs, zone);
  const { weekday } = localParts(atMs, zone);
  const running = roster.filter((shift) => minutesInto(shift, weekday, minute) !== null);
  const coming = roster
    .map((shift) => ({ shift, inMinutes: minutesUntil(shift, weekday, minute) }))
    .toSorted((a, b) => a.inMinutes - b.inMinutes);
  return { now: running, next: coming[0]?.shift ?? null };
}

/** How long a shift runs already; null: it does not. `from` belongs to it, `to` no longer does; all day where both are one. */
function minutesInto({ from, to, weekdays }: DutyShift, weekday: number, minute: number): number | null {
  const length = (minuteOf(to) - minuteOf(from) + DAY_MINUTES - 1) % DAY_MINUTES;
  const since = (minute - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES;
  // Before its time of the day only a shift that began yesterday can run.
  const began = minute >= minuteOf(from) ? weekday : ((weekday + 5) % 7) + 1;
  return since <= length && weekdays.includes(began) ? since : null;
}

/** When a shift that runs at an instant began, to the minute. */
export function beganAtMs(shift: DutyShift, atMs: number, zone: TimeZone): number {
  const since = minutesInto(shift, localParts(atMs, zone).weekday, minuteAt(atMs, zone)) ?? 0;
  return (Math.floor(atMs / 60_000) - since) * 60_000;
}

/** How long until a shift begins; a week where it begins just now. */
function minutesUntil({ from, weekdays }: DutyShift, weekday: number, minute: number): number {
  const week = 7 * DAY_MINUTES;
  const waits = weekdays.map((day) => (day - weekday) * DAY_MINUTES + minuteOf(from) - minute);
  return Math.min(...waits.map((wait) => (wait <= 0 ? wait + week : wait)));
}
