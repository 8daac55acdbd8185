import { NO_FIGURES } from '../assessment/figures.ts';
import type { Figures } from '../assessment/figures.ts';
import type { CaseFile, DutyKind } from '../case/caseFile.ts';
import { isOpen, isOverdue } from '../case/caseFile.ts';
import { rowsOf } from '../case/rows.ts';
import type { Settings } from '../setting/setting.ts';
import { formatIso } from '../time/zone.ts';
import type { Expectation, ListName } from './step.ts';

/** What there is to compare with at the time of a line: the cases by label, and what only the store can count. */
export type Found = {
  readonly nowMs: number;
  readonly zone: string;
  readonly settings: Settings;
  readonly cases: ReadonlyMap<string, CaseFile>;
  readonly figuresOf: (unit: string, period: string) => Figures | undefined;
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
      const counted = found.figuresOf(expectation.unit, expectation.period) ?? NO_FIGURES;
      return difference(expectation.figures, counted);
    }
    case 'list': {
      const listed = [...found.cases].filter(([, file]) => isListed(expectation.list, file, found)).map(([one]) => one);
      const wanted = [...new Set(expectation.cases)].toSorted();
      const same = JSON.stringify(wanted) === JSON.stringify(listed.toSorted());
      return same ? null : { expected: wanted, found: listed.toSorted() };
    }
    case 'hazard':
      return hazardMismatch(expectation, fileOf(found, expectation.case));
    case 'meeting':
      return difference({ held: expectation.held }, { held: found.isHeld(expectation.quarter) });
    case 'log':
      return difference({ verified: expectation.verified }, { verified: found.isVerified() });
  }
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

function isListed(list: ListName, file: CaseFile, { nowMs, settings }: Found): boolean {
  switch (list) {
    case 'overdue':
      return isOverdue(file, nowMs);
    case 'observation':
      return file.stage === 'observation';
    case 'supervisionCandidates': {
      const reworks = file.checks.filter(({ result }) => result === 'fail').length;
      const often = isOpen(file.stage) && reworks >= settings['supervision.reworks'];
      return file.supervision === null && (often || isOverdue(file, nowMs));
    }
    case 'designationCandidates': {
      const returned = file.tasks.filter(({ end }) => end?.how === 'returned').map(({ unit }) => unit);
      const designated = file.tasks.some(({ designation }) => designation !== null);
      return file.stage === 'dispatch' && !designated && new Set(returned).size >= settings['designation.returns'];
    }
    case 'unacknowledgedHazards': {
      const confirmed = file.hazardNotices.some(({ confirmedAtMs }) => confirmedAtMs !== null);
      return file.hazard && file.acceptedAtMs !== null && isOpen(file.stage) && !confirmed;
    }
  }
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
