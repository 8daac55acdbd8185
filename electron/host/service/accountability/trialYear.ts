import type { ClosingPart } from '../../../../shared/accountability/accountabilityEvent.ts';
import { drawnByOverdues, ofOverdue, ofReworks } from '../../../../shared/accountability/caseEngine.ts';
import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import { evaluateMonth, evaluateYear } from '../../../../shared/accountability/engine.ts';
import type { CasesByRole, ClosedMonth, Proposal } from '../../../../shared/accountability/engine.ts';
import { completedReworks } from '../../../../shared/accountability/trial.ts';
import type { Clause } from '../../../../shared/accountability/rule.ts';
import { closingMs } from '../../../../shared/assessment/comparison.ts';
import { settingsAt } from '../../../../shared/setting/setting.ts';
import { periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';
import { readClosedMonths } from '../../../../db/read/accountability.ts';
import { readCaseNumbers } from '../../../../db/read/caseFile.ts';
import { readCity } from '../../../../db/read/city.ts';
import { readFailedChecks } from '../../../../db/read/reworks.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { closedMonth, otherPart, ratesOf } from './closing.ts';
import { readPeriodFacts } from './monthFacts.ts';
import type { PeriodFacts } from './monthFacts.ts';

const DAY_MS = 86_400_000;

/** What the rules would have drawn, with the instant at which they would have; nothing is written. */
export type TrialProposal = Proposal & { readonly atMs: number };

/** A month as of its end, or as of the end of its days of grace (A3). */
type Evaluation = { readonly part: ClosingPart; readonly atMs: number; readonly facts: PeriodFacts };

type Trial = {
  readonly what: 'all' | 'numbers';
  readonly store: ReadableStore;
  readonly zone: TimeZone;
  readonly nowMs: number;
  /** Months that were read already. */
  readonly known: Map<string, readonly Evaluation[]>;
};

/** The months of a year that a trial answers for (A30): they ended before the rules took effect or the city began. */
export function trialMonths(store: ReadableStore, year: string, nowMs: number): readonly string[] {
  const trial = trialOf(store, nowMs);
  return monthsFrom(`${year}-01`).filter((month) => isAsked(trial, month, month));
}

/**
 * A trial calculation of these months of a year, and of the year itself, through the same engine that draws: what the clauses
 * of figures would have drawn (R23–R29, R32–R34), each once, with the evidence as it last stood. Judgements are entered by
 * people and are in no trial. `numbers`: without the cases behind the figures of months and years. Writes nothing.
 */
export function trialOfYear(
  store: ReadableStore,
  year: string,
  nowMs: number,
  what: 'all' | 'numbers' = 'all',
): readonly TrialProposal[] {
  const trial = trialOf(store, nowMs, what);
  const drawn = monthsFrom(`${year}-01`).flatMap((month) => ofMonth(trial, month));
  return once(isAsked(trial, year, `${year}-12`) ? [...drawn, ...ofYear(trial, year)] : drawn);
}

function trialOf(store: ReadableStore, nowMs: number, what: Trial['what'] = 'all'): Trial {
  return { what, store, zone: settingsAt(readCity(store).settings, nowMs)['city.timeZone'], nowMs, known: new Map() };
}

/** Twelve months from one on. */
function monthsFrom(first: string): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => shiftMonth(first, index));
}

/** Whether a month or year is one of a trial; `closedBy`: the month whose closing would have evaluated it. */
function isAsked({ store, zone, nowMs }: Trial, key: string, closedBy: string): boolean {
  const { toMs } = periodRange(key, zone);
  if (toMs > nowMs) return false;
  const { settings, begunAtMs } = readCity(store);
  if (toMs <= effectiveFromMs(settingsAt(settings, toMs - 1000), { begunAtMs, zone })) return true;
  // The made-up past of a demonstration has been closed, month by month.
  return toMs <= begunAtMs && readClosedMonths(store, closedBy, closedBy).length === 0;
}

function evaluationsOf(trial: Trial, month: string): readonly Evaluation[] {
  const known = trial.known.get(month);
  if (known) return known;
  const found = isAsked(trial, month, month) ? readEvaluations(trial, month) : [];
  trial.known.set(month, found);
  return found;
}

function readEvaluations({ store, zone, nowMs, what }: Trial, month: string): readonly Evaluation[] {
  const period = periodRange(month, zone);
  const read = (part: ClosingPart, atMs: number): Evaluation => {
    return { part, atMs, facts: readPeriodFacts(store, period, atMs - 1000, what) };
  };
  const graceDays = settingsAt(readCity(store).settings, period.toMs - 1000)['figures.graceDays'];
  if (graceDays === 0) return [read('all', period.toMs)];
  const graceMs = period.toMs + graceDays * DAY_MS;
  return [read('atEnd', period.toMs), ...(graceMs <= nowMs ? [read('afterGrace', graceMs)] : [])];
}

