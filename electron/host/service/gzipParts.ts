import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A piece of a text, compressed on its own so that pieces can be put together in any order. */
export type GzipPart = { readonly plain: Buffer; readonly packed: Buffer };

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** The empty last block that ends a deflate stream. */
const END = Buffer.from([0x03, 0x00]);

/** Compresses one piece; it ends on a byte and refers to nothing before it (RFC 1951, an empty stored block). */
export function gzipPart(text: string): GzipPart {
  const plain = Buffer.from(text);
  const packed = deflateRawSync(plain, { level: 1, finishFlush: constants.Z_SYNC_FLUSH });
  return { plain, packed };
}

/**
 * Puts compressed pieces together to one gzip file (RFC 1952). A picture of 20,000 rows is sent again and again while a
 * few rows change: only their pieces are compressed anew.
 */
export function joinGzip(parts: readonly GzipPart[]): Buffer {
  let sum = 0;
  let size = 0;
  for (const { plain } of parts) {
    sum = crc32(plain, sum);
    size += plain.length;
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum, 0);
  trailer.writeUInt32LE(size >>> 0, 4);
  return Buffer.concat([HEADER, ...parts.map(({ packed }) => packed), END, trailer]);
}
