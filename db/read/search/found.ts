import { BLOCK_CASES, CASE_STEP, followedBy, partsOf } from '../../../shared/search/grams.ts';
import { unpackedPlaces } from '../../schema/places.ts';
import type { ReadableStore } from '../../store/handle.ts';
import { addCase } from './caseSet.ts';
import type { CaseSet } from './caseSet.ts';

const JOINED = 'SELECT p.places FROM search_gram g JOIN search_place p ON p.id = g.place';
const PLACES = `${JOINED} WHERE g.block = ? AND g.gram = ?`;
const PLACES_FROM = `${JOINED} WHERE g.block = ? AND g.gram >= ? AND g.gram < ?`;

/** A store with its blocks that have an index. */
export type Indexed = { readonly store: ReadableStore; readonly sealed: readonly number[] };

/** Adds the cases of all blocks whose text holds a word. */
export function addWord({ store, sealed }: Indexed, into: CaseSet, word: string): void {
  const parts = partsOf(word);
  if (parts.length === 0) return addCharacter({ store, sealed }, into, word);
  const places = store.prepare<[number, string], Buffer>(PLACES).pluck();
  for (const block of sealed) {
    let found: Uint32Array | null = null;
    for (const { gram, offset } of parts) {
      const packed = places.get(block, gram);
      const at: Uint32Array = packed ? unpackedPlaces(packed) : NONE;
      found = found === null ? at : followedBy(found, at, offset);
      if (found.length === 0) break;
    }
    addPlaces(into, block, found ?? NONE);
  }
}

/** Adds the cases of all blocks that bear a mark. */
export function addMark(store: ReadableStore, into: CaseSet, mark: string): void {
  const rows = store
    .prepare<[string], { readonly block: number; readonly places: Buffer }>(
      'SELECT block, places FROM search_mark WHERE mark = ?',
    )
    .all(mark);
  for (const { block, places } of rows) addPlaces(into, block, unpackedPlaces(places));
}

function addCharacter({ store, sealed }: Indexed, into: CaseSet, character: string): void {
  const places = store.prepare<[number, string, string], Buffer>(PLACES_FROM).pluck();
  for (const block of sealed)
    for (const packed of places.all(block, character, `${character}\u{10FFFF}`))
      addPlaces(into, block, unpackedPlaces(packed));
}

const NONE = new Uint32Array(0);

function addPlaces(into: CaseSet, block: number, places: Uint32Array): void {
  const first = block * BLOCK_CASES;
  for (const place of places) addCase(into, first + Math.floor(place / CASE_STEP));
}
