import type { HandbookRow } from './handbook.ts';
import { parseLimit } from './limit.ts';

/** The columns of a handbook table, as an office writes its header. 类别 holds an id, or a name of the catalogue. */
export const handbookColumns = {
  category: '类别',
  condition: '情形',
  limit: '时限',
  requirement: '处置要求',
  closingCondition: '结案标准',
  source: '来源',
  version: '版本',
} as const;

/**
 * One row of a handbook table (header → cell text), or the reason in Chinese why it cannot be read. Columns are found
 * by the Chinese header or by the field's name. `categories`: names by id. A name serves where exactly one category bears it.
 */
export function readHandbookRecord(
  record: Readonly<Record<string, string>>,
  categories: ReadonlyMap<string, string>,
): HandbookRow | { readonly message: string } {
  const cell = (field: keyof typeof handbookColumns) => (record[handbookColumns[field]] ?? record[field] ?? '').trim();
  const word = cell('category');
  const matches = categories.has(word) ? [word] : [...categories].flatMap(([id, name]) => (name === word ? [id] : []));
  const category = matches.length === 1 ? matches[0] : undefined;
  if (category === undefined) {
    const message =
      matches.length > 1
        ? `类别“${word}”在目录中不止一个，请改填编号，如 event:06010。`
        : `类别“${word}”不在目录中，请填目录中的名称或编号，如 event:06010。`;
    return { message };
  }
  const limit = parseLimit(cell('limit'));
  if (!limit)
    return { message: `时限“${cell('limit')}”看不懂，请写成“4 工作时”“2 紧急工作时”“5 工作日”一类，每行一个时限。` };
  return {
    category,
    condition: cell('condition') || null,
    limit,
    requirement: cell('requirement'),
    closingCondition: cell('closingCondition'),
    source: cell('source'),
    version: cell('version'),
    example: false,
  };
}
