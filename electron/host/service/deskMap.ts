import { MOST_PLACES } from '../../../shared/contract/deskMap.ts';
import type { ListPlaces, PlacedList, SpotAnswer, SpotQuery } from '../../../shared/contract/deskMap.ts';
import type { GridCell } from '../../../shared/grid/cell.ts';
import type { QueueRow } from '../../../shared/contract/desk.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { readRules } from '../../../db/read/city.ts';
import { countQueue, readQueuePage, readQueueRows } from '../../../db/read/deskQueues.ts';
import { searchCases } from '../../../db/read/search/searchCases.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { nearbyOf } from './caseView.ts';

const FIRST = { offset: 0, limit: MOST_PLACES };

/** Where the first cases of a list lie. */
export function listPlaces(store: ReadableStore, list: PlacedList, nowMs: number): ListPlaces {
  const { total, rows } = rowsOf(store, list, { rules: readRules(store, nowMs), nowMs });
  const places = rows.flatMap(({ id, lng, lat, lamp, dueAtMs }, index) =>
    lng === null || lat === null ? [] : [{ id, index, lng, lat, lamp, dueAtMs }],
  );
  return { nowMs, total, looked: rows.length, places };
}

function rowsOf(
  store: ReadableStore,
  list: PlacedList,
  now: { readonly rules: Rules; readonly nowMs: number },
): { readonly total: number; readonly rows: readonly QueueRow[] } {
  if (list.kind === 'queue')
    return { total: countQueue(store, list, now), rows: readQueuePage(store, { ...list, ...FIRST }, now) };
  const { ids, total } = searchCases(store, { ...list.criteria, ...FIRST }, now.rules);
  return { total, rows: readQueueRows(store, ids, now) };
}

/** What a case at a place would be given. @param cell the cell there. */
export function spotAnswer(
  store: ReadableStore,
  { lng, lat, category, caseId }: SpotQuery,
  { cell, nowMs }: { readonly cell: GridCell | null; readonly nowMs: number },
): SpotAnswer {
  const reportedAtMs = (caseId === null ? null : readCaseFile(store, caseId)?.reportedAtMs) ?? nowMs;
  const place = { id: caseId ?? 0, lng, lat, reportedAtMs };
  return {
    cell: cell && {
      code: cell.code,
      name: cell.name,
      town: cell.town,
      supervisor: cell.supervisor,
    },
    nearby: category === null ? [] : nearbyOf(store, { ...place, category }, readRules(store, nowMs)),
  };
}
