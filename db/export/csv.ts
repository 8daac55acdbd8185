import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** A CSV file being written: UTF-8 with its mark, so that Excel and WPS read it right, and CRLF. */
export type CsvFile = {
  readonly write: (cells: readonly CsvCell[]) => void;
  /** Writes the rest, to the disk itself. */
  readonly close: () => void;
};

export type CsvCell = string | number | boolean | null;

const FLUSH_SIGNS = 64 * 1024;

/** Begins a new file, over one of the same name, readable by its owner only; `columns` is its header. */
export function openCsv(path: string, columns: readonly string[]): CsvFile {
  const file = openSync(path, 'w', 0o600);
  let text = `\uFEFF${csvLine(columns)}`;
  function flush(): void {
    // A short write is possible: what is left goes next.
    for (let bytes = Buffer.from(text); bytes.length > 0;) bytes = bytes.subarray(writeSync(file, bytes));
    text = '';
  }
  return {
    write: (cells) => {
      text += csvLine(cells);
      if (text.length > FLUSH_SIGNS) flush();
    },
    close: () => {
      flush();
      fsyncSync(file);
      closeSync(file);
    },
  };
}

/** One record with its line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it, so that it shows as it is and does
 * nothing. For every cell of text in CSV and XLSX files that the product writes.
 */
export function guardCell(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function csvField(cell: CsvCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? guardCell(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
