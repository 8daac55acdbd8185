import type { ClockKind, LimitBasis } from '../deadline/clock.ts';
import type { Actor, Cause, DutyKind, JudgedKind, Severity, Source, TaskLimit } from './caseFile.ts';
import type { WithPhotos } from './photo.ts';

/** New facts of an amendment; only the named ones change. */
export type Amendment = {
  readonly category?: string;
  readonly condition?: string | null;
  readonly description?: string;
  readonly address?: string | null;
  readonly lat?: number | null;
  readonly lng?: number | null;
  readonly cell?: string | null;
  readonly hazard?: boolean;
};

/** How a handling clock starts or goes on: the limit behind it (null: an explicit date), its clock, and what it gives. */
export type ClockStart = {
  readonly limit: TaskLimit | null;
  readonly clock: ClockKind;
  readonly basis: LimitBasis;
  readonly dueAtMs: number;
};

/**
 * What each event of a case says. Every computed value (a deadline, the end of an hour) stands in the event, so that
 * folding needs neither rules nor calendar. Personal data never stand here: `reporter` is a reference and a keyed digest.
 */
export type EventBody = {
  reported: WithPhotos & {
    readonly number: string;
    readonly source: Source;
    readonly category: string;
    readonly condition: string | null;
    readonly description: string;
    readonly address: string | null;
    readonly lat: number | null;
    readonly lng: number | null;
    readonly cell: string | null;
    readonly hazard: boolean;
    readonly reporter: { readonly ref: string; readonly digest: string } | null;
    readonly dutyDueAtMs: number;
  };
  verificationRequested: Record<never, never>;
  verificationRecorded: WithPhotos & {
    readonly result: 'exists' | 'absent' | 'unable';
    readonly note: string | null;
    readonly dutyDueAtMs: number;
  };
  accepted: { readonly hazard: boolean; readonly dutyDueAtMs: number };
  declined: { readonly reason: string };
  duplicateLinked: { readonly of: number; readonly ofNumber: string; readonly note: string | null };
  voided: { readonly reason: string };
  amended: {
    readonly changes: Amendment;
    readonly reason: string;
    /** The limit that would have held from the same dispatch; null: the deadline stays. */
    readonly limit: {
      readonly limit: TaskLimit;
      readonly clock: ClockKind;
      readonly basis: LimitBasis;
      readonly dueAtMs: number;
    } | null;
  };
  hazardNotified: { readonly unit: string; readonly channel: string; readonly note: string | null };
  /** Without unit: a desk heard the alarm, the sound ends. With unit: its confirmation. */
  hazardAcknowledged: { readonly unit: string | null; readonly channel: string | null };
  dispatched: {
    readonly task: number;
    readonly unit: string;
    readonly designation: { readonly cooperating: readonly string[]; readonly basis: string } | null;
    /** The earlier task of the same unit that this one continues. */
    readonly continues: number | null;
    readonly limit: TaskLimit | null;
    readonly clock: ClockKind;
    /** Null with `handling.start` = `signOff`, until signed. */
    readonly basis: LimitBasis | null;
    readonly dueAtMs: number | null;
    readonly dutyDueAtMs: number;
  };
  recalled: { readonly reason: string; readonly dutyDueAtMs: number };
  /** `start` is set where the handling clock starts with the sign-off (A16, option), by the facts of that moment. */
  signedOff: { readonly start: ClockStart | null };
  returned: { readonly reason: string; readonly dutyDueAtMs: number };
  returnRuled: {
    readonly task: number;
    readonly unit: string;
    readonly justified: boolean;
    readonly note: string | null;
  };
  extensionRequested: { readonly untilMs: number; readonly reason: string };
  extensionDecided: { readonly approve: boolean; readonly note: string | null };
  observationSubmitted: {
    readonly process: string;
    readonly plan: string;
    readonly enforcement: string;
    readonly expectedAtMs: number;
  };
  observationDecided: { readonly approve: boolean; readonly note: string | null };
  urged: { readonly note: string };
  explained: WithPhotos & { readonly text: string };
  fedBack: WithPhotos & {
    readonly result: string;
    /** From `signOff` the unit signs at that moment; `start` as in `signedOff`. */
    readonly start: ClockStart | null;
    readonly dutyDueAtMs: number;
  };
  /** `resume` is set by a failed check: the deadline in force from now on (null: the task has none). */
  checked: WithPhotos & {
    readonly result: 'pass' | 'fail' | 'unable';
    readonly note: string | null;
    readonly resume: { readonly basis: LimitBasis; readonly dueAtMs: number } | null;
  };
  reopened: { readonly reason: string; readonly dutyDueAtMs: number };
  supervised: { readonly reason: string; readonly requirement: string; readonly replyByMs: number };
  /** About the latest missed handling limit; both null: only hours of the centre or of a sign-off were missed. */
  causeAttributed: {
    readonly cause: Cause;
    readonly reason: string;
    readonly task: number | null;
    readonly missedAtMs: number | null;
  };
  judged: {
    readonly unit: string;
    readonly kind: JudgedKind;
    readonly severity: Severity;
    readonly note: string;
  };
  appealed: {
    readonly unit: string;
    readonly task: number;
    readonly missedAtMs: number;
    readonly grounds: string;
  };
  appealReviewed: { readonly reviewer: 1 | 2; readonly uphold: boolean; readonly note: string | null };
  /** Written by the host's clock when a limit ended before now (A13, A14). */
  limitMissed: { readonly duty: DutyKind; readonly task: number | null; readonly dueAtMs: number };
  /** The recorded miss no longer holds: an entry by its time of occurrence, a late approval, an amended limit. The first record stays. */
  missCorrected: {
    readonly duty: DutyKind;
    readonly task: number | null;
    readonly dueAtMs: number;
    readonly because: 'entry' | 'extension' | 'observation' | 'amendment';
  };
  deadlineRecomputed: {
    readonly task: number;
    readonly oldDueAtMs: number;
    readonly newDueAtMs: number;
    readonly notice: string;
  };
  imported: {
    readonly number: string;
    readonly source: Source;
    readonly category: string;
    readonly description: string;
    readonly address: string | null;
    readonly lat: number | null;
    readonly lng: number | null;
    readonly cell: string | null;
    readonly batch: number;
    readonly flags: readonly string[];
  };
  /** No source holds the time of dispatch: the time of the report stands for it, marked as imported. */
  importedDispatch: {
    readonly task: number;
    readonly unit: string;
    readonly dispatchedAtMs: number;
    readonly dueAtMs: number | null;
  };
  /** A later export names another deadline. */
  importedDeadline: { readonly task: number; readonly dueAtMs: number | null };
  /** `known` false: the source says closed without saying when; the event then stands at the time of the import. */
  importedClosing: { readonly known: boolean; readonly onTime: boolean | null };
};

export type EventKind = keyof EventBody;

/** What `decide` returns: the fact and when it happened. */
export type NewEvent = {
  readonly [K in EventKind]: {
    readonly kind: K;
    readonly occurredAtMs: number;
    readonly by: Actor;
    /** In words, for an act that a seat enters for another party (`occurredAt` differs from the time of writing). */
    readonly evidence: string | null;
    readonly body: EventBody[K];
  };
}[EventKind];

/** An event as it stands in the log: `recordedAtMs` is when the host wrote it ("as of" and freezing use it). */
export type CaseEvent = NewEvent & {
  readonly caseId: number;
  readonly revision: number;
  readonly recordedAtMs: number;
};

/** As of when an event is known: when it was written; imported history stood in the source when it happened (A30). */
export function knownAtMs(event: Pick<CaseEvent, 'by' | 'occurredAtMs' | 'recordedAtMs'>): number {
  return event.by.party === 'import' ? event.occurredAtMs : event.recordedAtMs;
}
