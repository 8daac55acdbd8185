import { fromLocal, localParts, two } from '../../../../shared/time/zone.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';

/** The host's time and the city's zone: what `17:00` means. */
export type Clock = { readonly nowMs: number; readonly zone: TimeZone };

/** An instant as a field shows it, to the minute: `2026-11-27 17:00`. */
export function instantText(atMs: number, zone: TimeZone): string {
  const { year, month, day, hour, minute } = localParts(atMs, zone);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

const DAYS_ON: Readonly<Record<string, number>> = { 今天: 0, 明天: 1, 后天: 2 };

/**
 * Reads a time as dispatchers type it: `2026-11-27 17:00`, `11-27 17:00` (the year of now), `明天 17:00`, `17:00` (today),
 * also with 年月日, 点分, slashes and full-width digits. Null for anything else and for days that do not exist.
 */
export function readInstant(text: string, { nowMs, zone }: Clock): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[年月/.]/g, '-')
    .replace(/[日T]/g, ' ')
    .replace(/[点时](?:(\d{2})分?)?$/, (_, minute: string | undefined) => `:${minute ?? '00'}`);
  const match = /^(?:(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2})\s+)|([今明后]天)\s*)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(
    plain,
  );
  if (!match) return null;
  const today = localParts(nowMs, zone);
  const part = (index: number, otherwise: number): number => Number(match[index] ?? otherwise);
  const [year, month, day] = [part(1, today.year), part(2, today.month), part(3, today.day)];
  const daysOn = DAYS_ON[match[4] ?? ''] ?? 0;
  const [hour, minute, second] = [part(5, 0), part(6, 0), part(7, 0)];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null;
  return fromLocal({ year, month, day: day + daysOn, hour, minute, second }, zone);
}
