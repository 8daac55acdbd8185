import { createHash } from 'node:crypto';
import { blocksOf } from './read/source.ts';

/** The SHA-256 of a file and of the words that go with it, in hexadecimal. @throws {UnreadableFile} */
export async function digestOf(path: string, words: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of blocksOf(path)) hash.update(block);
  return hash.update('\0').update(words).digest('hex');
}
