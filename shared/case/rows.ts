import type { CaseFile, Cause, HourDutyKind, Stage, Task } from './caseFile.ts';
import { clockRuns, isOpen, openDuty, responsibleTask } from './caseFile.ts';
import { isCorrected, isExplained, missKind } from './miss.ts';
import type { MissKind } from './miss.ts';

/** The projection of one case: what lists, the wall and the deadline clock read. Every field is a function of the log. */
export type CaseRow = {
  readonly id: number;
  readonly number: string;
  readonly revision: number;
  readonly stage: Stage;
  readonly source: string;
  readonly category: string;
  readonly condition: string | null;
  readonly description: string;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly cell: string | null;
  readonly hazard: 0 | 1;
  readonly unit: string | null;
  readonly reportedAtMs: number;
  readonly acceptedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly stageSinceMs: number;
  readonly asOfMs: number;
  /** When the case last moved, and what of it (`movedBy`): figures as of an earlier instant fold it anew. */
  readonly movedAtMs: number | null;
  readonly movedFromMs: number | null;
  readonly movedToMs: number | null;
  /** The handling deadline in force of an open case. */
  readonly dueAtMs: number | null;
  /** The one-hour duty that stands open, and its end. */
  readonly dutyDueAtMs: number | null;
  /** The next limit the clock must record as missed: the running duty's, and the running task's; null when none. */
  readonly nextDutyMissAtMs: number | null;
  readonly nextTaskMissAtMs: number | null;
  /** The handling deadline passed and its clock runs: the overdue list. */
  readonly missedAtMs: number | null;
  readonly request: 'extension' | 'observation' | null;
  readonly reworks: number;
  readonly extensions: number;
  readonly returns: number;
  readonly hazardNotifiedAtMs: number | null;
  readonly hazardConfirmedAtMs: number | null;
  readonly hazardHeardAtMs: number | null;
  readonly lastUrgedAtMs: number | null;
  readonly brokenPromises: number;
  readonly supervised: 0 | 1;
  readonly designated: 0 | 1;
  readonly linkedTo: number | null;
  readonly batch: number | null;
};

/** One task as figures count it. `excluded`: recalled, or of a voided case (A4, A28). */
export type TaskRow = {
  readonly caseId: number;
  readonly no: number;
  readonly unit: string;
  readonly designated: 0 | 1;
  readonly reportedAtMs: number;
  readonly dispatchedAtMs: number;
  readonly dueAtMs: number | null;
  readonly dueBeforeObservationAtMs: number | null;
  readonly running: 0 | 1;
  /** The feedback that waits for its check or has passed it; one that failed stands with its check only. */
  readonly feedbackAtMs: number | null;
  readonly missedAtMs: number | null;
  readonly extensions: number;
  readonly end: 'closed' | 'returned' | null;
  readonly endedAtMs: number | null;
  readonly ruledJustified: 0 | 1 | null;
  readonly imported: 0 | 1;
  readonly sourceOnTime: 0 | 1 | null;
  readonly excluded: 0 | 1;
  /** The recorded miss by A13; null: none. */
  readonly missKind: MissKind | null;
  /** The unit filed a request or an explanation no later than the deadline it missed. */
  readonly explained: 0 | 1;
  /** What a leader found behind the miss. */
  readonly cause: Cause | null;
  /** Two reviewers have taken the lateness back. */
  readonly corrected: 0 | 1;
};

/** One check with a result pass or fail, under the unit that was checked. */
export type CheckRow = {
  readonly caseId: number;
  readonly no: number;
  readonly unit: string;
  readonly passed: 0 | 1;
  readonly atMs: number;
  /** The feedback that was checked. */
  readonly feedbackAtMs: number | null;
  /** The unit's check on this case before this one; null: its first. */
  readonly earlierAtMs: number | null;
};

/** One one-hour duty that has ended, done or missed (R12). */
export type DutyRow = {
  readonly caseId: number;
  readonly no: number;
  readonly kind: HourDutyKind;
  readonly unit: string | null;
  readonly startAtMs: number;
  readonly dueAtMs: number;
  readonly doneAtMs: number | null;
  readonly onTime: 0 | 1;
};

export type CaseRows = {
  readonly case: CaseRow;
  readonly tasks: readonly TaskRow[];
  readonly checks: readonly CheckRow[];
  readonly duties: readonly DutyRow[];
};

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** Projects a case into its rows. Pure: stored rows equal `rowsOf(foldCase(events))`, which `verify` compares. */
export function rowsOf(file: CaseFile): CaseRows {
  const voided = file.stage === 'voided';
  return {
    case: caseRow(file),
    tasks: file.tasks.map((task) => taskRow(file, task)),
    checks: voided ? [] : checkRows(file),
    duties: voided ? [] : dutyRows(file),
  };
}

