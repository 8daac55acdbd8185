import { addGrams, BLOCK_CASES, CASE_STEP } from '../../shared/search/grams.ts';
import type { Grams } from '../../shared/search/grams.ts';
import { SEARCHED_FIELDS } from '../../shared/search/searchedText.ts';
import type { Searched } from '../../shared/search/searchedText.ts';
import { packedPlaces, unpackedPlaces } from '../schema/places.ts';
import { blockOf, isSealed, openBlocks, readBlock, sealedBlocks } from '../read/search/blocks.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * Brings the search index after one case, in the transaction that writes it. The case that makes its block whole writes the
 * index of the block; before that, nothing is written. A demonstration city writes older cases after newer ones, so that
 * the last one to come need not bear the last id.
 */
export function indexCase(store: WritableStore, before: Searched | null, after: Searched): void {
  const block = blockOf(after.id);
  if (before === null) {
    if (mayEndBlock(store, after.id) && isWhole(store, block)) sealBlock(store, block);
  } else if (SEARCHED_FIELDS.some((field) => before[field] !== after[field]) && isSealed(store, block)) {
    moveGrams(store, before, after);
  }
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
  for (const block of openBlocks(sealedBlocks(store), last)) {
    if (!isWhole(store, block)) continue;
    inTransaction(store, () => sealBlock(store, block));
    onBlock(Math.min(last, (block + 1) * BLOCK_CASES), last);
  }
}

/** The grams of all cases of a block. */
export function gramsOfBlock(store: ReadableStore, block: number): Grams {
  const grams: Grams = new Map();
  for (const row of readBlock(store, block)) addGrams(grams, row);
  return grams;
}

/** Only a case with nothing to come behind it, in its block, can be the last to come. */
function mayEndBlock(store: ReadableStore, id: number): boolean {
  return (
    (id + 1) % BLOCK_CASES === 0 ||
    store.prepare<[number]>('SELECT 1 FROM cases WHERE id = ?').get(id + 1) !== undefined
  );
}

function isWhole(store: ReadableStore, block: number): boolean {
  const cases = store
    .prepare<[number, number], number>('SELECT count(*) FROM cases WHERE id >= ? AND id < ?')
    .pluck()
    .get(block * BLOCK_CASES, (block + 1) * BLOCK_CASES);
  // Ids begin with 1.
  return cases === (block === 0 ? BLOCK_CASES - 1 : BLOCK_CASES) && !isSealed(store, block);
}

function addGram(store: WritableStore, block: number, gram: string, places: readonly number[]): void {
  const { lastInsertRowid } = store.prepare('INSERT INTO search_place (places) VALUES (?)').run(packedPlaces(places));
  store.prepare('INSERT INTO search_gram (block, gram, place) VALUES (?, ?, ?)').run(block, gram, lastInsertRowid);
}

function sealBlock(store: WritableStore, block: number): void {
  store.prepare('INSERT INTO search_block (block) VALUES (?)').run(block);
  // In the order of their keys the pages of the table fill one after the other.
  const grams = [...gramsOfBlock(store, block)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [gram, places] of grams) addGram(store, block, gram, places);
}

/** Takes the old grams of a case out of its block and puts the new ones in; what stays the same is not touched. */
function moveGrams(store: WritableStore, before: Searched, after: Searched): void {
  const old: Grams = new Map();
  const now: Grams = new Map();
  addGrams(old, before);
  addGrams(now, after);
  const block = blockOf(after.id);
  const first = (after.id % BLOCK_CASES) * CASE_STEP;
  for (const gram of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(gram) ?? [], now.get(gram) ?? []];
    if (was.length === is.length && was.every((place, i) => place === is[i])) continue;
    const stored = store
      .prepare<[number, string], StoredPlaces>(
        'SELECT p.id, p.places FROM search_gram g JOIN search_place p ON p.id = g.place WHERE g.block = ? AND g.gram = ?',
      )
      .get(block, gram);
    const places = stored ? [...unpackedPlaces(stored.places)] : [];
    const rest = places.filter((place) => place < first || place >= first + CASE_STEP);
    const next = [...rest, ...is].toSorted((x, y) => x - y);
    if (!stored) addGram(store, block, gram, next);
    else if (next.length > 0)
      store.prepare('UPDATE search_place SET places = ? WHERE id = ?').run(packedPlaces(next), stored.id);
    else {
      store.prepare('DELETE FROM search_gram WHERE block = ? AND gram = ?').run(block, gram);
      store.prepare('DELETE FROM search_place WHERE id = ?').run(stored.id);
    }
  }
}

type StoredPlaces = { readonly id: number; readonly places: Buffer };
