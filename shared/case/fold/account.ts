import type { CaseFile, Filing, Task } from '../caseFile.ts';
import { responsibleTask } from '../caseFile.ts';
import type { CaseEvent } from '../event.ts';
import { changeTask, NO_MISS } from './task.ts';

/** Folds what people say about a recorded lateness or about the handling; the facts themselves stay as they are. */
export function foldAccount(
  file: CaseFile,
  event: Extract<CaseEvent, { kind: 'causeAttributed' | 'judged' | 'appealed' | 'appealReviewed' }>,
): CaseFile {
  const atMs = event.occurredAtMs;
  switch (event.kind) {
    case 'causeAttributed': {
      const { task, cause } = event.body;
      return task === null ? file : changeTask(file, () => ({ cause }), task);
    }
    case 'judged':
      return { ...file, judgements: [...file.judgements, { ...event.body, atMs }] };
    case 'appealed':
      return { ...file, appeal: { ...event.body, atMs, reviews: [] } };
    case 'appealReviewed': {
      if (!file.appeal) throw new Error(`case ${file.number}: a review without an appeal`);
      const reviews = [...file.appeal.reviews, { ...event.body, seat: event.by.seat, atMs }];
      return { ...file, appeal: { ...file.appeal, reviews } };
    }
  }
}

/** The responsible unit filed something, whatever will be decided about it (A13). */
export function withFiling(file: CaseFile, kind: Filing['kind'], atMs: number): CaseFile {
  const unit = responsibleTask(file)?.unit;
  return unit === undefined ? file : { ...file, filings: [...file.filings, { unit, atMs, kind }] };
}

/** The responsible unit gave feedback. */
export function withFeedback(file: CaseFile, atMs: number): CaseFile {
  const unit = responsibleTask(file)?.unit;
  return unit === undefined ? file : { ...file, feedbacks: [...file.feedbacks, { unit, atMs }] };
}

/** The miss that a task hands on to the one that continues it: none after a late return with good reason (A28). */
export function missOf(earlier: Task | undefined): Pick<Task, keyof typeof NO_MISS> {
  if (!earlier || earlier.ruling?.justified === true) return NO_MISS;
  const { missedAtMs, missRecordedAtMs, cause } = earlier;
  return { missedAtMs, missRecordedAtMs, cause };
}

/** Rules on a return. A late one with good reason leaves no miss, also where the unit has got the case again since. */
export function ruleReturn(
  file: CaseFile,
  { task: no, justified }: { readonly task: number; readonly justified: boolean },
  atMs: number,
): CaseFile {
  const ruled = changeTask(file, () => ({ ruling: { justified, atMs } }), no);
  const returned = ruled.tasks.find((task) => task.no === no);
  const returnedAtMs = returned?.end?.atMs ?? null;
  if (!justified || !returned || returnedAtMs === null) return ruled;
  const isExcused = ({ no: later, unit, missedAtMs }: Task): boolean =>
    later > no && unit === returned.unit && missedAtMs !== null && missedAtMs < returnedAtMs;
  const tasks = ruled.tasks.map((task) => (isExcused(task) ? { ...task, ...NO_MISS } : task));
  return { ...ruled, tasks };
}
