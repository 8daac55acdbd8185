import { isExempt } from '../../shared/assessment/exemption.ts';
import type { Exemption } from '../../shared/accountability/accountabilityEvent.ts';
import type { ReadableStore } from '../store/handle.ts';

/** The findings that rest on tasks due in an exempted period, with how many of their cases it covers. */
export function findingsTouchedBy(
  store: ReadableStore,
  exemption: Exemption,
): readonly { readonly finding: number; readonly cases: number }[] {
  const rows = store
    .prepare<
      [number, number],
      {
        readonly finding: number;
        readonly caseId: number;
        readonly unit: string;
        readonly deadlineMs: number;
        readonly cell: string | null;
        readonly category: string;
      }
    >(
      `SELECT fc.finding, t.case_id AS caseId, t.unit, coalesce(t.missed_at_ms, t.due_at_ms) AS deadlineMs, c.cell, c.category
       FROM task t JOIN cases c ON c.id = t.case_id JOIN finding_case fc ON fc.case_id = t.case_id
       JOIN finding f ON f.id = fc.finding AND f.unit = t.unit
       WHERE t.due_at_ms >= ? AND t.due_at_ms < ? AND fc.role <> 'exempt'`,
    )
    .all(exemption.fromMs, exemption.toMs);
  const found = new Map<number, Set<number>>();
  for (const row of rows)
    if (isExempt(row, [exemption])) found.set(row.finding, (found.get(row.finding) ?? new Set()).add(row.caseId));
  return [...found]
    .map(([finding, cases]) => ({ finding, cases: cases.size }))
    .toSorted((a, b) => a.finding - b.finding);
}

/** How many tasks are due in an exempted period, whoever answers for it. */
export function countExemptTasks(store: ReadableStore, exemption: Exemption): number {
  return store
    .prepare<
      [number, number],
      { readonly unit: string; readonly deadlineMs: number; readonly cell: string | null; readonly category: string }
    >(
      `SELECT t.unit, t.due_at_ms AS deadlineMs, c.cell, c.category FROM task t JOIN cases c ON c.id = t.case_id
       WHERE t.due_at_ms >= ? AND t.due_at_ms < ? AND t.excluded = 0`,
    )
    .all(exemption.fromMs, exemption.toMs)
    .filter((task) => isExempt(task, [exemption])).length;
}
