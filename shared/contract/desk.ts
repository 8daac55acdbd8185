import type { CaseFile, Stage } from '../case/caseFile.ts';
import type { ExplainLine } from '../deadline/explain.ts';
import type { Lamp } from './wall.ts';

/** One queue a duty; each case stands in one to two of them. */
export type QueueName =
  | 'verification'
  | 'acceptance'
  | 'dispatch'
  | 'signOff'
  | 'handling'
  | 'requests'
  | 'observation'
  | 'check'
  | 'returns'
  | 'hazards';

export const QUEUES: readonly QueueName[] = [
  'hazards',
  'verification',
  'acceptance',
  'dispatch',
  'signOff',
  'handling',
  'requests',
  'observation',
  'check',
  'returns',
];

export type QueueSummary = {
  readonly queue: QueueName;
  readonly count: number;
  readonly overdue: number;
  readonly soon: number;
  readonly nextDueAtMs: number | null;
};

export type QueueRow = {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly category: string;
  readonly categoryName: string;
  readonly address: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly hazard: boolean;
  /** The limit that this queue works against: the hour of the duty, or the handling deadline. */
  readonly dueAtMs: number | null;
  readonly sinceMs: number;
  readonly lamp: Lamp;
  readonly reworks: number;
  readonly supervised: boolean;
  readonly revision: number;
};

export type QueuePage = {
  readonly sequence: number;
  readonly nowMs: number;
  readonly rows: readonly QueueRow[];
  readonly total: number;
};

/** One line of the history of a case, both times, who, and the words. */
export type HistoryLine = {
  readonly sequence: number;
  readonly kind: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly party: string;
  readonly unitName: string | null;
  readonly seat: string;
  readonly evidence: string | null;
  readonly title: string;
  readonly detail: string | null;
  /** The duty that this step ended: minutes used of minutes allowed. */
  readonly used: { readonly usedMs: number; readonly allowedMs: number; readonly onTime: boolean } | null;
};

/** A case opened at a desk. The screen runs the same `decide` over `file` and `rules` to know which actions a person has. */
export type CaseView = {
  readonly sequence: number;
  readonly nowMs: number;
  readonly file: CaseFile;
  readonly categoryName: string;
  readonly unitName: string | null;
  readonly requirement: string | null;
  readonly closingCondition: string | null;
  readonly limitSource: string | null;
  readonly deadline: { readonly lines: readonly ExplainLine[]; readonly provisional: boolean } | null;
  readonly history: readonly HistoryLine[];
  readonly reports: number;
  readonly nearby: readonly NearbyCase[];
};

export type NearbyCase = {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly metres: number;
  readonly reportedAtMs: number;
  readonly description: string;
};
