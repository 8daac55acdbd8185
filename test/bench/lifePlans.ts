import { lifeEvents } from './lifeEvents.ts';
import type { LifePlaces, LifePlan } from './lifeEvents.ts';

export type StoreSize = {
  readonly seed: number;
  readonly cases: number;
  readonly open: number;
  readonly events: number;
  readonly fromMs: number;
  readonly nowMs: number;
  readonly places: LifePlaces;
};

/** The steps at which the open cases stand: mostly being handled, some with a request, some at the centre. */
const OPEN_STEPS = [4, 4, 4, 5, 4, 6, 4, 1, 4, 6, 4, 2, 4, 5, 4, 3, 4, 6, 4, 7] as const;

/**
 * Plans for every case of a store of exactly this size: reports come evenly from `fromMs` to `nowMs`, those that the last
 * hours brought are open of themselves, and among the latest every fourth stands open until the number is full. What the
 * open ones lack in events, the first cases have more.
 * @throws {RangeError} when cases, open cases and events do not fit each other.
 */
export function lifePlans(size: StoreSize): (caseId: number) => LifePlan {
  const { cases, open, events, fromMs, nowMs } = size;
  const gapMs = (nowMs - fromMs) / cases;
  const reportedAtMs = (caseId: number): number => fromMs + Math.floor((caseId * gapMs) / 1000) * 1000;
  const steps = new Map<number, number>();
  let [left, urged] = [open, events - cases * 8];
  for (let caseId = cases; caseId > 0 && left > 0; caseId -= 1) {
    const plan = { caseId, reportedAtMs: reportedAtMs(caseId), openSteps: null, urged: false };
    const natural = lifeEvents(plan, size);
    const closes = natural.at(-1)?.kind === 'checked' && natural.length === 8;
    if (closes && caseId % 4 !== 0) continue;
    const openSteps = closes ? (OPEN_STEPS[(caseId / 4) % OPEN_STEPS.length] ?? 4) : null;
    if (openSteps !== null) steps.set(caseId, openSteps);
    urged += 8 - lifeEvents({ ...plan, openSteps }, size).length;
    left -= 1;
  }
  if (left > 0 || urged < 0 || urged > cases - 4 * open)
    throw new RangeError(`${cases} cases, ${open} open, ${events} events do not fit each other`);
  return (caseId) => ({
    caseId,
    reportedAtMs: reportedAtMs(caseId),
    openSteps: steps.get(caseId) ?? null,
    urged: caseId <= urged,
  });
}
