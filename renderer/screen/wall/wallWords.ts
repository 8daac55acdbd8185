import type { WallCase } from '../../../shared/contract/wall.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { dayKey, localParts } from '../../../shared/time/zone.ts';
import type { WallPicture } from './wallState.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** A span in words: `17 分`, `3时58分`, `2天03时`. */
export function spanWords(ms: number, t: Translate): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return t('wall.span.minutes', { minutes });
  if (hours < 24) return t('wall.span.hours', { hours, minutes: two(minutes % 60) });
  return t('wall.span.days', { days: Math.floor(hours / 24), hours: two(hours % 24) });
}

/** `10:21`, in the city's zone. */
export function clockWords(atMs: number, zone: string): string {
  const { hour, minute } = localParts(atMs, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** `10:21:07`. */
export function clockWithSeconds(atMs: number, zone: string): string {
  return `${clockWords(atMs, zone)}:${two(localParts(atMs, zone).second)}`;
}

/** `10-26`. */
export function dateWords(atMs: number, zone: string): string {
  const { month, day } = localParts(atMs, zone);
  return `${two(month)}-${two(day)}`;
}

/** A running time as a clock reads it: `02:51`, past the hour `1:02:51`. */
export function timerWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
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

/** A rate with one decimal, cut and not rounded, so that 89.96 never reads as 90.0; `—` without a denominator. */
export function rateWords(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
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
