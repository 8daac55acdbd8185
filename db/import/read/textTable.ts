import type { TableRow } from '../../../shared/intake/tableRow.ts';
import { columnKey } from '../../../shared/intake/tableRow.ts';
import type { CsvRecord } from './csvRecords.ts';
import { csvReader } from './csvRecords.ts';
import type { Encoding } from './encoding.ts';
import { textOf } from './encoding.ts';
import type { Header } from './header.ts';
import { findHeader, requireColumns } from './header.ts';
import { collectPaths, isJson, jsonCell, jsonReader } from './jsonRecords.ts';
import type { Layout, TableNeeds } from './table.ts';
import { isBlankRow } from './table.ts';
import { UnreadableFile } from './unreadable.ts';

const SAMPLE_SIGNS = 64 * 1024;
const separators = { ',': '逗号', '\t': '制表符', ';': '分号' } as const;
type Separator = keyof typeof separators;

/** Lays open a CSV or JSON text. @throws {UnreadableFile} when it is neither, or a needed column is missing. */
export async function openText(path: string, encoding: Encoding, needs: TableNeeds): Promise<Layout> {
  let sample = '';
  let isWhole = true;
  for await (const piece of textOf(path, encoding)) {
    sample += piece;
    isWhole = sample.length < SAMPLE_SIGNS;
    if (!isWhole) break;
  }
  if (sample.trim() === '') throw new UnreadableFile('文件里没有内容，请重新导出。');
  return isJson(sample) ? await openJson(path, encoding, needs) : openCsv({ path, encoding, sample, isWhole }, needs);
}

type CsvSource = {
  readonly path: string;
  readonly encoding: Encoding;
  readonly sample: string;
  /** The sample is the whole text. */
  readonly isWhole: boolean;
};

function openCsv(source: CsvSource, needs: TableNeeds): Layout {
  const { path, encoding } = source;
  const { separator, header } = findSeparator(source, needs);
  requireColumns(header, null);
  const { columns, line: headerLine } = header;
  const keys = columns.map(columnKey);
  const needed = needs.flatMap(({ names, optional }) =>
    optional ? [] : names.map((name) => keys.indexOf(columnKey(name)) + 1),
  );
  const leastFields = Math.max(0, ...needed);

  function toRow({ line, fields }: CsvRecord): TableRow {
    return { line, cells: fields, problem: lengthProblem(fields, columns.length, leastFields) };
  }
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    const reader = csvReader(separator);
    const rowsOf = (records: readonly CsvRecord[]) =>
      records.filter(({ line, fields }) => line > headerLine && !isBlankRow(fields)).map(toRow);
    for await (const text of textOf(path, encoding)) yield rowsOf(reader.push(text));
    yield rowsOf(reader.end());
  }
  const format = `CSV（${encoding.toUpperCase()}，${separators[separator]}分隔）`;
  return { format, sheet: null, columns, headerLine, rows, notes: () => [], close: () => undefined };
}

function lengthProblem(fields: readonly string[], width: number, least: number): string | null {
  if (fields.length < least) return `本行只有 ${fields.length} 个单元格，表头有 ${width} 个，疑有未加引号的换行`;
  if (fields.length > width && !isBlankRow(fields.slice(width)))
    return `本行有 ${fields.length} 个单元格，表头只有 ${width} 个，疑有未加引号的分隔符`;
  return null;
}

/** The separator under which the header is found, or most of it. */
function findSeparator(
  { sample, isWhole }: CsvSource,
  needs: TableNeeds,
): { readonly separator: Separator; readonly header: Header } {
  let best: { readonly separator: Separator; readonly header: Header } | null = null;
  let problem: UnreadableFile | null = null;
  for (const separator of Object.keys(separators) as Separator[]) {
    try {
      const reader = csvReader(separator);
      const records = [...reader.push(sample), ...(isWhole ? reader.end() : [])];
      const header = findHeader(
        records.map(({ line, fields }) => ({ line, cells: fields })),
        needs,
      );
      if (header && (best === null || isBetter(header, best.header))) best = { separator, header };
    } catch (error) {
      // With the wrong separator quotes stand in wrong places; the first, the comma, tells best what is wrong.
      if (!(error instanceof UnreadableFile)) throw error;
      problem ??= error;
    }
  }
  if (best && (best.header.missing.length === 0 || problem === null)) return best;
  throw problem ?? new UnreadableFile('没有找到表头，请在数据上方加一行列名后再导入。');
}

function isBetter(header: Header, best: Header): boolean {
  if (header.missing.length !== best.missing.length) return header.missing.length < best.missing.length;
  return header.columns.length > best.columns.length;
}

async function openJson(path: string, encoding: Encoding, needs: TableNeeds): Promise<Layout> {
  async function* records() {
    const reader = jsonReader();
    for await (const text of textOf(path, encoding)) yield reader.push(text);
    yield reader.end();
  }
  const paths = new Set<string>();
  for await (const batch of records()) for (const { value } of batch) collectPaths(value, paths);
  const columns = [...paths];
  const isThere = (name: string) => columns.some((column) => column === name || column.startsWith(`${name}.`));
  const lacking = needs
    .filter(({ names, optional }) => !optional && !names.some(isThere))
    .map(({ names, sparse }) => ({ name: names[0], sparse }));
  const missing = lacking.filter(({ sparse }) => !sparse).map(({ name }) => name ?? '');
  if (missing.length > 0)
    throw new UnreadableFile(
      `缺少项：${missing.join('、')}。记录里有：${columns.slice(0, 40).join('、') || '（空）'}。请核对导出的项，或换一个对应方案。`,
    );
  const steps = columns.map((column) => column.split('.'));

  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    for await (const batch of records())
      yield batch.map(({ line, value }) => ({
        line,
        cells: steps.map((step) => jsonCell(value, step)),
        problem: null,
      }));
  }
  const notes =
    lacking.length > 0 ? [`记录里没有这些项，按空处理：${lacking.map(({ name }) => name).join('、')}。`] : [];
  const format = `JSON（${encoding.toUpperCase()}）`;
  return { format, sheet: null, columns, headerLine: 0, rows, notes: () => notes, close: () => undefined };
}
