import type { FigureReadings, Figures } from '../assessment/figures.ts';
import type { Actor } from '../case/caseFile.ts';
import type { AmendmentCause, Evidence } from './finding.ts';
import type { Clause } from './rule.ts';

/** A span, units and kinds of cases for which nobody answers (台风停电…): two people sign it, and it edits no time. */
export type Exemption = {
  readonly fromMs: number;
  readonly toMs: number;
  /** Codes; an empty list: all. */
  readonly cells: readonly string[];
  readonly units: readonly string[];
  readonly categories: readonly string[];
  readonly reason: string;
  /** The number or title of the document behind it. */
  readonly document: string;
};

/** The items of a unit in the month's 12345 feed (R35, R39), counts by item. */
export type FeedItem = {
  readonly unit: string;
  readonly item: string;
  readonly kind: string;
  readonly count: number;
  readonly weight: number | null;
};

/** What the rules of rates read of a unit in a month: the tasks due, those of exempted periods left out. */
export type ClosedRates = { readonly due: number; readonly closed: number; readonly timely: number };

/**
 * Which rules of an ended month are evaluated: all; or, with `figures.graceDays`, first all but those of the closing rate,
 * and these after the days of grace (A3).
 */
export type ClosingPart = 'all' | 'atEnd' | 'afterGrace';

/**
 * What happens in accountability and belongs to no single case: it stands in the same hash-chained log with `case_id`
 * null. `finding` is the id of a finding: the sequence of the event that drew it.
 */
export type AccountabilityEventBody = {
  /**
   * A month has ended and its rules were evaluated (R26–R29, R33, R34); `month` as `2016-09`. `rates` by unit, as they
   * stood then: R27 and R28 count each month so.
   */
  monthClosed: {
    readonly month: string;
    readonly part: ClosingPart;
    readonly rates: Readonly<Record<string, ClosedRates>>;
  };
  findingDrawn: {
    readonly clause: Clause;
    readonly unit: string;
    readonly period: string;
    readonly caseId: number | null;
    readonly evidence: Evidence;
  };
  findingExtended: { readonly finding: number; readonly evidence: Evidence };
  findingAmended: {
    readonly finding: number;
    readonly because: AmendmentCause;
    readonly caseId: number | null;
    readonly note: string;
  };
  findingIssued: {
    readonly finding: number;
    readonly reason: string;
    readonly documentNumber: string;
    readonly replyDueAtMs: number | null;
  };
  findingDismissed: { readonly finding: number; readonly reason: string };
  findingMarkedMajor: { readonly finding: number; readonly grounds: string; readonly posts: readonly string[] };
  resultRecorded: { readonly finding: number; readonly result: string };
  /** R30: what the investigation after R28 or R29 has proven. */
  investigationConcluded: {
    readonly unit: string;
    readonly proven: 'inaction' | 'slow' | 'wrong' | 'none';
    readonly note: string | null;
  };
  /** The month's figures as of `asOfMs`, from the log up to `throughSequence`; `digest` over their canonical text. */
  monthFrozen: {
    readonly month: string;
    readonly asOfMs: number;
    readonly throughSequence: number;
    readonly readings: FigureReadings;
    readonly figures: Readonly<Record<string, Figures>>;
    readonly digest: string;
  };
  /** `exemption` is known by the sequence of this event; it holds once another person has signed. */
  exemptionProposed: Exemption;
  exemptionSigned: { readonly exemption: number };
  exemptionRefused: { readonly exemption: number; readonly reason: string };
  feedFrozen: { readonly month: string; readonly items: readonly FeedItem[]; readonly digest: string };
};

export type AccountabilityEventKind = keyof AccountabilityEventBody;

export const ACCOUNTABILITY_KINDS = [
  'monthClosed',
  'findingDrawn',
  'findingExtended',
  'findingAmended',
  'findingIssued',
  'findingDismissed',
  'findingMarkedMajor',
  'resultRecorded',
  'investigationConcluded',
  'monthFrozen',
  'exemptionProposed',
  'exemptionSigned',
  'exemptionRefused',
  'feedFrozen',
] as const satisfies readonly AccountabilityEventKind[];

export type NewAccountabilityEvent = {
  readonly [K in AccountabilityEventKind]: {
    readonly kind: K;
    readonly occurredAtMs: number;
    readonly by: Actor;
    readonly body: AccountabilityEventBody[K];
  };
}[AccountabilityEventKind];

export type AccountabilityEvent = NewAccountabilityEvent & {
  readonly sequence: number;
  readonly recordedAtMs: number;
};
