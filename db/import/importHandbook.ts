import components from '../../resources/handbook/mapping/components.json' with { type: 'json' };
import events from '../../resources/handbook/mapping/events.json' with { type: 'json' };
import type { NewCityEvent } from '../../shared/city/cityEvent.ts';
import type { HandbookMapping } from '../../shared/contract/tableMapping.ts';
import { parseHandbookMapping } from '../../shared/contract/tableMapping.ts';
import type { HandbookRow } from '../../shared/handbook/handbook.ts';
import { checkHandbook, diffHandbook, findLimit, handbookKey } from '../../shared/handbook/handbook.ts';
import { mapHandbookRecord } from '../../shared/handbook/handbookMapping.ts';
import { handbookColumns, readHandbookRecord } from '../../shared/handbook/handbookRecord.ts';
import { limitWords } from '../../shared/handbook/limit.ts';
import { namesOf } from '../../shared/intake/profile.ts';
import { readCity, readRules } from '../read/city.ts';
import { usedCategories } from '../read/usedCategories.ts';
import type { ReadableStore } from '../store/handle.ts';
import { SHIPPED } from '../store/shipped.ts';
import { appendCityEvents } from '../write/cityLog.ts';
import { readRecords } from './read/openTable.ts';
import type { TablePlan, TableProblem } from './tablePlan.ts';
import { importHead, loadMapping } from './tablePlan.ts';

/** A mapping that the product brings, by its name, or the one in a file. @throws {UnreadableFile} */
export async function loadHandbookMapping(nameOrPath: string): Promise<HandbookMapping> {
  return await loadMapping(
    nameOrPath,
    { handbook_components: components, handbook_events: events },
    parseHandbookMapping,
  );
}

type Line = { readonly line: number; readonly row: HandbookRow };
type Handbook = {
  readonly lines: readonly Line[];
  readonly problems: readonly TableProblem[];
  readonly newCategories: ReadonlyMap<string, string>;
};

/**
 * Plans an import of the city's handbook (CSV, XLSX, JSON). The file is the whole handbook of the kinds (components, events)
 * that it names: a row of theirs that it lacks is removed, unless a case uses it. `mapping` null: the product's own columns.
 * @throws {UnreadableFile}
 */
export async function planHandbook(
  store: ReadableStore | null,
  path: string,
  mapping: HandbookMapping | null,
): Promise<TablePlan> {
  const categories = store === null ? SHIPPED.categories : readRules(store, 0).categories;
  const { lines, problems, newCategories } = await readHandbook(path, mapping, categories);
  const rows = lines.map(({ row }) => row);
  const lineOf = (index: number) => lines[index]?.line ?? 0;
  const wrong = checkHandbook(rows, new Set([...categories.keys(), ...newCategories.keys()]), lineOf);
  const wrongIndexes = new Set(wrong.map(({ index }) => index));
  const incoming = rows.filter((_, index) => !wrongIndexes.has(index));
  const kinds = new Set(rows.map(({ category }) => kindOf(category)));
  const all = store === null ? [] : [...readCity(store).handbook.values()];
  const current = all.filter(({ category }) => kinds.has(kindOf(category)));
  // A row that the file has but that is wrong there is no reason to remove the one in force.
  const rejected = new Set(rows.filter((_, index) => wrongIndexes.has(index)).map(handbookKey));
  const kept = new Set([...usedKeys(store, current), ...rejected]);
  const { added, changed, unchanged, removed, withheld } = diffHandbook(current, incoming, kept);
  const used = new Set(incoming.map(({ category }) => category));
  const joining = [...newCategories].filter(([id]) => used.has(id));
  return {
    counts: {
      read: lines.length + problems.length,
      added: added.length,
      changed: changed.length,
      unchanged: unchanged.length,
      removed: removed.length,
      kept: withheld.length,
      rejected: problems.length + wrongIndexes.size,
    },
    differences: [
      ...joining.map(([id, name]) => `目录新增类别 ${id} ${name}`),
      ...added.map((row) => `新增 ${titleOf(row)}：${limitWords(row.limit)}`),
      ...changed.map(({ before, after }) => `变更 ${titleOf(after)}：${changesOf(before, after)}`),
      ...removed.map((row) => `删除 ${titleOf(row)}：${limitWords(row.limit)}`),
      ...withheld.map((row) => `保留 ${titleOf(row)}：文件中没有，但有案件在用`),
    ],
    problems: [...problems, ...wrong.map(({ index, message }) => ({ place: `第 ${lineOf(index)} 行`, message }))],
    apply: (writable, atMs) => {
      const head = importHead(atMs);
      const saved = [...added, ...changed.map(({ after }) => after)];
      const newEvents: readonly NewCityEvent[] = [
        ...joining.map(([id, name]) => ({ ...head, kind: 'categoryAdded' as const, body: { id, name } })),
        ...saved.map((row) => ({ ...head, kind: 'handbookRowSaved' as const, body: { row } })),
        ...removed.map((row) => ({ ...head, kind: 'handbookRowRemoved' as const, body: { key: handbookKey(row) } })),
      ];
      appendCityEvents(writable, newEvents, atMs);
    },
  };
}

