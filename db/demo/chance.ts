/** A number in [0, 1) that depends on nothing but the words given: the same city on every machine, whatever was asked before. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  const text = words.join('\u0001');
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** A value between two bounds by a share in [0, 1). */
export function between(share: number, low: number, high: number): number {
  return low + share * (high - low);
}

/** One of a list by weight. @throws {RangeError} on an empty list. */
export function weighted<T>(share: number, list: readonly { readonly weight: number; readonly value: T }[]): T {
  let left = share * list.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, value } of list) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = list.at(-1);
  if (!last) throw new RangeError('nothing to choose from');
  return last.value;
}
