import type { CaseFile, Task } from './caseFile.ts';

/** R23: the unit gave no feedback before its deadline passed; R24: it gave one, whose check failed (A13). */
export type MissKind = 'R23' | 'R24';

/** A task whose miss the host's clock has written and which still holds. */
export type MissedTask = Task & { readonly missedAtMs: number; readonly missRecordedAtMs: number };

/** Whether a task has missed its deadline by the record of the clock; an import only shows lateness (A30). */
export function isRecordedMiss(task: Task): task is MissedTask {
  return task.missedAtMs !== null && task.missRecordedAtMs !== null;
}

/** The latest missed handling limit of a case, of one unit where it is named; null: none. */
export function latestMiss(file: CaseFile, unit: string | null = null): MissedTask | null {
  const missed = file.tasks.filter(isRecordedMiss).filter((task) => unit === null || task.unit === unit);
  return missed.reduce<MissedTask | null>(
    (latest, task) => (latest === null || task.missedAtMs >= latest.missedAtMs ? task : latest),
    null,
  );
}

/** What an overdue is by A13; null: the task has no recorded miss. What comes exactly at the deadline is in time (A14). */
export function missKind(file: CaseFile, task: Task): MissKind | null {
  if (!isRecordedMiss(task)) return null;
  return file.feedbacks.some(({ unit, atMs }) => unit === task.unit && atMs <= task.missedAtMs) ? 'R24' : 'R23';
}

/** Whether the unit itself filed a request or an explanation for the case no later than the deadline it missed (A13). */
export function isExplained(file: CaseFile, task: Task): boolean {
  if (!isRecordedMiss(task)) return false;
  return file.filings.some(({ unit, atMs }) => unit === task.unit && atMs <= task.missedAtMs);
}

/** Whether two reviewers have taken this lateness back (Points settled 13). */
export function isCorrected({ appeal }: CaseFile, { unit, missedAtMs }: Task): boolean {
  if (!appeal || missedAtMs === null || appeal.unit !== unit || appeal.missedAtMs !== missedAtMs) return false;
  return appeal.reviews.filter(({ uphold }) => uphold).length === 2;
}
