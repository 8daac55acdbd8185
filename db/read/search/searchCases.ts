import type { Rules } from '../../../shared/case/rules.ts';
import type { SearchQuery, SearchState } from '../../../shared/contract/desk.ts';
import { BLOCK_CASES } from '../../../shared/search/grams.ts';
import { markOf, searchedText, searchWords } from '../../../shared/search/searchedText.ts';
import type { Mark, Searched } from '../../../shared/search/searchedText.ts';
import { findCase } from '../caseFile.ts';
import type { ReadableStore } from '../../store/handle.ts';
import { openBlocks, readBlock, sealedBlocks } from './blocks.ts';
import { addCase, countCases, emptySet, hasCase, keepCommon, newestOf, removeCase } from './caseSet.ts';
import type { CaseSet } from './caseSet.ts';
import { inPeriod, inState, inView, keepClosed } from './criteria.ts';
import { addMark, addWord } from './found.ts';
import { marksNamed } from './marksNamed.ts';

/** A page of the cases that were found, and how many there are in all. */
export type FoundCases = { readonly ids: readonly number[]; readonly total: number };

/**
 * The cases that meet every criterion, the newest first, but the case that bears the text as its number before all others;
 * `total` is exact. Words of one and two characters are found too. Without a criterion none is found.
 */
export function searchCases(store: ReadableStore, query: SearchQuery, rules: Rules): FoundCases {
  const lastId = store.prepare<[], number | null>('SELECT max(id) FROM cases').pluck().get() ?? 0;
  const words = searchWords(query.text);
  const sealed = sealedBlocks(store);
  const within: Within = { store, lastId, sealed, unsealed: unsealedTexts(store, sealed, lastId) };
  let found: CaseSet | null = null;
  for (const criterion of criteriaOf(query, words, rules)) {
    const set = criterion(within);
    if (found === null) found = set;
    else keepCommon(found, set);
  }
  if (found === null) return { ids: [], total: 0 };
  return pageOf(found, query, words.length === 1 ? (findCase(store, query.text)?.id ?? null) : null);
}

type Within = {
  readonly store: ReadableStore;
  readonly lastId: number;
  readonly sealed: readonly number[];
  /** The cases that no index speaks of yet, with their texts. */
  readonly unsealed: readonly { readonly row: Searched; readonly text: string }[];
};

type Criterion = (within: Within) => CaseSet;

function criteriaOf(query: SearchQuery, words: readonly string[], rules: Rules): readonly Criterion[] {
  const { unit, category, cell, fromMs, toMs, state, view } = query;
  const marked = (mark: Mark, code: string | null): readonly Criterion[] =>
    code === null ? [] : [(within) => casesWith(within, { word: null, marks: [[mark, code]] })];
  return [
    ...words.map((word): Criterion => {
      const marks = marksNamed(word, rules);
      return (within) => casesWith(within, { word, marks });
    }),
    ...marked('unit', unit),
    ...marked('category', category),
    ...marked('cell', cell),
    ...(state === null ? [] : [(within: Within) => casesIn(within, state)]),
    ...(fromMs === null && toMs === null
      ? []
      : [({ store, lastId }: Within) => inPeriod(store, lastId, { fromMs, toMs })]),
    ...(view === null ? [] : [({ store, lastId }: Within) => inView(store, lastId, view)]),
  ];
}

type Wanted = { readonly word: string | null; readonly marks: readonly (readonly [Mark, string])[] };

/** The cases that hold a word or bear one of the marks. */
function casesWith({ store, lastId, sealed, unsealed }: Within, { word, marks }: Wanted): CaseSet {
  const set = emptySet(lastId);
  if (word !== null) addWord({ store, sealed }, set, word);
  for (const [mark, code] of marks) addMark(store, set, markOf(mark, code));
  for (const { row, text } of unsealed)
    if ((word !== null && text.includes(word)) || marks.some(([mark, code]) => row[mark] === code))
      addCase(set, row.id);
  return set;
}

function casesIn({ store, lastId, sealed, unsealed }: Within, state: SearchState): CaseSet {
  if (state !== 'closed') return inState(store, lastId, state);
  const set = emptySet(lastId);
  for (const block of sealed)
    for (let id = Math.max(1, block * BLOCK_CASES); id < (block + 1) * BLOCK_CASES; id += 1) addCase(set, id);
  for (const { row } of unsealed) addCase(set, row.id);
  keepClosed(store, lastId, set);
  return set;
}

function unsealedTexts(store: ReadableStore, sealed: readonly number[], lastId: number): Within['unsealed'] {
  const rows = openBlocks(sealed, lastId).flatMap((block) => readBlock(store, block));
  return rows.map((row) => ({ row, text: searchedText(row) }));
}

function pageOf(found: CaseSet, { offset, limit }: SearchQuery, numbered: number | null): FoundCases {
  const total = countCases(found);
  if (numbered === null || !hasCase(found, numbered)) return { ids: newestOf(found, { offset, limit }), total };
  removeCase(found, numbered);
  const ids =
    offset === 0
      ? [numbered, ...newestOf(found, { offset, limit: limit - 1 })]
      : newestOf(found, { offset: offset - 1, limit });
  return { ids, total };
}
