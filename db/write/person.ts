import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import type { WritableStore } from '../store/handle.ts';

/** What the log keeps of personal data: a reference without meaning, and a digest that only the erasable key can prove. */
export type PersonMark = { readonly ref: string; readonly digest: string };

/** Personal data under a key of its own, ready to be kept apart from the log. */
export type SealedPerson = {
  readonly mark: PersonMark;
  readonly key: Buffer;
  readonly nonce: Buffer;
  readonly sealed: Buffer;
};

/** Seals personal data under a fresh key; nothing is stored yet. */
export function sealPerson(data: Readonly<Record<string, string>>): SealedPerson {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const text = JSON.stringify(data);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const digest = createHmac('sha256', key).update(text).digest('hex');
  return { mark: { ref: randomBytes(12).toString('hex'), digest }, key, nonce, sealed };
}

/** Keeps sealed data for a case, in the transaction that logs its mark. */
export function savePerson(store: WritableStore, caseId: number, { mark, key, nonce, sealed }: SealedPerson): void {
  store
    .prepare('INSERT INTO person (ref, case_id, key, nonce, sealed) VALUES (?, ?, ?, ?, ?)')
    .run(mark.ref, caseId, key, nonce, sealed);
}

/** Erases the personal data of a case with its keys; log and figures stay provable. Answers how many records went. */
export function erasePersons(store: WritableStore, caseId: number): number {
  return store.prepare('DELETE FROM person WHERE case_id = ?').run(caseId).changes;
}
