import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A CSV file being written: UTF-8 with its mark, so that Excel and WPS read it right, and CRLF. */
export type CsvFile = {
  readonly write: (cells: readonly CsvCell[]) => void;
  /** Brings all that was written to the disk itself, and tells how many bytes the file has. */
  readonly sync: () => number;
  /** Writes the rest, to the disk itself. */
  readonly close: () => void;
  /** Gives up what was not yet written. */
  readonly abandon: () => void;
};

export type CsvCell = string | number | boolean | null;

const FLUSH_SIGNS = 64 * 1024;

/** Begins a new file, over one of the same name, readable by its owner only; `columns` is its header. */
export function openCsv(path: string, columns: readonly string[]): CsvFile {
  return csvFile(openSync(path, 'w', 0o600), 0, `\uFEFF${csvLine(columns)}`);
}

/** Goes on with a file of `openCsv` after its first `bytes`; what stands behind them goes. @throws when there is none. */
export function continueCsv(path: string, bytes: number): CsvFile {
  const file = openSync(path, 'r+');
  ftruncateSync(file, bytes);
  return csvFile(file, bytes, '');
}

function csvFile(file: number, startBytes: number, startText: string): CsvFile {
  let bytes = startBytes;
  let text = startText;
  function flush(): void {
    // A short write is possible: what is left goes next.
    for (let left = Buffer.from(text); left.length > 0;) {
      const written = writeSync(file, left, 0, left.length, bytes);
      bytes += written;
      left = left.subarray(written);
    }
    text = '';
  }
  function sync(): number {
    flush();
    fsyncSync(file);
    return bytes;
  }
  return {
    write: (cells) => {
      text += csvLine(cells);
      if (text.length > FLUSH_SIGNS) flush();
    },
    sync,
    close: () => {
      sync();
      closeSync(file);
    },
    abandon: () => closeSync(file),
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
