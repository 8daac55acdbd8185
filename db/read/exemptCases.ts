import { isExempt } from '../../shared/assessment/exemption.ts';
import type { Exemption } from '../../shared/accountability/accountabilityEvent.ts';
import type { ReadableStore } from '../store/handle.ts';

type TouchedTask = {
  readonly finding: number;
  readonly caseId: number;
  readonly unit: string;
  readonly dueAtMs: number | null;
  readonly missedAtMs: number | null;
  readonly cell: string | null;
  readonly category: string;
};

/**
 * The findings that rest on tasks due in an exempted period, with how many of their cases it covers. A missed deadline counts
 * as well as the one in force: a later one may stand behind a finding whose first lay in the period.
 */
export function findingsTouchedBy(
  store: ReadableStore,
  exemption: Exemption,
): readonly { readonly finding: number; readonly cases: number }[] {
  const { fromMs, toMs } = exemption;
  const rows = store
    .prepare<[object], TouchedTask>(
      `SELECT fc.finding, t.case_id AS caseId, t.unit, t.due_at_ms AS dueAtMs, t.missed_at_ms AS missedAtMs, c.cell, c.category
       FROM task t JOIN cases c ON c.id = t.case_id JOIN finding_case fc ON fc.case_id = t.case_id
       JOIN finding f ON f.id = fc.finding AND f.unit = t.unit
       WHERE ((t.due_at_ms >= @fromMs AND t.due_at_ms < @toMs)
           OR (t.miss_kind IS NOT NULL AND t.missed_at_ms >= @fromMs AND t.missed_at_ms < @toMs))
         AND t.excluded = 0 AND (t."end" IS NOT 'returned' OR t.missed_at_ms IS NOT NULL) AND fc.role <> 'exempt'`,
    )
    .all({ fromMs, toMs });
  const found = new Map<number, Set<number>>();
  for (const { finding, caseId, dueAtMs, missedAtMs, ...task } of rows)
    if ([dueAtMs, missedAtMs].some((deadlineMs) => isExempt({ ...task, deadlineMs }, [exemption])))
      found.set(finding, (found.get(finding) ?? new Set()).add(caseId));
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
