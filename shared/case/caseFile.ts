import type { ClockKind, Interval, LimitBasis, LimitUnit } from '../deadline/clock.ts';

/** Where a case stands (R1–R11). `closed`, `declined` and `voided` are ends, every other stage is open. */
export type Stage =
  | 'verification'
  | 'acceptance'
  | 'dispatch'
  | 'signOff'
  | 'handling'
  | 'observation'
  | 'check'
  | 'closed'
  | 'declined'
  | 'voided';

export const STAGES: readonly Stage[] = [
  'verification',
  'acceptance',
  'dispatch',
  'signOff',
  'handling',
  'observation',
  'check',
  'closed',
  'declined',
  'voided',
];

/** Who brought the case in. */
export type Source = 'supervisor' | 'public' | 'hotline12345' | 'video' | 'leader' | 'media' | 'other';
export const SOURCES: readonly Source[] = ['supervisor', 'public', 'hotline12345', 'video', 'leader', 'media', 'other'];

/**
 * On whose part an event was written: the centre's seats, the field officer, a linked unit, the shift leader and above,
 * the host's own clock, or an import of history from before the product (A30).
 */
export type Party = 'centre' | 'supervisor' | 'unit' | 'leader' | 'host' | 'import';

/** The acting party; `unit` names the linked unit when the party is `unit`; `seat` is who entered it. */
export type Actor = { readonly party: Party; readonly unit: string | null; readonly seat: string };

/** The duties that a clock watches: four of one hour (R1, R2, R4, R5, R11) and the handling limit (R6). */
export type HourDutyKind = 'acceptance' | 'dispatch' | 'signOff' | 'check';
export type DutyKind = HourDutyKind | 'handling';

/**
 * One one-hour duty. `running` until done, missed or dropped (ended without result: R2, recall, void). A missed duty keeps
 * its mark when it is done later; `doneAtMs` then tells how late.
 */
export type HourDuty = {
  readonly kind: HourDutyKind;
  readonly startAtMs: number;
  readonly dueAtMs: number;
  readonly task: number | null;
  readonly unit: string | null;
  readonly state: 'running' | 'done' | 'missed' | 'dropped';
  readonly doneAtMs: number | null;
};

/** The handbook's limit under which a task was dispatched (R6). */
export type TaskLimit = {
  readonly category: string;
  readonly condition: string | null;
  readonly amount: number;
  readonly per: LimitUnit;
};

export type TaskEnd = {
  readonly how: 'closed' | 'returned' | 'recalled' | 'voided';
  /** Null when an import says closed but not when (never invented). */
  readonly atMs: number | null;
};

/** One dispatch or designation to one unit: the unit of account (A28). */
export type Task = {
  readonly no: number;
  readonly unit: string;
  readonly dispatchedAtMs: number;
  readonly designation: { readonly cooperating: readonly string[]; readonly basis: string } | null;
  /** Null: an explicit deadline, or an import. */
  readonly limit: TaskLimit | null;
  readonly clock: ClockKind;
  /** Null: no deadline (an import without one), or not begun (`handling.start` = `signOff`). */
  readonly basis: LimitBasis | null;
  /** When the clock ran, also before a return and re-dispatch to the same unit; an open last interval: it runs. */
  readonly intervals: readonly Interval[];
  /** The deadline in force, while paused the one last in force. */
  readonly dueAtMs: number | null;
  /** The deadline that observation replaced: the strict reading of A6. */
  readonly dueBeforeObservationAtMs: number | null;
  readonly signedAtMs: number | null;
  readonly feedbackAtMs: number | null;
  /** The deadline that passed while the clock ran; null: none, or corrected. */
  readonly missedAtMs: number | null;
  /** When the host's clock wrote that miss; null: no miss, or one that an import only shows by its dates (A30). */
  readonly missRecordedAtMs: number | null;
  /** What a leader found behind the miss (A13); null: nobody has. */
  readonly cause: Cause | null;
  readonly extensions: number;
  readonly end: TaskEnd | null;
  readonly ruling: { readonly justified: boolean; readonly atMs: number } | null;
  readonly imported: boolean;
  /** The source's own judgement for an import without deadline. */
  readonly sourceOnTime: boolean | null;
};

/** A request that waits for the centre's decision (R7, R9). */
export type WaitingRequest = {
  readonly kind: 'extension' | 'observation';
  readonly task: number;
  readonly askedAtMs: number;
  readonly untilMs: number;
  readonly reason: string;
};

/** What a unit filed about a case; no later than a deadline it explains the overdue of that unit (A13). */
export type Filing = {
  readonly unit: string;
  readonly atMs: number;
  readonly kind: 'extension' | 'observation' | 'explanation';
};

/** Behind a missed limit: the unit itself, the platform, 不可抗力, or something else. */
export type Cause = 'unit' | 'platform' | 'forceMajeure' | 'other';
export const CAUSES: readonly Cause[] = ['unit', 'platform', 'forceMajeure', 'other'];

