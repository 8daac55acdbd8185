import type { AccountabilityEvent, ClosingPart } from './accountabilityEvent.ts';
import type { CaseRole, Evidence, Finding, FindingState } from './finding.ts';
import type { Clause } from './rule.ts';

/** A finding as lists ask for it; `body` is the whole finding as JSON. */
export type StoredFinding = {
  readonly id: number;
  readonly clause: Clause;
  readonly unit: string;
  readonly period: string;
  readonly caseId: number | null;
  readonly drawnAtMs: number;
  readonly state: FindingState;
  readonly decidedAtMs: number | null;
  readonly documentNumber: string | null;
  readonly replyDueAtMs: number | null;
  readonly replied: 0 | 1;
  readonly major: 0 | 1;
  readonly body: string;
};

export type StoredFindingCase = { readonly caseId: number; readonly finding: number; readonly role: CaseRole };

export type StoredClosedMonth = {
  readonly month: string;
  readonly part: ClosingPart;
  readonly sequence: number;
  readonly rates: string;
};

export type StoredFrozenMonth = {
  readonly month: string;
  readonly sequence: number;
  readonly asOfMs: number;
  readonly throughSequence: number;
  readonly frozenAtMs: number;
  readonly seat: string;
  readonly readings: string;
  readonly figures: string;
  readonly digest: string;
};

export type StoredExemption = {
  readonly id: number;
  readonly state: 'proposed' | 'signed' | 'refused';
  readonly fromMs: number;
  readonly toMs: number;
  readonly body: string;
  readonly proposedAtMs: number;
  readonly proposedBy: string;
  readonly decidedAtMs: number | null;
  readonly decidedBy: string | null;
  readonly refusal: string | null;
};

export type StoredFeed = {
  readonly month: string;
  readonly sequence: number;
  readonly frozenAtMs: number;
  readonly seat: string;
  readonly items: string;
  readonly digest: string;
};

type Of<K extends AccountabilityEvent['kind']> = Extract<AccountabilityEvent, { kind: K }>;

export function findingRow(finding: Finding): StoredFinding {
  const { id, clause, unit, period, caseId, drawnAtMs, state, decision, replyDueAtMs, result, major } = finding;
  return {
    id,
    clause,
    unit,
    period,
    caseId,
    drawnAtMs,
    state,
    decidedAtMs: decision?.atMs ?? null,
    documentNumber: decision?.documentNumber ?? null,
    replyDueAtMs,
    replied: result === null ? 0 : 1,
    major: major === null ? 0 : 1,
    body: JSON.stringify(finding),
  };
}

export function findingCaseRows(finding: number, evidence: Evidence): readonly StoredFindingCase[] {
  return Object.entries(evidence.cases).flatMap(([role, ids]) =>
    ids.map((caseId) => ({ caseId, finding, role: role as CaseRole })),
  );
}

export function closedMonthRow({ sequence, body }: Of<'monthClosed'>): StoredClosedMonth {
  const { month, part, rates } = body;
  return { month, part, sequence, rates: JSON.stringify(rates) };
}

export function frozenMonthRow({ sequence, occurredAtMs, by, body }: Of<'monthFrozen'>): StoredFrozenMonth {
  const { month, asOfMs, throughSequence, readings, figures, digest } = body;
  return {
    month,
    sequence,
    asOfMs,
    throughSequence,
    frozenAtMs: occurredAtMs,
    seat: by.seat,
    readings: JSON.stringify(readings),
    figures: JSON.stringify(figures),
    digest,
  };
}

export function exemptionRow({ sequence: id, occurredAtMs, by, body }: Of<'exemptionProposed'>): StoredExemption {
  return {
    id,
    state: 'proposed',
    fromMs: body.fromMs,
    toMs: body.toMs,
    body: JSON.stringify(body),
    proposedAtMs: occurredAtMs,
    proposedBy: by.seat,
    decidedAtMs: null,
    decidedBy: null,
    refusal: null,
  };
}

/** What the second person decided about an exempted period. */
export function decidedExemption(
  row: StoredExemption,
  event: Of<'exemptionSigned'> | Of<'exemptionRefused'>,
): StoredExemption {
  return {
    ...row,
    state: event.kind === 'exemptionSigned' ? 'signed' : 'refused',
    decidedAtMs: event.occurredAtMs,
    decidedBy: event.by.seat,
    refusal: event.kind === 'exemptionRefused' ? event.body.reason : null,
  };
}

export function feedRow({ sequence, occurredAtMs, by, body }: Of<'feedFrozen'>): StoredFeed {
  const { month, items, digest } = body;
  return { month, sequence, frozenAtMs: occurredAtMs, seat: by.seat, items: JSON.stringify(items), digest };
}
