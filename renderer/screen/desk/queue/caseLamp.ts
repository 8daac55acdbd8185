import type { CaseFile, Stage, Task } from '../../../../shared/case/caseFile.ts';
import { isOpen, openDuty, responsibleTask } from '../../../../shared/case/caseFile.ts';
import { lampOf } from '../../../../shared/case/lamp.ts';
import type { Lamp } from '../../../../shared/contract/wall.ts';
import type { MarkState } from '../../../part/Mark.tsx';
import type { CaseContext } from '../case/CasePage.tsx';

/** The lamp of a limit of the case by the settings, as every screen judges it; `hazard` as in `lampOf`. */
export function limitLamp(
  { dueAtMs, sinceMs, hazard = 0 }: { dueAtMs: number | null; sinceMs: number; hazard?: 0 | 2 },
  { view, rules: { settings }, nowMs }: CaseContext,
): Lamp {
  const warning = { share: settings['warning.share'], minutes: settings['warning.minutes'] };
  return lampOf({ stage: view.file.stage, hazard, dueAtMs, sinceMs }, nowMs, warning);
}

/** When the limit that a task runs against began for its lamp: with the stretch in which its clock runs. */
export function limitSinceMs(file: CaseFile, task: Task | null): number {
  return task?.intervals.at(-1)?.fromMs ?? file.stageSinceMs;
}

/** The mark of a case that is no longer open. */
export function endMark(stage: Stage): MarkState {
  return stage === 'closed' ? 'done' : 'ended';
}

/** The lamp of an open case at the desk: against the duty that waits, else against its handling limit. */
export function caseLamp(context: CaseContext): MarkState {
  const { file } = context.view;
  if (!isOpen(file.stage)) return endMark(file.stage);
  const task = responsibleTask(file);
  const duty = openDuty(file);
  const confirmed = file.hazardNotices.some(({ confirmedAtMs }) => confirmedAtMs !== null);
  const limit = {
    hazard: file.hazard && file.acceptedAtMs !== null && !confirmed ? (2 as const) : (0 as const),
    dueAtMs: duty?.dueAtMs ?? task?.dueAtMs ?? null,
    sinceMs: duty?.startAtMs ?? limitSinceMs(file, task),
  };
  return limitLamp(limit, context);
}
