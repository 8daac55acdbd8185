import type { FigureReadings, Figures } from '../assessment/figures.ts';
import type { Party } from '../case/caseFile.ts';
import type { UnitGroup } from '../unit/unit.ts';

/** `2026-11-24`, `2026-11`, `2026-Q4` or `2026`. */
export type PeriodKey = string;

/** Whose figures: one unit by code, a group, or the whole city. */
export type Scope =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'group'; readonly group: UnitGroup }
  | { readonly kind: 'city' };

/**
 * The readings that stand side by side (A1, A2, A6, A11, A13, `rework.limit`, exempted periods). `own` is the city's own by
 * its settings; an explanation shows it first, then each other one that can change the figure.
 */
export const READING_NAMES = [
  'own',
  'timelyAtFeedback',
  'timelyAtClose',
  'deadlineMonth',
  'dispatchMonth',
  'reportMonth',
  'observationLeaves',
  'observationCounts',
  'reworkOverChecked',
  'reworkOverDue',
  'reworkOverHandled',
  'explainedExcuses',
  'explainedCounts',
  'remainderAfterRework',
  'fullLimitAfterRework',
  'withoutExempt',
] as const;
export type ReadingName = (typeof READING_NAMES)[number];

/** Counts beyond those of the scenario language, of one scope in one period. */
export type MoreFigures = {
  /** Handled (反馈) in the period: the third base of A11. */
  readonly handled: number;
  readonly returnedJustified: number;
  readonly returnedUnjustified: number;
  /** Under observation at the cut-off. */
  readonly observed: number;
  readonly supervised: number;
  readonly designated: number;
  /** A27: cases in which the unit cooperates. */
  readonly cooperating: number;
  /** Overdues that A13 counts (R25). */
  readonly countedOverdues: number;
  /** Of the due: those of exempted periods, shown apart. The rules and the reading `withoutExempt` leave them out. */
  readonly exemptDue: number;
  readonly exemptClosed: number;
  readonly exemptTimely: number;
  /** Lateness that two reviewers took back. */
  readonly corrected: number;
  /** Entries that a seat made on the unit's behalf with a time of occurrence. */
  readonly entered: number;
  readonly provisional: number;
};

export type AllFigures = Figures & MoreFigures;
/** A figure that opens to its explanation; the centre's own duties belong to the city. */
export type FigureName =
  keyof AllFigures | 'closingRate' | 'timelyRate' | 'reworkRate' | 'signOffRate' | CentreDuty['duty'];

/** The base of 返工率 after A11: which of the figures divides. */
export type ReworkBase = 'checked' | 'due' | 'handled';

/** The rank of A29: within the group; null: nothing was due. */
export type Rank = { readonly rank: number; readonly of: number } | null;

export type UnitFigures = {
  readonly unit: string;
  readonly name: string;
  readonly group: UnitGroup;
  readonly figures: AllFigures;
  readonly rank: Rank;
  /** The span before (环比) and the same a year before (同比), over the same number of elapsed days; null: no data then. */
  readonly previous: AllFigures | null;
  readonly yearBefore: AllFigures | null;
};

/** One duty of the centre itself (R1, R2, R4, R11): ended in the period, done or missed; of them on time. */
export type CentreDuty = {
  readonly duty: 'acceptance' | 'acceptanceVerified' | 'dispatch' | 'check';
  readonly clause: 'R1' | 'R2' | 'R4' | 'R11';
  readonly due: number;
  readonly timely: number;
};

/** How many acts with a time of occurrence a seat has entered for a party; `unit` null: for one that is no linked unit. */
export type EnteredCount = {
  readonly seat: string;
  readonly party: Party;
  readonly unit: string | null;
  readonly count: number;
};

/** A lasting record of a month: its figures cannot change any more; `digest` proves them. */
export type FrozenMark = {
  readonly month: string;
  readonly asOfMs: number;
  readonly frozenAtMs: number;
  readonly seat: string;
  readonly digest: string;
};

/** `assessment.table`: every unit, group and the city in one period. */
export type AssessmentTable = {
  readonly period: PeriodKey;
  readonly fromMs: number;
  readonly toMs: number;
  readonly asOfMs: number;
  /** The log's end at the time of the answer. */
  readonly sequence: number;
  /** The period still runs. */
  readonly running: boolean;
  /** Before the product or before the rules took effect: shown, but nothing is drawn from it (A30). */
  readonly trial: boolean;
  readonly readings: FigureReadings;
  readonly reworkBase: ReworkBase;
  readonly lines: {
    readonly closing: number;
    readonly timely: number;
    readonly yearTimely: number;
    readonly rework: number;
  };
  readonly units: readonly UnitFigures[];
  readonly groups: readonly { readonly group: UnitGroup; readonly figures: AllFigures }[];
  readonly city: {
    readonly figures: AllFigures;
    readonly previous: AllFigures | null;
    readonly yearBefore: AllFigures | null;
  };
  readonly centre: readonly CentreDuty[];
  readonly entries: readonly EnteredCount[];
  readonly frozen: FrozenMark | null;
  /** The frozen values by unit, beside the live ones. */
  readonly frozenFigures: Readonly<Record<string, Figures>> | null;
};

/** `assessment.trend`: the months up to the period's, oldest first. */
export type TrendPoint = { readonly month: string; readonly figures: AllFigures };
export type UnitTrend = { readonly unit: string; readonly name: string; readonly points: readonly TrendPoint[] };
export type AssessmentTrend = {
  readonly months: readonly string[];
  readonly city: readonly TrendPoint[];
  readonly units: readonly UnitTrend[];
};

/** One case behind a figure, with its arithmetic in words. */
export type ExplainedCase = {
  readonly caseId: number;
  readonly number: string;
  readonly categoryName: string;
  readonly address: string | null;
  readonly unit: string;
  readonly task: number | null;
  readonly dispatchedAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly doneAtMs: number | null;
  readonly closedAtMs: number | null;
  /** Whether it counts in the part (numerator) of a rate; of a count: always true. */
  readonly counts: boolean;
  /** Of a rate: whether it stands in the whole; a reworked case may lie outside of another base (A11). */
  readonly inWhole: boolean;
  /** Why, in one line: 反馈 09-05 16:00，时限 09-05 16:30，早 30 分。 */
  readonly words: string;
};

/** One reading of the figure beside the others; `inForce`: the city's setting. */
export type ReadingValue = {
  readonly reading: ReadingName;
  readonly name: string;
  readonly clause: string;
  readonly part: number;
  /** Null: a count and no rate. */
  readonly whole: number | null;
  readonly inForce: boolean;
};

/** `assessment.explain`: a figure opened to its definition, its arithmetic, its cases and its other readings. */
export type FigureExplanation = {
  readonly figure: FigureName;
  readonly scope: Scope;
  readonly scopeName: string;
  readonly period: PeriodKey;
  readonly asOfMs: number;
  readonly name: string;
  readonly clause: string;
  readonly definition: string;
  readonly part: number;
  readonly whole: number | null;
  /** 79 × 100 = 7900 < 90 × 92 = 8280, where a line stands against it. */
  readonly arithmetic: readonly string[];
  readonly readings: readonly ReadingValue[];
  readonly cases: readonly ExplainedCase[];
  readonly caseCount: number;
  /** Where the list was cut; the export holds all. */
  readonly cut: boolean;
};

export type TableQuery = { readonly period: PeriodKey; readonly asOfMs?: number | undefined };
export type ExplainQuery = {
  readonly period: PeriodKey;
  readonly scope: Scope;
  readonly figure: FigureName;
  readonly asOfMs?: number | undefined;
  readonly reading?: ReadingName | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};
