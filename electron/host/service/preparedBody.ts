import { gzipSync } from 'node:zlib';

/** The body of an answer that is kept ready, in both forms in which a browser may take it. */
export type PreparedBody = {
  /** Names this content; null: it changes all the time. */
  readonly etag: string | null;
  readonly plain: () => Buffer;
  readonly gzip: () => Buffer;
};

/** Prepares a value as JSON; compressed when first asked for. */
export function prepareJson(value: unknown, etag: string): PreparedBody {
  const plain = Buffer.from(JSON.stringify(value));
  let gzip: Buffer | null = null;
  return { etag: `"${etag}"`, plain: () => plain, gzip: () => (gzip ??= gzipSync(plain)) };
}
