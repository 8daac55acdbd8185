import type { Stage } from '../../shared/case/caseFile.ts';
import type { ReadableStore } from '../store/handle.ts';
import { IS_OPEN } from './openCases.ts';

/** A case on a list. */
export type ListedCase = {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly category: string;
  readonly unit: string | null;
  readonly reworks: number;
  readonly returns: number;
  readonly brokenPromises: number;
  readonly dueAtMs: number | null;
  readonly missedAtMs: number | null;
};

const LISTED = `SELECT c.id, c.number, c.stage, c.category, c.unit, c.reworks, c.returns, c.broken_promises AS brokenPromises,
  c.due_at_ms AS dueAtMs, c.missed_at_ms AS missedAtMs FROM cases c`;
/**
 * As `isOverdue` says: `missed_at_ms` stands only while the clock runs; a date agreed after the miss is overdue only after
 * it, a remainder of nothing (due when the stage began) at once.
 */
export const IS_OVERDUE = 'c.missed_at_ms IS NOT NULL AND (c.due_at_ms < @nowMs OR c.due_at_ms <= c.stage_since_ms)';
const RETURNED_BY = `(SELECT count(DISTINCT t.unit) FROM task t WHERE t.case_id = c.id AND t."end" = 'returned')`;

type Named = Readonly<Record<string, number>>;

function list(store: ReadableStore, condition: string, named: Named): readonly ListedCase[] {
  return store.prepare<[Named], ListedCase>(`${LISTED} WHERE ${condition}`).all(named);
}

/** Open, missed, the clock running; an observation after its expected date too. The longest overdue first. */
export function listOverdue(store: ReadableStore, nowMs: number): readonly ListedCase[] {
  return list(store, `${IS_OVERDUE} ORDER BY c.missed_at_ms, c.id`, { nowMs });
}

/** Pending observation (R9, R10), by the expected date. */
export function listObservation(store: ReadableStore): readonly ListedCase[] {
  return list(store, `c.stage = 'observation' AND ${IS_OPEN} ORDER BY c.due_at_ms, c.id`, {});
}

/** R13, A20: overdue, or reworked at least so often and open; not yet supervised. */
export function listSupervisionCandidates(
  store: ReadableStore,
  named: { readonly nowMs: number; readonly reworks: number },
): readonly ListedCase[] {
  const overdue = list(store, `${IS_OVERDUE} AND c.supervised = 0 ORDER BY c.missed_at_ms, c.id`, {
    nowMs: named.nowMs,
  });
  const known = new Set(overdue.map(({ id }) => id));
  const reworked = list(
    store,
    `${IS_OPEN} AND c.reworks >= @reworks AND c.supervised = 0 ORDER BY c.reworks DESC, c.id`,
    {
      reworks: named.reworks,
    },
  );
  return [...overdue, ...reworked.filter(({ id }) => !known.has(id))];
}

/** R20, A20: waiting for dispatch, returned by at least so many different units, not designated. */
export function listDesignationCandidates(store: ReadableStore, returns: number): readonly ListedCase[] {
  return list(
    store,
    `c.stage = 'dispatch' AND ${IS_OPEN} AND c.designated = 0 AND c.returns >= @returns AND ${RETURNED_BY} >= @returns
     ORDER BY c.returns DESC, c.id`,
    { returns },
  );
}

/** R3, A25: accepted hazard cases that are open and that no notified unit has confirmed. */
export function listUnacknowledgedHazards(store: ReadableStore): readonly ListedCase[] {
  return list(
    store,
    `c.hazard = 1 AND c.hazard_confirmed_at_ms IS NULL AND ${IS_OPEN} AND c.accepted_at_ms IS NOT NULL
     ORDER BY c.accepted_at_ms, c.id`,
    {},
  );
}

/** Open cases with at least so many failed checks, the most first. */
export function listReworked(store: ReadableStore, reworks: number): readonly ListedCase[] {
  return list(store, `${IS_OPEN} AND c.reworks >= @reworks ORDER BY c.reworks DESC, c.id`, { reworks });
}

/** Open cases with at least so many returns, the most first. */
export function listReturned(store: ReadableStore, returns: number): readonly ListedCase[] {
  return list(store, `${IS_OPEN} AND c.returns >= @returns ORDER BY c.returns DESC, c.id`, { returns });
}

/** Open cases whose expected date of observation passed or was put off (R10), the most often first. */
export function listBrokenPromises(store: ReadableStore): readonly ListedCase[] {
  return list(store, `${IS_OPEN} AND c.broken_promises > 0 ORDER BY c.broken_promises DESC, c.id`, {});
}

/** Cases with a return that waits for a ruling (R31), also ended ones, the longest waiting first. */
export function listUnsettledReturns(store: ReadableStore): readonly ListedCase[] {
  return list(
    store,
    `c.id IN (SELECT t.case_id FROM task t WHERE t."end" = 'returned' AND t.ruled_justified IS NULL AND t.excluded = 0)
     ORDER BY c.id`,
    {},
  );
}

/** Open cases under supervision (R13). */
export function listSupervised(store: ReadableStore): readonly ListedCase[] {
  return list(store, `${IS_OPEN} AND c.supervised = 1 ORDER BY c.due_at_ms, c.id`, {});
}
