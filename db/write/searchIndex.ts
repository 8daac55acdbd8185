import { addGrams, BLOCK_CASES, CASE_STEP } from '../../shared/search/grams.ts';
import type { Grams } from '../../shared/search/grams.ts';
import { SEARCHED_FIELDS } from '../../shared/search/searchedText.ts';
import type { Searched } from '../../shared/search/searchedText.ts';
import { packedPlaces, unpackedPlaces } from '../schema/places.ts';
import { isSealed, nextBlock, SEARCHED_LIST } from '../read/search/blocks.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * Brings the search index after one case, in the transaction that writes it. The first case of a block writes the index of
 * the block before it; nothing is written for a case whose own block is not written yet.
 */
export function indexCase(store: WritableStore, before: Searched | null, after: Searched): void {
  if (before === null && after.id % BLOCK_CASES === 0) sealBlocks(store, after.id / BLOCK_CASES);
  const isSame = before !== null && SEARCHED_FIELDS.every((field) => before[field] === after[field]);
  if (isSame || !isSealed(store, Math.floor(after.id / BLOCK_CASES))) return;
  moveGrams(store, before, after);
}

/**
 * Writes the index of whole blocks that have none, each in a transaction of its own: of a store that an earlier program
 * left, or that lost its index. @param onBlock hears the cases done and of how many.
 */
export function sealMissing(
  store: WritableStore,
  onBlock: (done: number, all: number) => void = () => undefined,
): void {
  const last = store.prepare<[], number | null>('SELECT max(id) FROM cases').pluck().get() ?? 0;
  const whole = Math.floor(last / BLOCK_CASES);
  for (let block = nextBlock(store); block < whole; block += 1) {
    inTransaction(store, () => sealBlocks(store, block + 1));
    onBlock((block + 1) * BLOCK_CASES, last);
  }
}

/** The grams of all cases of a block. */
export function gramsOfBlock(store: ReadableStore, block: number): Grams {
  const grams: Grams = new Map();
  const rows = store
    .prepare<[number, number], Searched>(`SELECT ${SEARCHED_LIST} FROM cases WHERE id >= ? AND id < ? ORDER BY id`)
    .all(block * BLOCK_CASES, (block + 1) * BLOCK_CASES);
  for (const row of rows) addGrams(grams, row);
  return grams;
}

const ADD_GRAM = 'INSERT INTO search_place (block, gram, places) VALUES (?, ?, ?)';

function sealBlocks(store: WritableStore, end: number): void {
  for (let block = nextBlock(store); block < end; block += 1) {
    store.prepare('INSERT INTO search_block (block) VALUES (?)').run(block);
    const add = store.prepare(ADD_GRAM);
    // In the order of their keys the pages of the table fill one after the other.
    const grams = [...gramsOfBlock(store, block)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [gram, places] of grams) add.run(block, gram, packedPlaces(places));
  }
}

/** Takes the old grams of a case out of its block and puts the new ones in; what stays the same is not touched. */
function moveGrams(store: WritableStore, before: Searched | null, after: Searched): void {
  const old: Grams = new Map();
  const now: Grams = new Map();
  if (before !== null) addGrams(old, before);
  addGrams(now, after);
  const block = Math.floor(after.id / BLOCK_CASES);
  const first = (after.id % BLOCK_CASES) * CASE_STEP;
  for (const gram of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(gram) ?? [], now.get(gram) ?? []];
    if (was.length === is.length && was.every((place, i) => place === is[i])) continue;
    const packed = store
      .prepare<[number, string], Buffer>('SELECT places FROM search_place WHERE block = ? AND gram = ?')
      .pluck()
      .get(block, gram);
    const places = packed ? [...unpackedPlaces(packed)] : [];
    const rest = places.filter((place) => place < first || place >= first + CASE_STEP);
    save(store, { block, gram, isNew: packed === undefined, places: [...rest, ...is].toSorted((a, b) => a - b) });
  }
}

function save(
  store: WritableStore,
  {
    block,
    gram,
    isNew,
    places,
  }: { readonly block: number; readonly gram: string; readonly isNew: boolean; readonly places: readonly number[] },
): void {
  if (isNew) store.prepare(ADD_GRAM).run(block, gram, packedPlaces(places));
  else if (places.length === 0) store.prepare('DELETE FROM search_place WHERE block = ? AND gram = ?').run(block, gram);
  else
    store
      .prepare('UPDATE search_place SET places = ? WHERE block = ? AND gram = ?')
      .run(packedPlaces(places), block, gram);
}
