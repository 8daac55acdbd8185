import { lampChangesAtMs, lampOf } from '../../../shared/case/lamp.ts';
import type { Lamp, WallCase } from '../../../shared/contract/wall.ts';
import type { WallPicture } from './wallState.ts';

/** A case with its lamp, and the instant from which that must be judged anew. */
export type Lit = { readonly one: WallCase; readonly lamp: Lamp; readonly untilMs: number };

type Given = Pick<WallPicture, 'cases' | 'warning'> & Partial<Pick<WallPicture, 'since'>>;

/** The open cases as the panels show them, at one instant. */
export type Overview = {
  readonly atMs: number;
  readonly of: Given['cases'];
  readonly warning: WallPicture['warning'];
  /** What has changed since other lamps. */
  readonly changes: Changes;
  readonly total: number;
  readonly counts: Readonly<Record<Lamp, number>>;
  /** By id; a case of which nothing has changed keeps its record. */
  readonly lamps: ReadonlyMap<number, Lit>;
  /** Unconfirmed hazards, the longest waiting first. */
  readonly hazards: readonly WallCase[];
  readonly confirmedHazards: number;
  /** The longest overdue first. */
  readonly overdue: readonly WallCase[];
  /** All that will fall due, the nearest first. */
  readonly due: readonly WallCase[];
  /** What falls due next, the nearest first; at most `NEXT_DUE`, and at least all within the hour. */
  readonly nextDue: readonly WallCase[];
  readonly dueWithinHour: number;
  /** Under observation: broken dates first, then by expected date. */
  readonly observed: readonly WallCase[];
  readonly byCell: ReadonlyMap<string, number>;
  readonly overdueByCell: ReadonlyMap<string, number>;
  /** Open cases by the nine digits of street or town. */
  readonly byTown: ReadonlyMap<string, number>;
  readonly byCategory: ReadonlyMap<string, number>;
  readonly byUnit: ReadonlyMap<string, number>;
  readonly overdueByCategory: ReadonlyMap<string, number>;
  readonly byStage: ReadonlyMap<WallCase['stage'], number>;
  /** When the limit of the newest open case began; null without cases. */
  readonly newestMs: number | null;
  readonly withoutPlace: number;
};

const HOUR_MS = 3_600_000;
const NEXT_DUE = 12;

/**
 * The open cases at an instant of host time. With an overview that stood before only what has changed since, or fell due,
 * is counted again: a change costs one look at each case, and the answer is the same.
 */
export function overviewOf(picture: Given, nowMs: number, before: Overview | null = null): Overview {
  const { cases, warning } = picture;
  // Where time runs backwards, or warnings begin earlier, every case is judged anew.
  const isOn = before !== null && before.warning === warning && before.atMs <= nowMs;
  const start = isOn ? before : { ...NOTHING, warning };
  const changes = changesTo(start, picture, nowMs);
  const { gone, come } = changes;
  const goneCases = gone.map(({ one }) => one);
  const listed = (list: readonly WallCase[], order: Order, isIn: (lit: Lit) => boolean) =>
    merged({ list, gone: goneCases, come: come.filter(isIn).map(({ one }) => one), order });
  const counted = <Key>(counts: ReadonlyMap<Key, number>, keyOf: (lit: Lit) => Key | null) =>
    recounted(counts, changes, keyOf);
  const sum = (count: number, isIn: (lit: Lit) => boolean) =>
    count + come.filter(isIn).length - gone.filter(isIn).length;
  const lampCount = (lamp: Lamp) => sum(start.counts[lamp], (lit) => lit.lamp === lamp);
  const due = listed(start.due, byDue, ({ one, lamp }) => lamp !== 'overdue' && willFallDue(one, nowMs));
  const dueWithinHour = due.findIndex(({ dueAtMs }) => (dueAtMs ?? 0) - nowMs > HOUR_MS);
  const soonest = dueWithinHour < 0 ? due.length : dueWithinHour;
  return {
    atMs: nowMs,
    of: cases,
    warning,
    changes,
    total: cases.size,
    counts: {
      normal: lampCount('normal'),
      soon: lampCount('soon'),
      overdue: lampCount('overdue'),
      observation: lampCount('observation'),
      hazard: lampCount('hazard'),
    },
    lamps: lampsAfter(changes),
    hazards: listed(start.hazards, byWaiting, ({ lamp }) => lamp === 'hazard'),
    confirmedHazards: sum(start.confirmedHazards, ({ one }) => one.hazard === 1),
    overdue: listed(start.overdue, byDue, ({ lamp }) => lamp === 'overdue'),
    due,
    nextDue: due.slice(0, Math.max(NEXT_DUE, soonest)),
    dueWithinHour: soonest,
    observed: listed(start.observed, byDue, ({ one }) => one.stage === 'observation'),
    byCell: counted(start.byCell, ({ one }) => one.cell),
    overdueByCell: counted(start.overdueByCell, ({ one, lamp }) => (lamp === 'overdue' ? one.cell : null)),
    byTown: counted(start.byTown, ({ one }) => one.cell && one.cell.slice(0, 9)),
    byCategory: counted(start.byCategory, ({ one }) => one.category),
    byUnit: counted(start.byUnit, ({ one }) => one.unit),
    overdueByCategory: counted(start.overdueByCategory, ({ one, lamp }) => (lamp === 'overdue' ? one.category : null)),
    byStage: counted(start.byStage, ({ one }) => one.stage),
    newestMs: newestOf(start.newestMs, changes, cases),
    withoutPlace: sum(start.withoutPlace, ({ one }) => one.lat === null || one.lng === null),
  };
}

/** Keeps the overview of before, to go on from. */
export function createOverviews(): typeof overviewOf {
  let last: Overview | null = null;
  return (picture, nowMs) => {
    last = overviewOf(picture, nowMs, last);
    return last;
  };
}

