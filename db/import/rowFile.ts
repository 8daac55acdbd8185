import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cellText } from '../../shared/intake/tableRow.ts';
import type { TableRow } from '../../shared/intake/tableRow.ts';
import type { CsvCell, CsvFile } from '../export/csv.ts';
import { continueCsv, openCsv } from '../export/csv.ts';

/** Rows of a source that were not taken, each with its line and the reason, in a CSV file of their own. */
export type RowFile = {
  readonly path: string | null;
  /** The rows that an import before its break wrote are gone with their file. */
  readonly isPartLost: boolean;
  readonly isMade: () => boolean;
  readonly add: (row: TableRow, facts: readonly CsvCell[]) => void;
  /** Brings the rows to the disk, before the store says that they are done; the file's bytes. */
  readonly sync: () => number;
  readonly close: () => void;
};

export type RowFilePlan = {
  /** Null: nowhere, as in a trial run. */
  readonly path: string | null;
  /** Made also when no row comes, because the user named it. */
  readonly always: boolean;
  /** The columns before those of the source. */
  readonly heading: readonly string[];
  readonly columns: readonly string[];
  /** How much of it an import that was broken off had written; what follows is written anew. */
  readonly keptBytes: number;
};

/** Plans a file of rows; it is made with its first row. The source's own columns follow, so that it can be mended and imported. */
export function planRowFile({ path, always, heading, columns, keptBytes }: RowFilePlan): RowFile {
  const goesOn = path !== null && keptBytes > 0 && existsSync(path) && statSync(path).size >= keptBytes;
  let file: CsvFile | null = null;
  let bytes = goesOn ? keptBytes : 0;

  function opened(at: string): CsvFile {
    if (file) return file;
    mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
    file = goesOn ? continueCsv(at, keptBytes) : openCsv(at, [...heading, ...columns]);
    return file;
  }
  if (path !== null && (always || goesOn)) opened(path);
  return {
    path,
    isPartLost: keptBytes > 0 && !goesOn,
    isMade: () => file !== null,
    add: ({ cells }, facts) => {
      if (path !== null)
        opened(path).write([...facts, ...cells.map((cell) => (cell === null ? null : cellText(cell)))]);
    },
    sync: () => {
      if (file) bytes = file.sync();
      return bytes;
    },
    close: () => file?.close(),
  };
}
