import type { Period } from '../../shared/assessment/figures.ts';
import { refoldRework } from '../../shared/assessment/reworkReading.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { addTime, clockOf, limitMs } from '../../shared/deadline/clock.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseEvents } from './caseFile.ts';

const DAY_MS = 86_400_000;
/** No limit of a handbook is longer than some years of working time. */
const FARTHEST_DAYS = 4000;

/**
 * The cases whose deadlines in the period the other setting of `rework.limit` (the one in `rules`) could change, as they
 * would then stand at the cut-off: those with a failed check whose task is due or was dispatched near enough.
 */
export function readReworkedFiles(
  store: ReadableStore,
  { period, asOfMs, rules }: { readonly period: Period; readonly asOfMs: number; readonly rules: Rules },
): readonly CaseFile[] {
  const sinceMs = earliestResumeMs(period.fromMs, rules);
  const ids = store
    .prepare<number[], number>(
      `SELECT case_id FROM check_result WHERE passed = 0 AND at_ms >= ? AND at_ms < ?
       UNION SELECT t.case_id FROM task t JOIN check_result r ON r.case_id = t.case_id AND r.passed = 0
         WHERE t.due_at_ms >= ? AND t.due_at_ms < ?
       UNION SELECT t.case_id FROM task t JOIN check_result r ON r.case_id = t.case_id AND r.passed = 0
         WHERE t.dispatched_at_ms >= ? AND t.dispatched_at_ms < ?
       UNION SELECT id FROM cases WHERE as_of_ms > ? AND reported_at_ms <= ?`,
    )
    .pluck()
    .all(sinceMs, period.toMs, period.fromMs, period.toMs, sinceMs, period.toMs, asOfMs, asOfMs);
  return ids.flatMap((id) => {
    const events = readCaseEvents(store, id).filter((event) => knownAtMs(event) <= asOfMs);
    if (!events.some((event) => event.kind === 'checked' && event.body.result === 'fail')) return [];
    return refoldRework(events, rules, asOfMs) ?? [];
  });
}

/** From when on a full limit that begins anew can still end in or after an instant. */
function earliestResumeMs(atMs: number, { handbook, calendar }: Rules): number {
  const limits = [...handbook.values()].flat().map(({ limit }) => limit);
  let days = 0;
  for (const limit of limits) {
    const endsBefore = (back: number): boolean => {
      const fromMs = atMs - back * DAY_MS;
      return (
        addTime({ clock: clockOf(limit.per), fromMs, amountMs: limitMs(limit, fromMs, calendar), calendar }) < atMs
      );
    };
    while (days < FARTHEST_DAYS && !endsBefore(days)) days += 7;
  }
  return atMs - days * DAY_MS;
}
