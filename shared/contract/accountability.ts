import type { AccountabilityCommand, AccountabilityCommandName } from '../accountability/accountabilityCommand.ts';
import type { Exemption, FeedItem } from '../accountability/accountabilityEvent.ts';
import type { CaseRole, Finding, FindingState } from '../accountability/finding.ts';
import type { Clause, LadderStep } from '../accountability/rule.ts';
import type { Rejection } from '../case/command.ts';
import type { Stage } from '../case/caseFile.ts';
import type { Lamp } from './wall.ts';

/** A finding as a list shows it. `measure`: the number in words, `79 / 92 = 85.87%`. */
export type FindingRow = {
  readonly id: number;
  readonly clause: Clause;
  readonly unit: string;
  readonly unitName: string;
  readonly period: string;
  readonly caseId: number | null;
  readonly title: string;
  readonly measure: string;
  readonly consequence: string;
  readonly step: LadderStep;
  readonly drawnAtMs: number;
  readonly state: FindingState;
  readonly decidedAtMs: number | null;
  readonly documentNumber: string | null;
  readonly amended: boolean;
  readonly major: boolean;
  readonly replyDueAtMs: number | null;
  readonly replied: boolean;
};

/** A case of the evidence as it stands now. */
export type EvidenceCase = {
  readonly id: number;
  readonly number: string;
  readonly role: CaseRole;
  readonly categoryName: string;
  readonly address: string | null;
  readonly stage: Stage;
  readonly lamp: Lamp;
  readonly dueAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly reworks: number;
};

/** A notice as it would print (GB/T 9704), and where its DOCX lies. */
export type NoticeView = {
  /** 通报, 告知书, 情况反馈 … */
  readonly kind: string;
  readonly issuer: string;
  /** Empty as long as it is not issued. */
  readonly documentNumber: string;
  /** 未认定, 不予认定 or 试算; null: issued. */
  readonly mark: string | null;
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  /** The cases behind it; null: the text names the only one. */
  readonly annex: NoticeAnnex | null;
  readonly copies: readonly string[];
  readonly date: string;
  /** The path of the DOCX at this host. */
  readonly href: string;
};

