import { RULE_FIGURES } from '../../../../shared/accountability/engine.ts';
import type { CasesByRole, RuleFigures, UnitFacts } from '../../../../shared/accountability/engine.ts';
import { casesByRole } from '../../../../shared/accountability/evidenceCases.ts';
import { countedOverdues, dueTasks, handledCases } from '../../../../shared/assessment/allFigures.ts';
import type { AssessmentQuestion, AssessmentRows } from '../../../../shared/assessment/assessmentRows.ts';
import { figuresOf, NO_FIGURES } from '../../../../shared/assessment/figures.ts';
import type { Period } from '../../../../shared/assessment/figures.ts';
import type { TaskRow } from '../../../../shared/case/rows.ts';
import type { Settings } from '../../../../shared/setting/setting.ts';
import { signedExemptions } from '../../../../db/read/accountability.ts';
import { kindReader, readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readPeriodSettings } from '../../../../db/read/city.ts';
import { casesImportedAfter, stoodAsOf } from '../../../../db/read/corrections.ts';
import { missedTasksAsOf } from '../../../../db/read/figureRows.ts';
import { countFigures, figuresAsOf } from '../../../../db/read/figures.ts';
import { withReplayed } from '../../../../db/read/replayedRows.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { ownQuestion } from '../assessment/counted.ts';

const EVER = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/** What the rules read of a period as of a cut-off. */
export type PeriodFacts = {
  /** In force at the period's end, or at a cut-off inside it. */
  readonly settings: Settings;
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly casesOf: (unit: string) => CasesByRole;
  /** The overdues of the period that A13 counts, by case and deadline missed. */
  readonly overdues: () => readonly TaskRow[];
};

/**
 * Reads the figures of every unit in a period as of a cut-off, without the tasks of exempted periods and with them.
 * `numbers`: only those that rules read, which asks half as much of the store.
 */
export function readPeriodFacts(
  store: ReadableStore,
  period: Period,
  asOfMs: number,
  what: 'all' | 'numbers' = 'all',
): PeriodFacts {
  const settings = readPeriodSettings(store, { period, asOfMs });
  const question = ownQuestion(store, { period, asOfMs });
  let read: AssessmentRows | null = null;
  // Row by row only where a rule is met or an exempted period asks: most months of most units need the counts alone.
  const rows = (): AssessmentRows => (read ??= readAssessmentRows(store, { ...question, centre: false }));
  const full: ReadonlyMap<string, RuleFigures> =
    what === 'all' ? figuresAsOf(store, question) : countFigures(store, question, RULE_FIGURES);
  const exempt = mayBeExempt(question) ? exemptTasks(rows(), question) : new Set<TaskRow>();
  const kept: ReadonlyMap<string, RuleFigures> =
    exempt.size === 0 ? full : figuresOf(without(rows(), exempt), question);
  const baseOf = reworkBases(rows, question);
  const touched = new Set([...exempt].map(({ unit }) => unit));
  const units = new Map<string, UnitFacts>();
  for (const [unit, all] of full) {
    const figures = withoutExempt(all, kept.get(unit));
    units.set(unit, {
      figures,
      reworkBase: baseOf(unit, figures),
      withExempt: touched.has(unit) ? { figures: all, reworkBase: baseOf(unit, all) } : null,
    });
  }
  let cases: ReadonlyMap<string, CasesByRole> | null = null;
  const casesOf = (unit: string): CasesByRole => {
    cases ??= casesByRole(rows(), { ...question, isExempt: (task) => exempt.has(task) });
    return cases.get(unit) ?? {};
  };
  const overdues = (): readonly TaskRow[] =>
    countedOverdues({ tasks: missedTasksAsOf(store, question), kindOf: kindReader(store, asOfMs) }, question);
  return { settings, units, casesOf, overdues };
}

/**
 * The cases of every unit in a period as it was closed by an entry of the log (Points settled 12): without the history that
 * was imported since, and by the exempted periods that were signed by then.
 */
export function casesAsClosed(
  store: ReadableStore,
  { period, asOfMs, sequence }: { readonly period: Period; readonly asOfMs: number; readonly sequence: number },
): ReadonlyMap<string, CasesByRole> {
  const own = ownQuestion(store, { period, asOfMs });
  const exemptions = signedExemptions(store, EVER).filter(({ decidedAtMs }) => (decidedAtMs ?? 0) <= asOfMs);
  const question = { ...own, exemptions };
  const rows = readAssessmentRows(store, { ...question, centre: false });
  const imported = casesImportedAfter(store, sequence);
  const stood = imported.map((id) => stoodAsOf(store, id, asOfMs, sequence));
  const closed = withReplayed(rows, new Set(imported), {
    tasks: stood.flatMap(({ tasks }) => tasks),
    checks: stood.flatMap(({ checks }) => checks),
    duties: [],
  });
  const exempt = exemptTasks(closed, question);
  return casesByRole(closed, { ...question, isExempt: (task) => exempt.has(task) });
}

/** By the deadline a task of the period is due within it; by its dispatch or report it may be due at any time. */
function mayBeExempt({ exemptions, readings, period }: AssessmentQuestion): boolean {
  if (readings['figures.attribution'] !== 'deadline') return exemptions.length > 0;
  return exemptions.some(({ fromMs, toMs }) => fromMs < period.toMs && toMs > period.fromMs);
}

function exemptTasks(rows: AssessmentRows, question: AssessmentQuestion): ReadonlySet<TaskRow> {
  return new Set(dueTasks(rows, question).flatMap(({ task, exempt }) => (exempt ? [task] : [])));
}

function without(rows: AssessmentRows, exempt: ReadonlySet<TaskRow>): AssessmentRows {
  return { ...rows, tasks: rows.tasks.filter((task) => !exempt.has(task)) };
}

const DUE_FIGURES = ['due', 'closed', 'timely', 'overdueOpen', 'extended', 'dueSoFar'] as const;

/** An exempted period speaks of what is due in it; dispatches and returns within the month stay counted. */
function withoutExempt(all: RuleFigures, kept: RuleFigures = NO_FIGURES): RuleFigures {
  const counted = DUE_FIGURES.flatMap((key) => (key in all ? [[key, kept[key] ?? 0] as const] : []));
  return { ...all, ...Object.fromEntries(counted) };
}

/** The base of the rework rate after the city's reading of A11. */
function reworkBases(
  rows: () => AssessmentRows,
  question: AssessmentQuestion,
): (unit: string, figures: RuleFigures) => number {
  const base = question.readings['figures.reworkBase'];
  if (base === 'checked') return (_, { checked }) => checked;
  if (base === 'due') return (_, { due }) => due;
  const handled = Map.groupBy(handledCases(rows(), question), ({ unit }) => unit);
  return (unit) => handled.get(unit)?.length ?? 0;
}
