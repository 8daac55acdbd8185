import { THUMB_PIXELS } from '../../../../shared/contract/photo.ts';
import type { PhotoAnswer, PhotoCall } from '../../../../shared/contract/photo.ts';
import { readPhoto } from '../../../../shared/photo/photoFile.ts';
import { writePhoto } from '../../../../db/store/photoFolder.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import { savePhoto } from '../../../../db/write/photo.ts';

/**
 * Takes a picture into the data folder, without its time, position and device, which are kept apart. The host never decodes
 * it: the desk draws the thumbnail in the browser, and only a small JPEG is taken for one.
 */
export function takePhoto(store: WritableStore, { by, picture, thumb }: PhotoCall, addedAtMs: number): PhotoAnswer {
  const read = readPhoto(Buffer.from(picture, 'base64'));
  if (read.kind === 'refused') return read;
  const { photo } = read;
  const hash = writePhoto(store.folder, photo.bytes, thumb === null ? null : thumbnailOf(Buffer.from(thumb, 'base64')));
  savePhoto(store, { hash, photo, addedAtMs, seat: by.seat });
  return { kind: 'done', hash };
}

function thumbnailOf(file: Uint8Array): Uint8Array | null {
  const read = readPhoto(file);
  if (read.kind === 'refused') return null;
  const { type, width, height, bytes } = read.photo;
  return type === 'image/jpeg' && Math.max(width, height) <= THUMB_PIXELS ? bytes : null;
}
