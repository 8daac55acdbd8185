import type { Figures } from '../assessment/figures.ts';
import type { SettingKey, Settings } from '../setting/setting.ts';
import type { ClosedRates, ClosingPart } from './accountabilityEvent.ts';
import { crosses } from './comparison.ts';
import type { CaseRole, Evidence, Measured, MonthRate } from './finding.ts';
import type { Clause, Rule } from './rule.ts';
import { ruleOf } from './rule.ts';

/** The figures that rules read; the others of the period stand in the evidence where they were counted too. */
export const RULE_FIGURES = ['due', 'closed', 'timely', 'reworked', 'checked'] as const satisfies (keyof Figures)[];
export type RuleFigures = Pick<Figures, (typeof RULE_FIGURES)[number]> & Partial<Figures>;

/** What the rules read of one unit in one month or year. */
export type UnitFacts = {
  /** Without the tasks of exempted periods. */
  readonly figures: RuleFigures;
  /** The base of the rework rate after the city's reading of A11. */
  readonly reworkBase: number;
  /** The same with the tasks of exempted periods after all; null: none was exempted. */
  readonly withExempt: { readonly figures: RuleFigures; readonly reworkBase: number } | null;
};

/** A month as it was closed: its rates by unit, and the lines of its own end. */
export type ClosedMonth = {
  readonly month: string;
  readonly rates: Readonly<Record<string, ClosedRates>>;
  readonly lines: { readonly closing: number; readonly timely: number };
};

/** The cases of a unit in a period by their part in the evidence. */
export type CasesByRole = Evidence['cases'];

/** A finding that the rules ask for; the caller draws it, or extends the one that exists. */
export type Proposal = {
  readonly clause: Clause;
  readonly unit: string;
  readonly period: string;
  readonly caseId: number | null;
  readonly evidence: Evidence;
};

/** An ended month with all that its rules stand on. Values only: the caller has read and cut them. */
export type MonthFacts = {
  readonly month: string;
  /** In force at the month's end. */
  readonly settings: Settings;
  readonly units: ReadonlyMap<string, UnitFacts>;
  /** The closed months of this calendar year up to this one, oldest first: R27. */
  readonly closingMonths: readonly ClosedMonth[];
  /** The same for R28, or the twelve months up to this one (`rule.R28.window`). */
  readonly timelyMonths: readonly ClosedMonth[];
  /** Asked for only where a rule is met; which clause asks, since of a month with days of grace two evaluations stand. */
  readonly casesOf: (unit: string, month: string, clause: Clause) => CasesByRole;
};

const CLAUSES_OF: Readonly<Record<ClosingPart, readonly Clause[]>> = {
  all: ['R26', 'R27', 'R28', 'R33', 'R34'],
  atEnd: ['R28', 'R33', 'R34'],
  afterGrace: ['R26', 'R27'],
};

/** Evaluates the rules of an ended month over all units (R26–R28, R33, R34), in the order of clauses and units. Pure. */
export function evaluateMonth(facts: MonthFacts, part: ClosingPart): readonly Proposal[] {
  const units = [...facts.units.keys()].toSorted();
  return CLAUSES_OF[part].flatMap((clause) => units.flatMap((unit) => ofMonth(clause, unit, facts) ?? []));
}

function ofMonth(clause: Clause, unit: string, facts: MonthFacts): Proposal | null {
  const own = facts.units.get(unit);
  if (!own) return null;
  if (clause === 'R27' || clause === 'R28') return ofLowMonths(clause, unit, facts);
  return ofFigures(ruleOf(clause), { unit, period: facts.month, facts: own, ...facts });
}

/** Evaluates R29 over all units at the end of a year. Pure. */
export function evaluateYear(facts: {
  readonly year: string;
  readonly settings: Settings;
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly casesOf: (unit: string, year: string) => CasesByRole;
}): readonly Proposal[] {
  return [...facts.units]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([unit, own]) => ofFigures(ruleOf('R29'), { unit, period: facts.year, facts: own, ...facts }) ?? []);
}

type Read = {
  readonly unit: string;
  readonly period: string;
  readonly facts: UnitFacts;
  readonly settings: Settings;
  readonly casesOf: (unit: string, period: string, clause: Clause) => CasesByRole;
};

