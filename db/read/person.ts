import { createDecipheriv } from 'node:crypto';
import type { ReadableStore } from '../store/handle.ts';

const TAG_BYTES = 16;

/** The personal data behind a reference of the log; null when they were erased. @throws {Error} when they were altered. */
export function readPerson(store: ReadableStore, ref: string): Readonly<Record<string, string>> | null {
  const row = store
    .prepare<[string], { key: Buffer; nonce: Buffer; sealed: Buffer }>(
      'SELECT key, nonce, sealed FROM person WHERE ref = ?',
    )
    .get(ref);
  if (!row) return null;
  const decipher = createDecipheriv('aes-256-gcm', row.key, row.nonce);
  decipher.setAuthTag(row.sealed.subarray(-TAG_BYTES));
  const text = Buffer.concat([decipher.update(row.sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as Readonly<Record<string, string>>;
}
