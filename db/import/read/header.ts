import type { ColumnNeed } from '../../../shared/intake/profile.ts';
import type { Cell } from '../../../shared/intake/tableRow.ts';
import { cellText, columnKey } from '../../../shared/intake/tableRow.ts';
import { UnreadableFile } from './unreadable.ts';

export type SampleRow = { readonly line: number; readonly cells: readonly Cell[] };

export type Header = {
  readonly columns: readonly string[];
  /** The last row of the header: data begin after it. */
  readonly line: number;
  /** The needed columns that this row does not have, each by its first name. */
  readonly missing: readonly string[];
  /** How many of the optional columns it has. */
  readonly extras: number;
};

/** How far down a header may stand below titles and notes. */
export const HEADER_SEARCH_ROWS = 30;

/**
 * Finds the header among the first rows: the one that has most of the needed columns, then most of the optional ones, by
 * itself or together with the row below it (a header of two rows, with merged cells); the first of equals. Null: no row
 * has a word.
 */
export function findHeader(rows: readonly SampleRow[], needs: readonly ColumnNeed[]): Header | null {
  const candidates = rows.slice(0, HEADER_SEARCH_ROWS).filter(({ cells }) => cells.some(isWord));
  if (needs.length === 0) {
    // A title is one cell; the first row of several words is the header.
    const row = candidates.find(({ cells }) => cells.filter(isWord).length > 1) ?? candidates[0];
    return row ? headerOf(row, namesOf(row), needs) : null;
  }
  const headers = candidates.flatMap((row, index) => {
    const below = candidates[index + 1];
    const alone = headerOf(row, namesOf(row), needs);
    return below ? [alone, headerOf(below, twoRows(row, below), needs)] : [alone];
  });
  // The sort is stable: among equals the first holds.
  const [best] = headers.toSorted((a, b) => a.missing.length - b.missing.length || b.extras - a.extras);
  return best ?? null;
}

/** @throws {UnreadableFile} when needed columns are missing, with their names, the place, and what was found. */
export function requireColumns({ columns, line, missing }: Header, sheet: string | null): void {
  if (missing.length === 0) return;
  const found = columns.filter((name) => name !== '').slice(0, 40);
  const place = sheet === null ? `第 ${line} 行` : `工作表“${sheet}”第 ${line} 行`;
  const message = `缺少列：${missing.join('、')}。${place}的表头是：${found.join('、') || '（空）'}。请核对导出的列，或换一个对应方案。`;
  throw new UnreadableFile(message, line);
}

function headerOf({ line }: SampleRow, names: readonly string[], needs: readonly ColumnNeed[]): Header {
  const keys = new Set(names.map(columnKey));
  const isThere = (need: ColumnNeed) => need.names.some((name) => keys.has(columnKey(name)));
  const missing = needs.filter((need) => !need.optional && !isThere(need)).map((need) => need.names[0] ?? '');
  const extras = needs.filter((need) => need.optional && isThere(need)).length;
  return { columns: names, line, missing, extras };
}

function namesOf({ cells }: SampleRow): readonly string[] {
  return cells.map((cell) => cellText(cell).trim());
}

/** A merged cell keeps its words in its first column and row: blanks to the right and below belong to it. */
function twoRows(top: SampleRow, below: SampleRow): readonly string[] {
  const lower = namesOf(below);
  let group = '';
  const upper = Array.from({ length: Math.max(top.cells.length, lower.length) }, (_, index) => {
    const own = cellText(top.cells[index]).trim();
    if (own !== '' || (lower[index] ?? '') === '') group = own;
    return group;
  });
  const times = new Map<string, number>();
  for (const name of lower) times.set(name, (times.get(name) ?? 0) + 1);
  return upper.map((above, index) => {
    const name = lower[index] ?? '';
    if (name === '') return above;
    return (times.get(name) ?? 0) > 1 ? above + name : name;
  });
}

function isWord(cell: Cell): boolean {
  return typeof cell === 'string' && cell.trim() !== '';
}
