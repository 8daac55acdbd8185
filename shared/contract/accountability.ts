import type { AccountabilityCommand, AccountabilityCommandName } from '../accountability/accountabilityCommand.ts';
import type { Exemption, FeedItem } from '../accountability/accountabilityEvent.ts';
import type { LadderStep } from '../accountability/rule.ts';
import type { RateFigures } from '../assessment/figures.ts';
import type { Rejection } from '../case/command.ts';
import type { Locale } from '../locale/text.ts';
import type { HeldMeeting, QuarterStatus } from '../meeting/quarter.ts';
import type { FindingRow, FindingView } from './finding.ts';
import type { RadarView } from './radar.ts';
import type { TriedChange, TryOutView } from './tryOut.ts';

/** One step of the ladder: how many stand on it in the period and in the year. */
export type LadderCount = {
  readonly step: LadderStep;
  readonly name: string;
  readonly note: string;
  readonly period: number;
  readonly proposed: number;
  readonly year: number;
};

/** `accountability.page`: everything the page shows of a month or year at once. */
export type AccountabilityPage = {
  readonly sequence: number;
  readonly nowMs: number;
  readonly period: string;
  readonly asOfMs: number;
  readonly running: boolean;
  readonly trial: boolean;
  readonly effectiveFromMs: number;
  readonly bulletinAtMs: number;
  readonly frozen: boolean;
  readonly city: RateFigures;
  readonly findings: readonly FindingRow[];
  readonly ladder: readonly LadderCount[];
  readonly replies: readonly FindingRow[];
  readonly exemptions: readonly ExemptionView[];
  readonly appeals: readonly AppealRow[];
  /** R15: the quarter at the end of the period, or the running one. */
  readonly meeting: QuarterStatus & { readonly ended: boolean; readonly held: readonly HeldMeeting[] };
};

export type ExemptionView = Exemption & {
  readonly id: number;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
  readonly state: 'proposed' | 'signed' | 'refused';
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly tasks: number;
};

/** A contested lateness (A29 and the scenario's `appeal`). */
export type AppealRow = {
  readonly caseId: number;
  readonly number: string;
  readonly unit: string;
  readonly unitName: string;
  readonly grounds: string;
  readonly atMs: number;
  readonly reviews: readonly {
    readonly reviewer: 1 | 2;
    readonly seat: string;
    readonly uphold: boolean;
    readonly atMs: number;
  }[];
  readonly state: 'waiting' | 'upheld' | 'rejected';
};

/** `accountability.feed`: the month's items for 12345, and how they differ from the last frozen feed. */
export type FeedView = {
  readonly month: string;
  readonly items: readonly FeedItem[];
  readonly missingWeights: readonly string[];
  readonly changes: readonly {
    readonly unit: string;
    readonly item: string;
    readonly before: number | null;
    readonly now: number;
  }[];
  readonly frozen: { readonly atMs: number; readonly seat: string; readonly digest: string } | null;
  readonly digest: string;
  readonly honours: readonly HonoursLoss[];
};

/** R40: who loses eligibility, until when; posts and never identity numbers. */
export type HonoursLoss = {
  readonly unit: string;
  readonly unitName: string;
  readonly posts: readonly string[];
  readonly finding: number;
  readonly fromYear: number;
  readonly toYear: number;
};

/** `accountability.execute`: the same `commandId` again gets the first answer again. */
export type AccountabilityCall = { readonly commandId: string; readonly command: AccountabilityCommand };

export type AccountabilityAnswer =
  | {
      readonly kind: 'done';
      readonly do: AccountabilityCommandName;
      readonly sequence: number;
      readonly finding: number | null;
    }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** The questions of the screens: `accountability.page` and so on, each with what it takes and answers. */
export type AccountabilityQueries = {
  readonly page: { readonly takes: { readonly period: string }; readonly answers: AccountabilityPage };
  /** Null: there is none of this id. */
  readonly finding: { readonly takes: { readonly id: number }; readonly answers: FindingView | null };
  /** In the words of a language, Chinese where none is asked for. */
  readonly radar: {
    readonly takes: { readonly month: string; readonly locale?: Locale };
    readonly answers: RadarView;
  };
  readonly feed: { readonly takes: { readonly month: string }; readonly answers: FeedView };
  readonly tryOut: {
    readonly takes: { readonly change: TriedChange; readonly fromMonth: string; readonly toMonth: string };
    readonly answers: TryOutView;
  };
};
