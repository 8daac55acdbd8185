import type { CaseFile, Task } from '../caseFile.ts';
import { responsibleTask } from '../caseFile.ts';
import type { CaseEvent } from '../event.ts';
import { withFeedback } from './account.ts';
import { toStage } from './stage.ts';
import { changeTask, endTask, newTask, NO_MISS, pauseClock } from './task.ts';

type Imported<K extends CaseEvent['kind']> = Extract<CaseEvent, { kind: K }>;

/** Folds a step that an import brought: nothing in it was done with this product, so no clock wrote its misses (A30). */
export function foldImport(
  file: CaseFile,
  event: Imported<'importedDispatch' | 'importedDeadline' | 'importedClosing'>,
): CaseFile {
  switch (event.kind) {
    case 'importedDispatch':
      return importDispatch(file, event);
    case 'importedDeadline': {
      const { dueAtMs, task: no } = event.body;
      const basis = dueAtMs === null ? null : ({ kind: 'fixed', untilMs: dueAtMs, atInterval: 0 } as const);
      return changeTask(
        file,
        (task) => ({
          dueAtMs,
          basis,
          ...NO_MISS,
          missedAtMs: missedBefore(dueAtMs, event, task.end?.atMs ?? null),
        }),
        no,
      );
    }
    case 'importedClosing':
      return importClosing(file, event);
  }
}

/** An imported limit that passed before the import is missed by the facts, without an event (A30). */
function missedBefore(
  dueAtMs: number | null,
  { recordedAtMs }: CaseEvent,
  closedAtMs: number | null = null,
): number | null {
  return dueAtMs !== null && dueAtMs < (closedAtMs ?? recordedAtMs) ? dueAtMs : null;
}

function importDispatch(file: CaseFile, event: Imported<'importedDispatch'>): CaseFile {
  const { body, occurredAtMs: atMs } = event;
  const { dueAtMs } = body;
  const earlier = responsibleTask(file) ? endTask(file, 'recalled', atMs) : file;
  const task: Task = {
    ...newTask(body.task, body.unit, body.dispatchedAtMs),
    imported: true,
    dueAtMs,
    missedAtMs: missedBefore(dueAtMs, event),
    basis: dueAtMs === null ? null : { kind: 'fixed', untilMs: dueAtMs, atInterval: 0 },
    intervals: [{ fromMs: body.dispatchedAtMs, toMs: null }],
  };
  return toStage({ ...earlier, tasks: [...earlier.tasks, task] }, 'handling', atMs);
}

function importClosing(file: CaseFile, event: Imported<'importedClosing'>): CaseFile {
  const atMs = event.occurredAtMs;
  const closedAtMs = event.body.known ? atMs : null;
  const closed = changeTask(file, (task) => ({
    end: { how: 'closed', atMs: closedAtMs },
    feedbackAtMs: closedAtMs,
    intervals: pauseClock(task, atMs),
    sourceOnTime: event.body.onTime,
    ...(closedAtMs !== null && task.dueAtMs !== null && closedAtMs <= task.dueAtMs && NO_MISS),
  }));
  // Whoever closed it in the source had an answer by then: no later miss is one without any feedback (A13).
  const answered = closedAtMs === null ? closed : withFeedback(closed, closedAtMs);
  return { ...toStage(answered, 'closed', atMs), closedAtMs, endedAtMs: closedAtMs };
}
