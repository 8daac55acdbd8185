import { addTime, clockOf, dueAt, limitMs } from '../../deadline/clock.ts';
import type { Interval } from '../../deadline/clock.ts';
import { findLimit } from '../../handbook/handbook.ts';
import { dayKey } from '../../time/zone.ts';
import { isUnitValidOn } from '../../unit/unit.ts';
import type { Unit } from '../../unit/unit.ts';
import type { CaseFile, HourDutyKind, Task, TaskLimit } from '../caseFile.ts';
import { openDuty, responsibleTask } from '../caseFile.ts';
import { reject } from '../rejection.ts';
import type { Rejected } from '../rejection.ts';
import type { BareEvent } from '../decide.ts';
import type { ClockStart } from '../event.ts';
import type { Rules } from '../rules.ts';

/** The end of a one-hour duty that begins at `fromMs` (R1, R4, R5, R11; continuous, or in service hours: A15). */
export function hourEnd(kind: HourDutyKind, fromMs: number, { settings, calendar }: Rules): number {
  const clock = settings['duty.clock'] === 'service' ? 'working' : 'continuous';
  return addTime({ clock, fromMs, amountMs: settings[`duty.${kind}.minutes`] * 60_000, calendar });
}

/** The linked unit of a code that is valid on the day, or a rejection. */
export function validUnit(code: string, atMs: number, { units, calendar }: Rules): Unit | Rejected {
  // What may be done is asked before a unit is chosen, of one that could be; a city may have none.
  if (code === '') return reject('unknownUnit', '本市还没有有效的联动单位，请先导入单位名录');
  const unit = units.get(code);
  if (!unit) return reject('unknownUnit', `没有编码为“${code}”的联动单位`);
  if (!isUnitValidOn(unit, dayKey(atMs, calendar.zone))) {
    const successor = unit.successor === null ? '' : `，现由“${units.get(unit.successor)?.name ?? unit.successor}”承接`;
    return reject('unknownUnit', `“${unit.name}”此时不在有效期内${successor}`);
  }
  return unit;
}

/** The handbook's limit for a category and condition (R6), or why there is none. */
export function limitFor(category: string, condition: string | null, rules: Rules): TaskLimit | Rejected {
  const name = rules.categories.get(category) ?? category;
  const found = findLimit(rules.handbook.get(category) ?? [], category, condition);
  if (found.kind === 'none') return reject('noLimit', `指挥手册没有“${name}”的处置时限，请指定截止时间或补充手册`);
  if (found.kind === 'conditionNeeded') {
    return reject('conditionNeeded', `“${name}”有多种处置时限，请先选定情形：${found.conditions.join('、')}`);
  }
  return { category, condition: found.row.condition, ...found.row.limit };
}

/** The latest task of the unit that a return or a recall ended: a new dispatch to the unit continues it (A16). */
export function earlierTask(tasks: readonly Task[], unit: string): Task | null {
  return (
    tasks.findLast((task) => task.unit === unit && (task.end?.how === 'returned' || task.end?.how === 'recalled')) ??
    null
  );
}

/**
 * Starts the clock of a dispatch at `atMs`: an explicit deadline; the remainder of the unit's earlier task (also of an
 * extended one, Points settled 5 and 6); or a fresh limit.
 */
export function startClock(
  file: CaseFile,
  {
    earlier,
    until,
    atMs,
    rules,
  }: { readonly earlier: Task | null; readonly until: number | null; readonly atMs: number; readonly rules: Rules },
): ClockStart | Rejected {
  const { calendar } = rules;
  const before = earlier?.intervals ?? [];
  if (until !== null) {
    const basis = { kind: 'fixed', untilMs: until, atInterval: before.length } as const;
    return { limit: null, clock: 'continuous', basis, dueAtMs: until };
  }
  const intervals: readonly Interval[] = [...before, { fromMs: atMs, toMs: null }];
  const kept = earlier?.basis && (earlier.basis.kind === 'fixed' || sameLimit(earlier.limit, file));
  if (earlier?.basis && kept) {
    const { limit, clock, basis } = earlier;
    return { limit, clock, basis, dueAtMs: dueAt({ basis, clock, intervals, calendar }) };
  }
  const limit = limitFor(file.category, file.condition, rules);
  if ('kind' in limit) return limit;
  return underLimit({ limit, atInterval: earlier?.basis?.atInterval ?? before.length, intervals, rules });
}

/** Whether a task's limit is still that of the case's category and condition. */
export function sameLimit(limit: TaskLimit | null, file: CaseFile): boolean {
  return (
    limit !== null &&
    limit.category === file.category &&
    (file.condition === null || limit.condition === null || limit.condition === file.condition)
  );
}

/** The deadline that a limit gives over the intervals in which the clock ran, counted from `atInterval`. */
export function underLimit({
  limit,
  atInterval,
  intervals,
  rules: { calendar },
}: {
  readonly limit: TaskLimit;
  readonly atInterval: number;
  readonly intervals: readonly Interval[];
  readonly rules: Rules;
}): ClockStart {
  const first = intervals[atInterval];
  if (!first) throw new Error(`no interval ${atInterval}`);
  const basis = { kind: 'limit', amountMs: limitMs(limit, first.fromMs, calendar), atInterval } as const;
  const clock = clockOf(limit.per);
  return { limit, clock, basis, dueAtMs: dueAt({ basis, clock, intervals, calendar }) };
}

/** With `handling.start` = `signOff` the clock starts when the unit signs; otherwise it runs already (A16). */
export function startAtSignOff(file: CaseFile, atMs: number, rules: Rules): ClockStart | null | Rejected {
  const task = responsibleTask(file);
  if (!task || task.basis !== null || task.imported) return null;
  return startClock(file, { earlier: earlierTask(file.tasks, task.unit), until: null, atMs, rules });
}

/**
 * What a late entry corrects: an act of `atMs` that came no later than a limit which was recorded as missed meanwhile
 * (Points settled 14). The first record stays in the log.
 */
export function entryCorrections(file: CaseFile, atMs: number): readonly BareEvent[] {
  const corrected: BareEvent[] = [];
  const duty = openDuty(file);
  if (duty?.state === 'missed' && atMs <= duty.dueAtMs) {
    corrected.push({
      kind: 'missCorrected',
      body: { duty: duty.kind, task: duty.task, dueAtMs: duty.dueAtMs, because: 'entry' },
    });
  }
  const task = responsibleTask(file);
  if (task && task.end === null && task.missedAtMs !== null && atMs <= task.missedAtMs) {
    corrected.push({
      kind: 'missCorrected',
      body: { duty: 'handling', task: task.no, dueAtMs: task.missedAtMs, because: 'entry' },
    });
  }
  return corrected;
}
