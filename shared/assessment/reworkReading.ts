import { applyEvent } from '../case/apply.ts';
import type { Actor, CaseFile, Task, TaskLimit } from '../case/caseFile.ts';
import { responsibleTask } from '../case/caseFile.ts';
import { missedLimits } from '../case/decide.ts';
import { resumedClock } from '../case/decision/check.ts';
import { earlierTask, limitFor, sameLimit, underLimit } from '../case/decision/limit.ts';
import type { Amendment, CaseEvent, ClockStart, NewEvent } from '../case/event.ts';
import type { Rules } from '../case/rules.ts';
import { dueAt } from '../deadline/clock.ts';

/**
 * A case as it would stand with the other setting of `rework.limit` (the one in `rules`): its events folded again, every
 * deadline after a failed check, and what follows from it, computed anew, and every miss of the handling limit told anew by
 * these deadlines as of `asOfMs`. What stays as recorded: the acts themselves (a request or a return that the other deadline
 * would have refused or allowed), and the causes and appeals that people entered about a recorded miss. Deadlines are
 * computed by the calendar in `rules`. Null: without events.
 */
export function refoldRework(events: readonly CaseEvent[], rules: Rules, asOfMs: number): CaseFile | null {
  let recorded: CaseFile | null = null;
  let turned: CaseFile | null = null;
  const apply = (event: NewEvent, recordedAtMs: number): void => {
    const numbered = { ...event, caseId: events[0]?.caseId ?? 0, revision: (turned?.revision ?? 0) + 1, recordedAtMs };
    turned = applyEvent(turned, numbered);
  };
  for (const event of events) {
    if (turned && !isOfMiss(event)) {
      // What an act of its own time comes before is no miss, also where the clock had written one meanwhile.
      for (const missed of handlingMisses(turned, event.occurredAtMs)) apply(missed, event.recordedAtMs);
      const act = turnedEvent(event, { recorded, turned, rules });
      const excused = excusedMiss(turned, act);
      apply(act, event.recordedAtMs);
      if (excused) apply(excused, event.recordedAtMs);
    } else if (!turned) apply(event, event.recordedAtMs);
    recorded = applyEvent(recorded, event);
  }
  if (turned) for (const missed of handlingMisses(turned, asOfMs)) apply(missed, asOfMs);
  return turned;
}

function isOfMiss({ kind, body }: CaseEvent): boolean {
  return (kind === 'limitMissed' || kind === 'missCorrected') && body.duty === 'handling';
}

function handlingMisses(file: CaseFile, nowMs: number): readonly NewEvent[] {
  return missedLimits(file, nowMs).filter((event) => event.kind === 'limitMissed' && event.body.duty === 'handling');
}

const CLOCK: Actor = { party: 'host', unit: null, seat: '主机时钟' };

/** A late approval of what was asked in time, or a limit amended, makes the miss before it void (Points settled 3 and 7). */
function excusedMiss(file: CaseFile, event: CaseEvent): NewEvent | null {
  const task = responsibleTask(file);
  if (!task || task.missedAtMs === null) return null;
  const { kind, body, occurredAtMs } = event;
  const isGranted = (kind === 'extensionDecided' || kind === 'observationDecided') && body.approve;
  const asked = isGranted && file.request !== null && file.request.askedAtMs <= task.missedAtMs;
  const amended = kind === 'amended' && body.limit !== null;
  if (!asked && !amended) return null;
  const because = kind === 'amended' ? 'amendment' : kind === 'extensionDecided' ? 'extension' : 'observation';
  const corrected = { duty: 'handling', task: task.no, dueAtMs: task.missedAtMs, because } as const;
  return { kind: 'missCorrected', occurredAtMs, by: CLOCK, evidence: null, body: corrected };
}

type States = { readonly recorded: CaseFile | null; readonly turned: CaseFile; readonly rules: Rules };

