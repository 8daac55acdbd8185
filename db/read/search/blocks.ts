import type { Searched } from '../../../shared/search/searchedText.ts';
import { BLOCK_CASES } from '../../../shared/search/grams.ts';
import type { ReadableStore } from '../../store/handle.ts';

export const SEARCHED_LIST = 'id, number, description, address, unit, category, cell';

/** The first block that has no index yet. */
export function nextBlock(store: ReadableStore): number {
  const last = store.prepare<[], number | null>('SELECT max(block) FROM search_block').pluck().get() ?? null;
  return last === null ? 0 : last + 1;
}

/** Whether a block has its index. */
export function isSealed(store: ReadableStore, block: number): boolean {
  return store.prepare<[number]>('SELECT 1 FROM search_block WHERE block = ?').get(block) !== undefined;
}

/** The cases that no block speaks of yet, fewer than one block in the long run. */
export function readUnsealed(store: ReadableStore): readonly Searched[] {
  return store
    .prepare<[number], Searched>(`SELECT ${SEARCHED_LIST} FROM cases WHERE id >= ?`)
    .all(nextBlock(store) * BLOCK_CASES);
}
