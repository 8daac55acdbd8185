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
