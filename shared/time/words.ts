import { localParts } from './zone.ts';
import type { TimeZone } from './zone.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `11-23 16:30`, in the zone, as every screen writes a time near to now. */
export function formatDateTime(atMs: number, zone: TimeZone): string {
  const { month, day, hour, minute } = localParts(atMs, zone);
  return `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
