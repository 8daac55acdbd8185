import type { Finding } from '../accountability/finding.ts';
import type { Clause } from '../accountability/rule.ts';
import { NO_FIGURES } from '../assessment/figures.ts';
import type { Figures } from '../assessment/figures.ts';
import type { CaseFile, DutyKind } from '../case/caseFile.ts';
import { isOverdue } from '../case/caseFile.ts';
import { rowsOf } from '../case/rows.ts';
import { formatIso } from '../time/zone.ts';
import type { Expectation, ListName } from './step.ts';

/** What there is to compare with at the time of a line: the cases by label, and what only the store can count. */
export type Found = {
  readonly nowMs: number;
  readonly zone: string;
  readonly cases: ReadonlyMap<string, CaseFile>;
  /** The labels of the cases on a list. */
  readonly listed: (list: ListName) => readonly string[];
  readonly figuresOf: (unit: string, period: string) => Figures | undefined;
  /** The frozen figures of a unit; null: the month is not frozen. */
  readonly frozenOf: (unit: string, month: string) => Figures | null;
  /** The findings about a unit; the period of a single case by its label. */
  readonly findingsOf: (unit: string) => readonly Pick<Finding, 'clause' | 'period' | 'state'>[];
  readonly isHeld: (quarter: string) => boolean;
  readonly isVerified: () => boolean;
};

/** An expectation that does not hold: what was expected and what was found, the differing fields only. */
export type Mismatch = { readonly expected: unknown; readonly found: unknown };

/** Compares an expectation with what is found; null: it holds. Pure over its arguments. */
export function evaluate(expectation: Expectation, found: Found): Mismatch | null {
  switch (expectation.expect) {
    case 'case': {
      const { expect: _expect, case: label, ...wanted } = expectation;
      return difference(written(wanted, found.zone), written(caseFacts(fileOf(found, label), found.nowMs), found.zone));
    }
    case 'duty':
      return dutyMismatch(expectation, fileOf(found, expectation.case));
    case 'figures': {
      const { unit, period, figures, frozen } = expectation;
      if (!frozen) return difference(figures, found.figuresOf(unit, period) ?? NO_FIGURES);
      const kept = found.frozenOf(unit, period);
      return kept === null ? { expected: { frozen: true }, found: { frozen: false } } : difference(figures, kept);
    }
    case 'findings':
      return findingsMismatch(expectation, found.findingsOf(expectation.unit));
    case 'list': {
      const listed = found.listed(expectation.list).toSorted();
      const wanted = [...new Set(expectation.cases)].toSorted();
      return JSON.stringify(wanted) === JSON.stringify(listed) ? null : { expected: wanted, found: listed };
    }
    case 'hazard':
      return hazardMismatch(expectation, fileOf(found, expectation.case));
    case 'meeting':
      return difference({ held: expectation.held }, { held: found.isHeld(expectation.quarter) });
    case 'log':
      return difference({ verified: expectation.verified }, { verified: found.isVerified() });
  }
}

function findingsMismatch(
  { are, only, state }: Extract<Expectation, { expect: 'findings' }>,
  found: ReturnType<Found['findingsOf']>,
): Mismatch | null {
  const named = (each: readonly { readonly clause: Clause; readonly period: string }[]): readonly string[] =>
    [...new Set(each.map(({ clause, period }) => `${clause} ${period}`))].toSorted();
  const compared = found.filter((one) => (only?.includes(one.clause) ?? true) && (state ?? one.state) === one.state);
  const [expected, there] = [named(are), named(compared)];
  return JSON.stringify(expected) === JSON.stringify(there) ? null : { expected, found: there };
}

function fileOf({ cases }: Found, label: string): CaseFile {
  const file = cases.get(label);
  if (!file) throw new Error(`no case ${label}`);
  return file;
}

function difference(
  wanted: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): Mismatch | null {
  const keys = Object.keys(wanted).filter((key) => wanted[key] !== found[key]);
  if (keys.length === 0) return null;
  const only = (of: Readonly<Record<string, unknown>>) => Object.fromEntries(keys.map((key) => [key, of[key]]));
  return { expected: only(wanted), found: only(found) };
}

/** The facts of a case with its deadline written as people write times. */
function written(facts: Readonly<Record<string, unknown>>, zone: string): Readonly<Record<string, unknown>> {
  const deadline = facts['deadline'];
  return typeof deadline === 'number' ? { ...facts, deadline: formatIso(deadline, zone) } : facts;
}

/** Points settled 1: unit and deadline stand while a unit is responsible, `closed` included. */
function caseFacts(file: CaseFile, nowMs: number) {
  const rows = rowsOf(file).case;
  return {
    stage: file.stage,
    unit: rows.unit,
    deadline: rows.dueAtMs,
    overdue: isOverdue(file, nowMs),
    reworks: rows.reworks,
    extensions: rows.extensions,
    returns: rows.returns,
  };
}

/** The duties of a kind that have ended, done or missed, in their order: whether each was on time. */
function endedDuties(file: CaseFile, kind: DutyKind): readonly boolean[] {
  if (kind !== 'handling')
    return file.hourDuties
      .filter((duty) => duty.kind === kind && (duty.state === 'done' || duty.state === 'missed'))
      .map(({ state }) => state === 'done');
  return file.tasks
    .filter(({ end, missedAtMs }) => end?.how === 'closed' || missedAtMs !== null)
    .map(
      ({ missedAtMs, feedbackAtMs, dueAtMs }) =>
        missedAtMs === null && feedbackAtMs !== null && dueAtMs !== null && feedbackAtMs <= dueAtMs,
    );
}

function dutyMismatch(wanted: Extract<Expectation, { expect: 'duty' }>, file: CaseFile): Mismatch | null {
  const ended = endedDuties(file, wanted.duty);
  const onTime = ended[wanted.turn - 1];
  if (onTime === undefined) return { expected: { turn: wanted.turn }, found: { ended: ended.length } };
  return wanted.onTime === undefined ? null : difference({ onTime: wanted.onTime }, { onTime });
}

function hazardMismatch(wanted: Extract<Expectation, { expect: 'hazard' }>, file: CaseFile): Mismatch | null {
  const { hazardNotifiedAtMs, hazardConfirmedAtMs } = rowsOf(file).case;
  const minutes = (atMs: number | null): number | null =>
    atMs === null || file.acceptedAtMs === null ? null : (atMs - file.acceptedAtMs) / 60_000;
  const found = { notifiedWithin: minutes(hazardNotifiedAtMs), acknowledgedWithin: minutes(hazardConfirmedAtMs) };
  const late = (['notifiedWithin', 'acknowledgedWithin'] as const).filter((key) => {
    const limit = wanted[key];
    const took = found[key];
    return limit !== undefined && (took === null || took > limit);
  });
  if (late.length === 0) return null;
  const only = (of: Readonly<Record<string, unknown>>) => Object.fromEntries(late.map((key) => [key, of[key]]));
  return { expected: only(wanted), found: only(found) };
}
