import { BLOCK_CASES } from '../../../shared/search/grams.ts';
import type { Searched } from '../../../shared/search/searchedText.ts';
import type { ReadableStore } from '../../store/handle.ts';

/** The columns of `Searched`. */
export const SEARCHED_LIST = 'id, number, description, address, unit, category, cell';

/** The block of a case. */
export function blockOf(id: number): number {
  return Math.floor(id / BLOCK_CASES);
}

/** The blocks that have their index, the first one first. Each of their cases exists. */
export function sealedBlocks(store: ReadableStore): readonly number[] {
  return store.prepare<[], number>('SELECT block FROM search_block ORDER BY block').pluck().all();
}

/** Whether a block has its index. */
export function isSealed(store: ReadableStore, block: number): boolean {
  return store.prepare<[number]>('SELECT 1 FROM search_block WHERE block = ?').get(block) !== undefined;
}

/** The cases of a block. */
export function readBlock(store: ReadableStore, block: number): readonly Searched[] {
  return store
    .prepare<[number, number], Searched>(`SELECT ${SEARCHED_LIST} FROM cases WHERE id >= ? AND id < ? ORDER BY id`)
    .all(block * BLOCK_CASES, (block + 1) * BLOCK_CASES);
}

/** The blocks without an index among those of the cases up to `lastId`. */
export function openBlocks(sealed: readonly number[], lastId: number): readonly number[] {
  const known = new Set(sealed);
  return Array.from({ length: blockOf(lastId) + 1 }, (_, block) => block).filter((block) => !known.has(block));
}
