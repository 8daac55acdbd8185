import type { PhotoOrigin } from './exif.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture ready to be kept: the file without what it told of its making, and that apart. */
export type PhotoFile = {
  readonly type: PhotoType;
  /** As stored, in pixels; a camera may have noted that it is to be shown turned. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** What was taken out of the file; null: it told nothing. */
  readonly origin: PhotoOrigin | null;
};

export type PhotoReading =
  { readonly kind: 'photo'; readonly photo: PhotoFile } | { readonly kind: 'refused'; readonly message: string };

/** What a telephone makes at its best. */
export const PHOTO_BYTES = 16 * 1024 * 1024;
/** A small file may unfold to any size: what is above is refused by its head alone, before anybody decodes it. */
export const PHOTO_PIXELS = 50_000_000;

const READERS = [readJpeg, readPng, readWebp];

function refused(message: string): PhotoReading {
  return { kind: 'refused', message };
}

/**
 * Reads a picture by its content, whatever its name says: JPEG, PNG or WebP. Time, position and device are taken out, with
 * every other part that a picture can do without; how it is to be turned stays. Nothing is decoded. Refusals in Chinese.
 */
export function readPhoto(file: Uint8Array): PhotoReading {
  if (file.length > PHOTO_BYTES) return refused(`照片超过 ${PHOTO_BYTES / 1024 / 1024} MB，请缩小后再上传`);
  const read = READERS.map((reader) => reader(file)).find((one) => one !== 'other');
  if (read === undefined) return refused('只能上传 JPEG、PNG 或 WebP 照片，请转换格式后再上传');
  if (read === 'broken') return refused('照片文件不完整或已损坏，请重新导出后再上传');
  if (read === 'moving') return refused('不能上传动图，请改用单张照片');
  const pixels = read.width * read.height;
  if (pixels === 0) return refused('照片文件不完整或已损坏，请重新导出后再上传');
  if (pixels > PHOTO_PIXELS)
    return refused(`照片有 ${Math.ceil(pixels / 10_000)} 万像素，超过 ${PHOTO_PIXELS / 10_000} 万，请缩小后再上传`);
  return { kind: 'photo', photo: read };
}
