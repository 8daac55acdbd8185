import { localParts } from './zone.ts';
import type { TimeZone } from './zone.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `11月23日 16:30`, in the zone. */
export function formatDateTime(atMs: number, zone: TimeZone): string {
  const { month, day, hour, minute } = localParts(atMs, zone);
  return `${month}月${day}日 ${two(hour)}:${two(minute)}`;
}
