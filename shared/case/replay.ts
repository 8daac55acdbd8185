import type { WorkCalendar } from '../deadline/calendar.ts';
import { applyEvent } from './apply.ts';
import type { Actor, CaseFile } from './caseFile.ts';
import { commandOf } from './commandOf.ts';
import { decide, missedLimits } from './decide.ts';
import type { CaseEvent, NewEvent } from './event.ts';
import { recomputedDeadlines } from './recompute.ts';
import type { Rules } from './rules.ts';

/** An event with its place in the log. */
type Logged = CaseEvent & { readonly sequence: number };

/** A change of the calendar between the commands: it moves the deadlines of open tasks. */
export type CalendarStep = {
  readonly sequence: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly notice: string;
  readonly before: WorkCalendar;
  readonly after: WorkCalendar;
};

export type Replay = {
  /** The rules that hold for what is written at a place of the log. */
  readonly rulesAt: (at: { readonly sequence: number; readonly recordedAtMs: number }) => Rules;
  /** In the order of the log. */
  readonly calendarSteps: readonly CalendarStep[];
  /** Limits that end before it are missed, whether or not a command follows. */
  readonly untilMs: number;
};

/** The history as it would stand, and how many of its commands the rules would have refused. */
export type Replayed = { readonly events: readonly CaseEvent[]; readonly refused: number };

/**
 * Gives the commands of a case again at the times of their writing under other rules: what the same people did, had the
 * rules been so from the start. Deadlines, hours and misses are computed anew; a command that the rules refuse changes
 * nothing, as at a desk; imported history stands as it is. Pure. With unchanged rules the history comes out as it went in.
 */
export function replayCase(history: readonly Logged[], { rulesAt, calendarSteps, untilMs }: Replay): Replayed {
  const events: CaseEvent[] = [];
  const writtenAtMs = recordTimes(history);
  let file: CaseFile | null = null;
  let original: CaseFile | null = null;
  let refused = 0;

  function write(list: readonly NewEvent[], recordedAtMs: number | ((event: NewEvent) => number)): void {
    for (const event of list) {
      const atMs = typeof recordedAtMs === 'number' ? recordedAtMs : recordedAtMs(event);
      const caseId = history[0]?.caseId ?? 0;
      const entry = { ...event, caseId, revision: events.length + 1, recordedAtMs: atMs } as CaseEvent;
      file = applyEvent(file, entry);
      events.push(entry);
    }
  }

  /** What ended before an instant stands where the host's clock wrote it, a new one at the second after its end. */
  function advance(toMs: number): void {
    for (;;) {
      const missed = file ? missedLimits(file, toMs) : [];
      if (missed.length === 0) return;
      write(missed.slice(0, 1), (event) => Math.min(writtenAtMs.get(missKey(event)) ?? event.occurredAtMs, toMs));
    }
  }

  function move({ atMs, by, notice, before, after }: CalendarStep): void {
    advance(atMs);
    if (file) write(recomputedDeadlines(file, { before, after, notice, nowMs: atMs, by }), atMs);
  }

  function give(event: Logged): void {
    const command = commandOf(event, original);
    if (!command) {
      if (event.by.party === 'import') write([newEventOf(event)], event.recordedAtMs);
      return;
    }
    const { recordedAtMs: nowMs } = event;
    advance(nowMs);
    const decision = decide(file, command, { nowMs, rules: rulesAt(event), ...knownTo(event) });
    if (decision.kind === 'events') write(decision.events, nowMs);
    else refused += 1;
  }

  const steps = calendarSteps.filter(({ sequence }) => sequence > (history[0]?.sequence ?? 0));
  for (const event of history) {
    while (steps[0] && steps[0].sequence < event.sequence) move(steps.shift() as CalendarStep);
    give(event);
    original = applyEvent(original, event);
  }
  for (const step of steps) if (step.atMs <= untilMs) move(step);
  advance(untilMs);
  return { events, refused };
}

function newEventOf({ kind, occurredAtMs, by, evidence, body }: CaseEvent): NewEvent {
  return { kind, occurredAtMs, by, evidence, body } as NewEvent;
}

/** When the host's clock wrote each miss of a history. */
function recordTimes(history: readonly CaseEvent[]): ReadonlyMap<string, number> {
  return new Map(
    history.flatMap((event) => (event.kind === 'limitMissed' ? [[missKey(event), event.recordedAtMs] as const] : [])),
  );
}

function missKey(event: NewEvent): string {
  return event.kind === 'limitMissed' ? `${event.body.duty} ${event.body.task} ${event.body.dueAtMs}` : '';
}

/** What only the store knew when the command was given; it stands in the event. */
function knownTo(event: CaseEvent): Partial<Parameters<typeof decide>[2]> {
  switch (event.kind) {
    case 'reported': {
      const { number, cell, reporter } = event.body;
      return { newCase: { number, cell, reporter } };
    }
    case 'amended':
      return { cell: event.body.changes.cell ?? null };
    case 'duplicateLinked':
      return { first: { id: event.body.of, number: event.body.ofNumber } };
    default:
      return {};
  }
}