function ofFigures(rule: Rule, { unit, period, facts, settings, casesOf }: Read): Proposal | null {
  const measured = measuredOf(rule, facts);
  const line = lineOf(rule, settings);
  if (!measured || line === null || !crosses(rule.comparison, measured, line)) return null;
  const evidence: Evidence = {
    measured,
    threshold: line,
    cases: casesOfRule(rule, casesOf(unit, period, rule.clause)),
    months: [],
    figures: facts.figures,
    withExempt: facts.withExempt && measuredOf(rule, facts.withExempt),
  };
  return { clause: rule.clause, unit, period, caseId: null, evidence };
}

/** The number that a rule of a month or year reads; null: it reads no figure of one period. */
export function measuredOf(
  rule: Rule,
  { figures, reworkBase }: Pick<UnitFacts, 'figures' | 'reworkBase'>,
): Measured | null {
  switch (rule.figure) {
    case 'closingRate':
      return { kind: 'rate', part: figures.closed, whole: figures.due };
    case 'timelyRate':
      return { kind: 'rate', part: figures.timely, whole: figures.due };
    case 'reworkRate':
      return { kind: 'rate', part: figures.reworked, whole: reworkBase };
    case 'reworkedCases':
      return { kind: 'count', count: figures.reworked };
    default:
      return null;
  }
}

/** The line of a rule by settings, in per cent or pieces; null: it has none. */
export function lineOf({ threshold }: Rule, settings: Settings): number | null {
  return threshold === null ? null : numberOf(settings, threshold);
}

function numberOf(settings: Settings, key: SettingKey): number | null {
  const value = settings[key];
  return typeof value === 'number' ? value : null;
}

const REWORK_ROLES: ReadonlySet<string> = new Set<CaseRole>(['reworked', 'checkedOnly']);

/** A rule of rework rests on the checked cases, every other one on the due ones. */
function casesOfRule(rule: Rule, cases: CasesByRole): CasesByRole {
  const ofRework = rule.figure === 'reworkRate' || rule.figure === 'reworkedCases';
  return Object.fromEntries(
    Object.entries(cases).filter(([role, ids]) => ids.length > 0 && REWORK_ROLES.has(role) === ofRework),
  );
}

/**
 * R27 and R28: months below the line cumulate; they need not follow one another (A7). Only a month that is itself below the
 * line draws or extends.
 */
function ofLowMonths(clause: 'R27' | 'R28', unit: string, facts: MonthFacts): Proposal | null {
  const rule = ruleOf(clause);
  const low = lowMonths(clause, unit, clause === 'R27' ? facts.closingMonths : facts.timelyMonths);
  const line = lineOf(rule, facts.settings);
  const measured: Measured = { kind: 'count', count: low.length };
  if (line === null || low.at(-1)?.month !== facts.month || !crosses(rule.comparison, measured, line)) return null;
  const evidence: Evidence = {
    measured,
    threshold: line,
    cases: merged(low.map(({ month }) => casesOfRule(rule, facts.casesOf(unit, month, clause)))),
    months: low,
    figures: {},
    withExempt: null,
  };
  return { clause, unit, period: facts.month.slice(0, 4), caseId: null, evidence };
}

/** The months of a unit whose closing rate (R27) or timely closing rate (R28) was below the line of their own end. */
export function lowMonths(clause: 'R27' | 'R28', unit: string, months: readonly ClosedMonth[]): readonly MonthRate[] {
  return months.flatMap(({ month, rates, lines }) => {
    const own = rates[unit];
    if (!own) return [];
    const rate = { part: clause === 'R27' ? own.closed : own.timely, whole: own.due };
    const line = clause === 'R27' ? lines.closing : lines.timely;
    return crosses('<', { kind: 'rate', ...rate }, line) ? [{ month, ...rate, line }] : [];
  });
}

function merged(all: readonly CasesByRole[]): CasesByRole {
  const byRole = new Map<string, Set<number>>();
  for (const cases of all) {
    for (const [role, ids] of Object.entries(cases)) {
      const known = byRole.get(role) ?? new Set<number>();
      for (const id of ids) known.add(id);
      byRole.set(role, known);
    }
  }
  return Object.fromEntries([...byRole].map(([role, ids]) => [role, [...ids]]));
}
