import { localParts, two } from './zone.ts';
import type { TimeZone } from './zone.ts';

/** `16:30`, in the zone. */
export function clockWords(atMs: number, zone: TimeZone): string {
  const { hour, minute } = localParts(atMs, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** `11-23`, in the zone. */
export function dateWords(atMs: number, zone: TimeZone): string {
  const { month, day } = localParts(atMs, zone);
  return `${two(month)}-${two(day)}`;
}

/** `11-23 16:30`, in the zone, as every screen writes a time near to now. */
export function formatDateTime(atMs: number, zone: TimeZone): string {
  return `${dateWords(atMs, zone)} ${clockWords(atMs, zone)}`;
}

/** A running time as a clock reads it: `02:51`, from an hour on `1:02:51`. */
export function timerWords(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
