import { dayKey } from '../../shared/time/zone.ts';
import { between, chance } from './chance.ts';
import type { DemoCity } from './demoCity.ts';

/** How a task of the demonstration city is worked on. */
export type Temper = {
  /** The chance that it is done in time, before what fails the check. */
  readonly punctual: number;
  /** The chance that it stays open for days once it is late. */
  readonly stubborn: number;
  /** The chance that the unit explains in writing, before the limit passes, why it will be late (A13). */
  readonly explains: number;
  /** The days for which it then stays open, by a share in [0, 1). */
  readonly days: (share: number) => number;
};

/** Works that need others, material or a hearing: they make up what is overdue for days, and what is observed. */
const HEAVY = [
  'event:06001',
  'event:06011',
  'event:06013',
  'event:06017',
  'event:06025',
  'event:06026',
  'event:06045',
  'event:07003',
  'event:07006',
  'event:08',
  'component:',
] as const;

/** Bills are scraped off in passing. */
const QUICK = 'event:07001';

export function isHeavy(category: string): boolean {
  return HEAVY.some((begin) => category.startsWith(begin));
}

const WORK: Readonly<Record<'heavy' | 'common' | 'quick', Omit<Temper, 'days' | 'explains'>>> = {
  heavy: { punctual: 0.79, stubborn: 0.68 },
  common: { punctual: 0.78, stubborn: 0.24 },
  quick: { punctual: 0.87, stubborn: 0.09 },
};

/**
 * The temper of a unit with a task of a category, dispatched at an instant: drawn once, so that ranks and lines mean
 * something. Each unit has better and worse months; in a bad one, about one in four, its works lie for weeks.
 */
export function temperOf(
  { unit, category, atMs }: { readonly unit: string; readonly category: string; readonly atMs: number },
  { seed }: DemoCity,
  zone: string,
): Temper {
  const month = dayKey(atMs, zone).slice(0, 7);
  const heavy = isHeavy(category);
  const work = WORK[heavy ? 'heavy' : category === QUICK ? 'quick' : 'common'];
  const lean = between(chance(seed, unit, 'punctual'), -0.05, 0.07) + between(chance(seed, unit, month), -0.04, 0.04);
  // Nearly all explain themselves; now and then a unit is careless about it for a month, and R25 meets it.
  const careless = chance(seed, unit, month, 'careless') < 0.07;
  const bad = heavy && chance(seed, unit, month, 'bad') < 0.24;
  return {
    punctual: Math.min(0.98, work.punctual + lean - (bad ? 0.1 : 0)),
    stubborn: Math.min(0.95, work.stubborn * (bad ? 1.4 : 0.8)),
    explains: careless ? 0.85 : 0.988,
    days: (share) => (bad ? between(share, 1, 26) : between(share ** 1.3, 0.8, 18)),
  };
}
