import type { CaseFile, Task } from '../caseFile.ts';
import { responsibleTask } from '../caseFile.ts';

/** The number of the last task. @throws {Error} when there is none (a broken log). */
export function taskNo(file: CaseFile): number {
  const last = file.tasks.at(-1);
  if (!last) throw new Error(`case ${file.number}: no task`);
  return last.no;
}

/** Changes the task of a number, the last one by default; a case without tasks stays as it is. */
export function changeTask(file: CaseFile, change: (task: Task) => Partial<Task>, no: number | null = null): CaseFile {
  if (no === null && file.tasks.length === 0) return file;
  const target = no ?? taskNo(file);
  return { ...file, tasks: file.tasks.map((task) => (task.no === target ? { ...task, ...change(task) } : task)) };
}

/** The intervals of a task whose clock stops at an instant; a stopped one stays as it is. */
export function pauseClock(task: Task, atMs: number): Task['intervals'] {
  const last = task.intervals.at(-1);
  if (!last || last.toMs !== null) return task.intervals;
  return [...task.intervals.slice(0, -1), { fromMs: last.fromMs, toMs: Math.max(atMs, last.fromMs) }];
}

/** Ends the responsible task otherwise than by closing; what waits for a decision lapses. */
export function endTask(file: CaseFile, how: 'returned' | 'recalled' | 'voided', atMs: number): CaseFile {
  if (!responsibleTask(file)) return file;
  const ended = changeTask(file, (task) => ({ end: { how, atMs }, intervals: pauseClock(task, atMs) }));
  return { ...ended, request: null };
}

/** A task that has not missed its deadline, or whose miss no longer holds: a cause stands by its miss. */
export const NO_MISS = { missedAtMs: null, missRecordedAtMs: null, cause: null } as const;

/** A dispatch to a unit before its limit is known. */
export function newTask(no: number, unit: string, atMs: number): Task {
  return {
    no,
    unit,
    dispatchedAtMs: atMs,
    designation: null,
    limit: null,
    clock: 'continuous',
    basis: null,
    intervals: [],
    dueAtMs: null,
    dueBeforeObservationAtMs: null,
    signedAtMs: null,
    feedbackAtMs: null,
    ...NO_MISS,
    extensions: 0,
    end: null,
    ruling: null,
    imported: false,
    sourceOnTime: null,
  };
}