/** The row of a case. */
export function caseRow(file: CaseFile): CaseRow {
  const open = isOpen(file.stage);
  const task = open || file.stage === 'closed' ? responsibleTask(file) : null;
  const duty = openDuty(file);
  const running = task !== null && clockRuns(task);
  const notices = file.hazardNotices;
  const confirmed = notices.flatMap(({ confirmedAtMs }) => (confirmedAtMs === null ? [] : [confirmedAtMs]));
  return {
    id: file.id,
    number: file.number,
    revision: file.revision,
    stage: file.stage,
    source: file.source,
    category: file.category,
    condition: file.condition,
    description: file.description,
    address: file.address,
    lat: file.lat,
    lng: file.lng,
    cell: file.cell,
    hazard: bit(file.hazard),
    unit: task?.unit ?? null,
    reportedAtMs: file.reportedAtMs,
    acceptedAtMs: file.acceptedAtMs,
    endedAtMs: file.endedAtMs,
    stageSinceMs: file.stageSinceMs,
    asOfMs: file.asOfMs,
    movedAtMs: file.moved?.atMs ?? null,
    movedFromMs: file.moved?.fromMs ?? null,
    movedToMs: file.moved?.toMs ?? null,
    dueAtMs: task?.dueAtMs ?? null,
    dutyDueAtMs: duty?.dueAtMs ?? null,
    nextDutyMissAtMs: duty?.state === 'running' ? duty.dueAtMs : null,
    nextTaskMissAtMs: running && task.missedAtMs === null ? task.dueAtMs : null,
    missedAtMs: running ? task.missedAtMs : null,
    request: file.request?.kind ?? null,
    reworks: file.checks.filter(({ result }) => result === 'fail').length,
    extensions: approvedExtensions(file),
    returns: file.tasks.filter(({ end }) => end?.how === 'returned').length,
    hazardNotifiedAtMs: notices[0]?.atMs ?? null,
    hazardConfirmedAtMs: confirmed.length > 0 ? Math.min(...confirmed) : null,
    hazardHeardAtMs: file.hazardHeardAtMs,
    lastUrgedAtMs: file.lastUrgedAtMs,
    brokenPromises:
      Math.max(0, file.expectedDates.length - 1) +
      bit(running && task.missedAtMs !== null && task.missedAtMs === file.expectedDates.at(-1)),
    supervised: bit(file.supervision !== null),
    designated: bit(file.tasks.some(({ designation }) => designation !== null)),
    linkedTo: file.linkedTo,
    batch: file.batch,
  };
}

/** Approved extensions over the whole case; a continued task carries its own, so only growth counts. */
export function approvedExtensions(file: CaseFile): number {
  const byUnit = new Map<string, number>();
  for (const task of file.tasks) byUnit.set(task.unit, Math.max(byUnit.get(task.unit) ?? 0, task.extensions));
  return [...byUnit.values()].reduce((sum, count) => sum + count, 0);
}

/** The row of one task of a case. */
export function taskRow(file: CaseFile, task: Task): TaskRow {
  const how = task.end?.how;
  return {
    caseId: file.id,
    no: task.no,
    unit: task.unit,
    designated: bit(task.designation !== null),
    reportedAtMs: file.reportedAtMs,
    dispatchedAtMs: task.dispatchedAtMs,
    dueAtMs: task.dueAtMs,
    dueBeforeObservationAtMs: task.dueBeforeObservationAtMs,
    running: bit(clockRuns(task)),
    feedbackAtMs: feedbackStands(file, task) ? task.feedbackAtMs : null,
    missedAtMs: task.missedAtMs,
    extensions: task.extensions,
    end: how === 'closed' || how === 'returned' ? how : null,
    endedAtMs: task.end?.atMs ?? null,
    ruledJustified: task.ruling === null ? null : bit(task.ruling.justified),
    imported: bit(task.imported),
    sourceOnTime: task.sourceOnTime === null ? null : bit(task.sourceOnTime),
    excluded: bit(file.stage === 'voided' || how === 'recalled' || how === 'voided'),
    missKind: missKind(file, task),
    explained: bit(isExplained(file, task)),
    cause: task.cause,
    corrected: bit(isCorrected(file, task)),
  };
}

function feedbackStands({ stage }: CaseFile, { end }: Task): boolean {
  return end === null ? stage === 'check' : end.how === 'closed';
}

/** The tasks that the centre took back: they are in no figure of their unit (Points settled 4). */
function recalledTasks(file: CaseFile): ReadonlySet<number> {
  return new Set(file.tasks.filter(({ end }) => end?.how === 'recalled').map(({ no }) => no));
}

function checkRows(file: CaseFile): readonly CheckRow[] {
  const recalled = recalledTasks(file);
  const lastAtMs = new Map<string, number>();
  return file.checks.flatMap(({ task, unit, result, atMs, feedbackAtMs }, no) => {
    if (result === 'unable' || recalled.has(task)) return [];
    const earlierAtMs = lastAtMs.get(unit) ?? null;
    lastAtMs.set(unit, atMs);
    return [{ caseId: file.id, no, unit, passed: bit(result === 'pass'), atMs, feedbackAtMs, earlierAtMs }];
  });
}

function dutyRows(file: CaseFile): readonly DutyRow[] {
  const recalled = recalledTasks(file);
  return file.hourDuties
    .map((duty, no) => ({ duty, no }))
    .filter(({ duty }) => duty.state === 'done' || duty.state === 'missed')
    .filter(({ duty }) => !(duty.kind === 'signOff' && duty.task !== null && recalled.has(duty.task)))
    .map(({ duty, no }) => ({
      caseId: file.id,
      no,
      kind: duty.kind,
      unit: duty.unit,
      startAtMs: duty.startAtMs,
      dueAtMs: duty.dueAtMs,
      doneAtMs: duty.doneAtMs,
      onTime: bit(duty.state === 'done'),
    }));
}
