import type { Rank } from '../contract/assessment.ts';
import type { Figures } from './figures.ts';

type Ranked = Pick<Figures, 'due' | 'closed' | 'timely'>;

/**
 * Orders two units after A29: by 及时结案率, then 结案率, the better first; as exact fractions, multiplied crosswise, so that
 * no rounding parts equals. Both must have something due.
 */
export function compareRates(a: Ranked, b: Ranked): number {
  return b.timely * a.due - a.timely * b.due || b.closed * a.due - a.closed * b.due;
}

/** The ranks within one group: equals share one, the next counts those before it; null where nothing was due (A29). */
export function ranksOf<Key>(group: ReadonlyMap<Key, Ranked>): ReadonlyMap<Key, Rank> {
  const ordered = [...group].filter(([, { due }]) => due > 0).toSorted(([, a], [, b]) => compareRates(a, b));
  const ranks = new Map<Key, Rank>([...group.keys()].map((key) => [key, null]));
  let rank = 0;
  let before: Ranked | null = null;
  for (const [index, [key, figures]] of ordered.entries()) {
    if (before === null || compareRates(before, figures) !== 0) rank = index + 1;
    ranks.set(key, { rank, of: ordered.length });
    before = figures;
  }
  return ranks;
}
