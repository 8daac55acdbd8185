import type { Translate } from '../../../shared/locale/text.ts';
import { localParts, monthKey, two } from '../../../shared/time/zone.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';

/** The spans that the page shows: a month, a quarter or a year. */
export type Span = 'month' | 'quarter' | 'year';

type Parts = {
  readonly year: number;
  readonly span: Span;
  /** The month, or the quarter; 0 for a year. */ readonly part: number;
};

/** Reads `2026-10`, `2026-Q4` or `2026`; null for anything else. */
function partsOf(period: string): Parts | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2]) return { year, span: 'quarter', part: Number(match[2]) };
  if (match[3]) return { year, span: 'month', part: Number(match[3]) };
  return { year, span: 'year', part: 0 };
}

export function isPeriod(text: string): boolean {
  return partsOf(text) !== null;
}

export function spanOf(period: string): Span {
  return partsOf(period)?.span ?? 'month';
}

function keyOf({ year, span, part }: Parts): string {
  if (span === 'year') return String(year);
  return span === 'quarter' ? `${year}-Q${part}` : `${year}-${two(part)}`;
}

/** The period of another span around this one: the last month of a quarter, the quarter of a month. */
export function asSpan(period: string, span: Span): string {
  const parts = partsOf(period);
  if (parts === null || parts.span === span) return period;
  const { year } = parts;
  const month = parts.span === 'month' ? parts.part : parts.span === 'quarter' ? parts.part * 3 : 12;
  if (span === 'year') return keyOf({ year, span, part: 0 });
  return keyOf({ year, span, part: span === 'month' ? month : Math.ceil(month / 3) });
}

/** The period before (−1) or after (1) one of the same span. */
export function neighbourPeriod(period: string, by: 1 | -1): string {
  const parts = partsOf(period);
  if (parts === null) return period;
  const { year, span, part } = parts;
  if (span === 'year') return String(year + by);
  const inYear = span === 'month' ? 12 : 4;
  const count = year * inYear + (part - 1) + by;
  return keyOf({ year: Math.floor(count / inYear), span, part: (count % inYear) + 1 });
}

/** The month whose radar is shown beside a period: its last one, but none after the month of now. */
export function radarMonth(period: string, nowMs: number, zone: TimeZone): string {
  const last = asSpan(period, 'month');
  const now = monthKey(nowMs, zone);
  const isAround = asSpan(now, spanOf(period)) === period;
  return isAround ? now : last;
}

/** The running month: what is open when the address names no period. */
export function periodNow(nowMs: number, zone: TimeZone): string {
  const { year, month } = localParts(nowMs, zone);
  return keyOf({ year, span: 'month', part: month });
}

/** `2026 年 10 月`, `2026 年 第四季度`, `2026 年`. */
export function periodWords(period: string, t: Translate): string {
  const parts = partsOf(period);
  if (parts === null) return period;
  const { year, span, part } = parts;
  if (span === 'year') return t('accountability.period.year', { year });
  if (span === 'quarter') return t('accountability.period.quarter', { year, quarter: part });
  return t('accountability.period.month', { year, month: part });
}

/** The period without its year, for headings: `10 月`, `第四季度`, `全年`. */
export function shortPeriodWords(period: string, t: Translate): string {
  const parts = partsOf(period);
  if (parts === null) return period;
  if (parts.span === 'year') return t('accountability.period.wholeYear');
  if (parts.span === 'quarter') return t('accountability.period.quarterShort', { quarter: parts.part });
  return t('accountability.period.monthShort', { month: parts.part });
}
