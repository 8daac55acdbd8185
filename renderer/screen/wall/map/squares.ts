import type { Area } from './plane.ts';

/** The side of a square of the plane's own grid, in CSS pixels. */
export const SQUARE = 64;

/** An area of whole squares as a list of them. */
export function squaresOf({ left, top, right, bottom }: Area, side = SQUARE): readonly Area[] {
  const squares: Area[] = [];
  for (let y = top; y < bottom; y += side) {
    for (let x = left; x < right; x += side) squares.push({ left: x, top: y, right: x + side, bottom: y + side });
  }
  return squares;
}

/** The squares of the plane's grid that areas have a part of, each once. */
export function squaresAround(areas: readonly Area[]): readonly Area[] {
  const found = areas.flatMap(({ left, top, right, bottom }) =>
    squaresOf({ left: toSquare(left), top: toSquare(top), right, bottom }),
  );
  return [...new Map(found.map((square) => [squareKey(square), square])).values()];
}

/** Names a square of the plane's grid. */
export function squareKey({ left, top }: Pick<Area, 'left' | 'top'>): string {
  return `${left} ${top}`;
}

/** The nearest line of the grid to the left of, or above, a place. */
export function toSquare(side: number): number {
  return Math.floor(side / SQUARE) * SQUARE;
}
