import type { Rules } from '../../../shared/case/rules.ts';
import { comparable } from '../../../shared/search/searchedText.ts';

/** The units and categories whose names hold a word. @param word as `comparable` makes it */
export function marksNamed(
  word: string,
  { units, categories }: Rules,
): readonly (readonly ['unit' | 'category', string])[] {
  const holds = (...names: readonly string[]): boolean => names.some((name) => comparable(name).includes(word));
  return [
    ...[...units.values()]
      .filter(({ name, shortName }) => holds(name, shortName))
      .map(({ code }) => ['unit', code] as const),
    ...[...categories].filter(([, name]) => holds(name)).map(([code]) => ['category', code] as const),
  ];
}
