import type { BatchCounts } from '../../shared/city/cityEvent.ts';
import type { TallyCounts } from '../../shared/intake/tally.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { appendCityEvents } from '../write/cityLog.ts';
import { IMPORT_ACTOR } from './caseIntake.ts';
import type { RowFileMark } from './rowFile.ts';
import { NO_FILE } from './rowFile.ts';

/** What makes two imports the same: the file's name and all that determines their result. */
export type BatchKey = { readonly file: string; readonly digest: string; readonly profile: string };

/** How far an import has come; what going on after a break needs to end as if there had been none. */
export type BatchState = {
  /** The instant by which the whole batch judges what lies in the future. */
  readonly begunAtMs: number;
  readonly counts: BatchCounts;
  readonly tally: TallyCounts;
  readonly rejects: RowFileMark;
  readonly conflicts: RowFileMark;
};

export type Batch = BatchKey & { readonly no: number; readonly rowsDone: number; readonly state: BatchState };

export const NOTHING_DONE: Omit<BatchState, 'begunAtMs'> = {
  counts: { read: 0, imported: 0, repeated: 0, changed: 0, conflicts: 0, rejected: 0 },
  tally: { flags: {}, closes: 0, closesAtReport: 0 },
  rejects: NO_FILE,
  conflicts: NO_FILE,
};

type Row = BatchKey & { readonly no: number; readonly rowsDone: number; readonly counts: string };

const select = 'SELECT no, file, digest, profile, rows_done AS rowsDone, counts FROM batch';

/** The batches that were broken off, or are under way, the oldest first. */
export function unfinishedBatches(store: ReadableStore): readonly Batch[] {
  return store.prepare<[], Row>(`${select} WHERE ended = 0 ORDER BY no`).all().map(batchOf);
}

/** Begins a batch, or finds the one of the same key that was broken off. Inside a transaction. */
export function beginBatch(store: WritableStore, key: BatchKey, nowMs: number): Batch {
  const unfinished = unfinishedBatches(store).findLast(
    ({ digest, profile }) => digest === key.digest && profile === key.profile,
  );
  if (unfinished) return unfinished;
  const { no } = store.prepare<[], { no: number }>('SELECT coalesce(max(no), 0) + 1 AS no FROM batch').get() ?? {
    no: 1,
  };
  const state: BatchState = { begunAtMs: nowMs, ...NOTHING_DONE };
  store
    .prepare('INSERT INTO batch (no, file, digest, profile, rows_done, counts, ended) VALUES (?, ?, ?, ?, 0, ?, 0)')
    .run(no, key.file, key.digest, key.profile, JSON.stringify(state));
  const body = { batch: no, ...key };
  appendCityEvents(store, [{ kind: 'batchBegun', occurredAtMs: nowMs, by: IMPORT_ACTOR, body }], nowMs);
  return { ...key, no, rowsDone: 0, state };
}

/** Writes how far the batch has come; in the transaction of its rows, so that neither is without the other. */
export function saveBatch(store: WritableStore, { no }: Pick<Batch, 'no'>, rowsDone: number, state: BatchState): void {
  store.prepare('UPDATE batch SET rows_done = ?, counts = ? WHERE no = ?').run(rowsDone, JSON.stringify(state), no);
}

/**
 * Ends a batch, and with it those that an earlier content of the same file had left unfinished: nobody could go on with
 * them. Another file of that name, which does not know their cases, leaves them unfinished. Inside a transaction.
 */
export function endBatch(store: WritableStore, batch: Batch, counts: BatchCounts, nowMs: number): void {
  const { no, file, profile } = batch;
  const replaced = unfinishedBatches(store).filter(
    (other) =>
      other.no < no &&
      other.file === file &&
      other.profile === profile &&
      other.state.counts.imported > 0 &&
      counts.repeated + counts.changed + counts.conflicts >= other.state.counts.imported,
  );
  const ended = [
    ...replaced.map(({ no: earlier, state }) => ({ batch: earlier, counts: state.counts })),
    { batch: no, counts },
  ];
  for (const body of ended) {
    store.prepare('UPDATE batch SET ended = 1 WHERE no = ?').run(body.batch);
    appendCityEvents(store, [{ kind: 'batchEnded', occurredAtMs: nowMs, by: IMPORT_ACTOR, body }], nowMs);
  }
}

function batchOf({ counts, ...row }: Row): Batch {
  return { ...row, state: JSON.parse(counts) as BatchState };
}
