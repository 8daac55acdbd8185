import type { ClockKind } from '../../../shared/deadline/clock.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { clockWords, dateWords, formatDateTime } from '../../../shared/time/words.ts';
import { dayKey, localParts } from '../../../shared/time/zone.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';

const MINUTE_MS = 60_000;

/** A span of running time in words, to the minute: `22 分`, `2 时 46 分`, `2 天 3 时`, from ten days on `12 天`. */
export function spanWords(spanMs: number, t: Translate): string {
  const minutes = Math.floor(Math.max(0, spanMs) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const m = minutes % 60;
  if (hours === 0) return t('desk.time.minutes', { m });
  if (hours < 24) return m === 0 ? t('desk.time.hours', { h: hours }) : t('desk.time.hoursMinutes', { h: hours, m });
  const d = Math.floor(hours / 24);
  const h = hours % 24;
  return h === 0 || d >= 10 ? t('desk.time.days', { d }) : t('desk.time.daysHours', { d, h });
}

/** A span of a task's clock in words. Working time counts days of `dayMs`: `3 工作日 1 时`, `2 工作时 46 分`. */
export function clockSpanWords(
  spanMs: number,
  { clock, dayMs }: { readonly clock: ClockKind; readonly dayMs: number },
  t: Translate,
): string {
  if (clock === 'continuous') return spanWords(spanMs, t);
  const minutes = Math.floor(Math.max(0, spanMs) / MINUTE_MS);
  const dayMinutes = Math.max(1, Math.round(dayMs / MINUTE_MS));
  const d = Math.floor(minutes / dayMinutes);
  const h = Math.floor((minutes % dayMinutes) / 60);
  const m = minutes % 60;
  if (d > 0) return h === 0 ? t('desk.time.workDays', { d }) : t('desk.time.workDaysHours', { d, h });
  if (h > 0) return m === 0 ? t('desk.time.workHours', { h }) : t('desk.time.workHoursMinutes', { h, m });
  return t('desk.time.workMinutes', { m });
}

/** How long ago: `17 分钟前`, `3 小时前`, `12 天前`. */
export function ageWords(spanMs: number, t: Translate): string {
  const minutes = Math.floor(Math.max(0, spanMs) / MINUTE_MS);
  if (minutes < 60) return t('desk.age.minutes', { m: minutes });
  if (minutes < 48 * 60) return t('desk.age.hours', { h: Math.floor(minutes / 60) });
  return t('desk.age.days', { d: Math.floor(minutes / 1440) });
}

/** `10-26 15:10`; with the year where it is not the year of `nowMs`. */
export function timeWords(atMs: number, { nowMs, zone }: { readonly nowMs: number; readonly zone: TimeZone }): string {
  const { year } = localParts(atMs, zone);
  const before = year === localParts(nowMs, zone).year ? '' : `${year}-`;
  return before + formatDateTime(atMs, zone);
}

/** `10-26 周三`, or `今天` in the words of the language with its time left out. */
export function dayWords(
  atMs: number,
  { nowMs, zone }: { readonly nowMs: number; readonly zone: TimeZone },
  t: Translate,
): string {
  const { weekday } = localParts(atMs, zone);
  if (dayKey(atMs, zone) === dayKey(nowMs, zone)) return t('desk.time.today', { time: '' }).trim();
  return `${dateWords(atMs, zone)} ${t(`desk.weekday.${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)}`;
}

/** `今天 10:17` or `10-24 10:05`. */
export function momentWords(
  atMs: number,
  { nowMs, zone }: { readonly nowMs: number; readonly zone: TimeZone },
  t: Translate,
): string {
  if (dayKey(atMs, zone) === dayKey(nowMs, zone)) return t('desk.time.today', { time: clockWords(atMs, zone) });
  return timeWords(atMs, { nowMs, zone });
}
