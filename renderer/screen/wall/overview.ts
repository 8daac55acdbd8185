import { lampOf } from '../../../shared/case/lamp.ts';
import type { Lamp, WallCase } from '../../../shared/contract/wall.ts';
import type { WallPicture } from './wallState.ts';

/** The open cases as the panels show them, at one instant. */
export type Overview = {
  readonly total: number;
  readonly counts: Readonly<Record<Lamp, number>>;
  readonly lamps: ReadonlyMap<number, Lamp>;
  /** Unconfirmed hazards, the longest waiting first. */
  readonly hazards: readonly WallCase[];
  readonly confirmedHazards: number;
  /** The longest overdue first. */
  readonly overdue: readonly WallCase[];
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

/** Sorts the open cases at an instant of host time. */
export function overviewOf(picture: Pick<WallPicture, 'cases' | 'warning'>, nowMs: number): Overview {
  const counts = { normal: 0, soon: 0, overdue: 0, observation: 0, hazard: 0 };
  const lamps = new Map<number, Lamp>();
  const hazards: WallCase[] = [];
  const overdue: WallCase[] = [];
  const due: WallCase[] = [];
  const observed: WallCase[] = [];
  const byCell = new Map<string, number>();
  const overdueByCell = new Map<string, number>();
  const byTown = new Map<string, number>();
  const byCategory = new Map<string, number>();
  const byUnit = new Map<string, number>();
  const overdueByCategory = new Map<string, number>();
  const byStage = new Map<WallCase['stage'], number>();
  let confirmedHazards = 0;
  let withoutPlace = 0;
  let newestMs: number | null = null;
  for (const one of picture.cases.values()) {
    const lamp = lampOf(one, nowMs, picture.warning);
    counts[lamp] += 1;
    lamps.set(one.id, lamp);
    if (one.stage === 'observation') observed.push(one);
    if (lamp === 'hazard') hazards.push(one);
    if (lamp === 'overdue') {
      overdue.push(one);
      add(overdueByCategory, one.category);
    } else if (one.dueAtMs !== null && one.dueAtMs > nowMs && one.stage !== 'observation') due.push(one);
    if (one.hazard === 1) confirmedHazards += 1;
    if (one.lat === null || one.lng === null) withoutPlace += 1;
    newestMs = Math.max(newestMs ?? one.sinceMs, one.sinceMs);
    add(byCategory, one.category);
    if (one.unit !== null) add(byUnit, one.unit);
    add(byStage, one.stage);
    if (one.cell !== null) {
      add(byCell, one.cell);
      if (lamp === 'overdue') add(overdueByCell, one.cell);
      add(byTown, one.cell.slice(0, 9));
    }
  }
  const sinceOf = (one: WallCase) => one.hazardNotifiedAtMs ?? one.acceptedAtMs ?? one.sinceMs;
  const { nearest, dueWithinHour } = nearestOf(due, nowMs);
  return {
    total: picture.cases.size,
    counts,
    lamps,
    hazards: hazards.toSorted((a, b) => sinceOf(a) - sinceOf(b) || a.id - b.id),
    confirmedHazards,
    overdue: overdue.toSorted(byDue),
    nextDue: nearest,
    dueWithinHour,
    observed: observed.toSorted(byDue),
    byCell,
    overdueByCell,
    byTown,
    byCategory,
    byUnit,
    overdueByCategory,
    byStage,
    newestMs,
    withoutPlace,
  };
}

/** What falls due next, without putting 20,000 cases into order: those due so soon that enough of them are. */
function nearestOf(due: readonly WallCase[], nowMs: number) {
  const within = (ms: number) => due.filter(({ dueAtMs }) => (dueAtMs ?? 0) - nowMs <= ms);
  const dueWithinHour = within(HOUR_MS).length;
  const most = Math.max(NEXT_DUE, dueWithinHour);
  let reachMs = HOUR_MS;
  let found = within(reachMs);
  while (found.length < Math.min(most, due.length)) {
    reachMs *= 4;
    found = within(reachMs);
  }
  return { nearest: found.toSorted(byDue).slice(0, most), dueWithinHour };
}

function byDue(a: WallCase, b: WallCase): number {
  return (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0) || a.id - b.id;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
