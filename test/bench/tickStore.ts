import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NewEvent } from '../../shared/case/event.ts';
import { demoPlaces, generatedStore, STORE_NOW_MS } from './generatedStore.ts';
import { lifeEvents } from './lifeEvents.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const REPORTED_AT_MS = STORE_NOW_MS - 20 * HOUR_MS;

export const DUE_A_TICK = 10;
export const TICKS_A_ROUND = 20;
export const ROUNDS = 10;
/** The round before the count is a short one. */
export const TICKS_BEFORE = 5;
/** Each of these cases falls due twice: its sign-off, then its handling limit. */
const FALLING_DUE = ((TICKS_A_ROUND * ROUNDS + TICKS_BEFORE) * DUE_A_TICK) / 2;

/** When the clock looks for the n-th time, counted from 0; `DUE_A_TICK` limits have ended since it looked last. */
export function tickAtMs(n: number): number {
  return STORE_NOW_MS + (n + 1) * MINUTE_MS;
}

/** How many ticks a round has. */
export function ticksIn(round: number): number {
  return round < 0 ? TICKS_BEFORE : TICKS_A_ROUND;
}

/** A fresh copy of a store with `open` open cases of which some fall due, ten a minute; the others are due much later. */
export function tickStore(folder: string, open: number): string {
  const plan = { seed: 20_261_124, open, DUE_A_TICK, TICKS_A_ROUND, ROUNDS, TICKS_BEFORE };
  const places = demoPlaces();
  const cases = Math.max(open, FALLING_DUE);
  const eventsOf = (caseId: number): readonly NewEvent[] => {
    const steps = caseId <= FALLING_DUE ? 3 : 4;
    const events = lifeEvents(
      { caseId, reportedAtMs: REPORTED_AT_MS, openSteps: steps, urged: false },
      { seed: plan.seed, nowMs: REPORTED_AT_MS + 150 * MINUTE_MS, places },
    );
    return caseId <= FALLING_DUE ? events.slice(0, 3).map((event) => fallingDue(event, caseId - 1)) : events;
  };
  const made = generatedStore(folder, `tick${open}`, { key: plan, cases, beganAtMs: REPORTED_AT_MS, eventsOf });
  const copy = join(mkdtempSync(join(folder, 'ticks-')), 'store');
  cpSync(made, copy, { recursive: true });
  return copy;
}

/** The dispatch whose sign-off and handling limits end ten seconds before a tick. */
function fallingDue(event: NewEvent, index: number): NewEvent {
  if (event.kind !== 'dispatched') return event;
  const endsAtMs = (nth: number): number => tickAtMs(Math.floor(nth / DUE_A_TICK)) - 10_000;
  const dueAtMs = endsAtMs(index + FALLING_DUE);
  const basis = { kind: 'fixed', untilMs: dueAtMs, atInterval: 0 } as const;
  return { ...event, body: { ...event.body, basis, dueAtMs, dutyDueAtMs: endsAtMs(index) } };
}