/** R36–R38: what a leader judged about how a unit handled a case. */
export type JudgedKind = 'nonCooperation' | 'falseReport' | 'handlingProblem';
export type Severity = 'minor' | 'serious' | 'grave';
export const JUDGED_KINDS: readonly JudgedKind[] = ['nonCooperation', 'falseReport', 'handlingProblem'];
export const SEVERITIES: readonly Severity[] = ['minor', 'serious', 'grave'];
export type Judgement = {
  readonly unit: string;
  readonly kind: JudgedKind;
  readonly severity: Severity;
  readonly note: string;
  readonly atMs: number;
};

export type AppealReview = {
  readonly reviewer: 1 | 2;
  readonly seat: string;
  readonly uphold: boolean;
  readonly note: string | null;
  readonly atMs: number;
};

/** A unit contests a recorded miss, once a case; two different reviewers decide (Points settled 13). */
export type Appeal = {
  readonly unit: string;
  readonly task: number;
  /** The deadline whose miss is contested. */
  readonly missedAtMs: number;
  readonly grounds: string;
  readonly atMs: number;
  readonly reviews: readonly AppealReview[];
};

export type CheckResult = {
  readonly task: number;
  readonly unit: string;
  readonly result: 'pass' | 'fail' | 'unable';
  readonly atMs: number;
  /** The feedback that was checked. */
  readonly feedbackAtMs: number | null;
};

/** R3: the notice to a unit and its confirmation. */
export type HazardNotice = {
  readonly unit: string;
  readonly channel: string;
  readonly atMs: number;
  readonly confirmedAtMs: number | null;
};

/** When a case last moved, and the instants between which its changed figures belong to a period. See `movedBy`. */
export type Moved = { readonly atMs: number; readonly fromMs: number; readonly toMs: number };

/** The whole state of one case, folded from its events by `applyEvent`; immutable. */
export type CaseFile = {
  readonly id: number;
  readonly number: string;
  readonly revision: number;
  readonly stage: Stage;
  readonly source: Source;
  readonly category: string;
  readonly condition: string | null;
  readonly description: string;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly cell: string | null;
  readonly hazard: boolean;
  readonly reportedAtMs: number;
  readonly acceptedAtMs: number | null;
  readonly closedAtMs: number | null;
  /** When an open case reached its end (closed, declined, voided); null while open or when an import does not say. */
  readonly endedAtMs: number | null;
  readonly stageSinceMs: number;
  /** The last event that a party wrote, by its occurrence: a later entry may not lie before it. */
  readonly lastPartyAtMs: number;
  /** The latest instant as of which this state holds, for figures as of an earlier one. */
  readonly asOfMs: number;
  /** The latest event before which the rows of the case do not tell what they told then; null: none. */
  readonly moved: Moved | null;
  readonly hourDuties: readonly HourDuty[];
  readonly tasks: readonly Task[];
  readonly request: WaitingRequest | null;
  readonly checks: readonly CheckResult[];
  readonly filings: readonly Filing[];
  readonly feedbacks: readonly { readonly unit: string; readonly atMs: number }[];
  readonly judgements: readonly Judgement[];
  readonly appeal: Appeal | null;
  readonly hazardNotices: readonly HazardNotice[];
  /** A desk has heard the alarm: ends the sound only. */
  readonly hazardHeardAtMs: number | null;
  /** Expected dates of observation in their order (R10); the last is in force. */
  readonly expectedDates: readonly number[];
  readonly lastUrgedAtMs: number | null;
  readonly supervision: { readonly reason: string; readonly requirement: string; readonly replyByMs: number } | null;
  readonly linkedTo: number | null;
  readonly reopened: boolean;
  readonly batch: number | null;
  /** What an import found odd about the row, in its own codes. */
  readonly flags: readonly string[];
};

/** Every stage but the three ends. */
export function isOpen(stage: Stage): boolean {
  return stage !== 'closed' && stage !== 'declined' && stage !== 'voided';
}

/** The task whose unit is responsible now: the last dispatch that was neither returned, recalled nor voided. */
export function responsibleTask(file: CaseFile): Task | null {
  const last = file.tasks.at(-1);
  return last && (last.end === null || last.end.how === 'closed') ? last : null;
}

/** Whether the handling clock of a task runs now (it pauses from feedback to a failed check, A16). */
export function clockRuns(task: Task): boolean {
  return task.end === null && task.intervals.at(-1)?.toMs === null;
}

/**
 * Open, missed, its clock running. A date that was agreed after the miss is overdue only after it (A14), a remainder of
 * nothing at once.
 */
export function isOverdue(file: CaseFile, nowMs: number): boolean {
  const task = responsibleTask(file);
  if (!task || !isOpen(file.stage) || !clockRuns(task)) return false;
  if (task.missedAtMs === null || task.dueAtMs === null) return false;
  const isAgreed = task.basis?.kind === 'fixed' && task.basis.untilMs === task.dueAtMs;
  return isAgreed ? task.dueAtMs < nowMs : task.dueAtMs <= nowMs;
}

/** The one-hour duty that stands open: running, or missed and still to be done. */
export function openDuty(file: CaseFile): HourDuty | null {
  const last = file.hourDuties.at(-1);
  if (!last || last.doneAtMs !== null || last.state === 'dropped' || !isOpen(file.stage)) return null;
  return last;
}
