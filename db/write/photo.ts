import type { PhotoFile } from '../../shared/photo/photoFile.ts';
import { removePhoto } from '../store/photoFolder.ts';
import type { WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * Notes a picture whose file is there, and apart from it what was taken out of the file. One that is known already stays as
 * it is; if no event has named it yet, it waits for one from now on.
 */
export function savePhoto(
  store: WritableStore,
  { hash, photo, addedAtMs, seat }: PhotoNote,
  attached: 0 | 1 = 0,
): void {
  inTransaction(store, () => {
    const { type, width, height, origin } = photo;
    const { changes } = store
      .prepare(
        `INSERT INTO photo (hash, type, width, height, added_at_ms, seat, attached) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET added_at_ms = excluded.added_at_ms WHERE attached = 0`,
      )
      .run(hash, type, width, height, addedAtMs, seat, attached);
    if (changes === 0 || origin === null) return;
    store
      .prepare(
        `INSERT INTO photo_origin (hash, taken_at, lat, lng, device) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
      )
      .run(hash, origin.takenAt, origin.lat, origin.lng, origin.device);
  });
}

export type PhotoNote = {
  readonly hash: string;
  readonly photo: Pick<PhotoFile, 'type' | 'width' | 'height' | 'origin'>;
  readonly addedAtMs: number;
  readonly seat: string;
};

/** Marks pictures that an event names from now on, in the transaction that logs it. */
export function attachPhotos(store: WritableStore, hashes: readonly string[]): void {
  if (hashes.length === 0) return;
  store
    .prepare('UPDATE photo SET attached = 1 WHERE attached = 0 AND hash IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(hashes));
}

/** Removes the pictures that were added before an instant and that no event has named: forms that were never sent. */
export function dropUnattached(store: WritableStore, beforeMs: number): void {
  const dropped = inTransaction(store, () => {
    const hashes = store
      .prepare<[number], string>('SELECT hash FROM photo WHERE attached = 0 AND added_at_ms < ?')
      .pluck()
      .all(beforeMs);
    for (const table of ['photo_origin', 'photo'])
      store.prepare(`DELETE FROM ${table} WHERE hash IN (SELECT value FROM json_each(?))`).run(JSON.stringify(hashes));
    return hashes;
  });
  // Only after the commit: a file without its row is waste, a row without its file a fault.
  for (const hash of dropped) removePhoto(store.folder, hash);
}

/**
 * Erases time, position and device of the pictures that were added before an instant, of these alone where hashes are
 * given; pictures and log stay as they are. Answers of how many.
 */
export function eraseOrigins(store: WritableStore, beforeMs: number, hashes: readonly string[] | null): number {
  return store
    .prepare(
      `DELETE FROM photo_origin WHERE hash IN (SELECT hash FROM photo WHERE added_at_ms < @beforeMs)
         AND (@hashes IS NULL OR hash IN (SELECT value FROM json_each(@hashes)))`,
    )
    .run({ beforeMs, hashes: hashes && JSON.stringify(hashes) }).changes;
}
