/** Which case numbers a file has named so far, and in which line; a few bytes a number, for files of a million rows. */
export type SeenNumbers = {
  /** The line of the number's first row; null: this is the first. */
  readonly lineOf: (numberKey: string, line: number) => number | null;
};

/**
 * A hash table of `rowCount` places at least. Two numbers are told apart by 53 bits of their hash: among a million the
 * chance that any two meet is 1 in 18,000, and the caller looks the case up before it believes in a repetition.
 */
export function createSeenNumbers(rowCount: number): SeenNumbers {
  const size = 2 ** Math.ceil(Math.log2(Math.max(rowCount, 8) * 1.5));
  const hashes = new Float64Array(size);
  const lines = new Int32Array(size);
  let free = size;

  function lineOf(numberKey: string, line: number): number | null {
    const hash = hashOf(numberKey);
    let place = hash % size;
    while (lines[place] !== 0) {
      if (hashes[place] === hash) return lines[place] ?? null;
      place = (place + 1) % size;
    }
    // Only a file that grows meanwhile fills the table; it is refused at its end.
    if (free === 1) return null;
    free -= 1;
    hashes[place] = hash;
    lines[place] = line;
    return null;
  }
  return { lineOf };
}

/** The hash cyrb53: quick, and even over short texts. */
function hashOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    a = Math.imul(a ^ sign, 2_654_435_761);
    b = Math.imul(b ^ sign, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}
