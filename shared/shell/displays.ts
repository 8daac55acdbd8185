import type { Page } from './address.ts';

/** A display as the system names it, in points of the desktop. */
export type Display = {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly main: boolean;
};

/** One window: what it shows, and on which display it belongs. Its display may be away (`present` false). */
export type Placement = {
  readonly key: number;
  readonly page: Page;
  readonly display: Display;
  readonly present: boolean;
};

/**
 * One window per display, stable: a display that is known (by its id, else by its place and size) keeps its window. The
 * window of a display that was taken away keeps waiting for it; a new display that should show the same page takes it over.
 * `walls`: the numbers of the displays that show the wall, from 1, left to right; none: all but the main one.
 */
export function placeWindows(
  displays: readonly Display[],
  walls: readonly number[],
  known: readonly Placement[],
): readonly Placement[] {
  const ordered = displays.toSorted((a, b) => a.x - b.x || a.y - b.y || a.id - b.id);
  const free = new Map(known.map((placement) => [placement.key, placement]));
  const placed = new Map<number, Placement>();
  let newKey = Math.max(0, ...known.map(({ key }) => key));

  function place(fits: (placement: Placement, display: Display, page: Page | null) => boolean): void {
    for (const [index, display] of ordered.entries()) {
      if (placed.has(display.id)) continue;
      const page = pageOf(display, index + 1, { walls, count: ordered.length });
      const found = [...free.values()].find((placement) => fits(placement, display, page));
      if (found === undefined) continue;
      free.delete(found.key);
      placed.set(display.id, { ...found, display, present: true });
    }
  }
  place(({ display: last }, display) => last.id === display.id);
  place(({ display: last }, display) => hasSamePlace(last, display));
  place(({ page }, _display, wanted) => page === wanted);

  for (const [index, display] of ordered.entries()) {
    const page = pageOf(display, index + 1, { walls, count: ordered.length });
    if (placed.has(display.id) || page === null) continue;
    newKey += 1;
    placed.set(display.id, { key: newKey, page, display, present: true });
  }
  const waiting = [...free.values()].map((placement) => ({ ...placement, present: false }));
  return [...placed.values(), ...waiting].toSorted((a, b) => a.key - b.key);
}

/** What a display shows that is seen for the first time; null: nothing. */
function pageOf(
  { main }: Display,
  number: number,
  { walls, count }: { readonly walls: readonly number[]; readonly count: number },
): Page | null {
  if (walls.includes(number)) return '/wall';
  if (main) return count === 1 && walls.length === 0 ? '/' : '/desk';
  return walls.length === 0 ? '/wall' : null;
}

function hasSamePlace(one: Display, other: Display): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
