import type { PeriodKey } from '../../../shared/contract/assessment.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { dayKey, isDayKey, localParts, monthKey, periodRange, quarterKey, two } from '../../../shared/time/zone.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';

export const PERIOD_KINDS = ['day', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The host's time and the city's zone. */
type Now = { readonly nowMs: number; readonly zone: TimeZone };

/** What span a key names. */
export function kindOf(period: PeriodKey): PeriodKind {
  if (period.length === 4) return 'year';
  if (period.includes('Q')) return 'quarter';
  return period.length === 7 ? 'month' : 'day';
}

/** The period of a kind that an instant lies in. */
export function periodAt(kind: PeriodKind, atMs: number, zone: TimeZone): PeriodKey {
  switch (kind) {
    case 'day':
      return dayKey(atMs, zone);
    case 'month':
      return monthKey(atMs, zone);
    case 'quarter':
      return quarterKey(atMs, zone);
    case 'year':
      return String(localParts(atMs, zone).year);
  }
}

/** The period before or after; null: it has not begun. */
export function neighbourOf(period: PeriodKey, by: 1 | -1, { nowMs, zone }: Now): PeriodKey | null {
  const { fromMs, toMs } = periodRange(period, zone);
  const atMs = by > 0 ? toMs : fromMs - 1000;
  return by > 0 && atMs > nowMs ? null : periodAt(kindOf(period), atMs, zone);
}

/** The period of another kind at the end of this one, or at now where it still runs: October opens as 10-31. */
export function turnedInto(kind: PeriodKind, period: PeriodKey, { nowMs, zone }: Now): PeriodKey {
  return periodAt(kind, Math.min(periodRange(period, zone).toMs - 1000, nowMs), zone);
}

/** Whether a text is the key of a period that exists. */
export function isPeriodKey(text: string): boolean {
  return /^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/.test(text) || isDayKey(text);
}

/**
 * Reads a period as people type it: `2026-10`, `202610`, `2026年10月`, `2026.10.5`, `2026年第3季度`, `2026Q3`, `2026`, also
 * with full-width signs. Null: none of these, or no real day.
 */
export function readPeriod(text: string): PeriodKey | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const quarter = /^(\d{4})[-年/.]?(?:Q([1-4])|第?([1-4一二三四])季度?)$/.exec(plain);
  if (quarter) {
    const written = quarter[2] ?? quarter[3] ?? '';
    return `${quarter[1]}-Q${'一二三四'.includes(written) ? '一二三四'.indexOf(written) + 1 : written}`;
  }
  const date = /^(\d{4})(?:[-年/.]?(\d{2}|(?<=[-年/.])\d)(?:[-月/.]?(\d{2}|(?<=[-月/.])\d)日?)?)?[年月]?$/.exec(plain);
  if (!date) return null;
  const key = [date[1], ...date.slice(2).flatMap((part) => (part === undefined ? [] : [two(Number(part))]))].join('-');
  return isPeriodKey(key) ? key : null;
}

/** `2026年10月`, `2026年第4季度`, `2026年`, `2026年10月5日`. */
export function periodWords(period: PeriodKey, t: Translate): string {
  const [year = '', part = '', day = ''] = period.split('-');
  switch (kindOf(period)) {
    case 'day':
      return t('assess.period.dayOf', { year, month: Number(part), day: Number(day) });
    case 'month':
      return t('assess.period.monthOf', { year, month: Number(part) });
    case 'quarter':
      return t('assess.period.quarterOf', { year, quarter: part.slice(1) });
    case 'year':
      return t('assess.period.yearOf', { year });
  }
}
