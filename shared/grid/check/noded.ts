import type { PlanePoint } from './plane.ts';

/** A straight piece between two points; `owners`: the shapes whose inside changes across it, in order. */
export type Piece = { readonly from: number; readonly to: number; readonly owners: readonly number[] };

/** The borders of many shapes as pieces that meet in their ends only; a border that shapes share is one piece. */
export type Noded = { readonly points: readonly PlanePoint[]; readonly pieces: readonly Piece[] };

/** The side of a pixel in centimetres: all that lies in one is one place, so a border moves by 2.9 centimetres at most. */
const PIXEL = 4;
const HALF = PIXEL / 2;
/** More than a crossing is off by, in centimetres. */
const ROUNDING = 1e-4;

type Ends = readonly [from: number, to: number];

/**
 * Cuts the borders of shapes where they cross or touch, by snap rounding (Hobby 1999): a pixel in which a border ends or
 * two cross is hot, and every border runs through the middles of the hot pixels that it touches. Pieces then meet in
 * their ends only, however badly the shapes fit. A border that a shape passes twice is none (even-odd).
 */
export function nodeBorders(shapes: readonly (readonly (readonly PlanePoint[])[])[]): Noded {
  const corners = createPoints();
  const borders = new Map<number, Set<number>>();
  for (const [owner, rings] of shapes.entries()) {
    for (const ring of rings) {
      const ids = ring.map((point) => corners.at(point));
      for (const [i, id] of ids.entries()) toggle(borders, [ids.at(i - 1) ?? id, id], [owner]);
    }
  }
  const kept = [...borders].filter(([, owners]) => owners.size > 0);
  const ends = kept.map(([key]) => endsOf(key));
  const hot = createPoints();
  for (const [from, to] of ends) for (const id of [from, to]) hot.at(pixelOf(pointAt(corners.all, id)));
  const segments = ends.map(([from, to]): Segment => [pointAt(corners.all, from), pointAt(corners.all, to)]);
  const bins = createBins(segments);
  for (const [x, y] of crossingsOf(segments, bins)) {
    // A crossing is known but for rounding: on the border of two pixels both are hot.
    for (const dx of [-ROUNDING, ROUNDING]) for (const dy of [-ROUNDING, ROUNDING]) hot.at(pixelOf([x + dx, y + dy]));
  }

  const owned = new Map<number, Set<number>>();
  const touched = touchedBy(segments, bins, hot.all);
  for (const [i, [, owners]] of kept.entries()) {
    const ids = touched[i] ?? [];
    for (const [at, id] of ids.entries()) if (at > 0) toggle(owned, [ids[at - 1] ?? id, id], owners);
  }
  const pieces = [...owned]
    .filter(([, owners]) => owners.size > 0)
    .map(([key, owners]): Piece => {
      const [from, to] = endsOf(key);
      return { from, to, owners: [...owners].toSorted((a, b) => a - b) };
    });
  return { points: hot.all, pieces };
}

const MOST_POINTS = 2 ** 26;

function endsOf(key: number): Ends {
  return [Math.floor(key / MOST_POINTS), key % MOST_POINTS];
}

function toggle(owned: Map<number, Set<number>>, [a, b]: Ends, owners: Iterable<number>): void {
  if (a === b) return;
  const key = Math.min(a, b) * MOST_POINTS + Math.max(a, b);
  const known = owned.get(key) ?? new Set();
  owned.set(key, known);
  for (const owner of owners) if (!known.delete(owner)) known.add(owner);
}

/** Points by number, each place once. */
function createPoints(): { readonly all: readonly PlanePoint[]; readonly at: (place: PlanePoint) => number } {
  const all: PlanePoint[] = [];
  const ids = new Map<string, number>();
  function at(place: PlanePoint): number {
    const key = `${place[0]} ${place[1]}`;
    const known = ids.get(key) ?? all.push(place) - 1;
    ids.set(key, known);
    return known;
  }
  return { all, at };
}

function pointAt(points: readonly PlanePoint[], id: number): PlanePoint {
  return points[id] ?? [0, 0];
}

/** The middle of the pixel in which a place lies. */
function pixelOf([x, y]: PlanePoint): PlanePoint {
  return [Math.round(x / PIXEL) * PIXEL, Math.round(y / PIXEL) * PIXEL];
}

function isPixelOf([x, y]: PlanePoint, place: PlanePoint): boolean {
  const [ownX, ownY] = pixelOf(place);
  return x === ownX && y === ownY;
}

type Segment = readonly [from: PlanePoint, to: PlanePoint];

/** Uniform bins, about one a segment: which segments pass each, and which bin a point lies in. */
type Bins = {
  readonly all: () => Iterable<readonly number[]>;
  readonly around: (point: PlanePoint) => readonly number[];
};

