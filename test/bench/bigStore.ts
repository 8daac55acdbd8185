import { demoPlaces, generatedStore, STORE_NOW_MS } from './generatedStore.ts';
import { lifeEvents } from './lifeEvents.ts';
import { lifePlans } from './lifePlans.ts';

const YEARS_MS = 730 * 86_400_000;

/** The big store: 1,000,000 cases with 8,000,000 events, 20,000 of them open. Builds it where it is missing (some minutes). */
export function bigStore(folder: string): string {
  const numbers = { seed: 20_261_123, cases: 1_000_000, open: 20_000, events: 8_000_000 };
  const size = { ...numbers, fromMs: STORE_NOW_MS - YEARS_MS, nowMs: STORE_NOW_MS, places: demoPlaces() };
  let planOf: ReturnType<typeof lifePlans> | null = null;
  return generatedStore(folder, 'big', {
    key: numbers,
    cases: numbers.cases,
    beganAtMs: size.fromMs,
    eventsOf: (caseId) => {
      planOf ??= lifePlans(size);
      return lifeEvents(planOf(caseId), size);
    },
  });
}
