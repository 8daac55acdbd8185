import { dueOf, isTimely } from '../assessment/figures.ts';
import type { FigureReadings, FigureRows, Period } from '../assessment/figures.ts';
import type { TaskRow } from '../case/rows.ts';
import type { CasesByRole } from './engine.ts';
import type { CaseRole } from './finding.ts';

/**
 * The cases behind the figures of every unit in a period, by the part that each has in them (invariant 9): of the due ones
 * timely, late or open, of the checked ones reworked or not. A case stands once in each part, by its id.
 */
export function casesByRole(
  rows: Pick<FigureRows, 'tasks' | 'checks'>,
  {
    period,
    readings,
    isExempt,
  }: { readonly period: Period; readonly readings: FigureReadings; readonly isExempt: (task: TaskRow) => boolean },
): ReadonlyMap<string, CasesByRole> {
  const found = new Map<string, Map<CaseRole, Set<number>>>();
  const put = (unit: string, role: CaseRole, caseId: number): void => {
    const roles = found.get(unit) ?? new Map<CaseRole, Set<number>>();
    roles.set(role, (roles.get(role) ?? new Set()).add(caseId));
    found.set(unit, roles);
  };
  const within = (atMs: number): boolean => atMs >= period.fromMs && atMs < period.toMs;
  for (const task of rows.tasks) {
    const due = dueOf(task, readings);
    if (due && within(due.countsAtMs))
      put(task.unit, dueRole(task, due.deadlineMs, { readings, isExempt }), task.caseId);
  }
  const failed = new Set<string>();
  for (const { caseId, unit, passed, atMs } of rows.checks)
    if (!passed && within(atMs)) failed.add(`${caseId} ${unit}`);
  for (const { caseId, unit, atMs } of rows.checks)
    if (within(atMs)) put(unit, failed.has(`${caseId} ${unit}`) ? 'reworked' : 'checkedOnly', caseId);
  return new Map([...found].map(([unit, roles]) => [unit, sorted(roles)]));
}

function dueRole(
  task: TaskRow,
  deadlineMs: number | null,
  { readings, isExempt }: { readonly readings: FigureReadings; readonly isExempt: (task: TaskRow) => boolean },
): CaseRole {
  if (isExempt(task)) return 'exempt';
  if (task.end !== 'closed') return 'open';
  return isTimely(task, deadlineMs, readings) ? 'timely' : 'late';
}

function sorted(roles: ReadonlyMap<CaseRole, ReadonlySet<number>>): CasesByRole {
  return Object.fromEntries([...roles].map(([role, ids]) => [role, [...ids].toSorted((a, b) => a - b)]));
}
