import type { CheckRow, DutyRow, TaskRow } from '../case/rows.ts';
import type { Settings } from '../setting/setting.ts';

/** A half-open span of time: a day, month, quarter or year in the city's zone. */
export type Period = { readonly fromMs: number; readonly toMs: number };

/** What figures are counted from: the projections of the cases as they stood at the cut-off. */
export type FigureRows = {
  readonly tasks: Iterable<TaskRow>;
  readonly checks: Iterable<CheckRow>;
  /** Sign-off duties. */
  readonly duties: Iterable<DutyRow>;
};

/** The figures of one unit in one period (A1–A6, A11, A28); the fields of the scenario language. */
export type Figures = {
  readonly due: number;
  readonly closed: number;
  readonly timely: number;
  readonly overdueOpen: number;
  readonly extended: number;
  readonly checked: number;
  readonly reworked: number;
  readonly reworks: number;
  readonly returned: number;
  readonly dispatched: number;
  readonly signOffDue: number;
  readonly signOffTimely: number;
  readonly dueSoFar: number;
};

/** The figures that the rates of closing, of timely closing and of rework are formed of. */
export type RateFigures = Pick<Figures, 'due' | 'closed' | 'timely' | 'reworked' | 'checked'>;

export const FIGURE_KEYS = [
  'due',
  'closed',
  'timely',
  'overdueOpen',
  'extended',
  'checked',
  'reworked',
  'reworks',
  'returned',
  'dispatched',
  'signOffDue',
  'signOffTimely',
  'dueSoFar',
] as const satisfies readonly (keyof Figures)[];

/** The readings of A1, A2 and A6 under which a figure is counted. */
export type FigureReadings = Pick<Settings, 'figures.attribution' | 'figures.timelyAt' | 'observation.counts'>;

type Tally = { -readonly [K in keyof Figures]: number };

/** No case counted: every figure 0. */
export const NO_FIGURES: Figures = Object.fromEntries(FIGURE_KEYS.map((key) => [key, 0])) as Figures;

/**
 * Counts the figures of every unit that occurs in the rows, for one period, as of a cut-off. Pure: the same rows, cut-off
 * and readings give the same figures. The rows must be those known at `asOfMs`; rows outside the period count for nothing.
 */
export function figuresOf(
  rows: FigureRows,
  { period, asOfMs, readings }: { readonly period: Period; readonly asOfMs: number; readonly readings: FigureReadings },
): ReadonlyMap<string, Figures> {
  const tallies = new Map<string, Tally>();
  const tallyOf = (unit: string): Tally => {
    const known = tallies.get(unit);
    if (known) return known;
    const fresh: Tally = { ...NO_FIGURES };
    tallies.set(unit, fresh);
    return fresh;
  };
  const within = (atMs: number | null): boolean => atMs !== null && atMs >= period.fromMs && atMs < period.toMs;

  for (const task of rows.tasks) {
    if (task.excluded) continue;
    const tally = tallyOf(task.unit);
    if (within(task.dispatchedAtMs)) tally.dispatched += 1;
    if (task.end === 'returned' && within(task.endedAtMs)) tally.returned += 1;
    const due = dueOf(task, readings);
    if (due && within(due.countsAtMs)) countDue(tally, task, { ...due, asOfMs, readings });
  }

  const checkedCases = new Set<string>();
  const reworkedCases = new Set<string>();
  for (const check of rows.checks) {
    if (!within(check.atMs)) continue;
    const tally = tallyOf(check.unit);
    const key = `${check.caseId} ${check.unit}`;
    if (!checkedCases.has(key)) tally.checked += 1;
    checkedCases.add(key);
    if (check.passed) continue;
    tally.reworks += 1;
    if (!reworkedCases.has(key)) tally.reworked += 1;
    reworkedCases.add(key);
  }

  for (const duty of rows.duties) {
    if (duty.kind !== 'signOff' || duty.unit === null || !within(duty.dueAtMs)) continue;
    const tally = tallyOf(duty.unit);
    tally.signOffDue += 1;
    tally.signOffTimely += duty.onTime;
  }
  return tallies;
}

type Due = {
  /** The instant whose period the task belongs to (A2). */
  readonly countsAtMs: number;
  /** The deadline it is judged by; null: an import without one. */
  readonly deadlineMs: number | null;
};

/**
 * When a task is due, or null when it is in no due count: it ended by a return no later than its deadline, or has no
 * deadline. A late return leaves the missed task due unless it is ruled justified (A28) or the lateness was taken back. The strict reading of A6 keeps an
 * observed task by the deadline that observation replaced.
 */
export function dueOf(task: TaskRow, readings: FigureReadings): Due | null {
  if (task.excluded) return null;
  const isLate = task.missedAtMs !== null && task.ruledJustified !== 1 && task.corrected === 0;
  if (task.end === 'returned' && !isLate) return null;
  const strict = readings['observation.counts'] === 'strict';
  const deadlineMs = (strict ? task.dueBeforeObservationAtMs : null) ?? task.dueAtMs;
  switch (readings['figures.attribution']) {
    case 'deadline':
      return deadlineMs === null ? null : { countsAtMs: deadlineMs, deadlineMs };
    case 'dispatch':
      return { countsAtMs: task.dispatchedAtMs, deadlineMs };
    case 'report':
      return { countsAtMs: task.reportedAtMs, deadlineMs };
  }
}

/**
 * Closed and on time (A1, A14: at the deadline is timely). A missed deadline that stands is never timely (A5: an extension
 * that was asked too late does not heal it), but an agreed expected date is the deadline in force, also after a broken one.
 * A lateness that two reviewers took back is none (Points settled 13).
 */
export function isTimely(task: TaskRow, deadlineMs: number | null, readings: FigureReadings): boolean {
  if (task.end !== 'closed') return false;
  if (deadlineMs === null) return task.sourceOnTime === 1;
  if (task.corrected) return true;
  if (task.missedAtMs !== null && task.dueBeforeObservationAtMs === null) return false;
  const doneAtMs = readings['figures.timelyAt'] === 'close' ? task.endedAtMs : task.feedbackAtMs;
  return doneAtMs !== null && doneAtMs <= deadlineMs;
}

/**
 * The deadline in force passed while the clock ran, whether or not the host's clock has written it yet. A missed task that
 * resumed with a remainder of nothing is missed from that moment on (Points settled 6); an agreed date only after it.
 */
export function isMissed({ dueAtMs, missedAtMs, running, ...task }: TaskRow, asOfMs: number): boolean {
  if (dueAtMs === null || dueAtMs > asOfMs) return false;
  if (dueAtMs === asOfMs) return missedAtMs !== null && task.dueBeforeObservationAtMs === null;
  return missedAtMs !== null || running === 1;
}

function countDue(
  tally: Tally,
  task: TaskRow,
  { countsAtMs, deadlineMs, asOfMs, readings }: Due & { readonly asOfMs: number; readonly readings: FigureReadings },
): void {
  tally.due += 1;
  if ((deadlineMs ?? countsAtMs) <= asOfMs) tally.dueSoFar += 1;
  if (task.extensions > 0) tally.extended += 1;
  if (task.end === 'closed') tally.closed += 1;
  else if (isMissed(task, asOfMs)) tally.overdueOpen += 1;
  if (isTimely(task, deadlineMs, readings)) tally.timely += 1;
}
