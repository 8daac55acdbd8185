import type { TimeZone } from '../time/zone.ts';
import { dayKey, periodRange } from '../time/zone.ts';

const DAY_MS = 86_400_000;

/** The last second for a written reply: so many days of 24 hours after the issue, then to the end of that calendar day. */
export function replyDueAtMs(issuedAtMs: number, days: number, zone: TimeZone): number {
  return periodRange(dayKey(issuedAtMs + days * DAY_MS, zone), zone).toMs - 1000;
}
