import { DEGREE_METRES, metresBetween } from '../grid/distance.ts';

/** A place where open cases crowd. */
export type HotSpot = {
  readonly lat: number;
  readonly lng: number;
  readonly open: number;
  readonly overdue: number;
  /** The code of the street or town that most of them lie in; null: none is known. */
  readonly town: string | null;
  /** The category that occurs most. */
  readonly category: string;
};

type SpotCase = {
  readonly lat: number | null;
  readonly lng: number | null;
  readonly cell: string | null;
  readonly category: string;
};

/** A spot reaches so far: a part of a town, and as a ring on a city's map large enough to be seen from afar. */
export const SPOT_METRES = 1500;
/** So many places a tour goes to. */
const MOST_SPOTS = 6;
/** Fewer cases than this crowd nowhere. */
const LEAST_CASES = 3;

/**
 * The places where the most open cases lie within `SPOT_METRES`, the fullest first, none within two radii of a fuller
 * one. Middles are sought on a lattice of half that distance, so that 20,000 cases cost no more than one look at each.
 */
export function hotSpots<Case extends SpotCase>(
  cases: Iterable<Case>,
  isOverdue: (one: Case) => boolean,
): readonly HotSpot[] {
  const bins = binsOf(cases);
  const spots: HotSpot[] = [];
  const candidates = [...bins.values()].map((bin) => ({ bin, count: countAround(bins, bin) }));
  for (const { bin, count } of candidates.toSorted((a, b) => b.count - a.count || a.bin.key - b.bin.key)) {
    if (spots.length === MOST_SPOTS || count < LEAST_CASES) break;
    const middle = middleOf(bin.cases);
    if (spots.some((spot) => metresBetween(spot, middle) < 2 * SPOT_METRES)) continue;
    const within = around(bins, bin).filter((one) => metresBetween(one, middle) <= SPOT_METRES);
    if (within.length < LEAST_CASES) continue;
    const facts = within.map(({ one }) => one);
    spots.push({
      ...middle,
      open: within.length,
      overdue: facts.filter(isOverdue).length,
      town: mostOften(facts.flatMap(({ cell }) => (cell === null ? [] : [cell.slice(0, 9)]))),
      category: mostOften(facts.map(({ category }) => category)) ?? '',
    });
  }
  return spots.toSorted((a, b) => b.open - a.open);
}

type Placed<Case> = { readonly one: Case; readonly lat: number; readonly lng: number };
type Bin<Case> = { readonly key: number; readonly cases: Placed<Case>[] };

/** Half of `SPOT_METRES` in degrees of latitude. */
const ROW = SPOT_METRES / 2 / DEGREE_METRES;
/** More columns than go around the world. */
const COLUMNS = 2 ** 20;

function binsOf<Case extends SpotCase>(cases: Iterable<Case>): ReadonlyMap<number, Bin<Case>> {
  const bins = new Map<number, Bin<Case>>();
  const narrow = new Map<number, number>();
  for (const one of cases) {
    const { lat, lng } = one;
    if (lat === null || lng === null) continue;
    const row = Math.floor(lat / ROW);
    const share = narrow.get(row) ?? Math.cos(((row + 0.5) * ROW * Math.PI) / 180);
    narrow.set(row, share);
    const key = row * COLUMNS + Math.floor((lng * share) / ROW);
    const bin = bins.get(key);
    if (bin) bin.cases.push({ one, lat, lng });
    else bins.set(key, { key, cases: [{ one, lat, lng }] });
  }
  return bins;
}

/** The cases of a bin and its neighbours up to two away, which hold all within `SPOT_METRES`. */
function around<Case>(bins: ReadonlyMap<number, Bin<Case>>, { key }: Bin<Case>): readonly Placed<Case>[] {
  return NEIGHBOURS.flatMap((step) => bins.get(key + step)?.cases ?? []);
}

function countAround<Case>(bins: ReadonlyMap<number, Bin<Case>>, { key }: Bin<Case>): number {
  return NEIGHBOURS.reduce((count, step) => count + (bins.get(key + step)?.cases.length ?? 0), 0);
}

const STEPS = [-2, -1, 0, 1, 2];
const NEIGHBOURS = STEPS.flatMap((y) => STEPS.map((x) => y * COLUMNS + x));

function middleOf<Case>(cases: readonly Placed<Case>[]): { readonly lat: number; readonly lng: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { lat: mean(cases.map(({ lat }) => lat)), lng: mean(cases.map(({ lng }) => lng)) };
}

function mostOften(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
