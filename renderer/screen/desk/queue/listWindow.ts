/** How many rows the desk reads from the host at once. */
export const PAGE_ROWS = 100;

/** The pages to read for the rows `first` to `last` (both included), as numbers from 0. The first one is always among them. */
export function pagesFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, first, last) / PAGE_ROWS);
  return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
}

export type ListWindow = { readonly first: number; readonly last: number };

/** So many rows above and below those in sight are drawn, so that none appears while scrolling. */
export const SPARE_ROWS = 6;

/** The rows to draw for a place of reading, with some to spare. */
export function windowOf({
  scrollTop,
  height,
  rowHeight,
  total,
  spare = SPARE_ROWS,
}: {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly total: number;
  readonly spare?: number;
}): ListWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const last = Math.min(total - 1, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first, last };
}

/**
 * Where to scroll after the list has changed, so that the row under the reader's eye stays there: the first row seen
 * before (by its id) keeps its distance from the edge. At the top the list stays at the top, because that is where the
 * most urgent case appears.
 */
export function keptScrollTop({
  scrollTop,
  rowHeight,
  before,
  after,
}: {
  readonly scrollTop: number;
  readonly rowHeight: number;
  readonly before: ReadonlyMap<number, number>;
  readonly after: ReadonlyMap<number, number>;
}): number {
  if (scrollTop < rowHeight / 2) return scrollTop;
  const firstSeen = Math.floor(scrollTop / rowHeight);
  const seen = [...before].filter(([, index]) => index >= firstSeen).toSorted(([, a], [, b]) => a - b);
  for (const [id, index] of seen) {
    const moved = after.get(id);
    if (moved !== undefined) return Math.max(0, scrollTop + (moved - index) * rowHeight);
  }
  return scrollTop;
}
