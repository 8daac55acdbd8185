import { dayKey, periodRange, quarterKey } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';

/** A special meeting as the log holds it (R15). */
export type HeldMeeting = { readonly quarter: string; readonly heldAtMs: number };

export type QuarterStatus = {
  readonly quarter: string;
  /** The first meeting of the quarter; null: none yet. */
  readonly heldAtMs: number | null;
  /** The beginning of the quarter's last day. */
  readonly lastDayMs: number;
  /** Days until that day; 0 on the day itself. */
  readonly daysLeft: number;
};

/** How the quarter of an instant stands: held or not, and how long there is still time. */
export function quarterStatus(meetings: readonly HeldMeeting[], nowMs: number, zone: TimeZone): QuarterStatus {
  const quarter = quarterKey(nowMs, zone);
  const lastDay = dayKey(periodRange(quarter, zone).toMs - 1, zone);
  const held = meetings.filter((meeting) => meeting.quarter === quarter).map(({ heldAtMs }) => heldAtMs);
  return {
    quarter,
    heldAtMs: held.length > 0 ? Math.min(...held) : null,
    lastDayMs: periodRange(lastDay, zone).fromMs,
    daysLeft: Math.round((Date.parse(lastDay) - Date.parse(dayKey(nowMs, zone))) / 86_400_000),
  };
}
