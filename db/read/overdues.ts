import { countedOverdues } from '../../shared/accountability/overdueCount.ts';
import type { OverdueFacts } from '../../shared/accountability/overdueCount.ts';
import { isExempt } from '../../shared/assessment/exemption.ts';
import type { Settings } from '../../shared/setting/setting.ts';
import { periodRange } from '../../shared/time/zone.ts';
import type { TimeZone } from '../../shared/time/zone.ts';
import type { ReadableStore } from '../store/handle.ts';
import { signedExemptions } from './accountability.ts';

type MissedTask = OverdueFacts & {
  readonly caseId: number;
  readonly unit: string;
  readonly missedAtMs: number;
  readonly cell: string | null;
  readonly category: string;
};

/**
 * The cases of a unit that count towards R25 in a month, by the deadlines missed from `fromMs` on; `withExempt`: with those
 * of exempted periods after all.
 */
export function readCountedOverdues(
  store: ReadableStore,
  {
    unit,
    month: key,
    zone,
    fromMs,
    explained,
  }: {
    readonly unit: string;
    readonly month: string;
    readonly zone: TimeZone;
    readonly fromMs: number;
    readonly explained: Settings['rule.T1.explained'];
  },
): { readonly counted: readonly number[]; readonly withExempt: readonly number[] } {
  const span = periodRange(key, zone);
  const month = { ...span, fromMs: Math.max(span.fromMs, fromMs) };
  const tasks = store
    .prepare<[string, number, number], MissedTask>(
      `SELECT t.case_id AS caseId, t.unit, t.missed_at_ms AS missedAtMs, t.miss_kind AS missKind, t.explained, t.cause,
        t.corrected, t.ruled_justified AS ruledJustified, t.excluded, c.cell, c.category
       FROM task t INDEXED BY task_missed_of_unit JOIN cases c ON c.id = t.case_id
       WHERE t.unit = ? AND t.missed_at_ms >= ? AND t.missed_at_ms < ? AND t.miss_kind IS NOT NULL`,
    )
    .all(unit, month.fromMs, month.toMs);
  const exemptions = signedExemptions(store, month);
  const counts = (rows: readonly MissedTask[]) => countedOverdues(rows, { month, explained }).get(unit) ?? [];
  const kept = tasks.filter((task) => !isExempt({ ...task, deadlineMs: task.missedAtMs }, exemptions));
  return { counted: counts(kept), withExempt: counts(tasks) };
}
