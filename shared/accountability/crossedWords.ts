import type { Translate } from '../locale/text.ts';
import type { Clause } from './rule.ts';

/** The line that was crossed, in a few words: 月度结案率低于 90%. `line`: the threshold that held; null: the rule has none. */
export function crossedWords(
  { clause, line }: { readonly clause: Clause; readonly line: number | null },
  t: Translate,
): string {
  return t(`accountability.crossed.${clause}`, { line: line ?? '' });
}
