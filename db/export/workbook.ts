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
  readonly close: () => Promise<void>;
};

/** Begins a new workbook, over one of the same name; the rows come after its notes and its head. */
export function openWorkbook(
  path: string,
  { title, notes, columns }: Pick<Sheet, 'notes' | 'columns'> & { readonly title: string },
  madeAtMs: number,
): WorkbookFile {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
  workbook.title = title;
  workbook.creator = '';
  workbook.created = new Date(madeAtMs);
  workbook.modified = new Date(madeAtMs);
  const head = notes.length + 1;
  const sheet = workbook.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: head }] });
  for (const [at, { width }] of columns.entries()) sheet.getColumn(at + 1).width = width;
  for (const note of notes) sheet.addRow([guardCell(note)]).commit();
  const heading = sheet.addRow(columns.map((column) => column.title));
  heading.font = { bold: true };
  heading.border = { bottom: { style: 'thin' } };
  heading.commit();
  return {
    write: (cells) => sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell))).commit(),
    async close() {
      sheet.commit();
      await workbook.commit();
    },
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
    for (const note of notes) sheet.addRow([guardCell(note)]);
    const heading = sheet.addRow(columns.map((column) => column.title));
    heading.font = { bold: true };
    heading.border = { bottom: { style: 'thin' } };
    for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell)));
    for (const [at, { width }] of columns.entries()) sheet.getColumn(at + 1).width = width;
    sheet.autoFilter = { from: { row: head, column: 1 }, to: { row: head + rows.length, column: columns.length } };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
