import type { AllFigures, CentreDuty, FigureName, ReworkBase, Scope } from '../contract/assessment.ts';
import { arithmeticOf } from '../accountability/comparison.ts';
import { ruleOf } from '../accountability/rule.ts';
import type { Clause } from '../accountability/rule.ts';
import type { Settings } from '../setting/setting.ts';
import { CENTRE_DUTIES } from './centreDuty.ts';
import { RATES } from './member.ts';
import { rateWords } from './rate.ts';
import { rateOf } from './rateParts.ts';
import type { RateName } from './rateParts.ts';

/** A number of the assessment; `whole` null: a count and no rate. */
export type FigureValue = { readonly part: number; readonly whole: number | null };

export function isRate(figure: FigureName): figure is RateName {
  return (RATES as readonly string[]).includes(figure);
}

/** Whether a figure is a duty of the centre itself (R1, R2, R4, R11). */
export function isCentreDuty(figure: FigureName): figure is CentreDuty['duty'] {
  return CENTRE_DUTIES.some(({ duty }) => duty === figure);
}

/** The value of a unit's, group's or city's figure among all its figures; null: a duty of the centre, counted apart. */
export function valueOf(figure: FigureName, figures: AllFigures, reworkBase: ReworkBase): FigureValue | null {
  if (isRate(figure)) return rateOf(figure, figures, reworkBase);
  return figure in figures ? { part: figures[figure as keyof AllFigures], whole: null } : null;
}

type Line = { readonly clause: Clause; readonly line: number };

/** The line that stands against a figure of one unit in a period of this key; groups and the city have none. */
export function lineOf(
  figure: FigureName,
  { scope, period, settings }: { readonly scope: Scope; readonly period: string; readonly settings: Settings },
): Line | null {
  if (scope.kind !== 'unit') return null;
  const isYear = /^\d{4}$/.test(period);
  if (isYear) return figure === 'timelyRate' ? { clause: 'R29', line: settings['rule.R29.rate'] } : null;
  if (!/^\d{4}-\d{2}$/.test(period)) return null;
  switch (figure) {
    case 'closingRate':
      return { clause: 'R26', line: settings['rule.R26.rate'] };
    case 'timelyRate':
      return { clause: 'R28', line: settings['rule.R28.rate'] };
    case 'reworkRate':
      return { clause: 'R33', line: settings['rule.R33.rate'] };
    case 'reworked':
      return { clause: 'R34', line: settings['rule.R34.count'] };
    case 'countedOverdues':
      return { clause: 'R25', line: settings['rule.R25.count'] };
    default:
      return null;
  }
}

/**
 * The arithmetic of a figure, one line a step: `79 ÷ 92 = 85.87%`, how the due divides, and where a line stands against it
 * `R26：79 × 100 = 7900 < 90 × 92 = 8280` with what is missing. Rules leave out what is due in exempted periods.
 */
export function figureArithmetic(
  figure: FigureName,
  { part, whole }: FigureValue,
  { figures, line }: { readonly figures: AllFigures | null; readonly line: Line | null },
): readonly string[] {
  const ofDue = figure === 'closingRate' || figure === 'timelyRate' || figure === 'due';
  const judged = (figures && withoutExempt(figure, figures)) ?? { part, whole };
  const isJudgedApart = judged.part !== part || judged.whole !== whole;
  return [
    ...(whole === null
      ? []
      : [whole === 0 ? '分母为 0，不计算比率。' : `${part} ÷ ${whole} = ${rateWords(part, whole)}`]),
    ...(ofDue && figures ? [dueArithmetic(figures)] : []),
    ...(isJudgedApart && judged.whole !== null
      ? [`剔除豁免期：${judged.part} ÷ ${judged.whole} = ${rateWords(judged.part, judged.whole)}，条款按此判定`]
      : []),
    ...(line ? lineArithmetic(line, judged) : []),
  ];
}

function lineArithmetic({ clause, line }: Line, { part, whole }: FigureValue): readonly string[] {
  if (whole === 0) return [];
  const measured =
    whole === null ? ({ kind: 'count', count: part } as const) : ({ kind: 'rate', part, whole } as const);
  // R28 counts months: each is held against its line as R29 holds the year.
  const comparison = clause === 'R28' ? '<' : ruleOf(clause).comparison;
  const [first, ...rest] = arithmeticOf(comparison, measured, line);
  return first === undefined ? [] : [`${clause}：${first}`, ...rest];
}

/** A rate over the due without what is due in exempted periods; null: not such a rate. */
function withoutExempt(figure: FigureName, { due, closed, timely, ...exempt }: AllFigures): FigureValue | null {
  const whole = due - exempt.exemptDue;
  if (figure === 'closingRate') return { part: closed - exempt.exemptClosed, whole };
  return figure === 'timelyRate' ? { part: timely - exempt.exemptTimely, whole } : null;
}

/** How the due of a period divides: `应结案 92 = 及时结案 79 + 超时结案 3 + 超期未结 6 + 未到期或待核查 4`. */
function dueArithmetic({ due, closed, timely, overdueOpen }: AllFigures): string {
  const rest = due - closed - overdueOpen;
  return `应结案 ${due} = 及时结案 ${timely} + 超时结案 ${closed - timely} + 超期未结 ${overdueOpen} + 未到期或待核查 ${rest}`;
}