function ofMonth(trial: Trial, month: string): readonly TrialProposal[] {
  const evaluations = evaluationsOf(trial, month);
  const [first] = evaluations;
  if (!first) return [];
  return [
    ...ofOverdues(trial, month, first.facts),
    ...ofFailedChecks(trial, month, first.facts),
    ...evaluations.flatMap((one) => ofClosing(trial, month, one)),
  ];
}

/** R23 and R24 of each counted overdue, R25 at the one that completes the count. */
function ofOverdues(
  { store, zone }: Trial,
  month: string,
  { overdues, settings }: PeriodFacts,
): readonly TrialProposal[] {
  const counted = overdues();
  const numbers = readCaseNumbers(
    store,
    counted.map(({ caseId }) => caseId),
  );
  const missed = counted
    .flatMap(({ caseId, unit, missKind, missedAtMs, explained }): readonly TrialProposal[] => {
      if (missKind === null || missedAtMs === null) return [];
      const file = { id: caseId, number: numbers.get(caseId) ?? String(caseId) };
      return [{ ...ofOverdue({ unit, missKind, missedAtMs, explained }, file, zone), atMs: missedAtMs + 1000 }];
    })
    .toSorted((a, b) => a.atMs - b.atMs);
  const cumulated = [...Map.groupBy(missed, ({ unit }) => unit)].flatMap(([unit, own]): readonly TrialProposal[] => {
    const cases = own.flatMap(({ caseId }) => caseId ?? []).toSorted((a, b) => a - b);
    const drawn = drawnByOverdues({ unit, month, counted: cases, withExempt: cases }, settings);
    const completing = own[Math.max(1, settings['rule.R25.count']) - 1];
    return drawn && completing ? [{ ...drawn, atMs: completing.atMs }] : [];
  });
  return [...missed, ...cumulated];
}

/** R32 at the failed check that completes the count. */
function ofFailedChecks({ store, zone }: Trial, month: string, { settings }: PeriodFacts): readonly TrialProposal[] {
  const span = periodRange(month, zone);
  const line = Math.max(1, settings['rule.R32.count']);
  const completed = completedReworks(readFailedChecks(store, span, line), span, line);
  const numbers = readCaseNumbers(
    store,
    completed.map(({ caseId }) => caseId),
  );
  return completed.flatMap(({ caseId, unit, atMs, reworks }) => {
    const file = { id: caseId, number: numbers.get(caseId) ?? String(caseId) };
    const drawn = ofReworks({ unit, reworks, file }, settings);
    return drawn ? [{ ...drawn, atMs }] : [];
  });
}

/** R26–R28, R33 and R34 at the month's end. R27 and R28 count the months of the trial only. */
function ofClosing(trial: Trial, month: string, { part, atMs, facts }: Evaluation): readonly TrialProposal[] {
  const closedMonths = (first: string, other: ClosingPart): readonly ClosedMonth[] =>
    monthsFrom(first)
      .filter((key) => key <= month)
      .flatMap((key) =>
        evaluationsOf(trial, key)
          .filter((one) => one.part !== other)
          .map((one) => closedMonth(key, ratesOf(one.facts), one.facts.settings)),
      );
  const january = `${month.slice(0, 4)}-01`;
  const window = facts.settings['rule.R28.window'] === 'rolling12' ? shiftMonth(month, -11) : january;
  const earlier = (key: string, clause: Clause): PeriodFacts | undefined =>
    evaluationsOf(trial, key).find((one) => one.part !== otherPart(clause))?.facts;
  const casesOf = (unit: string, key: string, clause: Clause): CasesByRole =>
    trial.what === 'numbers' ? {} : ((key === month ? facts : earlier(key, clause))?.casesOf(unit) ?? {});
  const proposals = evaluateMonth(
    {
      ...facts,
      month,
      closingMonths: closedMonths(january, 'atEnd'),
      timelyMonths: closedMonths(window, 'afterGrace'),
      casesOf,
    },
    part,
  );
  return proposals.map((proposal) => ({ ...proposal, atMs }));
}

/** R29. */
function ofYear({ store, zone, what }: Trial, year: string): readonly TrialProposal[] {
  const span = periodRange(year, zone);
  const facts = readPeriodFacts(store, span, closingMs(span), what);
  const casesOf = what === 'numbers' ? (): CasesByRole => ({}) : facts.casesOf;
  return evaluateYear({ ...facts, casesOf, year }).map((proposal) => ({ ...proposal, atMs: span.toMs }));
}

/** Each finding as drawn first, with its last evidence (A17). */
function once(all: readonly TrialProposal[]): readonly TrialProposal[] {
  const found = new Map<string, TrialProposal>();
  for (const one of all.toSorted((a, b) => a.atMs - b.atMs)) {
    const key = `${one.clause} ${one.unit} ${one.period}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, evidence: one.evidence } : one);
  }
  return [...found.values()];
}
