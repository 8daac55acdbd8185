import type Database from 'better-sqlite3';

export type LikeAnswer = { readonly ids: readonly number[]; readonly total: number };

/**
 * Reference of `searchText`: the same answer by `LIKE`, in one reading of the table. @param codes the units and categories
 * whose names hold the word.
 */
export function likeSearch(
  sqlite: Database.Database,
  { limit, codes }: { readonly limit: number; readonly codes: (word: string) => readonly string[] },
): (word: string) => LikeAnswer {
  const holds = 'description LIKE @like OR address LIKE @like OR number LIKE @like';
  const named = 'unit IN (SELECT value FROM json_each(@codes)) OR category IN (SELECT value FROM json_each(@codes))';
  const plain = sqlite.prepare(`SELECT id FROM cases WHERE ${holds} ORDER BY id DESC`).pluck();
  const withNames = sqlite.prepare(`SELECT id FROM cases WHERE ${holds} OR ${named} ORDER BY id DESC`).pluck();
  return (word) => {
    const of = codes(word);
    const values = { like: `%${word}%`, ...(of.length > 0 && { codes: JSON.stringify(of) }) };
    const ids = (of.length > 0 ? withNames : plain).all(values) as readonly number[];
    return { ids: ids.slice(0, limit), total: ids.length };
  };
}
