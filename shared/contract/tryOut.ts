import type { Clause } from '../accountability/rule.ts';
import type { RateFigures } from '../assessment/figures.ts';

/** `accountability.tryOut`: a change tried on past months before it is adopted. */
export type TriedChange =
  | { readonly kind: 'setting'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'day'; readonly day: string; readonly off: boolean }
  | {
      readonly kind: 'limit';
      readonly category: string;
      readonly condition: string | null;
      readonly amount: number;
      readonly per: string;
    };

export type TryOutRow = {
  readonly unit: string;
  readonly unitName: string;
  readonly month: string;
  readonly before: RateFigures;
  readonly after: RateFigures;
};

/** A finding that only one side of a trial has. */
export type TriedFinding = {
  readonly clause: Clause;
  readonly unit: string;
  readonly unitName: string;
  readonly period: string;
};

export type TryOutView = {
  readonly change: TriedChange;
  readonly months: readonly string[];
  readonly rows: readonly TryOutRow[];
  readonly findingsGone: readonly TriedFinding[];
  readonly findingsNew: readonly TriedFinding[];
  /** What the trial cannot know, in words. */
  readonly limits: readonly string[];
};
