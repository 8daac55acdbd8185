import { joined, lettersAt, viewOf } from './bytes.ts';
import type { Unfit } from './bytes.ts';
import { NO_EXIF, readExif } from './exif.ts';
import type { PhotoFile } from './photoFile.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** The picture, its palette, its transparency and what its colours mean. */
const NEEDED = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT']);

/** Reads a PNG chunk by chunk up to its end. Of a moving one the chunks of its further pictures make it refused. */
export function readPng(file: Uint8Array): PhotoFile | Unfit {
  if (lettersAt(file, 0, 8) !== SIGNATURE) return 'other';
  const view = viewOf(file);
  const kept = [file.subarray(0, 8)];
  let [exif, width, height, isDrawn] = [NO_EXIF, 0, 0, false];
  for (let at = 8; at + 12 <= file.length;) {
    const next = at + 12 + view.getUint32(at);
    const kind = lettersAt(file, at + 4, 4);
    if (next > file.length || (at === 8) !== (kind === 'IHDR')) return 'broken';
    if (kind === 'acTL') return 'moving';
    if (kind === 'IHDR') {
      if (next - at !== 25) return 'broken';
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    }
    if (kind === 'IDAT') isDrawn = true;
    if (kind === 'IEND' && !isDrawn) return 'broken';
    if (kind === 'eXIf') exif = readExif(file.subarray(at + 8, next - 4));
    if (NEEDED.has(kind)) kept.push(file.subarray(at, next));
    if (kind === 'IEND') return { type: 'image/png', width, height, bytes: joined(kept), origin: exif.origin };
    at = next;
  }
  return 'broken';
}
