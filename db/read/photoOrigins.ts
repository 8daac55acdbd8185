import type { Erasure, KeptOrigins } from '../../shared/contract/admin.ts';
import type { ReadableStore } from '../store/handle.ts';
import { cityEventOf, EVENT_LIST } from './log.ts';
import type { EventRow } from './log.ts';

const ERASURES_SHOWN = 20;

/** What is kept of pictures beside their files, and the latest erasures of it. */
export function readKeptOrigins(store: ReadableStore): KeptOrigins {
  const kept = store
    .prepare<[], { readonly count: number; readonly firstAddedAtMs: number | null }>(
      `SELECT count(*) AS count, min(p.added_at_ms) AS firstAddedAtMs
       FROM photo_origin o JOIN photo p ON p.hash = o.hash`,
    )
    .get();
  return { count: kept?.count ?? 0, firstAddedAtMs: kept?.firstAddedAtMs ?? null, erasures: readErasures(store) };
}

function readErasures(store: ReadableStore): readonly Erasure[] {
  return store
    .prepare<[number], EventRow>(
      `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city
       WHERE case_id IS NULL AND kind = 'photoOriginsErased' ORDER BY sequence DESC LIMIT ?`,
    )
    .all(ERASURES_SHOWN)
    .map(cityEventOf)
    .flatMap((event) =>
      event.kind === 'photoOriginsErased'
        ? [{ sequence: event.sequence, atMs: event.recordedAtMs, seat: event.by.seat, ...event.body }]
        : [],
    );
}
