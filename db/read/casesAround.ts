import type { EarlierCase, UnitWork } from '../../shared/contract/desk.ts';
import { boxAround, metresBetween } from '../../shared/grid/distance.ts';
import type { ReadableStore } from '../store/handle.ts';
import { IS_OVERDUE } from './lists.ts';
import { IS_OPEN } from './openCases.ts';

const EARLIER_SHOWN = 6;
const NEXT_SHOWN = 5;

type Found = Omit<EarlierCase, 'categoryName' | 'unitName' | 'metres'> & {
  readonly category: string;
  readonly unit: string | null;
  readonly lat: number;
  readonly lng: number;
};

/** What was reported within so many metres of a place before a time, of whatever category and without what is shown already, the newest first. */
export function readEarlier(
  store: ReadableStore,
  place: { readonly lat: number; readonly lng: number },
  {
    metres,
    beforeMs,
    except,
  }: { readonly metres: number; readonly beforeMs: number; readonly except: readonly number[] },
): { readonly total: number; readonly cases: readonly (Found & { readonly metres: number })[] } {
  const { west, east, south, north } = boxAround(place, metres);
  const rows = store
    .prepare<[number, number, number, number, number, string], Found>(
      `SELECT id, number, stage, category, unit, reworks, reported_at_ms AS reportedAtMs, lat, lng FROM cases INDEXED BY cases_placed
       WHERE lat BETWEEN ? AND ? AND lng BETWEEN ? AND ? AND lat IS NOT NULL AND reported_at_ms < ?
         AND stage <> 'voided' AND id NOT IN (SELECT value FROM json_each(?))`,
    )
    .all(south, north, west, east, beforeMs, JSON.stringify(except))
    .map((row) => ({ ...row, metres: Math.round(metresBetween(place, row)) }))
    .filter((row) => row.metres <= metres)
    .toSorted((a, b) => b.reportedAtMs - a.reportedAtMs);
  return { total: rows.length, cases: rows.slice(0, EARLIER_SHOWN) };
}

/** What else a unit has open, and the cases among it that are due first. */
export function readUnitWork(
  store: ReadableStore,
  { unit, exceptId, nowMs }: { readonly unit: string; readonly exceptId: number; readonly nowMs: number },
): Omit<UnitWork, 'next'> & {
  readonly next: readonly (Omit<UnitWork['next'][number], 'categoryName'> & { readonly category: string })[];
} {
  const named = { unit, exceptId, nowMs };
  const counts = store
    .prepare<[typeof named], { readonly open: number; readonly overdue: number }>(
      `SELECT count(*) AS open, ifnull(sum(${IS_OVERDUE}), 0) AS overdue FROM cases c
       WHERE c.unit = @unit AND c.id <> @exceptId AND ${IS_OPEN}`,
    )
    .get(named) ?? { open: 0, overdue: 0 };
  const next = store
    .prepare<[Omit<typeof named, 'nowMs'>], ReturnType<typeof readUnitWork>['next'][number]>(
      `SELECT c.id, c.number, c.stage, c.category, c.address, c.due_at_ms AS dueAtMs FROM cases c
       WHERE c.unit = @unit AND c.id <> @exceptId AND c.due_at_ms IS NOT NULL AND ${IS_OPEN}
       ORDER BY c.due_at_ms LIMIT ${NEXT_SHOWN}`,
    )
    .all({ unit, exceptId });
  return { ...counts, next };
}
