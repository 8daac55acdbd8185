import type { Rules } from '../../shared/case/rules.ts';
import { numberKey } from '../../shared/intake/values.ts';
import type { ReadableStore } from '../store/handle.ts';

/** Text is looked for in so many of the newest cases; a number finds every case. */
const TEXT_CASES = 200_000;

/**
 * The ids of cases that hold every word of a text: in the number, description or address, or in the name of their unit or
 * category; the newest first. Words of two characters are found too.
 */
export function searchCases(
  store: ReadableStore,
  { text, limit }: { readonly text: string; readonly limit: number },
  rules: Rules,
): readonly number[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const [first, ...more] = words;
  if (first === undefined) return [];
  const byNumber = more.length === 0 ? casesOfNumber(store, numberKey(first), limit) : [];
  const rest = limit - byNumber.length;
  if (rest <= 0) return byNumber;
  const known = new Set(byNumber);
  const byText = casesOfWords(store, words, { rules, limit: limit + byNumber.length });
  return [...byNumber, ...byText.filter((id) => !known.has(id))].slice(0, limit);
}

function casesOfNumber(store: ReadableStore, key: string, limit: number): readonly number[] {
  if (key === '') return [];
  return store
    .prepare<[string, string, number], number>(
      'SELECT id FROM cases WHERE number_key >= ? AND number_key < ? ORDER BY number_key DESC LIMIT ?',
    )
    .pluck()
    .all(key, `${key}\u{10FFFF}`, limit);
}

const HOLDS_WORD = `(c.description LIKE ? ESCAPE '\\' OR c.address LIKE ? ESCAPE '\\' OR c.number LIKE ? ESCAPE '\\'
  OR c.unit IN (SELECT value FROM json_each(?)) OR c.category IN (SELECT value FROM json_each(?)))`;

function casesOfWords(
  store: ReadableStore,
  words: readonly string[],
  { rules: { units, categories }, limit }: { readonly rules: Rules; readonly limit: number },
): readonly number[] {
  const parameters = words.flatMap((word) => {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const ofUnits = [...units.values()].filter(
      ({ name, shortName }) => name.includes(word) || shortName.includes(word),
    );
    const ofCategories = [...categories].filter(([, name]) => name.includes(word));
    return [
      like,
      like,
      like,
      JSON.stringify(ofUnits.map(({ code }) => code)),
      JSON.stringify(ofCategories.map(([id]) => id)),
    ];
  });
  return store
    .prepare<unknown[], number>(
      `SELECT c.id FROM cases c WHERE c.id > (SELECT max(id) FROM cases) - ${TEXT_CASES}
       AND ${words.map(() => HOLDS_WORD).join(' AND ')} ORDER BY c.id DESC LIMIT ?`,
    )
    .pluck()
    .all(...parameters, limit);
}
