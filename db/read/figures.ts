import { FIGURE_KEYS, figuresOf } from '../../shared/assessment/figures.ts';
import type { FigureReadings, Figures, Period } from '../../shared/assessment/figures.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readPeriodSettings } from './city.ts';
import { countRows } from './countedFigures.ts';
import { corrections } from './corrections.ts';

type AskedFor = { readonly period: Period; readonly asOfMs: number; readonly readings?: FigureReadings };

/**
 * The figures of every unit in a period as of a cut-off (A3): `figuresOf` the cases as they stood then. Nothing is stored:
 * SQLite counts the rows as they tell the cut-off, and the few cases that moved since then are folded anew from the log.
 */
export function figuresAsOf(store: ReadableStore, asked: AskedFor): ReadonlyMap<string, Figures> {
  return countFigures(store, asked, FIGURE_KEYS);
}

/** Only some figures of every unit, which asks less of the store; units of which nothing is counted are left out. */
export function countFigures<Key extends keyof Figures>(
  store: ReadableStore,
  { period, asOfMs, readings = readPeriodSettings(store, { period, asOfMs }) }: AskedFor,
  keys: readonly Key[],
): ReadonlyMap<string, Pick<Figures, Key>> {
  const asked = { period, asOfMs, readings };
  const tallies = new Map<string, { -readonly [K in keyof Figures]?: number }>();
  const add = (unit: string, counts: Partial<Figures>, times: 1 | -1): void => {
    const tally = tallies.get(unit) ?? {};
    for (const key of keys) tally[key] = (tally[key] ?? 0) + times * (counts[key] ?? 0);
    tallies.set(unit, tally);
  };
  for (const { unit, ...counts } of countRows(store, asked, keys)) add(unit, counts, 1);
  for (const { told, stood } of corrections(store, asked)) {
    for (const [unit, counts] of figuresOf(told, asked)) add(unit, counts, -1);
    for (const [unit, counts] of figuresOf(stood, asked)) add(unit, counts, 1);
  }
  const found = [...tallies].filter(([, tally]) => keys.some((key) => tally[key] !== 0));
  return new Map(found as [string, Pick<Figures, Key>][]);
}
