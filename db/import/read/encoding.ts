import { isAscii, isUtf8 } from 'node:buffer';
import { blocksOf } from './source.ts';
import { UnreadableFile } from './unreadable.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const NEWLINE = 10;
const LINE_LIMIT = 16 * 1024 * 1024;
/** Of binary content a text of any language has none: control signs but tab, line ends, form feed, escape and Ctrl-Z. */
const CONTROLS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31]);

/**
 * Finds the encoding of a text by reading all of it: a mark, the pattern of UTF-16, valid UTF-8, else GB18030.
 * @throws {UnreadableFile} for binary content and for a mix of encodings, with the line.
 */
export async function detectEncoding(path: string, head: Buffer): Promise<Encoding> {
  const wide = wideEncoding(head);
  if (wide) return wide;
  refuseBinary(head);
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of blocksOf(path)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, block]) : block;
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
      const at = line + newlinesIn(bytes.subarray(0, nul));
      throw new UnreadableFile(`第 ${at} 行有空字符（NUL），文件已损坏或不是文本。请重新导出。`, at);
    }
    const whole = bytes.subarray(0, utf8Boundary(bytes));
    if (!isUtf8(whole)) return await detectOther(path, head);
    line += newlinesIn(whole);
    rest = Buffer.from(bytes.subarray(whole.length));
  }
  return rest.length > 0 ? await detectOther(path, head) : 'utf-8';
}

/** How many of the bytes are whole characters, should they be UTF-8. */
function utf8Boundary(bytes: Buffer): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** UTF-16 by its mark, or by the empty bytes that every plain letter has on one side. */
function wideEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const empty = [0, 0];
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) empty[0] = (empty[0] ?? 0) + 1;
    if (head[at + 1] === 0) empty[1] = (empty[1] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = empty;
  const pairs = head.length / 2;
  // The other side has one now and then: 一 is 4E 00.
  if (odd > pairs * 0.2 && even < odd * 0.2) return 'utf-16le';
  return even > pairs * 0.2 && odd < even * 0.2 ? 'utf-16be' : null;
}

function refuseBinary(head: Buffer): void {
  const controls = head.reduce((count, byte) => count + (CONTROLS.has(byte) ? 1 : 0), 0);
  if (controls > head.length / 100)
    throw new UnreadableFile('这是二进制文件，不是表格。请导入 CSV、XLSX 或 JSON 文件。');
}

/** Not all UTF-8: GB18030 throughout, or a mix that would come in garbled. */
async function detectOther(path: string, head: Buffer): Promise<Encoding> {
  const utf8 = { count: 0, first: 0 };
  const other = { count: 0, first: 0 };
  let unknown = 0;
  let line = 0;
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) utf8.count += 1;
  for await (const lines of wholeLines(path)) {
    for (let from = 0; from < lines.length;) {
      const end = lines.indexOf(NEWLINE, from);
      const bytes = lines.subarray(from, end < 0 ? lines.length : end);
      from = end < 0 ? lines.length : end + 1;
      line += 1;
      if (isAscii(bytes)) continue;
      if (!isUtf8(bytes)) {
        other.first ||= line;
        other.count += 1;
        if (unknown === 0 && !isGb18030(bytes)) unknown = line;
      } else if (isSurelyUtf8(bytes)) {
        utf8.first ||= line;
        utf8.count += 1;
      }
    }
  }
  if (utf8.count > 0) {
    const at = utf8.first === 0 || utf8.count >= other.count ? other.first : utf8.first;
    throw new UnreadableFile(
      `第 ${at} 行的文字编码与其他行不同（UTF-8 与 GB18030 混用）。请用同一种编码重新导出。`,
      at,
    );
  }
  if (unknown > 0)
    throw new UnreadableFile(`第 ${unknown} 行的文字既不是 UTF-8 也不是 GB18030。请另存为“CSV UTF-8”再导入。`, unknown);
  return 'gb18030';
}

/** Three Chinese characters in a row of UTF-8; a line of GB18030 looks like that by chance in one of a hundred million. */
function isSurelyUtf8(bytes: Buffer): boolean {
  let chinese = 0;
  for (const byte of bytes) if (byte >= 0xe4 && byte <= 0xe9) chinese += 1;
  return chinese >= 3;
}

function isGb18030(bytes: Buffer): boolean {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes).length > 0;
  } catch {
    return false;
  }
}

/** Blocks that end at a line's end; in UTF-8 and GB18030 a newline byte is never part of another character. */
async function* wholeLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of blocksOf(path)) {
    const end = block.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield Buffer.concat([rest, block.subarray(0, end)]);
    rest = end > 0 ? Buffer.from(block.subarray(end)) : Buffer.concat([rest, block]);
    if (rest.length > LINE_LIMIT) throw new UnreadableFile('有一行超过 16 MB，不像表格。请重新导出。');
  }
  if (rest.length > 0) yield rest;
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/**
 * The text of a file, piece by piece, without its mark. Where it has lines, each piece ends with one: a reader then
 * seldom joins pieces, and scans flat strings, which is several times faster.
 * @throws {UnreadableFile} when the bytes are not of the encoding that was found.
 */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const block of blocksOf(path)) {
      const end = isWide ? 0 : block.lastIndexOf(NEWLINE) + 1;
      const text = decoder.decode(Buffer.concat([rest, block.subarray(0, end || block.length)]), { stream: true });
      rest = Buffer.from(block.subarray(end || block.length));
      yield isWide ? withoutNul(text) : text;
    }
    yield decoder.decode(rest);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('文件里的文字不完整，或在读取过程中被改动。请重新导出后再导入。', null, error);
  }
}

function withoutNul(text: string): string {
  if (text.includes('\0')) throw new UnreadableFile('文件里有空字符（NUL），文件已损坏或不是文本。请重新导出。');
  return text;
}
