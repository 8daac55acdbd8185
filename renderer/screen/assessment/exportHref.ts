import type { FigureExplanation, PeriodKey } from '../../../shared/contract/assessment.ts';
import { cutToSecond } from '../../../shared/time/zone.ts';
import { scopeKey } from './assessmentState.ts';
import type { AssessmentState } from './assessmentState.ts';

export type ExportFormat = 'xlsx' | 'csv';

/** Where the whole table of a period lies as a file; instants are asked for in whole seconds (A14). */
export function tableHref(period: PeriodKey, asOfMs: number, format: ExportFormat): string {
  const words = new URLSearchParams({ period, asOf: String(cutToSecond(asOfMs)) });
  return `/export/assessment.${format}?${words.toString()}`;
}

/** Where all the cases of an explained figure lie as a file. */
export function explanationHref(
  { reading }: Pick<AssessmentState, 'reading'>,
  { period, scope, figure, asOfMs }: FigureExplanation,
  format: ExportFormat,
): string {
  const words = new URLSearchParams({
    period,
    scope: scopeKey(scope),
    figure,
    reading,
    asOf: String(cutToSecond(asOfMs)),
  });
  return `/export/explanation.${format}?${words.toString()}`;
}
