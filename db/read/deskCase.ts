import { metresBetween } from '../../shared/grid/distance.ts';
import type { Stage } from '../../shared/case/caseFile.ts';
import type { NearbyCase } from '../../shared/contract/desk.ts';
import type { ReadableStore } from '../store/handle.ts';

export type NearbyQuery = {
  readonly id: number;
  readonly category: string;
  readonly lat: number;
  readonly lng: number;
  readonly reportedAtMs: number;
  readonly metres: number;
  readonly hours: number;
};

const SHOWN = 10;

/** Cases of the same category that were reported near in place and time: perhaps the same thing, the nearest first. */
export function readNearby(store: ReadableStore, query: NearbyQuery): readonly Omit<NearbyCase, 'photo'>[] {
  const spanMs = query.hours * 3_600_000;
  const rows = store
    .prepare<
      [number, number, string, number],
      Omit<NearbyCase, 'metres' | 'photo'> & { readonly stage: Stage; readonly lat: number; readonly lng: number }
    >(
      `SELECT id, number, stage, reported_at_ms AS reportedAtMs, description, lat, lng FROM cases
       WHERE reported_at_ms BETWEEN ? AND ? AND category = ? AND id <> ? AND lat IS NOT NULL AND stage <> 'voided'`,
    )
    .all(query.reportedAtMs - spanMs, query.reportedAtMs + spanMs, query.category, query.id);
  return rows
    .map(({ lat, lng, ...row }) => ({ ...row, metres: Math.round(metresBetween(query, { lat, lng })) }))
    .filter(({ metres }) => metres <= query.metres)
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, SHOWN);
}

/** How often a case was reported: itself, and the duplicates linked to it. */
export function countReports(store: ReadableStore, id: number): number {
  const row = store
    .prepare<[number], { count: number }>('SELECT count(*) AS count FROM cases WHERE linked_to = ?')
    .get(id);
  return 1 + (row?.count ?? 0);
}
