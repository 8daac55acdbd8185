import { allFiguresOf, countedOverdues, NO_FIGURES_AT_ALL } from '../assessment/allFigures.ts';
import type { AssessmentQuestion, AssessmentRows } from '../assessment/assessmentRows.ts';
import type { Period, RateFigures } from '../assessment/figures.ts';
import type { AllFigures } from '../contract/assessment.ts';
import type { Settings } from '../setting/setting.ts';
import { crosses } from './comparison.ts';
import { evaluateMonth, evaluateYear } from './engine.ts';
import type { ClosedMonth, UnitFacts } from './engine.ts';
import type { Clause } from './rule.ts';

/** A finding as a trial names it; `period` of a case: its id, for the caller to turn into its number. */
export type TrialFinding = {
  readonly clause: Clause;
  readonly unit: string;
  readonly period: string;
  readonly caseId: number | null;
};

/** A month or year with the rows that it is counted from, under one set of rules. */
export type TrialPeriod = {
  readonly key: string;
  readonly settings: Settings;
  readonly rows: AssessmentRows;
  readonly question: AssessmentQuestion;
  /** The whole period has passed: its rules are evaluated. */
  readonly ended: boolean;
};

/** What a trial counts of one month or year. */
export type TrialCount = {
  readonly key: string;
  readonly ended: boolean;
  readonly settings: Settings;
  readonly figures: ReadonlyMap<string, AllFigures>;
  /** R23 and R24: the counted overdues. */
  readonly overdues: readonly TrialFinding[];
};

export function countTrial({ key, ended, settings, rows, question }: TrialPeriod): TrialCount {
  const overdues = countedOverdues(rows, question).flatMap(({ missKind, unit, caseId }) =>
    missKind === null ? [] : [{ clause: missKind, unit, period: String(caseId), caseId } as const],
  );
  return { key, ended, settings, figures: allFiguresOf(rows, question), overdues };
}

/**
 * The findings that the rules ask for in months and years that follow each other, oldest first; of the months only the
 * ones `asked` for, the others serve the count of R27 and R28. A trial: from when on the rules hold does not matter (A30),
 * and nothing is drawn.
 */
export function trialFindings(counts: readonly TrialCount[], asked: ReadonlySet<string>): readonly TrialFinding[] {
  const closed: ClosedMonth[] = [];
  return counts.flatMap((count): readonly TrialFinding[] => {
    const { key, settings, figures, overdues, ended } = count;
    const units = new Map([...figures].map(([unit, all]) => [unit, factsOf(all, settings)]));
    const casesOf = (): Record<never, never> => ({});
    if (key.length === 4) return ended ? evaluateYear({ year: key, settings, units, casesOf }) : [];
    const isAsked = asked.has(key);
    const third = [...Map.groupBy(overdues, ({ unit }) => unit)]
      .filter(([, own]) => crosses('≥', { kind: 'count', count: own.length }, settings['rule.R25.count']))
      .map(([unit]) => ({ clause: 'R25', unit, period: key, caseId: null }) as const);
    const own = isAsked ? [...overdues, ...third] : [];
    if (!ended) return own;
    closed.push(closedMonth(count, units));
    const closingMonths = closed.filter(({ month }) => month.startsWith(key.slice(0, 4)));
    const timelyMonths = settings['rule.R28.window'] === 'rolling12' ? closed.slice(-12) : closingMonths;
    const month = evaluateMonth({ month: key, settings, units, closingMonths, timelyMonths, casesOf }, 'all');
    return [...own, ...month.filter(({ period }) => isAsked || period !== key)];
  });
}

type FailedChecks = { readonly caseId: number; readonly unit: string; readonly atMs: readonly number[] };

/** The cases whose failed check that completes the count of R32 lies in a span, with it and with all that lie before its end. */
export function completedReworks(
  failed: readonly FailedChecks[],
  { fromMs, toMs }: Period,
  line: number,
): readonly { readonly caseId: number; readonly unit: string; readonly atMs: number; readonly reworks: number }[] {
  return failed.flatMap(({ caseId, unit, atMs: all }) => {
    const known = all.filter((atMs) => atMs < toMs).toSorted((a, b) => a - b);
    const atMs = known[Math.max(1, line) - 1];
    return atMs === undefined || atMs < fromMs ? [] : [{ caseId, unit, atMs, reworks: known.length }];
  });
}

/** R32 by the failed checks of a unit on a case: drawn where the one that completes the count lies in the span. */
export function trialReworks(failed: readonly FailedChecks[], span: Period, line: number): readonly TrialFinding[] {
  return completedReworks(failed, span, line).map(({ caseId, unit }) => {
    return { clause: 'R32', unit, period: String(caseId), caseId };
  });
}

function closedMonth({ key, settings }: TrialCount, units: ReadonlyMap<string, UnitFacts>): ClosedMonth {
  const rates = Object.fromEntries(
    [...units].map(
      ([
        unit,
        {
          figures: { due, closed, timely },
        },
      ]) => [unit, { due, closed, timely }],
    ),
  );
  return { month: key, rates, lines: { closing: settings['rule.R26.rate'], timely: settings['rule.R28.rate'] } };
}

function factsOf(all: AllFigures, settings: Settings): UnitFacts {
  const figures = {
    ...all,
    due: all.due - all.exemptDue,
    closed: all.closed - all.exemptClosed,
    timely: all.timely - all.exemptTimely,
  };
  const reworkBase = { checked: all.checked, due: figures.due, handled: all.handled }[settings['figures.reworkBase']];
  return { figures, reworkBase, withExempt: null };
}

/** What a trial shows of a unit in a month; the tasks of exempted periods are left out, as the rules leave them. */
export function shownFigures(all: AllFigures = NO_FIGURES_AT_ALL): RateFigures {
  const { figures } = factsOf(all, { 'figures.reworkBase': 'checked' } as Settings);
  const { due, closed, timely, reworked, checked } = figures;
  return { due, closed, timely, reworked, checked };
}

/** The findings of one side that the other does not have. */
export function findingsOnlyIn(side: readonly TrialFinding[], other: readonly TrialFinding[]): readonly TrialFinding[] {
  const known = new Set(other.map(findingKey));
  const found = new Map(side.filter((one) => !known.has(findingKey(one))).map((one) => [findingKey(one), one]));
  return [...found.values()];
}

function findingKey({ clause, unit, period }: TrialFinding): string {
  return `${clause} ${unit} ${period}`;
}
