/** A date or time as a spreadsheet keeps it: days since 1899-12-30, the fraction is the time of day. */
export type DateSerial = { readonly serial: number };

/** What one cell holds; `null`: nothing. Text is as the file writes it. */
export type Cell = string | number | boolean | DateSerial | null;

/** One record of a table, its cells in the order of the table's columns. */
export type TableRow = {
  /** Where it stands: the line at which it begins in a text file, the number of the row in a sheet. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Why the record itself is damaged, in Chinese; null: whole. */
  readonly problem: string | null;
};

/** The key under which two spellings of a column are the same: width, case and spaces do not count. */
export function columnKey(name: string): string {
  return toHalfWidth(name)
    .replace(/[\s\uFEFF\u200B]+/g, '')
    .toLowerCase();
}

/** Full-width letters, digits, signs and spaces as plain ones. */
export function toHalfWidth(text: string): string {
  if (!/[\uFF01-\uFF5E\u3000]/.test(text)) return text;
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

/** A cell as text, untrimmed; a number in full digits where it has them. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' ? String(cell.serial) : String(cell);
}
