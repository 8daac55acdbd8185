import type { HandbookMapping } from '../contract/tableMapping.ts';
import { handbookColumns } from './handbookRecord.ts';
import { parseLimit } from './limit.ts';

export type HandbookRecord = Readonly<Record<string, string>>;

/** A row of another city's handbook in the columns of this one; `category` is the one that the catalogue may lack. */
export type MappedRecords = {
  readonly category: { readonly id: string; readonly name: string };
  readonly records: readonly HandbookRecord[];
};

/**
 * Turns one row (header → cell text) into records that `readHandbookRecord` reads, by a mapping. Several limits in one
 * cell become one record each; a part without a readable limit stays whole, so that its reading says what is wrong.
 */
export function mapHandbookRecord(
  record: HandbookRecord,
  mapping: HandbookMapping,
  categories: ReadonlyMap<string, string>,
): MappedRecords {
  const cell = (column: string | undefined) => (column === undefined ? '' : (record[column] ?? '').trim());
  const category = categoryOf(record, mapping, categories);
  const condition = cell(mapping.condition);
  const limits = mapping.severalLimits ? splitLimits(cell(mapping.limit)) : [{ words: '', limit: cell(mapping.limit) }];
  const { fixed, conditionWords } = mapping;
  return {
    category,
    records: limits.map(({ words, limit }) => ({
      [handbookColumns.category]: category.id,
      [handbookColumns.condition]: [conditionWords[condition] ?? condition, words]
        .filter((part) => part !== '')
        .join('，'),
      [handbookColumns.limit]: limit,
      [handbookColumns.requirement]: cell(mapping.requirement) || fixed.requirement,
      [handbookColumns.closingCondition]: cell(mapping.closingCondition) || fixed.closingCondition,
      [handbookColumns.source]: fixed.source,
      [handbookColumns.version]: fixed.version,
    })),
  };
}

function categoryOf(
  record: HandbookRecord,
  { category: { kind: kindGiven, code: codeColumns, name: nameColumn, together } }: HandbookMapping,
  categories: ReadonlyMap<string, string>,
): { readonly id: string; readonly name: string } {
  const cell = (column: string) => (record[column] ?? '').trim();
  const kind = typeof kindGiven === 'string' ? kindGiven : cell(kindGiven.column);
  const codes = (typeof codeColumns === 'string' ? [codeColumns] : codeColumns).map(cell);
  const parts = together ? /^([\d\s-]+)\*?\s*(.*)$/.exec(cell(nameColumn)) : null;
  const code = (parts?.[1] ?? codes.join('')).replace(/\D/g, '');
  const name = parts ? (parts[2] ?? '') : cell(nameColumn);
  const named = [...categories].filter(([id, known]) => known === name && id.startsWith(`${kind}:`));
  const [only] = named;
  return { id: only && named.length === 1 ? only[0] : `${kind}:${code}`, name };
}

/** `being built: stop it 2UD; already built 15D` as conditions and limits. */
function splitLimits(text: string): readonly { readonly words: string; readonly limit: string }[] {
  return text.split(/[;；]/).map((part) => {
    const [, words = '', limit = '', note = ''] =
      /^(.*?)[\s:：]*([^\s(（]+)\s*(?:[(（](.*)[)）])?$/.exec(part.trim()) ?? [];
    if (parseLimit(limit) === null) return { words: '', limit: part.trim() };
    return { words: [words, note].filter((word) => word !== '').join('，'), limit };
  });
}
