/** A document or export as it is handed over: its name for people, its media type, its bytes. */
export type FileBody = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  sha256: 'text/plain; charset=utf-8',
} as const;

/** A name that every system takes: no path, no signs that a file system forbids. */
export function fileName(words: string, extension: string): string {
  const safe = words.replace(/\p{Cc}|[/\\:*?"<>|]/gu, ' ').trim();
  return `${safe.slice(0, 100).toWellFormed()}.${extension}`;
}
