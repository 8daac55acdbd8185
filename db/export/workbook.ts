import { createWriteStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { guardCell } from './csv.ts';
import type { CsvCell } from './csv.ts';

/** One sheet: lines above the table, its header, its rows. Widths in signs. */
export type Sheet = {
  readonly name: string;
  readonly notes: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly CsvCell[])[];
};

/** A workbook of one sheet being written row by row, so that its length costs no memory. Text is guarded like in a CSV. */
export type WorkbookFile = {
  readonly write: (cells: readonly CsvCell[]) => void;
  /** @throws when the disk did not take it all. */
  readonly close: () => Promise<void>;
  /** Gives up what was written so far; the file that is left is none. */
  readonly abandon: () => void;
};

/** So much a cell holds. */
const CELL_SIGNS = 32_767;

/** Text as a sheet can hold it: guarded, without what XML forbids, and with `_x000D_` meaning just that. */
function sheetCell(cell: CsvCell): CsvCell {
  if (typeof cell !== 'string') return cell;
  const text = cell
    .slice(0, CELL_SIGNS)
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
  return guardCell(text).replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** Begins a new workbook, over one of the same name; the rows come after its notes and its head. */
export function openWorkbook(
  path: string,
  { title, notes, columns }: Pick<Sheet, 'notes' | 'columns'> & { readonly title: string },
  madeAtMs: number,
): WorkbookFile {
  const stream = createWriteStream(path, { mode: 0o600 });
  // Heard at once: a stream whose fault nobody hears takes the program with it.
  const failed = new Promise<never>((_, reject) => void stream.once('error', reject));
  failed.catch(() => undefined);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  workbook.title = title;
  workbook.creator = '';
  workbook.created = new Date(madeAtMs);
  workbook.modified = new Date(madeAtMs);
  const head = notes.length + 1;
  const sheet = workbook.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: head }] });
  for (const [at, { width }] of columns.entries()) sheet.getColumn(at + 1).width = width;
  for (const note of notes) sheet.addRow([sheetCell(note)]).commit();
  const heading = sheet.addRow(columns.map((column) => column.title));
  heading.font = { bold: true };
  heading.border = { bottom: { style: 'thin' } };
  heading.commit();
  return {
    write: (cells) => {
      if (stream.errored) throw stream.errored;
      sheet.addRow(cells.map(sheetCell)).commit();
    },
    async close() {
      if (stream.errored) throw stream.errored;
      sheet.commit();
      await Promise.race([workbook.commit(), failed]);
    },
    abandon: () => void stream.destroy(),
  };
}

/** A workbook of plain tables that Excel and WPS open; `madeAt` stands in its properties. Text is guarded like in a CSV. */
export async function workbookOf(
  sheets: readonly Sheet[],
  { title, madeAtMs }: { readonly title: string; readonly madeAtMs: number },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = title;
  workbook.creator = '';
  workbook.created = new Date(madeAtMs);
  workbook.modified = new Date(madeAtMs);
  for (const { name, notes, columns, rows } of sheets) {
    const head = notes.length + 1;
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: head }] });
    for (const note of notes) sheet.addRow([sheetCell(note)]);
    const heading = sheet.addRow(columns.map((column) => column.title));
    heading.font = { bold: true };
    heading.border = { bottom: { style: 'thin' } };
    for (const row of rows) sheet.addRow(row.map(sheetCell));
    for (const [at, { width }] of columns.entries()) sheet.getColumn(at + 1).width = width;
    sheet.autoFilter = { from: { row: head, column: 1 }, to: { row: head + rows.length, column: columns.length } };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
