import type { Actor, Cause, JudgedKind, Severity, Source } from './caseFile.ts';
import type { WithPhotos } from './photo.ts';

/** An instant in epoch milliseconds, whole seconds; written as ISO 8601 with offset where strangers speak. */
export type Instant = number;

/** The fields of each command by its name in the scenario language, times parsed to instants. */
export type CommandFields = {
  report: WithPhotos & {
    readonly source: Source;
    readonly category: string;
    readonly condition?: string | undefined;
    readonly description: string;
    readonly lat?: number | undefined;
    readonly lng?: number | undefined;
    readonly address?: string | undefined;
    readonly hazard?: boolean | undefined;
    /** Kept apart from the log, encrypted; never part of a scenario. */
    readonly reporter?: { readonly name?: string | undefined; readonly telephone?: string | undefined } | undefined;
  };
  requestVerification: Record<never, never>;
  recordVerification: WithPhotos & {
    readonly result: 'exists' | 'absent' | 'unable';
    readonly note?: string | undefined;
  };
  accept: { readonly hazard?: boolean | undefined };
  decline: { readonly reason: string };
  /** `of` is the number of the first case, in a scenario its label. */
  linkDuplicate: { readonly of: string; readonly note?: string | undefined };
  void: { readonly reason: string };
  amend: {
    readonly category?: string | undefined;
    readonly condition?: string | undefined;
    readonly description?: string | undefined;
    readonly address?: string | undefined;
    readonly lat?: number | undefined;
    readonly lng?: number | undefined;
    readonly hazard?: boolean | undefined;
    readonly reason: string;
  };
  notifyHazard: { readonly unit: string; readonly channel: string; readonly note?: string | undefined };
  acknowledgeHazard: { readonly unit?: string | undefined; readonly channel?: string | undefined };
  dispatch: { readonly unit: string; readonly until?: Instant | undefined };
  designate: { readonly lead: string; readonly cooperating: readonly string[]; readonly basis: string };
  recall: { readonly reason: string };
  signOff: Record<never, never>;
  return: { readonly reason: string };
  ruleReturn: { readonly unit: string; readonly justified: boolean; readonly note?: string | undefined };
  requestExtension: { readonly until: Instant; readonly reason: string };
  decideExtension: { readonly approve: boolean; readonly note?: string | undefined };
  submitObservation: {
    readonly process: string;
    readonly plan: string;
    readonly enforcement: string;
    readonly expectedAt: Instant;
  };
  decideObservation: { readonly approve: boolean; readonly note?: string | undefined };
  urge: { readonly note: string };
  explain: WithPhotos & { readonly text: string };
  feedback: WithPhotos & { readonly result: string };
  recordCheck: WithPhotos & { readonly result: 'pass' | 'fail' | 'unable'; readonly note?: string | undefined };
  reopen: { readonly reason: string };
  supervise: { readonly reason: string; readonly requirement: string; readonly replyBy: Instant };
  attributeCause: { readonly cause: Cause; readonly reason: string };
  judge: {
    readonly unit?: string | undefined;
    readonly kind: JudgedKind;
    readonly severity: Severity;
    readonly note: string;
  };
  appeal: { readonly grounds: string };
  reviewAppeal: { readonly reviewer: 1 | 2; readonly uphold: boolean; readonly note?: string | undefined };
};

export type CommandName = keyof CommandFields;

/** One command on one case; `occurredAt` with `evidence` when a seat enters another party's act later. */
export type Command = {
  readonly [K in CommandName]: {
    readonly do: K;
    readonly by: Actor;
    readonly occurredAt: Instant | null;
    readonly evidence: string | null;
    readonly fields: CommandFields[K];
  };
}[CommandName];

/** Why a command was refused: a code for programs, a sentence that says what to do for people. */
export type Rejection = {
  readonly code: RejectionCode;
  readonly message: string;
  /** The field that is wrong by itself, as the command names it. */
  readonly field?: string;
};

export type RejectionCode =
  | 'invalidField'
  | 'wrongParty'
  | 'wrongStage'
  | 'notResponsible'
  | 'unknownCategory'
  | 'unknownCondition'
  | 'unknownUnit'
  | 'unknownCase'
  | 'unknownPhoto'
  | 'noLimit'
  | 'conditionNeeded'
  | 'deadlinePassed'
  | 'notInFuture'
  | 'untilNotLater'
  | 'reasonTooShort'
  | 'requestWaiting'
  | 'nothingWaiting'
  | 'dateHasPassed'
  | 'extensionsUsedUp'
  | 'extensionNeeded'
  | 'nothingToAmend'
  | 'amendedIntoPast'
  | 'notHazard'
  | 'notNotified'
  | 'noReturnToRule'
  | 'reopenTooLate'
  | 'reopenedBefore'
  | 'linkedToItself'
  | 'nothingMissed'
  | 'unitNeeded'
  | 'appealedBefore'
  | 'appealTooLate'
  | 'noAppeal'
  | 'reviewedBefore'
  | 'sameReviewer'
  | 'occurredAtNotAllowed'
  | 'occurredInFuture'
  | 'occurredBeforePrevious'
  | 'occurredTooLongAgo'
  | 'evidenceMissing'
  | 'noFinding'
  | 'notProposed'
  | 'notIssued'
  | 'dismissedBefore'
  | 'markedBefore'
  | 'periodRunning'
  | 'frozenBefore'
  | 'nothingToFreeze'
  | 'noExemption'
  | 'decidedBefore'
  | 'samePerson'
  | 'wrongSpan'
  | 'notBackwards'
  | 'conflict';
