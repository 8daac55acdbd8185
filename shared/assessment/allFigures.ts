import type { AllFigures, MoreFigures } from '../contract/assessment.ts';
import type { TaskRow } from '../case/rows.ts';
import { isCountedOverdue, overdueMonth } from '../accountability/overdueCount.ts';
import { isProvisional } from '../deadline/calendar.ts';
import { isWithin } from './assessmentRows.ts';
import type { AssessmentQuestion, AssessmentRows } from './assessmentRows.ts';
import { isExempt } from './exemption.ts';
import { dueOf, FIGURE_KEYS, figuresOf, isTimely, NO_FIGURES } from './figures.ts';

export const MORE_KEYS = [
  'handled',
  'returnedJustified',
  'returnedUnjustified',
  'observed',
  'supervised',
  'designated',
  'cooperating',
  'countedOverdues',
  'exemptDue',
  'exemptClosed',
  'exemptTimely',
  'corrected',
  'entered',
  'provisional',
] as const satisfies readonly (keyof MoreFigures)[];

export const ALL_KEYS: readonly (keyof AllFigures)[] = [...FIGURE_KEYS, ...MORE_KEYS];

export const NO_FIGURES_AT_ALL: AllFigures = {
  ...NO_FIGURES,
  ...(Object.fromEntries(MORE_KEYS.map((key) => [key, 0])) as MoreFigures),
};

type Tally = { -readonly [K in keyof MoreFigures]: number };

/** A task that is due in the period, and the deadline it is judged by. */
export type DueTask = {
  readonly task: TaskRow;
  /** The instant by which it belongs to the period (A2). */
  readonly countsAtMs: number;
  /** Null: an import without one. */
  readonly deadlineMs: number | null;
  readonly exempt: boolean;
};

/** The tasks due in a period under its readings (A2), each once. */
export function dueTasks(rows: AssessmentRows, question: AssessmentQuestion): readonly DueTask[] {
  const { period, readings, exemptions } = question;
  return rows.tasks.flatMap((task) => {
    const due = dueOf(task, readings);
    if (!due || !isWithin(due.countsAtMs, period)) return [];
    const { countsAtMs, deadlineMs } = due;
    const exempt =
      exemptions.length > 0 && isExempt({ deadlineMs, unit: task.unit, ...rows.kindOf(task.caseId) }, exemptions);
    return [{ task, countsAtMs, deadlineMs, exempt }];
  });
}

/**
 * All figures of every unit that occurs in the rows, of one period as of a cut-off. Pure, like `figuresOf`, which counts
 * those of the scenario language. The unit `''` holds the entries made for parties that are no linked unit.
 */
export function allFiguresOf(rows: AssessmentRows, question: AssessmentQuestion): ReadonlyMap<string, AllFigures> {
  const { period, readings } = question;
  const more = new Map<string, Tally>();
  const tallyOf = (unit: string): Tally => {
    const known = more.get(unit);
    if (known) return known;
    const fresh = Object.fromEntries(MORE_KEYS.map((key) => [key, 0])) as Tally;
    more.set(unit, fresh);
    return fresh;
  };

  const cooperators = Map.groupBy(rows.cooperations, ({ caseId, no }) => `${caseId} ${no}`);
  for (const { task, deadlineMs, exempt } of dueTasks(rows, question)) {
    const tally = tallyOf(task.unit);
    if (rows.supervised.has(task.caseId)) tally.supervised += 1;
    tally.designated += task.designated;
    if (task.designated === 1)
      for (const { unit } of cooperators.get(`${task.caseId} ${task.no}`) ?? []) tallyOf(unit).cooperating += 1;
    if (deadlineMs !== null && isProvisional(deadlineMs, question.calendar)) tally.provisional += 1;
    tally.corrected += task.corrected;
    if (!exempt) continue;
    tally.exemptDue += 1;
    if (task.end === 'closed') tally.exemptClosed += 1;
    if (isTimely(task, deadlineMs, readings)) tally.exemptTimely += 1;
  }

  for (const task of rows.tasks) {
    if (task.end === 'returned' && task.excluded === 0 && isWithin(task.endedAtMs, period)) {
      if (task.ruledJustified === 1) tallyOf(task.unit).returnedJustified += 1;
      if (task.ruledJustified === 0) tallyOf(task.unit).returnedUnjustified += 1;
    }
  }
  for (const { unit } of countedOverdues(rows, question)) tallyOf(unit).countedOverdues += 1;
  for (const { unit } of handledCases(rows, question)) tallyOf(unit).handled += 1;
  for (const { unit } of rows.observed) tallyOf(unit).observed += 1;
  for (const entry of rows.entries) if (isWithin(entry.recordedAtMs, period)) tallyOf(entry.unit ?? '').entered += 1;

  const plain = figuresOf(rows, question);
  const units = new Set([...plain.keys(), ...more.keys()]);
  return new Map(
    [...units].map((unit) => [unit, { ...(plain.get(unit) ?? NO_FIGURES), ...tallyOf(unit) } satisfies AllFigures]),
  );
}

export type CaseOfUnit = { readonly caseId: number; readonly unit: string };

/** 处置数, the third base of A11: the cases that a unit fed back in the period, each once, with its first such feedback. */
export function handledCases(
  { tasks, checks }: Pick<AssessmentRows, 'tasks' | 'checks'>,
  { period }: Pick<AssessmentQuestion, 'period'>,
): readonly (CaseOfUnit & { readonly atMs: number })[] {
  const found = new Map<string, CaseOfUnit & { readonly atMs: number }>();
  const take = ({ caseId, unit, feedbackAtMs: atMs }: CaseOfUnit & { readonly feedbackAtMs: number | null }): void => {
    if (atMs === null || !isWithin(atMs, period)) return;
    const key = `${caseId} ${unit}`;
    const known = found.get(key);
    if (!known || atMs < known.atMs) found.set(key, { caseId, unit, atMs });
  };
  for (const task of tasks) if (task.excluded === 0) take(task);
  for (const check of checks) take(check);
  return [...found.values()];
}

/** The overdues of the period that A13 counts towards R25: one a case, unit and month, none in an exempted period. */
export function countedOverdues(
  { tasks, kindOf }: Pick<AssessmentRows, 'tasks' | 'kindOf'>,
  { period, readings, exemptions, calendar }: AssessmentQuestion,
): readonly TaskRow[] {
  const found = new Map<string, TaskRow>();
  for (const task of tasks) {
    const { caseId, unit, missedAtMs } = task;
    if (missedAtMs === null || !isWithin(missedAtMs, period)) continue;
    if (!isCountedOverdue(task, readings['rule.T1.explained'])) continue;
    const key = `${caseId} ${unit} ${overdueMonth(missedAtMs, calendar.zone)}`;
    if (found.has(key)) continue;
    const subject = { deadlineMs: missedAtMs, unit };
    if (exemptions.length === 0 || !isExempt({ ...subject, ...kindOf(caseId) }, exemptions)) found.set(key, task);
  }
  return [...found.values()];
}

/** The sum over units: a group's or the city's figures (invariant 1). */
export function sumOf(figures: Iterable<AllFigures>): AllFigures {
  const sum: { -readonly [K in keyof AllFigures]: number } = { ...NO_FIGURES_AT_ALL };
  for (const one of figures) for (const key of ALL_KEYS) sum[key] += one[key];
  return sum;
}
