import { createHash } from 'node:crypto';
import type { FigureReadings, Figures } from '../../shared/assessment/figures.ts';
import { FIGURE_KEYS } from '../../shared/assessment/figures.ts';

/** What a frozen month proves: its figures by unit, under which readings, as of when and from how much of the log. */
export type FrozenFacts = {
  readonly month: string;
  readonly asOfMs: number;
  readonly throughSequence: number;
  readonly readings: FigureReadings;
  readonly figures: Readonly<Record<string, Figures>>;
};

/** The digest of a frozen month over its canonical text: equal facts, equal digest, in whatever order they are held. */
export function frozenDigest({ month, asOfMs, throughSequence, readings, figures }: FrozenFacts): string {
  const rows = Object.keys(figures)
    .toSorted()
    .map((unit) => [unit, ...FIGURE_KEYS.map((key) => figures[unit]?.[key] ?? 0)]);
  const read = [readings['figures.attribution'], readings['figures.timelyAt'], readings['observation.counts']];
  const text = JSON.stringify([month, asOfMs, throughSequence, read, FIGURE_KEYS, rows]);
  return createHash('sha256').update(text).digest('hex');
}
