import type { CaseFile, HourDutyKind, Stage, Task } from '../../../../shared/case/caseFile.ts';
import { clockRuns, isOpen, responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { ClockKind } from '../../../../shared/deadline/clock.ts';

/** One step of the strip 受理 派遣 签收 处置 核查 结案. */
export type Step = {
  readonly step: HourDutyKind | 'handling' | 'closed';
  readonly state: 'done' | 'late' | 'now' | 'todo';
  /** When the duty began and ended (null: it runs), and when it is due. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly dueAtMs: number | null;
  /** The clock of the handling limit stands still. */
  readonly paused: boolean;
};

const EMPTY = { fromMs: null, toMs: null, dueAtMs: null, paused: false } as const;

function hourStep(file: CaseFile, step: HourDutyKind): Step {
  const duty = file.hourDuties.findLast(({ kind, state }) => kind === step && state !== 'dropped');
  if (!duty) return { step, state: 'todo', ...EMPTY };
  const { startAtMs: fromMs, doneAtMs: toMs, dueAtMs, state } = duty;
  const late = state === 'missed' || (toMs !== null && toMs > dueAtMs);
  const runs = toMs === null && isOpen(file.stage);
  return { step, state: late ? 'late' : runs ? 'now' : 'done', fromMs, toMs, dueAtMs, paused: false };
}

function handlingStep(file: CaseFile): Step {
  const task = responsibleTask(file);
  if (!task) return { step: 'handling', state: 'todo', ...EMPTY };
  const { dispatchedAtMs: fromMs, dueAtMs, feedbackAtMs } = task;
  const open = isOpen(file.stage);
  const runs = clockRuns(task) && open;
  const toMs = runs ? null : feedbackAtMs;
  const late = task.missedAtMs !== null || (toMs !== null && dueAtMs !== null && toMs > dueAtMs);
  const state = late ? 'late' : toMs !== null || !open ? 'done' : 'now';
  // Of an imported case nobody may know when it was handled: closed, its clock stands still no more.
  return { step: 'handling', state, fromMs, toMs, dueAtMs, paused: open && !runs && toMs === null };
}

/** The clock by which people count what is left: a promised date under observation is counted in plain days. */
export function countingClock(file: CaseFile, task: Task): ClockKind {
  return file.stage === 'observation' ? 'continuous' : task.clock;
}

/** How many steps a case has reached by its stage; what lies beyond is to come, also where a return or rework undid it. */
const REACHED: Partial<Record<Stage, number>> = {
  verification: 1,
  acceptance: 1,
  dispatch: 2,
  signOff: 4,
  handling: 4,
  observation: 4,
  check: 5,
};

/** The course of a case: each duty as it last stood. A task runs its limit already while it waits for the sign-off. */
export function stepsOf(file: CaseFile): readonly Step[] {
  const closed: Step = {
    step: 'closed',
    state: file.stage === 'closed' ? 'done' : 'todo',
    ...EMPTY,
    toMs: file.closedAtMs,
  };
  const steps = [
    hourStep(file, 'acceptance'),
    hourStep(file, 'dispatch'),
    hourStep(file, 'signOff'),
    handlingStep(file),
    hourStep(file, 'check'),
    closed,
  ];
  const reached = REACHED[file.stage] ?? steps.length;
  return steps.map((step, index) => (index < reached ? step : { ...step, ...EMPTY, state: 'todo' }));
}
