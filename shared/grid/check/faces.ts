import { turn } from './noded.ts';
import type { Noded, Piece } from './noded.ts';
import type { PlanePoint } from './plane.ts';

/** A face of the plane between borders. */
export type Face = {
  /** The shapes that cover it, in order. */
  readonly covers: readonly number[];
  /** In square centimetres, without what lies in its holes. */
  readonly area: number;
  /** In centimetres, with its holes. */
  readonly edge: number;
  /** The outer border first, then those of its holes. */
  readonly rings: readonly (readonly PlanePoint[])[];
  /** The shapes whose borders it has. */
  readonly beside: readonly number[];
};

type Cycle = {
  readonly sides: readonly number[];
  /** Twice the area: positive where the cycle goes around a face, negative where it goes around a group of borders. */
  readonly area: number;
  readonly group: number;
};

/**
 * All bounded faces between borders, each with the shapes that cover it. A piece has two sides: side `2 * i` goes from its
 * first end to the second, side `2 * i + 1` back; the face of a side lies on its left.
 */
export function facesOf({ points, pieces }: Noded): readonly Face[] {
  const at = (id: number): PlanePoint => points[id] ?? [0, 0];
  const from = (side: number): number => startOf(pieces, side);
  const next = nextSides(pieces, at);
  const groups = groupsOf(pieces, points.length);
  const cycleOf: number[] = [];
  const cycles: Cycle[] = [];
  for (let first = 0; first < pieces.length * 2; first += 1) {
    if (cycleOf[first] !== undefined) continue;
    const sides: number[] = [];
    for (let side = first; cycleOf[side] === undefined; side = next[side] ?? side) {
      cycleOf[side] = cycles.length;
      sides.push(side);
    }
    const origin = at(from(first));
    let area = 0;
    for (const side of sides) area += turn(origin, at(from(side)), at(from(side ^ 1)));
    cycles.push({ sides, area, group: groups(from(first)) });
  }

  const covers: (readonly number[])[] = [];
  const holes = new Map<number, number[]>();
  const outer = [...cycles.keys()].filter((cycle) => (cycles[cycle]?.area ?? 0) <= 0);
  const leftmost = new Map(outer.map((cycle) => [cycle, leftmostOf(cycles[cycle]?.sides ?? [], from, at)]));
  const leftOf = (cycle: number): number => leftmost.get(cycle)?.[0] ?? 0;
  for (const cycle of outer.toSorted((a, b) => leftOf(a) - leftOf(b))) {
    const side = sideLeftOf(leftmost.get(cycle) ?? [0, 0], (piece) => {
      return groups(piece.from) === cycles[cycle]?.group ? null : [at(piece.from), at(piece.to)];
    });
    const around = side === null ? undefined : cycleOf[side];
    covers[cycle] = around === undefined ? [] : (covers[around] ?? []);
    if (around !== undefined) holes.set(around, [...(holes.get(around) ?? []), cycle]);
    spread(cycle);
  }

  /** Goes on from a cycle to all of its group: crossing a piece enters or leaves its owners. */
  function spread(start: number): void {
    const open = [start];
    for (let cycle = open.pop(); cycle !== undefined; cycle = open.pop()) {
      for (const side of cycles[cycle]?.sides ?? []) {
        const across = cycleOf[side ^ 1] ?? start;
        if (covers[across] !== undefined) continue;
        covers[across] = exclusive(covers[cycle] ?? [], pieces[side >> 1]?.owners ?? []);
        open.push(across);
      }
    }
  }

  function sideLeftOf(
    place: PlanePoint,
    endsOf: (piece: Piece) => readonly [PlanePoint, PlanePoint] | null,
  ): number | null {
    const [x, y] = place;
    let best: { readonly side: number; readonly x: number; readonly lean: number } | null = null;
    for (const [i, piece] of pieces.entries()) {
      const [a, b] = [at(piece.from), at(piece.to)];
      if (a[1] > y === b[1] > y || (a[0] > x && b[0] > x) || endsOf(piece) === null) continue;
      const lean = (b[0] - a[0]) / (b[1] - a[1]);
      // Exact in an end, where pieces meet: by rounding the wrong one of them would be the nearest.
      const crossing = b[1] === y ? b[0] : a[0] + (y - a[1]) * lean;
      if (crossing > x || (best && (crossing < best.x || (crossing === best.x && lean < best.lean)))) continue;
      // The side that goes down has the place on its left.
      best = { side: a[1] > b[1] ? 2 * i : 2 * i + 1, x: crossing, lean };
    }
    return best?.side ?? null;
  }

  return cycles.flatMap(({ sides, area }, cycle): readonly Face[] => {
    if (area <= 0) return [];
    const parts = [sides, ...(holes.get(cycle) ?? []).map((hole) => cycles[hole]?.sides ?? [])];
    const inHoles = (holes.get(cycle) ?? []).reduce((sum, hole) => sum + (cycles[hole]?.area ?? 0), 0);
    return [
      {
        covers: covers[cycle] ?? [],
        area: (area + inHoles) / 2,
        edge: parts.flat().reduce((sum, side) => sum + distance(at(from(side)), at(from(side ^ 1))), 0),
        rings: parts.map((part) => part.map((side) => at(from(side)))),
        beside: [...new Set(parts.flat().flatMap((side) => pieces[side >> 1]?.owners ?? []))].toSorted((a, b) => a - b),
      },
    ];
  });
}

function startOf(pieces: readonly Piece[], side: number): number {
  const piece = pieces[side >> 1];
  return (side % 2 === 0 ? piece?.from : piece?.to) ?? 0;
}

/** The side that follows each one around its face: at its end, the next way in the clock's sense from the way back. */
function nextSides(pieces: readonly Piece[], at: (id: number) => PlanePoint): readonly number[] {
  const leaving = new Map<number, number[]>();
  for (let side = 0; side < pieces.length * 2; side += 1) {
    const start = startOf(pieces, side);
    const known = leaving.get(start);
    if (known) known.push(side);
    else leaving.set(start, [side]);
  }
  const next: number[] = [];
  for (const [start, sides] of leaving) {
    const ends = new Map(sides.map((side) => [side, at(startOf(pieces, side ^ 1))]));
    const order = sides.toSorted((a, b) => byAngle(at(start), ends.get(a) ?? [0, 0], ends.get(b) ?? [0, 0]));
    for (const [i, side] of order.entries()) next[side ^ 1] = order.at(i - 1) ?? side;
  }
  return next;
}

function byAngle(centre: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const half = ([x, y]: PlanePoint): number => (y > centre[1] || (y === centre[1] && x > centre[0]) ? 0 : 1);
  return half(a) - half(b) || -turn(centre, a, b);
}

/** Which points hang together by pieces. */
function groupsOf(pieces: readonly Piece[], count: number): (point: number) => number {
  const parent = Array.from({ length: count }, (_, i) => i);
  function root(point: number): number {
    let at = point;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  }
  for (const { from, to } of pieces) parent[root(from)] = root(to);
  return root;
}

function leftmostOf(
  sides: readonly number[],
  from: (side: number) => number,
  at: (id: number) => PlanePoint,
): PlanePoint {
  return sides
    .map((side) => at(from(side)))
    .reduce((best, point) => (point[0] < best[0] || (point[0] === best[0] && point[1] < best[1]) ? point : best));
}

function exclusive(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))].toSorted((x, y) => x - y);
}

function distance(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