const NOTHING: Omit<Overview, 'warning'> = {
  atMs: 0,
  of: new Map(),
  changes: { since: new Map(), gone: [], come: [] },
  total: 0,
  counts: { normal: 0, soon: 0, overdue: 0, observation: 0, hazard: 0 },
  lamps: new Map(),
  hazards: [],
  confirmedHazards: 0,
  overdue: [],
  due: [],
  nextDue: [],
  dueWithinHour: 0,
  observed: [],
  byCell: new Map(),
  overdueByCell: new Map(),
  byTown: new Map(),
  byCategory: new Map(),
  byUnit: new Map(),
  overdueByCategory: new Map(),
  byStage: new Map(),
  newestMs: null,
  withoutPlace: 0,
};

/** What no longer stands as it stood, and what stands instead. */
export type Changes = {
  readonly since: ReadonlyMap<number, Lit>;
  readonly gone: readonly Lit[];
  readonly come: readonly Lit[];
};

type Start = Pick<Overview, 'of' | 'lamps' | 'atMs'>;

function changesTo(before: Start, picture: Given, nowMs: number): Changes {
  const { cases, warning } = picture;
  const { lamps: since } = before;
  const gone: Lit[] = [];
  const come: Lit[] = [];
  for (const id of idsToJudge(before, picture, nowMs)) {
    const old = since.get(id);
    const one = cases.get(id);
    if (old && old.one === one && nowMs < old.untilMs) continue;
    if (old) gone.push(old);
    if (one) come.push({ one, lamp: lampOf(one, nowMs, warning), untilMs: lampChangesAtMs(one, nowMs, warning) });
  }
  return { since, gone, come };
}

/** Those of which something may be otherwise now. */
function idsToJudge({ of, lamps, atMs }: Start, { cases, since }: Given, nowMs: number): Iterable<number> {
  const ids = new Set(of === cases ? [] : of === since?.cases ? since.ids : cases.keys());
  if (of !== cases && of !== since?.cases) for (const id of lamps.keys()) ids.add(id);
  if (nowMs > atMs) for (const [id, { untilMs }] of lamps) if (nowMs >= untilMs) ids.add(id);
  return ids;
}

function lampsAfter({ since, gone, come }: Changes): ReadonlyMap<number, Lit> {
  if (gone.length === 0 && come.length === 0) return since;
  const lamps = new Map(since);
  for (const { one } of gone) lamps.delete(one.id);
  for (const lit of come) lamps.set(lit.one.id, lit);
  return lamps;
}

type Order = (a: WallCase, b: WallCase) => number;
type MergeInput = {
  readonly list: readonly WallCase[];
  readonly gone: readonly WallCase[];
  readonly come: readonly WallCase[];
  readonly order: Order;
};

/** From so many on a list is put into order anew. */
const MANY = 500;

/** An ordered list without those that have gone and with those that came. */
function merged({ list, gone, come, order }: MergeInput): readonly WallCase[] {
  if (gone.length + come.length > MANY) {
    const hasGone = new Set(gone);
    return [...list.filter((one) => !hasGone.has(one)), ...come].toSorted(order);
  }
  const next = [...list];
  for (const one of gone) {
    const place = placeOf(one, next, order);
    if (next[place] === one) next.splice(place, 1);
  }
  for (const one of come) next.splice(placeOf(one, next, order), 0, one);
  return next;
}

/** Where a case stands in an ordered list, or would. */
function placeOf(one: WallCase, list: readonly WallCase[], order: Order): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = list[middle];
    if (other && order(other, one) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function recounted<Key>(
  counts: ReadonlyMap<Key, number>,
  { gone, come }: Changes,
  keyOf: (lit: Lit) => Key | null,
): ReadonlyMap<Key, number> {
  const by = new Map<Key, number>();
  const add = (lit: Lit, count: number): void => {
    const key = keyOf(lit);
    if (key !== null) by.set(key, (by.get(key) ?? 0) + count);
  };
  for (const lit of gone) add(lit, -1);
  for (const lit of come) add(lit, 1);
  const changed = [...by].filter(([, count]) => count !== 0);
  if (changed.length === 0) return counts;
  const next = new Map(counts);
  for (const [key, more] of changed) {
    const count = (next.get(key) ?? 0) + more;
    if (count > 0) next.set(key, count);
    else next.delete(key);
  }
  return next;
}

function newestOf(before: number | null, { gone, come }: Changes, cases: WallPicture['cases']): number | null {
  // Of several that are as new one may go.
  const isGone = gone.some(({ one }) => one.sinceMs === before) && !hasOneOf(cases, before);
  let newestMs = isGone ? null : before;
  for (const one of isGone ? cases.values() : come.map((lit) => lit.one)) {
    newestMs = Math.max(newestMs ?? one.sinceMs, one.sinceMs);
  }
  return newestMs;
}

function hasOneOf(cases: WallPicture['cases'], sinceMs: number | null): boolean {
  for (const one of cases.values()) if (one.sinceMs === sinceMs) return true;
  return false;
}

function willFallDue({ dueAtMs, stage }: WallCase, nowMs: number): boolean {
  return dueAtMs !== null && dueAtMs > nowMs && stage !== 'observation';
}

function byDue(a: WallCase, b: WallCase): number {
  return (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0) || a.id - b.id;
}

function byWaiting(a: WallCase, b: WallCase): number {
  return waitsSinceMs(a) - waitsSinceMs(b) || a.id - b.id;
}

function waitsSinceMs({ hazardNotifiedAtMs, acceptedAtMs, sinceMs }: WallCase): number {
  return hazardNotifiedAtMs ?? acceptedAtMs ?? sinceMs;
}
