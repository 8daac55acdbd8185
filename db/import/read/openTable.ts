import type { TableRow } from '../../../shared/intake/tableRow.ts';
import { cellText } from '../../../shared/intake/tableRow.ts';
import { detectEncoding } from './encoding.ts';
import { fileKind } from './fileKind.ts';
import { checkUnchanged, headOf, stampOf } from './source.ts';
import type { Layout, Table, TableNeeds } from './table.ts';
import { openText } from './textTable.ts';
import { openWorkbookTable } from './workbookTable.ts';

/**
 * Lays open a CSV, XLSX or JSON file as one table: finds encoding, separator, sheet and header, then reads it whole once,
 * so that whatever is wrong with the file is said before anything is taken from it. Memory stays small, whatever its size.
 * The caller closes the table; `onReading` hears how many rows that first reading has passed.
 * @throws {UnreadableFile} when it cannot be read, in Chinese, with the place and what to do.
 */
export async function openTable(
  path: string,
  {
    needs = [],
    onReading,
  }: { readonly needs?: TableNeeds; readonly onReading?: ((rowsRead: number) => void) | undefined } = {},
): Promise<Table> {
  const stamp = await stampOf(path);
  const head = await headOf(path);
  const layout: Layout =
    fileKind(head) === 'workbook'
      ? await openWorkbookTable(path, needs)
      : await openText(path, await detectEncoding(path, head), needs);

  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    for await (const batch of layout.rows()) if (batch.length > 0) yield batch;
    await checkUnchanged(path, stamp);
  }
  try {
    let rowCount = 0;
    for await (const batch of rows()) {
      rowCount += batch.length;
      onReading?.(rowCount);
    }
    const { format, sheet, columns, headerLine, close } = layout;
    const notes = [
      ...(headerLine > 1 ? [`表头在第 ${headerLine} 行。`] : []),
      ...(rowCount === 0 ? ['文件里没有一行数据，请核对导出的范围。'] : []),
      ...layout.notes(),
    ];
    return { format, sheet, columns, headerLine, rowCount, notes, rows, close };
  } catch (error) {
    layout.close();
    throw error;
  }
}

/** Reads a small table whole, each row as column → text, trimmed; for units, handbooks and grids. */
export async function readRecords(
  path: string,
  needs: TableNeeds = [],
): Promise<readonly { readonly line: number; readonly record: Readonly<Record<string, string>> }[]> {
  const table = await openTable(path, { needs });
  try {
    const records = [];
    for await (const batch of table.rows())
      for (const { line, cells } of batch) {
        const named = table.columns.map((column, index) => [column, cellText(cells[index]).trim()] as const);
        records.push({ line, record: Object.fromEntries(named.filter(([column]) => column !== '')) });
      }
    return records;
  } finally {
    table.close();
  }
}
