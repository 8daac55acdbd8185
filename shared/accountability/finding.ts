import type { Actor } from '../case/caseFile.ts';
import type { Figures } from '../assessment/figures.ts';
import type { Clause } from './rule.ts';

/** Proposed by the engine; a leader makes it a decision or dismisses it, each with a reason. */
export type FindingState = 'proposed' | 'issued' | 'dismissed';

/** What part a case has in the evidence of a finding. */
export type CaseRole =
  | 'timely'
  | 'late'
  | 'open'
  /** An overdue that A13 counts. */
  | 'counted'
  | 'reworked'
  | 'checkedOnly'
  /** The one case that a finding of a single case is about. */
  | 'subject'
  /** Due in an exempted period: in the other reading only. */
  | 'exempt';

/** The number that met the line: a rate of whole numbers, a count, or a judgement in words (R30, R31, R36–R38, R40). */
export type Measured =
  | { readonly kind: 'rate'; readonly part: number; readonly whole: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'judgement'; readonly words: string };

/** A month that counts towards R27 or R28, as it stood at its own end, with the line of that end in per cent. */
export type MonthRate = {
  readonly month: string;
  readonly part: number;
  readonly whole: number;
  readonly line: number;
};

/** Everything that a finding rests on, as it was when it was drawn; cases by id (invariant 9). */
export type Evidence = {
  readonly measured: Measured;
  /** The line in force, in per cent or pieces; null: a judgement. */
  readonly threshold: number | null;
  readonly cases: { readonly [R in CaseRole]?: readonly number[] };
  /** R27, R28. */
  readonly months: readonly MonthRate[];
  /** The figures of the unit in the period, where the rule reads them. */
  readonly figures: Partial<Figures>;
  /** The measure with the tasks of exempted periods counted after all; null: none was exempted. */
  readonly withExempt: Measured | null;
  /** An extension of R25: its cases come to those of before, so that each event of a long month writes little. */
  readonly adds?: true;
};

/** Why the facts under a finding are seen otherwise later; the finding stays, the amendment stands beside it. */
export type AmendmentCause =
  'void' | 'cause' | 'appeal' | 'entry' | 'extension' | 'observation' | 'amendment' | 'ruling' | 'exemption';

export type Amendment = {
  readonly atMs: number;
  readonly because: AmendmentCause;
  readonly caseId: number | null;
  /** In words: what is seen otherwise, and since when. */
  readonly note: string;
};

export type Decision = {
  readonly state: 'issued' | 'dismissed';
  readonly atMs: number;
  readonly by: Actor;
  readonly reason: string;
  /** The number of the circular, report or notice; null when dismissed. */
  readonly documentNumber: string | null;
};

/** One finding about one unit; known by clause, unit and period. */
export type Finding = {
  /** The sequence of the event that drew it. */
  readonly id: number;
  readonly clause: Clause;
  readonly unit: string;
  /** `2016-09`, `2016`, or the number of the case. */
  readonly period: string;
  readonly caseId: number | null;
  readonly drawnAtMs: number;
  readonly evidence: Evidence;
  /** Later months or reworks that extend it (A17), each with the evidence as it then stood. */
  readonly extensions: readonly { readonly atMs: number; readonly evidence: Evidence }[];
  readonly amendments: readonly Amendment[];
  readonly state: FindingState;
  readonly decision: Decision | null;
  /** A31: only then R39 and R40 follow. `posts`: the persons by post, never by name or identity number. */
  readonly major: {
    readonly atMs: number;
    readonly by: Actor;
    readonly grounds: string;
    readonly posts: readonly string[];
  } | null;
  /** When the written reply is due (R23, R36 …); null: none is asked for, or not yet issued. */
  readonly replyDueAtMs: number | null;
  readonly result: { readonly atMs: number; readonly text: string } | null;
};

/**
 * What the document of a finding rests on: of an issued one the evidence as it stood at its issue, for what is signed and
 * sent changes no more; until then as it stands now.
 */
export function evidenceOfNotice(finding: Finding): Evidence {
  const { state, decision, evidence, extensions } = finding;
  if (state !== 'issued' || decision === null) return evidenceNow(finding);
  return standing(
    evidence,
    extensions.filter(({ atMs }) => atMs <= decision.atMs),
  );
}

/** The evidence as it stands after the last extension. */
export function evidenceNow({ evidence, extensions }: Pick<Finding, 'evidence' | 'extensions'>): Evidence {
  return standing(evidence, extensions);
}

function standing(first: Evidence, extensions: Finding['extensions']): Evidence {
  let now = first;
  for (const { evidence } of extensions)
    now = evidence.adds ? { ...evidence, cases: together(now.cases, evidence.cases) } : evidence;
  return now;
}

function together(before: Evidence['cases'], added: Evidence['cases']): Evidence['cases'] {
  const roles = Object.keys({ ...before, ...added }) as CaseRole[];
  return Object.fromEntries(
    roles.map((role) => [
      role,
      [...new Set([...(before[role] ?? []), ...(added[role] ?? [])])].toSorted((a, b) => a - b),
    ]),
  );
}
