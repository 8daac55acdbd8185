import type { CaseFile, Stage } from '../case/caseFile.ts';
import type { Command, Rejection } from '../case/command.ts';
import type { CaseTrail } from '../case/trail.ts';
import type { WorkCalendar } from '../deadline/calendar.ts';
import type { ExplainLine } from '../deadline/explain.ts';
import type { Bounds } from '../grid/polygon.ts';
import type { HandbookRow } from '../handbook/handbook.ts';
import type { Settings } from '../setting/setting.ts';
import type { Unit } from '../unit/unit.ts';
import type { PhotoView } from './photo.ts';
import type { Lamp } from './wall.ts';

/** One queue a duty, each case in one to two of them; and what none of them may let slip. */
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
  | 'hazards'
  | 'forgotten';

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
  'forgotten',
];

/** Why a case stands among the forgotten: what should have been done by now. */
export type ForgottenReason = 'hazard' | 'request' | 'review' | 'quiet';

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
  readonly lng: number | null;
  readonly lat: number | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  /** The field officer of the cell in which the case lies. */
  readonly officer: string | null;
  readonly hazard: boolean;
  /** The limit that this queue works against: the hour of the duty, or the handling deadline. */
  readonly dueAtMs: number | null;
  readonly sinceMs: number;
  readonly lamp: Lamp;
  readonly reworks: number;
  readonly supervised: boolean;
  readonly revision: number;
  /** In the queue of the forgotten only. */
  readonly forgotten?: ForgottenReason;
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
  /** Requests for observation, returns and urgings with what was said in them. */
  readonly trail: CaseTrail;
  readonly reports: number;
  readonly nearby: readonly NearbyCase[];
  readonly photos: readonly PhotoView[];
  /** Cases from before at the same place, whatever their category: how many, and the newest. */
  readonly earlier: { readonly total: number; readonly cases: readonly EarlierCase[] };
  /** What else the responsible unit works on; null: no unit has the case. */
  readonly unitWork: UnitWork | null;
};

export type EarlierCase = {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly categoryName: string;
  readonly unitName: string | null;
  readonly reworks: number;
  readonly metres: number;
  readonly reportedAtMs: number;
};

export type UnitWork = {
  readonly open: number;
  readonly overdue: number;
  /** Those that are due first. */
  readonly next: readonly {
    readonly id: number;
    readonly number: string;
    readonly stage: Stage;
    readonly categoryName: string;
    readonly address: string | null;
    readonly dueAtMs: number;
  }[];
};

export type NearbyCase = {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly metres: number;
  readonly reportedAtMs: number;
  readonly description: string;
  /** Its first picture, by hash. */
  readonly photo: string | null;
};

/** `desk.summary`: every queue, and the unconfirmed hazard that has waited longest. */
export type DeskSummary = {
  readonly sequence: number;
  readonly nowMs: number;
  readonly queues: readonly QueueSummary[];
  readonly hazard: {
    readonly count: number;
    readonly caseId: number;
    readonly sinceMs: number;
  } | null;
};

/** `desk.queue`: rows in their order, most urgent first, from `offset` on. */
export type QueueQuery = QueueFilter & {
  readonly queue: QueueName;
  readonly offset: number;
  readonly limit: number;
};

/** What leaves some cases of a queue: words, as in a search, and the group they belong to; '' and null leave all. */
export type QueueFilter = { readonly text: string; readonly group: string | null };

export const NO_FILTER: QueueFilter = { text: '', group: null };

/** By what the cases of a queue are grouped: the officer who has to go there, what is to be dispatched, else the unit. */
export const QUEUE_GROUPING: { readonly [K in QueueName]: 'officer' | 'category' | 'unit' } = {
  hazards: 'unit',
  verification: 'officer',
  acceptance: 'category',
  dispatch: 'category',
  signOff: 'unit',
  handling: 'unit',
  requests: 'unit',
  observation: 'unit',
  check: 'officer',
  returns: 'unit',
  forgotten: 'unit',
};

/** `desk.queueGroups`: one that cases of a queue are grouped by; `code` is a unit's or a category's, or an officer's name. */
export type QueueGroup = { readonly code: string; readonly name: string; readonly count: number };

/** A state that is searched for: a stage, or any in which a case is open. */
export type SearchState = Stage | 'open';

/** What cases are looked for by; `text` '' and null: any. */
export type SearchCriteria = {
  /** Words, each of which stands in the number, the address or the description, or in the name of the unit or category. */
  readonly text: string;
  readonly unit: string | null;
  readonly category: string | null;
  readonly cell: string | null;
  /** Reported from `fromMs` on and before `toMs`. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly state: SearchState | null;
  /** Within a map's view. */
  readonly view: Bounds | null;
};

/** `desk.search`: the cases that meet every criterion, the newest first, and how many there are; no criterion: none. */
export type SearchQuery = SearchCriteria & { readonly offset: number; readonly limit: number };

/** `desk.rules`: what holds in the city now, as JSON; the screen makes `Rules` of it. */
export type DeskRules = {
  readonly settings: Settings;
  readonly calendar: Omit<WorkCalendar, 'off' | 'work'> & {
    readonly off: readonly string[];
    readonly work: readonly string[];
  };
  readonly handbook: readonly HandbookRow[];
  readonly categories: readonly (readonly [id: string, name: string])[];
  readonly units: readonly Unit[];
};

/** `city.info`. */
export type CityInfo = {
  readonly name: string;
  readonly zone: string;
  readonly demo: boolean;
  /** Older months of the demonstration are still being made. */
  readonly filling: boolean;
};

/** `city.beginEmpty`: the city that begins, and the folder in which the demonstration can be found again. */
export type EmptyCity = CityInfo & { readonly movedTo: string };

/**
 * `command.execute`. `caseId` and `expectedRevision` are null for a report. The same `commandId` again gets the first
 * answer again, so that sending twice counts once.
 */
export type CommandCall = {
  readonly commandId: string;
  readonly caseId: number | null;
  readonly expectedRevision: number | null;
  readonly command: Command;
};

export type CommandAnswer =
  | { readonly kind: 'done'; readonly caseId: number; readonly number: string; readonly revision: number }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };
