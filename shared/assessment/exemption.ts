import type { Exemption } from '../accountability/accountabilityEvent.ts';

/** What an exempted period looks at: the deadline that a task is judged by, and whose and what case it is. */
export type ExemptionSubject = {
  /** Null: without deadline, never exempt. */
  readonly deadlineMs: number | null;
  readonly unit: string;
  /** The code of the grid cell; null: the place lies in none. */
  readonly cell: string | null;
  readonly category: string;
};

type Exempted = Pick<Exemption, 'fromMs' | 'toMs' | 'cells' | 'units' | 'categories'>;

/**
 * Whether a task is due in an exempted period: its deadline lies in [from, to), and unit, cell and category are named by it
 * (an empty list names all). Pass only exemptions that hold, that is, signed by a second person. Edits no time.
 */
export function isExempt(subject: ExemptionSubject, exemptions: Iterable<Exempted>): boolean {
  const { deadlineMs, unit, cell, category } = subject;
  if (deadlineMs === null) return false;
  for (const { fromMs, toMs, cells, units, categories } of exemptions) {
    if (deadlineMs < fromMs || deadlineMs >= toMs) continue;
    if (names(units, unit) && names(categories, category) && names(cells, cell)) return true;
  }
  return false;
}

/** A list of codes names one; an empty list names all, also a place outside of every cell. */
function names(codes: readonly string[], code: string | null): boolean {
  return codes.length === 0 || (code !== null && codes.includes(code));
}
