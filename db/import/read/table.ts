import type { Cell, TableRow } from '../../../shared/intake/tableRow.ts';
import { isBlank } from '../../../shared/intake/values.ts';
import type { ColumnNeed } from '../../../shared/intake/profile.ts';

/** A file laid open as one table. */
export type Table = {
  /** In words, for the user: `CSV（UTF-8，逗号分隔）`. */
  readonly format: string;
  /** The sheet that was chosen; null for a text. */
  readonly sheet: string | null;
  readonly columns: readonly string[];
  /** The line of the header; 0: a format without one. */
  readonly headerLine: number;
  readonly rowCount: number;
  /** What the user should know of the file: the sheet that was taken, hidden rows, formulas. */
  readonly notes: readonly string[];
  /** Reads from the first row, in batches, each time anew. @throws {UnreadableFile} when the file changed meanwhile. */
  readonly rows: () => AsyncGenerator<readonly TableRow[]>;
  readonly close: () => void;
};

/** What each format tells of a file before its rows are counted. */
export type Layout = Pick<Table, 'format' | 'sheet' | 'columns' | 'headerLine' | 'rows' | 'close'> & {
  /** Known only after a whole reading. */
  readonly notes: () => readonly string[];
};

export type TableNeeds = readonly ColumnNeed[];

export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every(isBlank);
}