async function readHandbook(
  path: string,
  mapping: HandbookMapping | null,
  categories: ReadonlyMap<string, string>,
): Promise<Handbook> {
  const needed = mapping
    ? [...namesOf(mapping.category.code), mapping.category.name, mapping.limit].map((name) => [name])
    : (['category', 'limit', 'requirement', 'closingCondition'] as const).map((field) => [
        handbookColumns[field],
        field,
      ]);
  const records = await readRecords(
    path,
    needed.map((names) => ({ names, sparse: false })),
  );
  const newCategories = new Map<string, string>();
  const lines: Line[] = [];
  const problems: TableProblem[] = [];
  for (const { line, record } of records) {
    const mapped = mapping ? mapHandbookRecord(record, mapping, categories) : null;
    if (mapped && isWhole(mapped.category) && !categories.has(mapped.category.id))
      newCategories.set(mapped.category.id, mapped.category.name);
    for (const each of mapped?.records ?? [record]) {
      const row = readHandbookRecord(each, new Map([...categories, ...newCategories]));
      if ('message' in row) problems.push({ place: `第 ${line} 行`, message: row.message });
      else lines.push({ line, row });
    }
  }
  return { lines, problems, newCategories };
}

function isWhole({ id, name }: { readonly id: string; readonly name: string }): boolean {
  return /^(?:component|event):\d+$/.test(id) && name !== '';
}

/** The rows that some case uses: those that its category and condition find (R6). */
function usedKeys(store: ReadableStore | null, rows: readonly HandbookRow[]): ReadonlySet<string> {
  if (store === null) return new Set();
  const byCategory = Map.groupBy(rows, ({ category }) => category);
  return new Set(
    usedCategories(store).flatMap(({ category, condition }) => {
      const found = findLimit(byCategory.get(category) ?? [], category, condition);
      return found.kind === 'found' ? [handbookKey(found.row)] : [];
    }),
  );
}

function kindOf(category: string): string {
  return category.split(':')[0] ?? '';
}

function titleOf({ category, condition }: HandbookRow): string {
  return condition === null ? category : `${category}（${condition}）`;
}

function changesOf(before: HandbookRow, after: HandbookRow): string {
  const changes = [
    limitWords(before.limit) !== limitWords(after.limit) &&
      `时限由${limitWords(before.limit)}改为${limitWords(after.limit)}`,
    before.requirement !== after.requirement && '处置要求有改动',
    before.closingCondition !== after.closingCondition && '结案标准有改动',
    before.source !== after.source && `来源由“${before.source}”改为“${after.source}”`,
    before.example && !after.example && '替换示例',
  ];
  return changes.filter((change) => change !== false).join('，');
}