/** The list of cases behind a notice: a row of headings, and a row a case. */
export type NoticeAnnex = {
  readonly title: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** `accountability.finding`. */
export type FindingView = {
  readonly sequence: number;
  readonly nowMs: number;
  readonly finding: Finding;
  readonly row: FindingRow;
  readonly article: string;
  readonly text: string;
  /** 79 × 100 = 7900 < 90 × 92 = 8280；到线须 83 件，差 4 件。 */
  readonly arithmetic: readonly string[];
  /** The measure of the same unit and period as it is now, where it differs from the evidence. */
  readonly liveMeasure: string | null;
  readonly cases: readonly EvidenceCase[];
  readonly caseCount: number;
  readonly notice: NoticeView;
  /** What was issued about the unit this year. */
  readonly earlier: readonly FindingRow[];
  readonly replyDays: number | null;
};

/** One step of the ladder: how many stand on it in the period and in the year. */
export type LadderCount = {
  readonly step: LadderStep;
  readonly name: string;
  readonly note: string;
  readonly period: number;
  readonly proposed: number;
  readonly year: number;
};

/** How far a unit is from a line, and what decides it. `share`: of the line used up, 0 to 1 and above. */
export type RadarCell = {
  readonly clause: Clause;
  readonly state: 'crossed' | 'near' | 'clear' | 'none';
  readonly part: number | null;
  readonly whole: number | null;
  readonly count: number | null;
  readonly threshold: number;
  readonly share: number;
  /** 还需按时结案 3 件可达 90%; 再有 1 件返工即触发. */
  readonly words: string;
  readonly short: string;
  /** The open cases that decide it. */
  readonly cases: readonly number[];
  readonly forecast: Forecast | null;
};

/** The period's end as expected from the unit's own past, with the range that holds four times of five. */
export type Forecast = { readonly low: number; readonly expected: number; readonly high: number };

export type RadarRow = {
  readonly unit: string;
  readonly unitName: string;
  readonly cells: readonly RadarCell[];
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
  readonly city: {
    readonly due: number;
    readonly closed: number;
    readonly timely: number;
    readonly reworked: number;
    readonly checked: number;
  };
  readonly findings: readonly FindingRow[];
  readonly ladder: readonly LadderCount[];
  readonly replies: readonly FindingRow[];
  readonly exemptions: readonly ExemptionView[];
  readonly appeals: readonly AppealRow[];
};

/** `accountability.radar`: apart, since it takes longer than the page. */
export type RadarView = {
  readonly nowMs: number;
  readonly month: string;
  readonly clauses: readonly Clause[];
  readonly rows: readonly RadarRow[];
  /** The method in words. */
  readonly method: string;
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

/** `accountability.tryOut`: a change tried on past months before it is adopted. */
export type TriedChange =
  | { readonly kind: 'setting'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'day'; readonly day: string; readonly off: boolean }
  | {
      readonly kind: 'limit';
      readonly category: string;
      readonly condition: string | null;
      readonly amount: number;
      readonly per: string;
    };

export type TryOutRow = {
  readonly unit: string;
  readonly unitName: string;
  readonly month: string;
  readonly before: {
    readonly due: number;
    readonly closed: number;
    readonly timely: number;
    readonly reworked: number;
    readonly checked: number;
  };
  readonly after: {
    readonly due: number;
    readonly closed: number;
    readonly timely: number;
    readonly reworked: number;
    readonly checked: number;
  };
};
export type TryOutView = {
  readonly change: TriedChange;
  readonly months: readonly string[];
  readonly rows: readonly TryOutRow[];
  readonly findingsGone: readonly {
    readonly clause: Clause;
    readonly unit: string;
    readonly unitName: string;
    readonly period: string;
  }[];
  readonly findingsNew: readonly {
    readonly clause: Clause;
    readonly unit: string;
    readonly unitName: string;
    readonly period: string;
  }[];
  /** What the trial cannot know, in words. */
  readonly limits: readonly string[];
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

/** The issued findings that the wall may show (never proposals, unless `wall.showProposals`). */
export type WallFinding = {
  readonly id: number;
  readonly clause: Clause;
  readonly unitName: string;
  readonly period: string;
  readonly title: string;
  readonly measure: string;
  readonly step: LadderStep;
  readonly decidedAtMs: number | null;
  readonly documentNumber: string | null;
  /** False: 未认定. */
  readonly issued: boolean;
};

/** `wall.accountability`: the scene for issued findings, in the year that runs. */
export type WallAccountability = {
  readonly sequence: number;
  readonly nowMs: number;
  /** The running month, as `2026-11`. */
  readonly month: string;
  /** What was issued in the year, the newest decision first; before it the proposals, where the setting shows them. */
  readonly findings: readonly WallFinding[];
  /** How many were issued on each step, in the month and in the year, from the lowest step. */
  readonly ladder: readonly { readonly step: LadderStep; readonly month: number; readonly year: number }[];
};

/** The questions of the screens: `accountability.page` and so on, each with what it takes and answers. */
export type AccountabilityQueries = {
  readonly page: { readonly takes: { readonly period: string }; readonly answers: AccountabilityPage };
  /** Null: there is none of this id. */
  readonly finding: { readonly takes: { readonly id: number }; readonly answers: FindingView | null };
  readonly radar: { readonly takes: { readonly month: string }; readonly answers: RadarView };
  readonly feed: { readonly takes: { readonly month: string }; readonly answers: FeedView };
  readonly tryOut: {
    readonly takes: { readonly change: TriedChange; readonly fromMonth: string; readonly toMonth: string };
    readonly answers: TryOutView;
  };
};
