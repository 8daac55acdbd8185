import type { Cell } from '../../../../shared/intake/tableRow.ts';
import { UnreadableFile } from '../unreadable.ts';
import type { Attributes } from './xml.ts';
import { readXml } from './xml.ts';
import type { SheetPart, Workbook } from './workbook.ts';
import { unescape } from './workbook.ts';

export type SheetRow = {
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
  /** How many cells hold a formula; its value is the one that was saved with it. */
  readonly formulas: number;
};

const LAST_COLUMN = 16_384;

/** The rows of a sheet in batches, as the file stores them; blank cells are null. */
export async function* sheetRows(workbook: Workbook, { part, name }: SheetPart): AsyncGenerator<readonly SheetRow[]> {
  const { sharedStrings, isDateStyle, serialOffset } = workbook;
  let rows: SheetRow[] = [];
  let line = 0;
  let hidden = false;
  let formulas = 0;
  let cells: Cell[] = [];
  let column = 0;
  let cell: Attributes = {};
  let text = '';
  let inValue = false;
  let inReading = false;

  function openTag(tag: string, attributes: Attributes): void {
    if (tag === 'v' || tag === 't') inValue = !inReading;
    else if (tag === 'rPh') inReading = true;
    else if (tag === 'f') formulas += 1;
    else if (tag === 'c') {
      cell = attributes;
      text = '';
      column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
      if (column > LAST_COLUMN)
        throw new UnreadableFile(`工作表“${name}”第 ${line} 行的单元格位置不对，文件已损坏。`, line);
    } else if (tag === 'row') {
      line = Number(attributes['r'] ?? line + 1);
      hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      formulas = 0;
      column = 0;
      cells = [];
    }
  }

  function closeTag(tag: string): void {
    if (tag === 'v' || tag === 't') inValue = false;
    else if (tag === 'rPh') inReading = false;
    else if (tag === 'row') rows.push({ line, cells, hidden, formulas });
    else if (tag === 'c') {
      const value = valueOf();
      if (value === null) return;
      while (cells.length < column - 1) cells.push(null);
      cells[column - 1] = value;
    }
  }

  function valueOf(): Cell {
    switch (cell['t']) {
      case 's':
        return sharedStrings[Number(text)] ?? null;
      case 'str':
      case 'inlineStr':
        return unescape(text);
      case 'b':
        return text === '1';
      case 'd':
        return text;
      case 'e':
        // #N/A and its kin: the sheet itself has no value.
        return null;
      default: {
        if (text === '') return null;
        const number = Number(text);
        if (Number.isNaN(number)) return text;
        return isDateStyle[Number(cell['s'] ?? 0)] ? { serial: number + serialOffset } : number;
      }
    }
  }

  const handler = {
    open: openTag,
    close: closeTag,
    text: (piece: string) => {
      if (inValue) text += piece;
    },
  };
  for await (const _ of readXml(workbook.archive, part, handler)) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

/** The number of the column in a reference: `A1` 1, `AB12` 28. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column;
}
