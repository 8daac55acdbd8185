import type { CaseRole, Finding, FindingState } from '../accountability/finding.ts';
import type { Clause, LadderStep } from '../accountability/rule.ts';
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
  /** The threshold that it was measured by; null: the rule has none. */
  readonly line: number | null;
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
