import { csvLine } from '../../../../db/export/csv.ts';
import { workbookOf } from '../../../../db/export/workbook.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import type { ExplainQuery, TableQuery } from '../../../../shared/contract/assessment.ts';
import { findingsSheet } from '../accountability/findingsSheet.ts';
import type { FindingsQuery } from '../accountability/findingsSheet.ts';
import { casesSheet, tableSheet } from '../assessment/exportSheets.ts';
import type { ExportSheet } from '../assessment/exportSheets.ts';
import type { ExportFormat } from './exportFormat.ts';
import { fileName, MEDIA_TYPES } from './file.ts';
import type { FileBody } from './file.ts';

type Asked<Query> = { readonly query: Query; readonly format: ExportFormat; readonly nowMs: number };

/** Every unit, group and the city in one period with all figures, as a file. */
export async function exportTable(store: ReadableStore, asked: Asked<TableQuery>): Promise<FileBody> {
  return await fileOf(tableSheet(store, asked.query, asked.nowMs), asked);
}

/** All the cases behind a figure, each with its line of arithmetic, as a file. */
export async function exportCases(store: ReadableStore, asked: Asked<ExplainQuery>): Promise<FileBody> {
  return await fileOf(casesSheet(store, asked.query, asked.nowMs), asked);
}

/** The findings of a period, as a file. */
export async function exportFindings(
  store: ReadableStore,
  asked: { readonly query: FindingsQuery; readonly format: ExportFormat; readonly nowMs: number },
): Promise<FileBody> {
  return await fileOf(findingsSheet(store, asked.query, asked.nowMs), asked);
}

/** A CSV holds the table alone; a workbook also says what it is and as of when. */
async function fileOf(
  sheet: ExportSheet,
  { format, nowMs }: Pick<Asked<unknown>, 'format' | 'nowMs'>,
): Promise<FileBody> {
  const { title, notes, columns, rows } = sheet;
  const name = fileName(title, format);
  const type = MEDIA_TYPES[format];
  if (format === 'xlsx') {
    const bytes = await workbookOf([{ name: '数据', notes, columns, rows }], { title, madeAtMs: nowMs });
    return { name, type, bytes };
  }
  const head = csvLine(columns.map((column) => column.title));
  return { name, type, bytes: Buffer.from(`\uFEFF${head}${rows.map(csvLine).join('')}`) };
}
