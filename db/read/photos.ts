import type { PhotoOrigin } from '../../shared/photo/exif.ts';
import type { PhotoType } from '../../shared/photo/photoFile.ts';
import type { ReadableStore } from '../store/handle.ts';

/** A stored picture without its bytes. */
export type StoredPhoto = PhotoOrigin & {
  readonly hash: string;
  readonly type: PhotoType;
  readonly width: number;
  readonly height: number;
};

/** The pictures of these hashes that the store knows, by hash. */
export function readPhotos(store: ReadableStore, hashes: readonly string[]): ReadonlyMap<string, StoredPhoto> {
  if (hashes.length === 0) return new Map();
  const rows = store
    .prepare<[string], StoredPhoto>(
      `SELECT p.hash, p.type, p.width, p.height, o.taken_at AS takenAt, o.lat, o.lng, o.device
       FROM json_each(?) AS asked JOIN photo p ON p.hash = asked.value LEFT JOIN photo_origin o ON o.hash = p.hash`,
    )
    .all(JSON.stringify(hashes));
  return new Map(rows.map((row) => [row.hash, row]));
}

/** Every picture of the store. */
export function allPhotoHashes(store: ReadableStore): readonly string[] {
  return store.prepare<[], string>('SELECT hash FROM photo').pluck().all();
}
