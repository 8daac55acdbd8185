import { LINE_END, marksOf, searchedText } from './searchedText.ts';
import type { Searched } from './searchedText.ts';

/** So many cases that follow each other share a block of the index: `floor(id / BLOCK_CASES)`. */
export const BLOCK_CASES = 2048;

/** A text is searched so far: what lies behind is no text that a person wrote. */
const TEXT_END = 0xffff;

/** A place is the case's number within its block times this, plus the position in its text. */
export const CASE_STEP = TEXT_END + 1;

/** Grams or marks of a block with their places, in rising order. */
export type Places = Map<string, number[]>;

/** What the index holds of a block: every two characters of the texts, and the marks, which stand at position 0. */
export type Indexed = { readonly grams: Places; readonly marks: Places };

export function emptyIndex(): Indexed {
  return { grams: new Map(), marks: new Map() };
}

/** Adds a case to its block. @param into where cases come by rising id. */
export function addToIndex({ grams, marks }: Indexed, row: Searched): void {
  const first = (row.id % BLOCK_CASES) * CASE_STEP;
  const characters = charactersOf(searchedText(row));
  const last = Math.min(characters.length - 1, TEXT_END);
  for (let i = 0; i < last; i += 1) {
    const character = characters[i];
    if (character !== LINE_END) addPlace(grams, `${character}${characters[i + 1]}`, first + i);
  }
  for (const mark of marksOf(row)) addPlace(marks, mark, first);
}

function addPlace(into: Places, key: string, place: number): void {
  const places = into.get(key);
  if (places) places.push(place);
  else into.set(key, [place]);
}

/** A part of a word with its distance from the word's beginning. */
export type Part = { readonly gram: string; readonly offset: number };

/** The grams that together make a word, at their distances. A single character has none: any gram that begins with it. */
export function partsOf(word: string): readonly Part[] {
  const characters = charactersOf(word);
  const parts: Part[] = [];
  for (let i = 0; i + 1 < characters.length; i += 2) parts.push({ gram: gramAt(characters, i), offset: i });
  const tail = characters.length - 2;
  if (characters.length % 2 === 1 && tail > 0) parts.push({ gram: gramAt(characters, tail), offset: tail });
  return parts;
}

function gramAt(characters: ArrayLike<string>, i: number): string {
  return `${characters[i]}${characters[i + 1]}`;
}

/** Characters as people count them: 𠮷 is one. */
function charactersOf(text: string): ArrayLike<string> {
  return /[\uD800-\uDFFF]/.test(text) ? [...text] : text;
}

/** The places of `places` from which on the gram of `next` stands `offset` characters further. Both in rising order. */
export function followedBy(places: Uint32Array, next: Uint32Array, offset: number): Uint32Array {
  const found = new Uint32Array(Math.min(places.length, next.length));
  let count = 0;
  let j = 0;
  for (const place of places) {
    const wanted = place + offset;
    while (j < next.length && (next[j] ?? 0) < wanted) j += 1;
    if (j === next.length) break;
    if (next[j] === wanted) {
      found[count] = place;
      count += 1;
    }
  }
  return found.subarray(0, count);
}
