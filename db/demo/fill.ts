import { readCity } from '../read/city.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendCaseEvents } from '../write/caseLog.ts';
import { livesBackFrom } from './history.ts';
import type { Life } from './history.ts';
import type { DemoWorld } from './setUp.ts';

/** The wall's first picture: so much of the history is there before the host answers. */
const FIRST_MS = 14 * 86_400_000;

/** Whether older months of a demonstration store are still to be filled in (生成中). */
export function isFilling(store: ReadableStore): boolean {
  return readCity(store).demo && lowestId(store) !== 1;
}

function lowestId(store: ReadableStore): number | null {
  return store.prepare<[], { id: number | null }>('SELECT min(id) AS id FROM cases').get()?.id ?? null;
}

/**
 * The case that is filled in next; 0 when the history is whole. The history is written from its newest case to its oldest,
 * so the lowest id in the store tells how far it has come: a fill that was killed goes on where it stopped.
 */
export function nextToFill(store: ReadableStore, { history }: DemoWorld): number {
  return Math.min(history.cases, (lowestId(store) ?? Infinity) - 1);
}

/**
 * Writes the next lives of the history in one transaction, each event with the time at which it happened. Lives that the
 * store has already are passed over. @throws {Error} when one is missing in between.
 */
export function appendLives(store: WritableStore, world: DemoWorld, lives: readonly Life[]): void {
  inTransaction(store, () => {
    let next = nextToFill(store, world);
    for (const { id, events } of lives) {
      if (id > next) continue;
      if (id < next) throw new Error(`demonstration case ${next} is missing`);
      appendCaseEvents(store, { file: null, caseId: id, events, recordedAtMs: 'asOccurred' });
      next -= 1;
    }
  });
}

/** Fills in the last two weeks, if they are not there: 2,500 cases in about a second. */
export function fillFirst(store: WritableStore, world: DemoWorld): void {
  const { city, rules, history } = world;
  let lives: Life[] = [];
  for (const life of livesBackFrom(nextToFill(store, world), history, { city, rules })) {
    const reportedAtMs = life.events[0]?.occurredAtMs ?? 0;
    if (reportedAtMs < history.untilMs - FIRST_MS) break;
    lives.push(life);
    if (lives.length < 500) continue;
    appendLives(store, world, lives);
    lives = [];
  }
  appendLives(store, world, lives);
}

/** Fills in all that is missing in one go. `onProgress` is told how many cases are there. */
export function fillAll(
  store: WritableStore,
  world: DemoWorld,
  onProgress: (cases: number) => void = () => undefined,
): void {
  const { city, rules, history } = world;
  let lives: Life[] = [];
  for (const life of livesBackFrom(nextToFill(store, world), history, { city, rules })) {
    lives.push(life);
    if (lives.length < 1000 && life.id > 1) continue;
    appendLives(store, world, lives);
    onProgress(history.cases - life.id + 1);
    lives = [];
  }
}
