import { dutyAsOf, taskAsOf } from './asOf.ts';
import type { CaseFile, HourDuty, Moved, Task } from './caseFile.ts';
import type { CaseEvent } from './event.ts';
import { knownAtMs } from './event.ts';
import { taskRow } from './rows.ts';
import type { DutyRow, TaskRow } from './rows.ts';

type Span = { fromMs: number; toMs: number };
type Reach = (...instants: readonly (number | null | undefined)[]) => void;

/** No instant lies outside: for what can change a figure of any period. */
const EVER: Span = { fromMs: 0, toMs: 8_640_000_000_000_000 };

/**
 * When a case last moved, after one more event. A case moves by an event after which its rows, read as of the second
 * before, no longer tell what they told then: a deadline is replaced, a step is entered later than it happened, a task
 * leaves the figures. Figures as of an instant before the move fold such a case anew; `fromMs` to `toMs` holds every
 * instant by which figures that may have changed belong to a period.
 */
export function movedBy(before: CaseFile, after: CaseFile, event: CaseEvent): Moved | null {
  const knownMs = knownAtMs(event);
  const isBehind = knownMs < before.asOfMs;
  const span = isBehind ? EVER : changedSpan(before, after, knownMs - 1000);
  if (span === null) return before.moved;
  return {
    atMs: Math.max(before.asOfMs, knownMs),
    fromMs: Math.min(before.moved?.fromMs ?? span.fromMs, span.fromMs),
    toMs: Math.max(before.moved?.toMs ?? span.toMs, span.toMs),
  };
}

/** A case that is entered when its first hour has run out: until then nobody knew of it. */
export function movedFirst(knownMs: number, dutyDueAtMs: number): Moved | null {
  return dutyDueAtMs < knownMs - 1000 ? { atMs: knownMs, fromMs: dutyDueAtMs, toMs: dutyDueAtMs } : null;
}

function changedSpan(before: CaseFile, after: CaseFile, atMs: number): Span | null {
  const span: Span = { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
  const reach: Reach = (...instants) => {
    for (const instant of instants) {
      if (instant === null || instant === undefined) continue;
      span.fromMs = Math.min(span.fromMs, instant);
      span.toMs = Math.max(span.toMs, instant);
    }
  };
  const isSameAround = before.tasks === after.tasks && isVoided(before) === isVoided(after);
  compareTasks(before, after, atMs, reach);
  if (!isSameAround || before.checks !== after.checks) compareChecks(before, after, atMs, reach);
  if (!isSameAround || before.hourDuties !== after.hourDuties) compareDuties(before, after, atMs, reach);
  return span.fromMs === Number.POSITIVE_INFINITY ? null : span;
}

function compareTasks(before: CaseFile, after: CaseFile, atMs: number, reach: Reach): void {
  const isSameAround =
    before.appeal === after.appeal &&
    before.filings === after.filings &&
    before.feedbacks === after.feedbacks &&
    (before.stage === 'check') === (after.stage === 'check') &&
    isVoided(before) === isVoided(after);
  for (const [i, task] of after.tasks.entries()) {
    const old = before.tasks[i];
    if (old === task && isSameAround) continue;
    compareRows(rowAt(before, old, atMs), rowAt(after, task, atMs), reach);
  }
}

function rowAt(file: CaseFile, task: Task | undefined, atMs: number): TaskRow | null {
  return task === undefined ? null : taskAsOf(taskRow(file, task), atMs);
}

function compareRows(a: TaskRow | null, b: TaskRow | null, reach: Reach): void {
  const isSame = (...keys: readonly (keyof TaskRow)[]): boolean => keys.every((key) => a?.[key] === b?.[key]);
  if (a === null && b === null) return;
  if (a !== null && b !== null && (Object.keys(a) as (keyof TaskRow)[]).every((key) => isSame(key))) return;
  for (const row of [a, b]) {
    reach(row?.dueAtMs, row?.dueBeforeObservationAtMs);
    if (!isSame('dispatchedAtMs', 'excluded')) reach(row?.dispatchedAtMs);
    if (!isSame('end', 'endedAtMs', 'excluded', 'ruledJustified')) reach(row?.endedAtMs);
    if (!isSame('feedbackAtMs', 'excluded')) reach(row?.feedbackAtMs);
    if (!isSame('missedAtMs', 'missKind', 'explained', 'cause', 'corrected', 'excluded')) reach(row?.missedAtMs);
    // A task without any deadline still changes something.
    reach(row?.dueAtMs ?? row?.dispatchedAtMs);
  }
}

function compareChecks(before: CaseFile, after: CaseFile, atMs: number, reach: Reach): void {
  for (const [i, check] of after.checks.entries()) {
    if (check.result === 'unable' || check.atMs > atMs) continue;
    const wasCounted = before.checks[i] === check && countsIn(before, check.task);
    if (wasCounted !== countsIn(after, check.task)) reach(check.atMs);
  }
}

function compareDuties(before: CaseFile, after: CaseFile, atMs: number, reach: Reach): void {
  for (const [i, duty] of after.hourDuties.entries()) {
    const [a, b] = [dutyAt(before, before.hourDuties[i], atMs), dutyAt(after, duty, atMs)];
    if (a?.onTime !== b?.onTime || a?.doneAtMs !== b?.doneAtMs) reach(duty.dueAtMs);
  }
}

/** A duty as the figures see it at an instant; one that runs is missed when its hour has run out. */
function dutyAt(file: CaseFile, duty: HourDuty | undefined, atMs: number): DutyTimes | null {
  if (duty === undefined || duty.state === 'dropped' || isVoided(file)) return null;
  if (duty.kind === 'signOff' && duty.task !== null && !countsIn(file, duty.task)) return null;
  const { dueAtMs, doneAtMs, state } = duty;
  return dutyAsOf<DutyTimes>({ dueAtMs, doneAtMs, onTime: state === 'done' ? 1 : 0 }, atMs);
}

type DutyTimes = Pick<DutyRow, 'dueAtMs' | 'doneAtMs' | 'onTime'>;

/** Whether what belongs to a task is in the figures: not when the centre took it back, nor in a voided case. */
function countsIn(file: CaseFile, taskNo: number): boolean {
  return !isVoided(file) && file.tasks.find(({ no }) => no === taskNo)?.end?.how !== 'recalled';
}

function isVoided({ stage }: CaseFile): boolean {
  return stage === 'voided';
}
