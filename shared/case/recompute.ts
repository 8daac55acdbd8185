import { calendarDay, dayNumber } from '../deadline/calendar.ts';
import type { WorkCalendar } from '../deadline/calendar.ts';
import { dueAt } from '../deadline/clock.ts';
import type { Actor, CaseFile } from './caseFile.ts';
import { clockRuns, isOpen, responsibleTask } from './caseFile.ts';
import type { NewEvent } from './event.ts';

type Span = { readonly fromMs: number; readonly toMs: number };

/** Whether two calendars differ in the working time of some day that the span touches. */
function differWithin({ fromMs, toMs }: Span, before: WorkCalendar, after: WorkCalendar): boolean {
  const last = dayNumber(toMs, after);
  for (let no = dayNumber(fromMs, after); no <= last; no += 1) {
    const { spans: old } = calendarDay(no, before);
    const { spans } = calendarDay(no, after);
    const same =
      old.length === spans.length &&
      spans.every((span, index) => span.fromMs === old[index]?.fromMs && span.toMs === old[index].toMs);
    if (!same) return true;
  }
  return false;
}

/**
 * What a change of the calendar does to a case: the event that names old and new deadline of its open task and the notice,
 * where the interval that runs touches a changed day; else nothing. A missed limit and a paused or ended task stay; a date
 * that was granted or set is no matter of the calendar (settings, "Calendar").
 */
export function recomputedDeadlines(
  file: CaseFile,
  {
    before,
    after,
    notice,
    nowMs,
    by,
  }: {
    readonly before: WorkCalendar;
    readonly after: WorkCalendar;
    readonly notice: string;
    readonly nowMs: number;
    readonly by: Actor;
  },
): readonly NewEvent[] {
  const task = isOpen(file.stage) ? responsibleTask(file) : null;
  if (!task?.basis || task.dueAtMs === null || task.missedAtMs !== null || !clockRuns(task)) return [];
  const { basis, clock, intervals, dueAtMs: oldDueAtMs, no } = task;
  const running = intervals.at(-1);
  const newDueAtMs = dueAt({ basis, clock, intervals, calendar: after });
  if (!running || newDueAtMs === oldDueAtMs) return [];
  const touched = { fromMs: running.fromMs, toMs: Math.max(oldDueAtMs, newDueAtMs) };
  if (!differWithin(touched, before, after)) return [];
  const body = { task: no, oldDueAtMs, newDueAtMs, notice };
  return [{ kind: 'deadlineRecomputed', occurredAtMs: nowMs, by, evidence: null, body }];
}