/** The event with the deadline that it would have given. */
function turnedEvent(event: CaseEvent, { recorded, turned, rules }: States): CaseEvent {
  const task = responsibleTask(turned);
  switch (event.kind) {
    case 'checked':
      if (event.body.result !== 'fail') return event;
      return { ...event, body: { ...event.body, resume: resumedClock(turned, event.occurredAtMs, rules) } };
    case 'amended': {
      const { limit } = event.body;
      if (!task?.basis) return event;
      if (task.basis.kind === 'fixed') return { ...event, body: { ...event.body, limit: null } };
      const fresh = limit?.limit ?? amendedLimit(event.body, { recorded, turned, rules });
      if (!fresh) return event;
      const { atInterval } = task.basis;
      const start = underLimit({ limit: fresh, atInterval, intervals: task.intervals, rules });
      return { ...event, body: { ...event.body, limit: { ...start, limit: fresh } } };
    }
    case 'deadlineRecomputed': {
      if (!task?.basis) return event;
      const { basis, clock, intervals } = task;
      const newDueAtMs = dueAt({ basis, clock, intervals, calendar: rules.calendar });
      return { ...event, body: { ...event.body, newDueAtMs } };
    }
    case 'dispatched': {
      const { continues, basis, dueAtMs } = event.body;
      if (basis === null || dueAtMs === null) return event;
      const earlier = { turned: taskOf(turned, continues), recorded: taskOf(recorded, continues) };
      const start = continuedStart({ ...event.body, basis, dueAtMs }, event.occurredAtMs, {
        ...earlier,
        file: turned,
        rules,
      });
      return { ...event, body: { ...event.body, ...start } };
    }
    case 'signedOff':
    case 'fedBack': {
      const { start } = event.body;
      if (!start || !task || !recorded) return event;
      const earlier = {
        turned: earlierTask(turned.tasks, task.unit),
        recorded: earlierTask(recorded.tasks, task.unit),
      };
      const begun = continuedStart(start, event.occurredAtMs, { ...earlier, file: turned, rules });
      return { ...event, body: { ...event.body, start: begun } } as CaseEvent;
    }
    default:
      return event;
  }
}

type Continued = {
  readonly turned: Task | null;
  readonly recorded: Task | null;
  readonly file: CaseFile;
  readonly rules: Rules;
};

/** How the clock of a dispatch starts that continues an earlier task of the unit, after the earlier one as it now stands. */
function continuedStart(
  start: ClockStart,
  atMs: number,
  { turned: earlier, recorded, file, rules }: Continued,
): ClockStart {
  if (!earlier?.basis || !recorded?.basis) return start;
  const { intervals, basis, limit, clock } = earlier;
  const isSet = start.limit === null && start.basis.kind === 'fixed' && start.basis.atInterval === intervals.length;
  if (isSet) return start;
  const running = [...intervals, { fromMs: atMs, toMs: null }];
  if (basis.kind === 'fixed' || sameLimit(limit, file))
    return { limit, clock, basis, dueAtMs: dueAt({ basis, clock, intervals: running, calendar: rules.calendar }) };
  // The dispatch went on with a granted date, so the log does not name the limit of the amended category.
  const fresh = recorded.basis.kind === 'fixed' ? limitFor(file.category, file.condition, rules) : start.limit;
  if (fresh === null || 'kind' in fresh) return start;
  return underLimit({ limit: fresh, atInterval: basis.atInterval, intervals: running, rules });
}

/** The limit of an amended category that a granted date held off in the log, but not here. */
function amendedLimit(
  { changes }: { readonly changes: Amendment },
  { recorded, turned, rules }: States,
): TaskLimit | null {
  const held = recorded && responsibleTask(recorded)?.basis?.kind === 'fixed';
  const amended = { ...turned, ...changes };
  if (!held || (amended.category === turned.category && amended.condition === turned.condition)) return null;
  const fresh = limitFor(amended.category, amended.condition, rules);
  return 'kind' in fresh ? null : fresh;
}

function taskOf(file: CaseFile | null, no: number | null): Task | null {
  return file?.tasks.find((task) => task.no === no) ?? null;
}
