import { basename, join } from 'node:path';
import type { Rules } from '../../shared/case/rules.ts';
import type { BatchCounts } from '../../shared/city/cityEvent.ts';
import type { ImportProfile } from '../../shared/contract/importProfile.ts';
import { createCellIndex } from '../../shared/grid/cell.ts';
import type { CodeAndName } from '../../shared/intake/caseFacts.ts';
import { rowReader } from '../../shared/intake/caseFacts.ts';
import { profileColumns } from '../../shared/intake/profile.ts';
import type { TableRow } from '../../shared/intake/tableRow.ts';
import { createTally } from '../../shared/intake/tally.ts';
import { INITIAL_SETTINGS } from '../../shared/setting/setting.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { readRules } from '../read/city.ts';
import { readCells } from '../read/grid.ts';
import { recordingTimeMs } from '../read/log.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { SHIPPED } from '../store/shipped.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Batch, BatchState } from './batch.ts';
import { beginBatch, endBatch, NOTHING_DONE, saveBatch } from './batch.ts';
import type { Intake, IntakeParts, Refusal } from './caseIntake.ts';
import { createIntake } from './caseIntake.ts';
import { digestOf } from './digest.ts';
import { storeLedger, trialLedger } from './ledger.ts';
import { openTable } from './read/openTable.ts';
import { checkUnchanged, stampOf } from './read/source.ts';
import type { Table } from './read/table.ts';
import { UnreadableFile } from './read/unreadable.ts';
import type { RowFile } from './rowFile.ts';
import { NO_FILE, planRowFile } from './rowFile.ts';
import type { SeenNumbers } from './seenNumbers.ts';
import { createSeenNumbers } from './seenNumbers.ts';

export type ImportOptions = {
  readonly profile: ImportProfile;
  /** Rejects rows of units and categories that the city does not know. */
  readonly strict: boolean;
  /** Where rows that were not taken go; null: beside the store, in a trial run nowhere. */
  readonly rejectsPath: string | null;
  readonly conflictsPath: string | null;
  readonly now: () => number;
  /** The first reading of the whole file, before anything is taken from it. */
  readonly onReading: (rowsRead: number) => void;
  readonly onProgress: (progress: ImportProgress) => void;
};

export type ImportProgress = { readonly rowsDone: number; readonly rowCount: number; readonly counts: BatchCounts };

/** What an import has done, or a trial run would do. */
export type CaseImport = {
  /** Null: a trial run. */
  readonly batch: number | null;
  /** The rows that an earlier run of the same import had done before it broke off. */
  readonly resumedAfter: number;
  readonly counts: BatchCounts;
  readonly newUnits: readonly CodeAndName[];
  readonly newCategories: readonly CodeAndName[];
  /** The first rows of this run that were not taken. */
  readonly refusals: readonly Refusal[];
  /** What the user should know of the file and its rows. */
  readonly warnings: readonly string[];
  readonly rejectsPath: string | null;
  readonly conflictsPath: string | null;
};

/** So many rows a transaction: few commits, and little to do again after a break. */
const ROWS_PER_TRANSACTION = 1000;

/**
 * Takes the cases of a file into the store as one batch. Broken off, the batch stays unfinished; the same import again (the
 * same content, profile and strictness) goes on where it stopped and ends as if there had been no break.
 * @throws {UnreadableFile} when the file cannot be read or changes meanwhile.
 */
export async function importCases(store: WritableStore, path: string, options: ImportOptions): Promise<CaseImport> {
  const { profile, strict, now } = options;
  const stamp = await stampOf(path);
  const table = await openTable(path, { needs: profileColumns(profile).needs, onReading: options.onReading });
  try {
    const digest = await digestOf(path, JSON.stringify([profile, strict]));
    await checkUnchanged(path, stamp);
    const clock = () => recordingTimeMs(store, now());
    const key = { file: basename(path), digest, profile: profile.name };
    const batch = inTransaction(store, () => beginBatch(store, key, clock()));
    const files = planFiles(options, table, batch, join(store.folder, 'import', `batch-${batch.no}`));
    let recordedAtMs = 0;
    const intake = createIntake({
      ...partsOf(store, table, options, batch.state),
      ...files,
      seen: createSeenNumbers(table.rowCount),
      ledger: storeLedger(store, () => recordedAtMs),
      batch: batch.no,
    });
    const { begunAtMs } = batch.state;
    let rowsDone = batch.rowsDone;

    async function write(rows: readonly TableRow[]): Promise<void> {
      await checkUnchanged(path, stamp);
      inTransaction(store, () => {
        recordedAtMs = clock();
        for (const row of rows) intake.take(row);
        saveBatch(store, batch, rowsDone + rows.length, { begunAtMs, ...intake.state(), ...marksOf(files) });
      });
      rowsDone += rows.length;
      options.onProgress({ rowsDone, rowCount: table.rowCount, counts: intake.counts() });
    }
    try {
      await eachTransaction(table, { skipped: batch.rowsDone, skip: intake.skip, write });
    } catch (error) {
      throw error instanceof UnreadableFile ? brokenOff(error, batch, rowsDone) : error;
    } finally {
      for (const file of Object.values(files)) file.close();
    }
    inTransaction(store, () => endBatch(store, batch, intake.counts(), clock()));
    return reportOf(table, intake, files, batch);
  } finally {
    table.close();
  }
}

/**
 * Tells what `importCases` would do, and writes nothing but the files that the options name. `store` null: a city that
 * does not exist yet.
 * @throws {UnreadableFile} when the file cannot be read or changes meanwhile.
 */
