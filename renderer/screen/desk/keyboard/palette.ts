import { comparable } from '../../../../shared/search/searchedText.ts';

/** One line of the command palette. */
export type PaletteEntry = {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  /** The key that does the same; null: none. */
  readonly letter: string | null;
  /** Why it cannot be done now; null: it can. */
  readonly reason: string | null;
  readonly run: () => void;
};

/**
 * The entries whose words hold everything typed, in any order, full and half width alike; those that cannot be done now
 * come last. A single letter finds first what it is the key of.
 */
export function matching(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = comparable(typed)
    .split('\n')
    .filter((word) => word !== '');
  const isKey = ({ letter }: PaletteEntry): boolean => words.length === 1 && letter?.toLowerCase() === words[0];
  const rank = (entry: PaletteEntry): number => (entry.reason !== null ? 2 : isKey(entry) ? 0 : 1);
  return entries
    .filter((entry) => isKey(entry) || words.every((word) => comparable(entry.group + entry.label).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
}
