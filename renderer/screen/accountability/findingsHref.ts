import type { Filter } from './accountabilityState.ts';

/** Where the findings of a period lie as a file, as the list is filtered; the host makes it. */
export function findingsHref(
  period: string,
  { state, clause, unit }: Pick<Filter, 'state' | 'clause' | 'unit'>,
  format: 'xlsx' | 'csv',
): string {
  const words = new URLSearchParams({ period });
  for (const [name, value] of Object.entries({ state, clause, unit })) if (value !== null) words.set(name, value);
  return `/export/findings.${format}?${words.toString()}`;
}
