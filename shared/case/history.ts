import type { HistoryLine } from '../contract/desk.ts';
import { timeBetween } from '../deadline/clock.ts';
import type { WorkCalendar } from '../deadline/calendar.ts';
import { applyEvent } from './apply.ts';
import type { CaseFile } from './caseFile.ts';
import { responsibleTask } from './caseFile.ts';
import type { CaseEvent } from './event.ts';
import { eventNames, eventWords } from './eventWords.ts';
import { PARTY_NAMES } from './permission.ts';
import type { Rules } from './rules.ts';

/** The history of a case for people: every event with who and when, and what time its duty took (R12). */
export function historyOf(
  events: readonly (CaseEvent & { readonly sequence: number })[],
  rules: Rules,
): readonly HistoryLine[] {
  const names = eventNames(rules);
  const lines: HistoryLine[] = [];
  let file: CaseFile | null = null;
  for (const event of events) {
    const before: CaseFile | null = file;
    file = applyEvent(before, event);
    const { sequence, kind, occurredAtMs, recordedAtMs, by, evidence } = event;
    lines.push({
      sequence,
      kind,
      occurredAtMs,
      recordedAtMs,
      party: PARTY_NAMES[by.party],
      unitName: by.unit === null ? null : names.unit(by.unit),
      seat: by.seat,
      evidence,
      ...eventWords(event, names),
      used: before && (usedOfHour(before, file, event) ?? usedOfHandling(before, event, rules.calendar)),
    });
  }
  return lines;
}

/** The one-hour duty that the event ended, if it ended one. */
function usedOfHour(before: CaseFile, after: CaseFile, { kind }: CaseEvent): HistoryLine['used'] {
  const duty = after.hourDuties[before.hourDuties.length - 1];
  const same = before.hourDuties.at(-1);
  if (!duty || !same || duty.doneAtMs === null || same.doneAtMs !== null) return null;
  // A feedback without sign-off ends both; what counts for its line is the handling.
  if (kind === 'fedBack') return null;
  return {
    usedMs: duty.doneAtMs - duty.startAtMs,
    allowedMs: duty.dueAtMs - duty.startAtMs,
    onTime: duty.state === 'done',
  };
}

/** What a feedback took of its limit, on the limit's own clock and without the pauses. */
function usedOfHandling(before: CaseFile, event: CaseEvent, calendar: WorkCalendar): HistoryLine['used'] {
  const task = responsibleTask(before);
  if (event.kind !== 'fedBack' || !task || task.dueAtMs === null || task.basis === null) return null;
  const { clock, dueAtMs, basis } = task;
  const atMs = event.occurredAtMs;
  const intervals = task.intervals.slice(basis.kind === 'limit' ? basis.atInterval : 0);
  const between = (fromMs: number, toMs: number): number => timeBetween({ clock, fromMs, toMs, calendar });
  const usedMs = intervals.reduce((sum, { fromMs, toMs }) => sum + between(fromMs, toMs ?? atMs), 0);
  const leftMs = atMs <= dueAtMs ? between(atMs, dueAtMs) : -between(dueAtMs, atMs);
  return {
    usedMs,
    allowedMs: basis.kind === 'limit' ? basis.amountMs : usedMs + leftMs,
    onTime: atMs <= dueAtMs && task.missedAtMs === null,
  };
}