function createBins(segments: readonly Segment[]): Bins {
  let [width, height] = [1, 1];
  for (const [x, y] of segments.flat()) [width, height] = [Math.max(width, x), Math.max(height, y)];
  const side = Math.max(PIXEL * 4, Math.sqrt((width * height) / Math.max(1, segments.length)));
  const bins = new Map<number, number[]>();
  const columns = 2 ** 24;
  const binOf = (value: number): number => Math.floor(value / side) + 1;
  for (const [i, [a, b]] of segments.entries()) {
    const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
    const lean = high[1] > low[1] ? (high[0] - low[0]) / (high[1] - low[1]) : 0;
    for (let row = binOf(low[1] - PIXEL); row <= binOf(high[1] + PIXEL); row += 1) {
      const bottom = Math.max(low[1], Math.min(high[1], (row - 1) * side - PIXEL));
      const top = Math.max(low[1], Math.min(high[1], row * side + PIXEL));
      const x = lean === 0 ? [low[0], high[0]] : [low[0] + lean * (bottom - low[1]), low[0] + lean * (top - low[1])];
      const last = binOf(Math.max(...x) + PIXEL);
      for (let column = binOf(Math.min(...x) - PIXEL); column <= last; column += 1) {
        const key = row * columns + column;
        const known = bins.get(key);
        if (known) known.push(i);
        else bins.set(key, [i]);
      }
    }
  }
  return { all: () => bins.values(), around: ([x, y]) => bins.get(binOf(y) * columns + binOf(x)) ?? [] };
}

function crossingsOf(segments: readonly Segment[], bins: Bins): readonly PlanePoint[] {
  const crossings: PlanePoint[] = [];
  for (const passing of bins.all()) {
    for (const [i, one] of passing.entries()) {
      for (let j = i + 1; j < passing.length; j += 1) {
        const crossing = crossingOf(segments[one], segments[passing[j] ?? 0]);
        if (crossing) crossings.push(crossing);
      }
    }
  }
  return crossings;
}

/** Where two segments cross, inside both. Where one ends on the other, its end is hot already. */
function crossingOf(one: Segment | undefined, other: Segment | undefined): PlanePoint | null {
  if (!one || !other) return null;
  const [[a, b], [c, d]] = [one, other];
  const [ofC, ofD] = [turn(a, b, c), turn(a, b, d)];
  if (ofC > 0 === ofD > 0 || ofC === 0 || ofD === 0) return null;
  const [ofA, ofB] = [turn(c, d, a), turn(c, d, b)];
  if (ofA > 0 === ofB > 0 || ofA === 0 || ofB === 0) return null;
  const share = ofC / (ofC - ofD);
  return [c[0] + share * (d[0] - c[0]), c[1] + share * (d[1] - c[1])];
}

/** The hot pixels that each segment touches, by number, in their order along it. */
function touchedBy(
  segments: readonly Segment[],
  bins: Bins,
  hot: readonly PlanePoint[],
): readonly (readonly number[])[] {
  const touched = segments.map((): { readonly id: number; readonly along: number }[] => []);
  for (const [id, pixel] of hot.entries()) {
    for (const i of bins.around(pixel)) {
      const segment = segments[i];
      if (segment && isTouched(segment, pixel)) touched[i]?.push({ id, along: alongOf(segment, pixel) });
    }
  }
  return touched.map((list, i) => {
    const [a, b] = segments[i] ?? [];
    // What begins and ends in one pixel is no border there.
    if (!a || !b || isPixelOf(pixelOf(a), b)) return [];
    return list.toSorted((one, other) => one.along - other.along).map(({ id }) => id);
  });
}

/** A pixel has its left and lower edge, not the others: a border that ends between two pixels touches one of them only. */
function isTouched([a, b]: Segment, [x, y]: PlanePoint): boolean {
  if (Math.max(a[0], b[0]) < x - HALF || Math.min(a[0], b[0]) >= x + HALF) return false;
  if (Math.max(a[1], b[1]) < y - HALF || Math.min(a[1], b[1]) >= y + HALF) return false;
  const own = turn(a, b, [x - HALF, y - HALF]);
  const turns = [
    own,
    turn(a, b, [x + HALF, y - HALF]),
    turn(a, b, [x + HALF, y + HALF]),
    turn(a, b, [x - HALF, y + HALF]),
  ];
  return own === 0 || (Math.min(...turns) < 0 && Math.max(...turns) > 0);
}

/** Where a pixel stands in the order along a segment; those of its ends are the first and the last. */
function alongOf([a, b]: Segment, point: PlanePoint): number {
  if (isPixelOf(point, a)) return -Infinity;
  if (isPixelOf(point, b)) return Infinity;
  return (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1]);
}

/** Twice the area of a triangle; positive where `c` lies left of the way from `a` to `b`. */
export function turn(a: PlanePoint, b: PlanePoint, c: PlanePoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
