import { localParts } from './zone.ts';
import type { TimeZone } from './zone.ts';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
export const DAY_MINUTES = 24 * 60;

/** Whether a value is a time of the day, `22:00`. */
export function isTimeOfDay(value: unknown): value is string {
  return typeof value === 'string' && TIME_OF_DAY.test(value);
}

/** The minutes from midnight to a time of the day. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The minutes from midnight to an instant, in the zone. */
export function minuteAt(atMs: number, zone: TimeZone): number {
  const { hour, minute } = localParts(atMs, zone);
  return hour * 60 + minute;
}
