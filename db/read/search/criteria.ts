import type { SearchState } from '../../../shared/contract/desk.ts';
import type { Bounds } from '../../../shared/grid/polygon.ts';
import type { ReadableStore } from '../../store/handle.ts';
import { IS_OPEN } from '../openCases.ts';
import { addCase, emptySet, takeOut } from './caseSet.ts';
import type { CaseSet } from './caseSet.ts';

const OPEN = `SELECT c.id FROM cases c WHERE ${IS_OPEN}`;
const DROPPED = `SELECT c.id FROM cases c WHERE c.stage IN ('declined', 'voided')`;

/** The cases in a state that are few: every state but `closed`. */
export function inState(store: ReadableStore, lastId: number, state: Exclude<SearchState, 'closed'>): CaseSet {
  if (state === 'open') return setOf(store, lastId, OPEN);
  const among = state === 'declined' || state === 'voided' ? DROPPED : OPEN;
  return setOf(store, lastId, `${among} AND c.stage = ?`, state);
}

/** Leaves of all cases those that are closed, which are most: out go those that are listed quickly. */
export function keepClosed(store: ReadableStore, lastId: number, all: CaseSet): void {
  for (const others of [OPEN, DROPPED]) takeOut(all, setOf(store, lastId, others));
}

/** The cases that were reported from an instant on and before another; null: no bound. */
export function inPeriod(
  store: ReadableStore,
  lastId: number,
  { fromMs, toMs }: { readonly fromMs: number | null; readonly toMs: number | null },
): CaseSet {
  const sql = 'SELECT id FROM cases WHERE reported_at_ms >= ? AND reported_at_ms < ?';
  return setOf(store, lastId, sql, fromMs ?? 0, toMs ?? Number.MAX_SAFE_INTEGER);
}

/** The cases whose place is within a map's view, its edges included. */
export function inView(store: ReadableStore, lastId: number, { west, south, east, north }: Bounds): CaseSet {
  const sql = 'SELECT id FROM cases WHERE lat IS NOT NULL AND lat BETWEEN ? AND ? AND lng BETWEEN ? AND ?';
  return setOf(store, lastId, sql, south, north, west, east);
}

function setOf(store: ReadableStore, lastId: number, sql: string, ...values: readonly (number | string)[]): CaseSet {
  const set = emptySet(lastId);
  for (const id of store
    .prepare<unknown[], number>(sql)
    .pluck()
    .all(...values))
    addCase(set, id);
  return set;
}
