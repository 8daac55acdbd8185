import { isLimit } from './limit.ts';
import type { Limit } from './limit.ts';

/**
 * One row of the command handbook (指挥手册, R6): the limit and the requirements of a category, or of one condition
 * (情形) of it. Staged limits (make safe, then restore) are two conditions of one category.
 */
export type HandbookRow = {
  /** A category id, such as `event:06010`. */
  readonly category: string;
  /** Null where the row serves the category as a whole. */
  readonly condition: string | null;
  readonly limit: Limit;
  /** 处置要求. */
  readonly requirement: string;
  /** 结案标准. */
  readonly closingCondition: string;
  readonly source: string;
  readonly version: string;
  /** True for the shipped example, which the city's own handbook must replace. */
  readonly example: boolean;
};

export type LimitFound =
  | { readonly kind: 'found'; readonly row: HandbookRow }
  | { readonly kind: 'none' }
  | { readonly kind: 'conditionNeeded'; readonly conditions: readonly string[] };

/**
 * The row that gives a case its limit (R6). The case's own condition comes first, then the row without condition, then
 * an only row for a case that names no condition. Several conditions ask for one of them to be named.
 */
export function findLimit(rows: readonly HandbookRow[], category: string, condition: string | null): LimitFound {
  const candidates = rows.filter((row) => row.category === category);
  const only = candidates.length === 1 && condition === null ? candidates[0] : undefined;
  const row =
    candidates.find((candidate) => candidate.condition === condition) ??
    candidates.find((candidate) => candidate.condition === null) ??
    only;
  if (row) return { kind: 'found', row };
  const conditions = candidates.flatMap((candidate) => candidate.condition ?? []);
  return conditions.length > 0 ? { kind: 'conditionNeeded', conditions } : { kind: 'none' };
}

/** The key of a row: a category has each condition once. */
export function handbookKey({ category, condition }: Pick<HandbookRow, 'category' | 'condition'>): string {
  return condition === null ? category : `${category}|${condition}`;
}

export type HandbookDifference = {
  readonly added: readonly HandbookRow[];
  readonly changed: readonly { readonly before: HandbookRow; readonly after: HandbookRow }[];
  readonly unchanged: readonly HandbookRow[];
  /** Rows that the incoming handbook no longer has and no case uses. */
  readonly removed: readonly HandbookRow[];
  /** Rows that the incoming handbook no longer has but that cases use: they stay. */
  readonly withheld: readonly HandbookRow[];
};

/**
 * What an import of `incoming` would do to `current`, for the preview. `usedKeys` holds the `handbookKey` of every row
 * that some case uses; such rows are never deleted. A row that differs in its version only counts as unchanged,
 * because the same rule printed again is no change.
 */
export function diffHandbook(
  current: readonly HandbookRow[],
  incoming: readonly HandbookRow[],
  usedKeys: ReadonlySet<string>,
): HandbookDifference {
  const currentByKey = new Map(current.map((row) => [handbookKey(row), row]));
  const incomingKeys = new Set(incoming.map(handbookKey));
  const gone = current.filter((row) => !incomingKeys.has(handbookKey(row)));
  const pairs = incoming.flatMap((after) => {
    const before = currentByKey.get(handbookKey(after));
    return before ? [{ before, after }] : [];
  });
  return {
    added: incoming.filter((row) => !currentByKey.has(handbookKey(row))),
    changed: pairs.filter(({ before, after }) => !isSameRule(before, after)),
    unchanged: pairs.filter(({ before, after }) => isSameRule(before, after)).map(({ before }) => before),
    removed: gone.filter((row) => !usedKeys.has(handbookKey(row))),
    withheld: gone.filter((row) => usedKeys.has(handbookKey(row))),
  };
}

function isSameRule(a: HandbookRow, b: HandbookRow): boolean {
  return (
    a.limit.amount === b.limit.amount &&
    a.limit.per === b.limit.per &&
    a.requirement === b.requirement &&
    a.closingCondition === b.closingCondition &&
    a.source === b.source &&
    a.example === b.example
  );
}

export type HandbookProblem = { readonly index: number; readonly message: string };

/**
 * Everything wrong with rows before they are taken over: unknown categories, repeated keys, wrong limits, empty texts.
 * `index` counts rows from 0; the caller knows the line of its file (`lineOf`).
 */
export function checkHandbook(
  rows: readonly HandbookRow[],
  knownCategories: ReadonlySet<string>,
  lineOf: (index: number) => number = (index) => index + 1,
): readonly HandbookProblem[] {
  const firstIndexByKey = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const key = handbookKey(row);
    const first = firstIndexByKey.get(key);
    if (first === undefined) firstIndexByKey.set(key, index);
    const messages = [
      !knownCategories.has(row.category) && `类别 ${row.category} 不在目录中，请先补入目录或改正编码。`,
      first !== undefined && `与第 ${lineOf(first)} 行的类别和情形相同，请保留一行。`,
      row.condition?.trim() === '' && '情形为空白，请填写情形或留空。',
      !isLimit(row.limit) && '时限不正确，请写成“4 工作时”“2 紧急工作时”一类。',
      row.requirement.trim() === '' && '缺少处置要求，请补填。',
      row.closingCondition.trim() === '' && '缺少结案标准，请补填。',
    ];
    return messages.flatMap((message) => (message ? [{ index, message }] : []));
  });
}
