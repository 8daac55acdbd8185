import { joined, lettersAt, viewOf } from './bytes.ts';
import type { Unfit } from './bytes.ts';
import { NO_EXIF, orientationOnly, readExif } from './exif.ts';
import type { PhotoFile } from './photoFile.ts';

const NEEDED = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
/** Flags of the extended head. */
const MOVING = 0x02;
const HAS_XMP = 0x04;
const HAS_EXIF = 0x08;

type Size = { readonly width: number; readonly height: number };
const NOTHING: Size = { width: 0, height: 0 };

/** The size that a chunk tells; null: it tells none. */
function sizeIn(kind: string, body: Uint8Array): Size | null {
  const view = viewOf(body);
  if (kind === 'VP8X') {
    if (body.length < 10) return NOTHING;
    const three = (at: number): number => view.getUint16(at, true) + ((body[at + 2] ?? 0) << 16);
    return { width: three(4) + 1, height: three(7) + 1 };
  }
  if (kind === 'VP8 ') {
    if (body.length < 10 || lettersAt(body, 3, 3) !== '\x9d\x01\x2a') return NOTHING;
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  if (kind === 'VP8L') {
    if (body.length < 5 || body[0] !== 0x2f) return NOTHING;
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return null;
}

function chunk(kind: string, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + body.length + (body.length % 2));
  whole.set(new TextEncoder().encode(kind));
  viewOf(whole).setUint32(4, body.length, true);
  whole.set(body, 8);
  return whole;
}

/** Reads a WebP chunk by chunk; the larger of the sizes that its chunks tell counts. */
export function readWebp(file: Uint8Array): PhotoFile | Unfit {
  if (lettersAt(file, 0, 4) !== 'RIFF' || lettersAt(file, 8, 4) !== 'WEBP') return 'other';
  const view = viewOf(file);
  const end = 8 + view.getUint32(4, true);
  if (end > file.length) return 'broken';
  const found: { readonly kind: string; readonly body: Uint8Array; readonly size: Size | null }[] = [];
  let exif = NO_EXIF;
  for (let at = 12; at + 8 <= end;) {
    const next = at + 8 + view.getUint32(at + 4, true);
    const [kind, body] = [lettersAt(file, at, 4), file.subarray(at + 8, next)];
    if (next > end) return 'broken';
    if (kind === 'ANIM' || kind === 'ANMF' || (kind === 'VP8X' && ((body[0] ?? 0) & MOVING) !== 0)) return 'moving';
    if (kind === 'EXIF') exif = readExif(lettersAt(body, 0, 6) === 'Exif\0\0' ? body.subarray(6) : body);
    if (NEEDED.has(kind)) found.push({ kind, body, size: sizeIn(kind, body) });
    at = next + (next % 2);
  }
  const pictures = found.filter(({ kind }) => kind === 'VP8 ' || kind === 'VP8L');
  if (pictures.length !== 1 || found.some(({ size }) => size === NOTHING)) return 'broken';
  const turn = found.some(({ kind }) => kind === 'VP8X') ? orientationOnly(exif.orientation) : null;
  const chunks = found.map(({ kind, body }) => {
    if (kind !== 'VP8X') return chunk(kind, body);
    const flags = ((body[0] ?? 0) & ~(HAS_XMP | HAS_EXIF)) | (turn ? HAS_EXIF : 0);
    return chunk(kind, Uint8Array.from([flags, ...body.subarray(1)]));
  });
  const bytes = joined([
    new TextEncoder().encode('RIFF\0\0\0\0WEBP'),
    ...chunks,
    ...(turn ? [chunk('EXIF', turn)] : []),
  ]);
  viewOf(bytes).setUint32(4, bytes.length - 8, true);
  const sizes = found.flatMap(({ size }) => size ?? []);
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  return { type: 'image/webp', width, height, bytes, origin: exif.origin };
}
