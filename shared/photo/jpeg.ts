import { joined, lettersAt, viewOf } from './bytes.ts';
import type { Unfit } from './bytes.ts';
import { NO_EXIF, orientationOnly, readExif } from './exif.ts';
import type { PhotoFile } from './photoFile.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const EXIF = 'Exif\0\0';

/** The frame headers; the three numbers between them are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Of the parts that programs add, those that a picture's colours depend on. */
function isNeeded(marker: number, body: Uint8Array): boolean {
  if (marker === 0xe0) return lettersAt(body, 0, 5) === 'JFIF\0';
  if (marker === 0xe2) return lettersAt(body, 0, 12) === 'ICC_PROFILE\0';
  if (marker === 0xee) return lettersAt(body, 0, 5) === 'Adobe';
  return marker !== COMMENT && (marker < 0xe0 || marker > 0xef);
}

/** Where the data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

function exifPart(orientation: number): readonly Uint8Array[] {
  const tiff = orientationOnly(orientation);
  if (tiff === null) return [];
  const length = 2 + EXIF.length + tiff.length;
  return [Uint8Array.from([0xff, 0xe1, 0, length, ...new TextEncoder().encode(EXIF), ...tiff])];
}

/**
 * Reads a JPEG segment by segment up to its end mark; what follows that (further pictures, films) is left out. One that
 * tells its size more than once is broken: programs do not agree on which of them counts.
 */
export function readJpeg(file: Uint8Array): PhotoFile | Unfit {
  if (file[0] !== 0xff || file[1] !== START) return 'other';
  const view = viewOf(file);
  const kept: Uint8Array[] = [];
  let [exif, width, height, scans] = [NO_EXIF, 0, 0, 0];
  let at = 2;
  while (at + 1 < file.length) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) return 'broken';
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      if (scans === 0) return 'broken';
      const [first, ...rest] = kept;
      const isJfif = first?.[1] === 0xe0;
      const head = [file.subarray(0, 2), ...(isJfif ? [first] : []), ...exifPart(exif.orientation)];
      const bytes = joined([...head, ...(isJfif ? rest : kept), file.subarray(at, at + 2)]);
      return { type: 'image/jpeg', width, height, bytes, origin: exif.origin };
    }
    if (at + 4 > file.length) return 'broken';
    const next = at + 2 + view.getUint16(at + 2);
    const body = file.subarray(at + 4, next);
    if (next > file.length || next < at + 4) return 'broken';
    if (marker === 0xe1 && exif === NO_EXIF && lettersAt(body, 0, 6) === EXIF) exif = readExif(body.subarray(6));
    if (isFrame(marker)) {
      if (body.length < 6 || width > 0) return 'broken';
      [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    }
    const end = marker === SCAN ? endOfScan(file, next) : next;
    if (marker === SCAN) scans += 1;
    if (isNeeded(marker, body)) kept.push(file.subarray(at, end));
    at = end;
  }
  return 'broken';
}
