import { localParts, two } from './zone.ts';
import type { TimeZone } from './zone.ts';

/** `2016年11月5日`, as a document bears its date. */
export function officialDate(atMs: number, zone: TimeZone): string {
  const { year, month, day } = localParts(atMs, zone);
  return `${year}年${month}月${day}日`;
}

/** `2016年10月9日15时`, with the minutes where they are not nought: `15时05分`. */
export function officialTime(atMs: number, zone: TimeZone): string {
  const { hour, minute } = localParts(atMs, zone);
  return `${officialDate(atMs, zone)}${hour}时${minute === 0 ? '' : `${two(minute)}分`}`;
}

/** A month or year as a document names it: `2016-10` is `2016年10月`, `2016` is `2016年`; anything else stays as it is. */
export function officialPeriod(period: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(period);
  if (!match) return period;
  return match[2] === undefined ? `${match[1]}年` : `${match[1]}年${Number(match[2])}月`;
}
