import { cutRate } from '../../../shared/assessment/rate.ts';
import type { WallCase } from '../../../shared/contract/wall.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { clockWords } from '../../../shared/time/words.ts';
import { dayKey, localParts, two } from '../../../shared/time/zone.ts';
import type { WallPicture } from './wallState.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A span in words: `17 分`, `3时58分`, `2天03时`. */
export function spanWords(ms: number, t: Translate): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return t('wall.span.minutes', { minutes });
  if (hours < 24) return t('wall.span.hours', { hours, minutes: two(minutes % 60) });
  return t('wall.span.days', { days: Math.floor(hours / 24), hours: two(hours % 24) });
}

/** `10:21:07`. */
export function clockWithSeconds(atMs: number, zone: string): string {
  return `${clockWords(atMs, zone)}:${two(localParts(atMs, zone).second)}`;
}

/** Calendar days from one instant to another, in the city's zone. */
export function daysBetween(fromMs: number, toMs: number, zone: string): number {
  return Math.round((Date.parse(dayKey(toMs, zone)) - Date.parse(dayKey(fromMs, zone))) / DAY_MS);
}

/** A change: `+6`, `−4`, `±0`. */
export function changeWords(change: number): string {
  if (change === 0) return '±0';
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** A rate as `cutRate` gives it; `—` without a denominator. */
export function rateWords(part: number, whole: number): string {
  return whole === 0 ? '—' : cutRate(part, whole);
}

/** The weekday key of an instant. */
export function weekdayWords(weekday: number, t: Translate): string {
  const key = `wall.weekday.${weekday}` as 'wall.weekday.1';
  return t(key);
}

/** The names that a case's codes stand for. */
export function caseNames(
  one: Pick<WallCase, 'category' | 'unit'>,
  picture: Pick<WallPicture, 'categories' | 'units'>,
): { readonly category: string; readonly unit: string | null } {
  return {
    category: picture.categories[one.category] ?? one.category,
    unit: one.unit === null ? null : (picture.units.get(one.unit) ?? one.unit),
  };
}
