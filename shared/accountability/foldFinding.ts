import type { AccountabilityEvent, AccountabilityEventKind } from './accountabilityEvent.ts';
import type { Finding } from './finding.ts';

/** The events that make up the life of a finding. */
export type FindingEvent = Extract<AccountabilityEvent, { kind: FindingEventKind }>;
export type FindingEventKind = Extract<
  AccountabilityEventKind,
  | 'findingDrawn'
  | 'findingExtended'
  | 'findingAmended'
  | 'findingIssued'
  | 'findingDismissed'
  | 'findingMarkedMajor'
  | 'resultRecorded'
>;

const KINDS: ReadonlySet<string> = new Set<FindingEventKind>([
  'findingDrawn',
  'findingExtended',
  'findingAmended',
  'findingIssued',
  'findingDismissed',
  'findingMarkedMajor',
  'resultRecorded',
]);

export function isFindingEvent(event: AccountabilityEvent): event is FindingEvent {
  return KINDS.has(event.kind);
}

/** The id of the finding that an event belongs to: the sequence of the event that drew it. */
export function findingIdOf(event: FindingEvent): number {
  return event.kind === 'findingDrawn' ? event.sequence : event.body.finding;
}

/**
 * Folds one event into a finding (null: before it was drawn). Pure; evidence never changes, later facts stand beside it.
 * @throws {Error} when the event does not belong to this finding (a broken log).
 */
export function foldFinding(finding: Finding | null, event: FindingEvent): Finding {
  if (event.kind === 'findingDrawn') {
    if (finding !== null) throw new Error(`finding ${finding.id}: drawn a second time`);
    return drawn(event);
  }
  if (finding === null) throw new Error(`finding ${event.body.finding}: ${event.kind} before it was drawn`);
  const { occurredAtMs: atMs, by } = event;
  switch (event.kind) {
    case 'findingExtended':
      return { ...finding, extensions: [...finding.extensions, { atMs, evidence: event.body.evidence }] };
    case 'findingAmended': {
      const { because, caseId, note } = event.body;
      return { ...finding, amendments: [...finding.amendments, { atMs, because, caseId, note }] };
    }
    case 'findingIssued': {
      const { reason, documentNumber, replyDueAtMs } = event.body;
      return {
        ...finding,
        state: 'issued',
        decision: { state: 'issued', atMs, by, reason, documentNumber },
        replyDueAtMs,
      };
    }
    case 'findingDismissed': {
      const { reason } = event.body;
      const decision = { state: 'dismissed', atMs, by, reason, documentNumber: null } as const;
      return { ...finding, state: 'dismissed', decision };
    }
    case 'findingMarkedMajor':
      return { ...finding, major: { atMs, by, grounds: event.body.grounds, posts: event.body.posts } };
    case 'resultRecorded':
      return { ...finding, result: { atMs, text: event.body.result } };
  }
}

function drawn({ sequence, occurredAtMs, body }: Extract<FindingEvent, { kind: 'findingDrawn' }>): Finding {
  const { clause, unit, period, caseId, evidence } = body;
  return {
    id: sequence,
    clause,
    unit,
    period,
    caseId,
    drawnAtMs: occurredAtMs,
    evidence,
    extensions: [],
    amendments: [],
    state: 'proposed',
    decision: null,
    major: null,
    replyDueAtMs: null,
    result: null,
  };
}
