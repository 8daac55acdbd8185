/** A set of cases: one bit a case id. */
export type CaseSet = Uint32Array<ArrayBuffer>;

/** An empty set for ids up to `lastId`. */
export function emptySet(lastId: number): CaseSet {
  return new Uint32Array((lastId >>> 5) + 1);
}

export function addCase(set: CaseSet, id: number): void {
  set[id >>> 5] = (set[id >>> 5] ?? 0) | (1 << (id & 31));
}

export function removeCase(set: CaseSet, id: number): void {
  set[id >>> 5] = (set[id >>> 5] ?? 0) & ~(1 << (id & 31));
}

export function hasCase(set: CaseSet, id: number): boolean {
  return ((set[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
}

/** Leaves in a set what is in the other too. */
export function keepCommon(set: CaseSet, other: CaseSet): void {
  for (let i = 0; i < set.length; i += 1) set[i] = (set[i] ?? 0) & (other[i] ?? 0);
}

/** Takes out of a set what is in the other. */
export function takeOut(set: CaseSet, other: CaseSet): void {
  for (let i = 0; i < set.length; i += 1) set[i] = (set[i] ?? 0) & ~(other[i] ?? 0);
}

/** How many cases are in a set. */
export function countCases(set: CaseSet): number {
  let count = 0;
  for (const bits of set) if (bits !== 0) count += bitsIn(bits);
  return count;
}

/** The cases of a set by falling id: the newest, after the first `offset`. */
export function newestOf(
  set: CaseSet,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): number[] {
  const ids: number[] = [];
  let skip = offset;
  for (let i = set.length - 1; i >= 0 && ids.length < limit; i -= 1) {
    const bits = set[i] ?? 0;
    if (bits === 0) continue;
    const count = skip > 0 ? bitsIn(bits) : 0;
    if (skip > 0 && count <= skip) {
      skip -= count;
      continue;
    }
    for (let bit = 31; bit >= 0 && ids.length < limit; bit -= 1) {
      if ((bits & (1 << bit)) === 0) continue;
      if (skip > 0) skip -= 1;
      else ids.push(i * 32 + bit);
    }
  }
  return ids;
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
