import type { Period } from '../assessment/figures.ts';
import type { TaskRow } from '../case/rows.ts';
import type { Settings } from '../setting/setting.ts';
import { dayKey } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';

/** What of a task decides whether its overdue counts. */
export type OverdueFacts = Pick<
  TaskRow,
  'missKind' | 'explained' | 'cause' | 'corrected' | 'ruledJustified' | 'excluded'
>;

/**
 * Whether the recorded miss of a task counts as an event of R23 or R24, and towards R25 (A13). It does not where the unit
 * explained itself in time (with `rule.T1.explained` = `counts` only one without feedback still counts), where the cause
 * was another's, two reviewers took it back, the late return had good reason, or the task is in no figure of the unit.
 */
export function isCountedOverdue(task: OverdueFacts, explained: Settings['rule.T1.explained']): boolean {
  if (task.missKind === null || task.excluded === 1 || task.ruledJustified === 1 || task.corrected === 1) return false;
  if (task.cause !== null && task.cause !== 'unit') return false;
  return task.explained === 0 || (explained === 'counts' && task.missKind === 'R23');
}

/** The month of a missed deadline, to which its event belongs: `2016-09`. */
export function overdueMonth(missedAtMs: number, zone: TimeZone): string {
  return dayKey(missedAtMs, zone).slice(0, 7);
}

/** The cases that count towards R25 for each unit, by the deadlines missed in a month: one event a case, ascending. */
export function countedOverdues(
  tasks: Iterable<Pick<TaskRow, 'caseId' | 'unit' | 'missedAtMs'> & OverdueFacts>,
  { month, explained }: { readonly month: Period; readonly explained: Settings['rule.T1.explained'] },
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const task of tasks) {
    const { missedAtMs, unit, caseId } = task;
    if (missedAtMs === null || missedAtMs < month.fromMs || missedAtMs >= month.toMs) continue;
    if (!isCountedOverdue(task, explained)) continue;
    found.set(unit, (found.get(unit) ?? new Set()).add(caseId));
  }
  return new Map([...found].map(([unit, cases]) => [unit, [...cases].toSorted((a, b) => a - b)]));
}
