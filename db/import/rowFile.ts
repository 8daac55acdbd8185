import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cellText } from '../../shared/intake/tableRow.ts';
import type { TableRow } from '../../shared/intake/tableRow.ts';
import type { CsvCell, CsvFile } from '../export/csv.ts';
import { continueCsv, openCsv } from '../export/csv.ts';

/** How much of such a file stands on the disk, and where; `path` null: there is none yet. */
export type RowFileMark = { readonly path: string | null; readonly bytes: number };

export const NO_FILE: RowFileMark = { path: null, bytes: 0 };

/** Rows of a source that were not taken, each with its line and the reason, in a CSV file of their own. */
export type RowFile = {
  readonly path: string | null;
  /** The rows that an import before its break wrote are gone with their file. */
  readonly isPartLost: boolean;
  readonly isMade: () => boolean;
  readonly add: (row: TableRow, facts: readonly CsvCell[]) => void;
  /** Brings the rows to the disk, before the store says that they are done. */
  readonly mark: () => RowFileMark;
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
  /** What an import that was broken off had written, here or elsewhere; what follows is written anew. */
  readonly kept: RowFileMark;
};

/** Plans a file of rows; it is made with its first row. The source's own columns follow, so that it can be mended and imported. */
export function planRowFile({ path, always, heading, columns, kept }: RowFilePlan): RowFile {
  const goesOn = path !== null && kept.path !== null && existsSync(kept.path) && statSync(kept.path).size >= kept.bytes;
  let file: CsvFile | null = null;
  let bytes = goesOn ? kept.bytes : 0;

  function opened(at: string): CsvFile {
    if (file) return file;
    mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
    if (goesOn && kept.path !== null && kept.path !== at) copyFileSync(kept.path, at);
    file = goesOn ? continueCsv(at, kept.bytes) : openCsv(at, [...heading, ...columns]);
    return file;
  }
  if (path !== null && (always || goesOn)) opened(path);
  return {
    path,
    isPartLost: kept.path !== null && !goesOn,
    isMade: () => file !== null,
    add: ({ cells }, facts) => {
      if (path !== null)
        opened(path).write([...facts, ...cells.map((cell) => (cell === null ? null : cellText(cell)))]);
    },
    mark: () => {
      if (file) bytes = file.sync();
      return file ? { path, bytes } : NO_FILE;
    },
    close: () => file?.close(),
  };
}
