import { addToIndex, BLOCK_CASES, CASE_STEP, emptyIndex } from '../../shared/search/grams.ts';
import type { Indexed, Places } from '../../shared/search/grams.ts';
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
    moveCase(store, before, after);
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

/** What the index holds of a block, made from its cases. */
export function indexOfBlock(store: ReadableStore, block: number): Indexed {
  const index = emptyIndex();
  for (const row of readBlock(store, block)) addToIndex(index, row);
  return index;
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

function addMark(store: WritableStore, block: number, mark: string, places: readonly number[]): void {
  store
    .prepare('INSERT INTO search_mark (mark, block, places) VALUES (?, ?, ?)')
    .run(mark, block, packedPlaces(places));
}

function sealBlock(store: WritableStore, block: number): void {
  store.prepare('INSERT INTO search_block (block) VALUES (?)').run(block);
  const { grams, marks } = indexOfBlock(store, block);
  // In the order of their keys the pages of the table fill one after the other.
  const byKey = (places: Places): Places => new Map([...places].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  for (const [gram, places] of byKey(grams)) addGram(store, block, gram, places);
  for (const [mark, places] of byKey(marks)) addMark(store, block, mark, places);
}

/** Takes a case as it was out of its block and puts it in as it is; what stays the same is not touched. */
function moveCase(store: WritableStore, before: Searched, after: Searched): void {
  const old = emptyIndex();
  const now = emptyIndex();
  addToIndex(old, before);
  addToIndex(now, after);
  const block = blockOf(after.id);
  const first = (after.id % BLOCK_CASES) * CASE_STEP;
  /** The places of a block's key without those of this case, and with those that it has now. */
  const moved = (stored: Buffer | undefined, is: readonly number[]): readonly number[] => {
    const places = stored ? [...unpackedPlaces(stored)] : [];
    const rest = places.filter((place) => place < first || place >= first + CASE_STEP);
    return [...rest, ...is].toSorted((x, y) => x - y);
  };
  for (const [gram, is] of changed(old.grams, now.grams)) {
    const stored = store
      .prepare<[number, string], StoredPlaces>(
        'SELECT p.id, p.places FROM search_gram g JOIN search_place p ON p.id = g.place WHERE g.block = ? AND g.gram = ?',
      )
      .get(block, gram);
    const next = moved(stored?.places, is);
    if (!stored) addGram(store, block, gram, next);
    else if (next.length > 0)
      store.prepare('UPDATE search_place SET places = ? WHERE id = ?').run(packedPlaces(next), stored.id);
    else {
      store.prepare('DELETE FROM search_gram WHERE block = ? AND gram = ?').run(block, gram);
      store.prepare('DELETE FROM search_place WHERE id = ?').run(stored.id);
    }
  }
  for (const [mark, is] of changed(old.marks, now.marks)) {
    const places = 'SELECT places FROM search_mark WHERE mark = ? AND block = ?';
    const next = moved(store.prepare<[string, number], Buffer>(places).pluck().get(mark, block), is);
    store.prepare('DELETE FROM search_mark WHERE mark = ? AND block = ?').run(mark, block);
    if (next.length > 0) addMark(store, block, mark, next);
  }
}

/** The keys whose places differ, with those they have now. */
function changed(old: Places, now: Places): Places {
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => {
    const [was, is] = [old.get(key) ?? [], now.get(key) ?? []];
    return was.length !== is.length || was.some((place, i) => place !== is[i]);
  });
  return new Map(keys.map((key) => [key, now.get(key) ?? []]));
}

type StoredPlaces = { readonly id: number; readonly places: Buffer };
