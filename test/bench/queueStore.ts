import type { NewEvent } from '../../shared/case/event.ts';
import { demoPlaces, generatedStore, STORE_NOW_MS } from './generatedStore.ts';
import { lifeEvents } from './lifeEvents.ts';

const DAYS_MS = 20 * 86_400_000;
/** The step after which a case is being handled. */
const SIGNED_OFF = 4;

export const QUEUED = 20_000;

/** A store of which every case is being handled, reported over twenty days: those in time, soon due and overdue. */
export function queueStore(folder: string): string {
  const fromMs = STORE_NOW_MS - DAYS_MS;
  const plan = { seed: 20_261_125, cases: QUEUED };
  const places = demoPlaces();
  const eventsOf = (caseId: number): readonly NewEvent[] => {
    // The last one was reported so early that it is signed off.
    const reportedAtMs = fromMs + Math.floor((caseId / QUEUED) * ((DAYS_MS * 9) / 10 / 1000)) * 1000;
    return lifeEvents(
      { caseId, reportedAtMs, openSteps: SIGNED_OFF, urged: false },
      { seed: plan.seed, nowMs: STORE_NOW_MS, places },
    );
  };
  return generatedStore(folder, 'queue', { key: plan, cases: QUEUED, beganAtMs: fromMs, eventsOf });
}
