import type { TableRow } from '../../../shared/intake/tableRow.ts';
import type { Header } from './header.ts';
import { HEADER_SEARCH_ROWS, findHeader, requireColumns } from './header.ts';
import type { Layout, TableNeeds } from './table.ts';
import { isBlankRow } from './table.ts';
import { UnreadableFile } from './unreadable.ts';
import type { SheetRow } from './xlsx/sheetRows.ts';
import { sheetRows } from './xlsx/sheetRows.ts';
import type { SheetPart, Workbook } from './xlsx/workbook.ts';
import { openWorkbook } from './xlsx/workbook.ts';

type Found = { readonly sheet: SheetPart; readonly header: Header };

/**
 * Lays open the sheet that has the needed columns, the first of several, visible ones before hidden ones.
 * @throws {UnreadableFile} when no sheet has them.
 */
export async function openWorkbookTable(path: string, needs: TableNeeds): Promise<Layout> {
  const workbook = await openWorkbook(path);
  try {
    return layOut(workbook, await findSheets(workbook, needs));
  } catch (error) {
    workbook.archive.close();
    throw error;
  }
}

async function findSheets(workbook: Workbook, needs: TableNeeds): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const sheet of workbook.sheets) {
    const header = findHeader(await firstRows(workbook, sheet), needs);
    if (header) found.push({ sheet, header });
  }
  // The sort is stable: among equals the order of the workbook holds.
  return found.toSorted((a, b) => a.header.missing.length - b.header.missing.length);
}

async function firstRows(workbook: Workbook, sheet: SheetPart): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheetRows(workbook, sheet)) {
    rows.push(...batch.filter(({ cells }) => !isBlankRow(cells)));
    if (rows.length >= HEADER_SEARCH_ROWS) break;
  }
  return rows;
}

function layOut(workbook: Workbook, found: readonly Found[]): Layout {
  const [best] = found;
  if (!best) throw new UnreadableFile('表格里没有内容，请重新导出。');
  const { sheet, header } = best;
  requireColumns(header, sheet.name);
  const others = found
    .filter((other) => other !== best && other.header.missing.length === 0)
    .map((other) => other.sheet);
  let hidden = 0;
  let formulas = 0;

  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    hidden = 0;
    formulas = 0;
    for await (const batch of sheetRows(workbook, sheet)) {
      const data = batch.filter(({ line, cells }) => line > header.line && !isBlankRow(cells));
      for (const row of data) {
        if (row.hidden) hidden += 1;
        formulas += row.formulas;
      }
      yield data.map(({ line, cells }) => ({ line, cells, problem: null }));
    }
  }
  function notes(): readonly string[] {
    const nameAll = (sheets: readonly SheetPart[]) => sheets.map(({ name }) => `“${name}”`).join('、');
    return [
      ...(workbook.sheets.length > 1 ? [`共 ${workbook.sheets.length} 个工作表，读取${nameAll([sheet])}。`] : []),
      ...(sheet.hidden ? [`工作表${nameAll([sheet])}是隐藏的。`] : []),
      ...(others.length > 0 ? [`工作表${nameAll(others)}也有所需的列，没有读取；需要时请另存为单独的文件。`] : []),
      ...(hidden > 0 ? [`有 ${hidden} 行是隐藏的，已一并读取。`] : []),
      ...(formulas > 0 ? [`有 ${formulas} 个单元格是公式，取保存时的值，不重新计算。`] : []),
    ];
  }
  const close = () => workbook.archive.close();
  return { format: 'XLSX', sheet: sheet.name, columns: header.columns, headerLine: header.line, rows, notes, close };
}
