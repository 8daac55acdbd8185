import type { TimeZone } from '../time/zone.ts';
import { dayKey, periodRange } from '../time/zone.ts';
import { officialDate } from '../time/officialDate.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 86_400_000;
/** So many calendar days before the last one the first reminder is shown. */
const REMIND_DAYS = 3;

/** The last second for a written reply: so many days of 24 hours after the issue, then to the end of that calendar day. */
export function replyDueAtMs(issuedAtMs: number, days: number, zone: TimeZone): number {
  return periodRange(dayKey(issuedAtMs + days * DAY_MS, zone), zone).toMs - 1000;
}

/** `none`: no reply is asked for; `soon`: within the last days; `late`: not in, and its time has passed. */
export type ReplyState = 'none' | 'waiting' | 'soon' | 'late' | 'answered' | 'answeredLate';

type Replying = Pick<Finding, 'replyDueAtMs' | 'result'> & { readonly state: Finding['state'] };

/** Where the written reply to an issued finding stands. The last second still counts as in time. */
export function replyState(
  { state, replyDueAtMs: dueAtMs, result }: Replying,
  nowMs: number,
  zone: TimeZone,
): ReplyState {
  if (state !== 'issued' || dueAtMs === null) return 'none';
  if (result !== null) return result.atMs <= dueAtMs ? 'answered' : 'answeredLate';
  if (nowMs > dueAtMs) return 'late';
  return daysBetween(nowMs, dueAtMs, zone) <= REMIND_DAYS ? 'soon' : 'waiting';
}

export type ReplyReminder = {
  readonly finding: number;
  readonly unit: string;
  readonly state: 'soon' | 'late';
  readonly dueAtMs: number;
  /** Calendar days from today to the last day; negative: so many days too late. */
  readonly daysLeft: number;
  /** 书面结果还有 2 天到期（2016年11月15日）. */
  readonly words: string;
};

/** The replies to remind of, the longest overdue first. */
export function replyReminders(findings: Iterable<Finding>, nowMs: number, zone: TimeZone): readonly ReplyReminder[] {
  const reminders: ReplyReminder[] = [];
  for (const finding of findings) {
    const state = replyState(finding, nowMs, zone);
    const dueAtMs = finding.replyDueAtMs;
    if (dueAtMs === null || (state !== 'soon' && state !== 'late')) continue;
    const daysLeft = daysBetween(nowMs, dueAtMs, zone);
    const words = `${daysWords(daysLeft)}（${officialDate(dueAtMs, zone)}）`;
    reminders.push({ finding: finding.id, unit: finding.unit, state, dueAtMs, daysLeft, words });
  }
  return reminders.toSorted((one, other) => one.dueAtMs - other.dueAtMs || one.finding - other.finding);
}

function daysWords(daysLeft: number): string {
  if (daysLeft < 0) return `书面结果已逾期 ${-daysLeft} 天，请催办`;
  return daysLeft === 0 ? '书面结果今日到期' : `书面结果还有 ${daysLeft} 天到期`;
}

/** Calendar days from the day of one instant to that of another. */
function daysBetween(fromMs: number, toMs: number, zone: TimeZone): number {
  const [from, to] = [dayKey(fromMs, zone), dayKey(toMs, zone)];
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
