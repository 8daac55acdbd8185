import { localParts, periodRange, two } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';
import type { Period } from './figures.ts';

/** The keys of the span before (环比) and of the same span a year before (同比; of a year both are the same). */
export function comparedKeys(key: string, zone: TimeZone): { readonly previous: string; readonly yearBefore: string } {
  const { year, month, day } = localParts(periodRange(key, zone).fromMs - 1000, zone);
  const lastYear = String(Number(key.slice(0, 4)) - 1).padStart(4, '0');
  const yearKey = String(year).padStart(4, '0');
  const yearBefore = `${lastYear}${key.slice(4)}`;
  if (/^\d{4}$/.test(key)) return { previous: yearKey, yearBefore };
  if (key.includes('Q')) return { previous: `${yearKey}-Q${Math.ceil(month / 3)}`, yearBefore };
  if (key.length === 7) return { previous: `${yearKey}-${two(month)}`, yearBefore };
  // A year before 29 February there is none: the last day of that month stands for it.
  return {
    previous: `${yearKey}-${two(month)}-${two(day)}`,
    yearBefore: key.endsWith('-02-29') ? `${lastYear}-02-28` : yearBefore,
  };
}

/** The instant as of which an ended period is judged by default: what was written before its 24:00 (A3). */
export function closingMs({ toMs }: Period): number {
  return toMs - 1000;
}

/**
 * As of when an earlier period is compared with one that is looked at as of `asOfMs`: after the same time since its begin
 * (A29), at the most its end.
 */
export function comparedAsOfMs(
  { period, asOfMs }: { readonly period: Period; readonly asOfMs: number },
  earlier: Period,
): number {
  if (asOfMs >= closingMs(period)) return closingMs(earlier);
  return Math.min(closingMs(earlier), earlier.fromMs + Math.max(0, asOfMs - period.fromMs));
}
