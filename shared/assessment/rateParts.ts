import type { AllFigures, ReworkBase } from '../contract/assessment.ts';
import type { RATES } from './member.ts';

/** A rate by its name. */
export type RateName = (typeof RATES)[number];

/** The part and the whole of a rate; the base of the rework rate by its setting (A11). */
export function rateOf(
  rate: RateName,
  figures: AllFigures,
  reworkBase: ReworkBase,
): { readonly part: number; readonly whole: number } {
  switch (rate) {
    case 'closingRate':
      return { part: figures.closed, whole: figures.due };
    case 'timelyRate':
      return { part: figures.timely, whole: figures.due };
    case 'reworkRate':
      return { part: figures.reworked, whole: figures[reworkBase] };
    case 'signOffRate':
      return { part: figures.signOffTimely, whole: figures.signOffDue };
  }
}
