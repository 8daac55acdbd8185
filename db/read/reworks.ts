import type { Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';
import { UNITS } from './countedFigures.ts';
import { IS_OPEN } from './openCases.ts';

/** The failed checks of a unit on a case, over the case's whole life up to an instant (R32). */
export type CaseReworks = {
  readonly caseId: number;
  readonly unit: string;
  readonly reworks: number;
  /** The case is open now. */
  readonly open: boolean;
};

/** The reworked cases of a month as of an instant: those with a failed check in it, and the ones that are open now. */
export function readReworks(
  store: ReadableStore,
  { fromMs, toMs }: Period,
  { asOfMs, withOpen }: { readonly asOfMs: number; readonly withOpen: boolean },
): readonly CaseReworks[] {
  const ids = new Set(
    store
      .prepare<[number, number], number>(
        'SELECT case_id FROM check_result WHERE at_ms >= ? AND at_ms < ? AND passed = 0',
      )
      .pluck()
      .all(fromMs, Math.min(toMs, asOfMs + 1)),
  );
  if (withOpen)
    for (const id of store
      .prepare<[], number>(`SELECT c.id FROM cases c WHERE ${IS_OPEN} AND c.reworks > 0`)
      .pluck()
      .all())
      ids.add(id);
  const ofCase = store.prepare<[number, number], { caseId: number; unit: string; reworks: number; isOpen: number }>(
    `SELECT r.case_id AS caseId, r.unit, count(*) AS reworks, ${IS_OPEN} AS isOpen
     FROM check_result r JOIN cases c ON c.id = r.case_id
     WHERE r.case_id = ? AND r.passed = 0 AND r.at_ms <= ? GROUP BY r.unit`,
  );
  return [...ids].flatMap((id) => ofCase.all(id, asOfMs).map(({ isOpen, ...row }) => ({ ...row, open: isOpen === 1 })));
}

/** The failed checks of a unit on a case, by the instants at which they happened. */
export type FailedChecks = { readonly caseId: number; readonly unit: string; readonly atMs: readonly number[] };

/** All failed checks of the cases that have one in a span; `least`: only where it can be the one that makes so many. */
export function readFailedChecks(store: ReadableStore, { fromMs, toMs }: Period, least = 1): readonly FailedChecks[] {
  const rows = store
    .prepare<[number, number, number], { caseId: number; unit: string; atMs: number }>(
      `SELECT r.case_id AS caseId, r.unit, r.at_ms AS atMs FROM check_result r WHERE r.passed = 0 AND r.case_id IN
        (SELECT case_id FROM check_result INDEXED BY check_result_counted
         WHERE unit IN ${UNITS} AND at_ms >= ? AND at_ms < ? AND passed = 0 AND no >= ?)`,
    )
    .all(fromMs, toMs, least - 1);
  return [...Map.groupBy(rows, ({ caseId, unit }) => `${caseId} ${unit}`).values()].flatMap((own) =>
    own.slice(0, 1).map(({ caseId, unit }) => ({ caseId, unit, atMs: own.map(({ atMs }) => atMs) })),
  );
}
