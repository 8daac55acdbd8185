import type { Actor } from '../../../../shared/case/caseFile.ts';
import type { PhotoAnswer, PhotoCall } from '../../../../shared/contract/photo.ts';
import { PHOTO_BYTES, readPhoto } from '../../../../shared/photo/photoFile.ts';

/** The longer side of a thumbnail, in pixels: sharp at twice the size in which lists show it. */
const THUMB_SIDE = 360;
const THUMB_QUALITY = 0.8;

/** Where a stored picture is fetched from. */
export function photoSrc(hash: string, part: 'whole' | 'thumb'): string {
  return part === 'whole' ? `/photo/${hash}` : `/photo/${hash}/thumb`;
}

/** Draws a picture small and upright; null where this browser cannot show it. */
async function drawThumb(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, THUMB_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context) {
    // A JPEG has no transparency; what shows through is paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  picture.close();
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', THUMB_QUALITY));
}

async function base64(file: Blob): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unread')));
    reader.readAsDataURL(file);
  });
}

/**
 * Brings a picture to the host. It is read here by the host's own rules first, so that nothing that the host would refuse
 * is decoded or sent; `broken`: its head is right, but it cannot be shown. @throws when the host does not answer.
 */
export async function uploadPhoto(file: Blob, by: Actor): Promise<PhotoAnswer | { readonly kind: 'broken' }> {
  const head = file.size > PHOTO_BYTES ? file.slice(0, PHOTO_BYTES + 1) : file;
  const read = readPhoto(new Uint8Array(await head.arrayBuffer()));
  if (read.kind === 'refused') return read;
  const thumb = await drawThumb(file);
  if (thumb === null) return { kind: 'broken' };
  const call: PhotoCall = { by, picture: await base64(file), thumb: await base64(thumb) };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/photo', { method: 'POST', headers, body: JSON.stringify(call) });
  if (!answer.ok) throw new Error(`photo: ${answer.status}`);
  return (await answer.json()) as PhotoAnswer;
}