export async function previewCases(
  store: ReadableStore | null,
  path: string,
  options: ImportOptions,
): Promise<CaseImport> {
  const nowMs = cutToSecond(options.now());
  const table = await openTable(path, { needs: profileColumns(options.profile).needs, onReading: options.onReading });
  try {
    const parts = partsOf(store, table, options, { ...NOTHING_DONE, begunAtMs: nowMs });
    const files = planFiles(options, table, null, null);
    const twice = await numbersUsedTwice(table, parts.read);
    const ledger = trialLedger(store, twice, nowMs);
    const intake = createIntake({ ...parts, ...files, seen: createSeenNumbers(table.rowCount), ledger, batch: 0 });
    try {
      for await (const rows of table.rows()) {
        for (const row of rows) intake.take(row);
        const counts = intake.counts();
        options.onProgress({ rowsDone: counts.read, rowCount: table.rowCount, counts });
      }
    } finally {
      for (const file of Object.values(files)) file.close();
    }
    return reportOf(table, intake, files, null);
  } finally {
    table.close();
  }
}

type Files = { readonly rejects: RowFile; readonly conflicts: RowFile };

function planFiles(options: ImportOptions, { columns }: Table, batch: Batch | null, beside: string | null): Files {
  const plan = (named: string | null, name: string, heading: readonly string[], kept = NO_FILE): RowFile => {
    const path = named ?? (beside === null ? null : `${beside}-${name}.csv`);
    return planRowFile({ path, always: named !== null, heading, columns, kept });
  };
  return {
    rejects: plan(options.rejectsPath, 'rejects', ['行号', '原因'], batch?.state.rejects),
    conflicts: plan(options.conflictsPath, 'conflicts', ['行号', '案件编号', '原因'], batch?.state.conflicts),
  };
}

function marksOf({ rejects, conflicts }: Files): Pick<BatchState, 'rejects' | 'conflicts'> {
  return { rejects: rejects.mark(), conflicts: conflicts.mark() };
}

function partsOf(
  store: ReadableStore | null,
  table: Table,
  { profile, strict }: ImportOptions,
  { begunAtMs: nowMs, counts, tally }: BatchState,
): Pick<IntakeParts, 'read' | 'knownUnits' | 'knownCategories' | 'strict' | 'tally' | 'nowMs' | 'cellAt' | 'counts'> {
  const rules: Pick<Rules, 'settings' | 'units' | 'categories'> =
    store === null
      ? { settings: INITIAL_SETTINGS, units: new Map(), categories: SHIPPED.categories }
      : readRules(store, nowMs);
  const cells = store === null ? [] : readCells(store);
  const index = createCellIndex(cells);
  return {
    read: rowReader(profile, table.columns, { nowMs, zone: rules.settings['city.timeZone'] }),
    knownUnits: new Set(rules.units.keys()),
    knownCategories: new Set(rules.categories.keys()),
    strict,
    tally: createTally(tally),
    nowMs,
    cellAt: cells.length === 0 ? () => null : (lng, lat) => index.cellAt(lng, lat)?.code ?? null,
    counts,
  };
}

/** Hands the rows of a table over in portions of one transaction each, after those that were done before. */
async function eachTransaction(
  table: Table,
  {
    skipped,
    skip,
    write,
  }: {
    readonly skipped: number;
    readonly skip: (row: TableRow) => void;
    readonly write: (rows: readonly TableRow[]) => Promise<void>;
  },
): Promise<void> {
  let passed = 0;
  let waiting: TableRow[] = [];
  for await (const rows of table.rows()) {
    for (const row of rows) {
      passed += 1;
      if (passed <= skipped) skip(row);
      else waiting.push(row);
    }
    if (waiting.length < ROWS_PER_TRANSACTION) continue;
    await write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await write(waiting);
}

async function numbersUsedTwice(table: Table, read: IntakeParts['read']): Promise<ReadonlySet<string>> {
  const seen: SeenNumbers = createSeenNumbers(table.rowCount);
  const twice = new Set<string>();
  for await (const rows of table.rows())
    for (const row of rows) {
      const reading = read(row);
      if (reading.kind === 'rejected') continue;
      const { numberKey, line } = reading.facts;
      if (seen.lineOf(numberKey, line) !== null) twice.add(numberKey);
    }
  return twice;
}

function brokenOff(error: UnreadableFile, { no }: Batch, rowsDone: number): UnreadableFile {
  const kept = `此前的 ${rowsDone} 行已写入，批次 ${no} 未完成。文件未变时重新运行同一命令即可接着导入；文件已变时也可直接导入，已有的行不会重复。`;
  return new UnreadableFile(error.message + kept, error.line, error);
}

function reportOf(table: Table, intake: Intake, { rejects, conflicts }: Files, batch: Batch | null): CaseImport {
  const counts = intake.counts();
  const lost = [rejects, conflicts].filter(({ isPartLost }) => isPartLost);
  const lostNotes = lost.map(({ path }) => `中断之前写入 ${path ?? ''} 的行已随该文件丢失，文件中只有其后的行。`);
  return {
    batch: batch?.no ?? null,
    resumedAfter: batch?.rowsDone ?? 0,
    counts,
    newUnits: intake.newUnits,
    newCategories: intake.newCategories,
    refusals: intake.refusals,
    warnings: [...table.notes, ...intake.warnings(), ...lostNotes],
    rejectsPath: rejects.isMade() ? rejects.path : null,
    conflictsPath: conflicts.isMade() ? conflicts.path : null,
  };
}
