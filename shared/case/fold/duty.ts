import type { CaseFile, HourDuty, HourDutyKind, Task } from '../caseFile.ts';
import { openDuty, responsibleTask } from '../caseFile.ts';

/** A one-hour duty that begins; `task`: the dispatch it belongs to (sign-off, check). */
export function runningDuty(
  kind: HourDutyKind,
  startAtMs: number,
  dueAtMs: number,
  task: Task | null = null,
): HourDuty {
  return {
    kind,
    startAtMs,
    dueAtMs,
    task: task?.no ?? null,
    unit: task?.unit ?? null,
    state: 'running',
    doneAtMs: null,
  };
}

/** Begins a duty of the case. */
export function beginDuty(file: CaseFile, kind: HourDutyKind, startAtMs: number, dueAtMs: number): CaseFile {
  const task = kind === 'signOff' || kind === 'check' ? responsibleTask(file) : null;
  return { ...file, hourDuties: [...file.hourDuties, runningDuty(kind, startAtMs, dueAtMs, task)] };
}

/** Ends the duty that stands open as done; one that was missed stays missed and tells how late. */
export function endDuty(file: CaseFile, atMs: number): CaseFile {
  const duty = openDuty(file);
  if (!duty) return file;
  const done: HourDuty = { ...duty, doneAtMs: atMs, state: duty.state === 'missed' ? 'missed' : 'done' };
  return { ...file, hourDuties: [...file.hourDuties.slice(0, -1), done] };
}

/** Ends a running duty without result (R2, recall, void); one that was missed stays missed. */
export function dropDuty(file: CaseFile): CaseFile {
  const duty = openDuty(file);
  if (!duty || duty.state === 'missed') return file;
  return { ...file, hourDuties: [...file.hourDuties.slice(0, -1), { ...duty, state: 'dropped' }] };
}

/** Changes the duty of a kind that was due at an instant. @throws {Error} when there is none (a broken log). */
export function changeDuty(
  file: CaseFile,
  kind: HourDutyKind,
  dueAtMs: number,
  change: (duty: HourDuty) => Partial<HourDuty>,
): CaseFile {
  const at = file.hourDuties.findLastIndex((duty) => duty.kind === kind && duty.dueAtMs === dueAtMs);
  if (at < 0) throw new Error(`case ${file.number}: no ${kind} duty due at ${dueAtMs}`);
  return { ...file, hourDuties: file.hourDuties.map((duty, i) => (i === at ? { ...duty, ...change(duty) } : duty)) };
}
