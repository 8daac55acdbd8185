import { dayKey, periodRange, quarterKey } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';

/** What a record of a special meeting may tell: who chaired it and who took part, by their posts, and what proves it. */
export type MeetingFacts = {
  readonly chair?: string | undefined;
  readonly present?: string | undefined;
  readonly document?: string | undefined;
};

/** A special meeting as the log holds it (R15). */
export type HeldMeeting = MeetingFacts & {
  readonly quarter: string;
  readonly heldAtMs: number;
  /** When and at which seat it was entered. */
  readonly recordedAtMs: number;
  readonly seat: string;
};

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
export function quarterStatus(
  meetings: readonly Pick<HeldMeeting, 'quarter' | 'heldAtMs'>[],
  nowMs: number,
  zone: TimeZone,
): QuarterStatus {
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

/** The quarter before that of an instant: the earliest of which a meeting is still entered (R15). */
export function previousQuarter(nowMs: number, zone: TimeZone): string {
  return quarterKey(periodRange(quarterKey(nowMs, zone), zone).fromMs - 1, zone);
}
