import type { CaseRow } from '../case/rows.ts';
import { numberKey } from '../intake/values.ts';

/** What a case is found by. */
export type Searched = Pick<CaseRow, 'id' | 'number' | 'description' | 'address' | 'unit' | 'category' | 'cell'>;

/** The fields of `Searched` that an index speaks of: where one of them changes, it must. */
export const SEARCHED_FIELDS = ['number', 'description', 'address', 'unit', 'category', 'cell'] as const;

/** Ends every line of a searched text; no word holds it, so none is found across two fields. */
export const LINE_END = '\n';

/** Text as it is compared: full and half width, upper and lower case are the same, blanks of any kind end a line. */
export function comparable(text: string): string {
  // Most texts are plain already, which is told much faster than made.
  const plain = /^[\u4E00-\u9FFF -~]*$/.test(text) ? text : text.normalize('NFKC').toWellFormed();
  return plain.toLowerCase().replaceAll(/[\s\p{Cc}\u200B\uFEFF]+/gu, LINE_END);
}

/** The words that are looked for, each of them, in the form in which they are compared. */
export function searchWords(text: string): readonly string[] {
  return [...new Set(comparable(text).split(LINE_END))].filter((word) => word !== '');
}

/** All text of a case, a line a field. The number stands in it without blanks, as people type it. */
export function searchedText({ number, description, address }: Omit<Searched, 'id'>): string {
  const fields = [numberKey(number), address ?? '', description];
  return fields.map((field) => comparable(field) + LINE_END).join('');
}

/** Facts of a case that are looked for whole. */
export type Mark = 'unit' | 'category' | 'cell';

/** The name under which a fact stands in the index. */
export function markOf(mark: Mark, code: string): string {
  return `${mark} ${code}`;
}

/** The marks of a case. */
export function marksOf(row: Pick<Searched, Mark>): readonly string[] {
  return (['unit', 'category', 'cell'] as const).flatMap((mark) => {
    const code = row[mark];
    return code === null ? [] : [markOf(mark, code)];
  });
}
