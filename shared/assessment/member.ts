import type { FigureName } from '../contract/assessment.ts';
import type { CheckRow, DutyRow, TaskRow } from '../case/rows.ts';
import type { EntryRow, ObservedRow } from './assessmentRows.ts';

/** What of a case a figure has counted; the words of its line are made from it. */
export type Fact =
  | { readonly kind: 'due'; readonly task: TaskRow; readonly deadlineMs: number | null }
  | { readonly kind: 'dispatched'; readonly task: TaskRow }
  | { readonly kind: 'returned'; readonly task: TaskRow }
  | { readonly kind: 'overdue'; readonly task: TaskRow }
  | { readonly kind: 'cooperating'; readonly task: TaskRow; readonly deadlineMs: number | null }
  /** The checks of one case and unit in the period. */
  | { readonly kind: 'checked'; readonly checks: readonly CheckRow[] }
  | { readonly kind: 'handled'; readonly atMs: number }
  | { readonly kind: 'duty'; readonly duty: DutyRow }
  | { readonly kind: 'observed'; readonly row: ObservedRow }
  | { readonly kind: 'entered'; readonly entry: EntryRow };

/** One thing that a figure counts: a case, or one of several acts on a case. */
export type Member = {
  readonly caseId: number;
  readonly unit: string;
  /** Counted in the number itself, of a rate in its part. */
  readonly counts: boolean;
  /** Of a rate: counted in its whole. */
  readonly inWhole: boolean;
  /** By which a list is ordered. */
  readonly atMs: number;
  readonly fact: Fact;
};

/** The figures that are a share of a whole. */
export const RATES = ['closingRate', 'timelyRate', 'reworkRate', 'signOffRate'] as const satisfies FigureName[];
