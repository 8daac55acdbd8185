import type { Lamp } from '../contract/wall.ts';
import type { Stage } from './caseFile.ts';

/** What the lamp of a case depends on: the limit that is worked against, and its hazard (2: not yet confirmed). */
export type LampFacts = {
  readonly stage: Stage;
  readonly hazard: 0 | 1 | 2;
  /** The deadline in force; null: none, or its clock is paused. */
  readonly dueAtMs: number | null;
  /** When that limit began. */
  readonly sinceMs: number;
};

/**
 * The one state in which a case stands on every screen, the gravest first. Overdue: the deadline has passed (an
 * observation after its expected date too). Soon: at most `minutes` are left, or at most `share` percent of the limit.
 */
export function lampOf(
  facts: LampFacts,
  nowMs: number,
  warning: { readonly share: number; readonly minutes: number },
): Lamp {
  const { dueAtMs, sinceMs } = facts;
  if (facts.hazard === 2) return 'hazard';
  if (dueAtMs !== null && dueAtMs <= nowMs) return 'overdue';
  if (facts.stage === 'observation') return 'observation';
  if (dueAtMs === null) return 'normal';
  const leftMs = dueAtMs - nowMs;
  const isSoon = leftMs <= warning.minutes * 60_000 || leftMs * 100 <= (dueAtMs - sinceMs) * warning.share;
  return isSoon ? 'soon' : 'normal';
}

/** When the lamp of a case, or whether its limit has passed, changes next as time passes; Infinity: never. */
export function lampChangesAtMs(
  { stage, hazard, dueAtMs, sinceMs }: LampFacts,
  nowMs: number,
  warning: { readonly share: number; readonly minutes: number },
): number {
  if (dueAtMs === null || dueAtMs <= nowMs) return Infinity;
  if (hazard === 2 || stage === 'observation') return dueAtMs;
  const soonAtMs = dueAtMs - Math.max(warning.minutes * 60_000, ((dueAtMs - sinceMs) * warning.share) / 100);
  return soonAtMs <= nowMs ? dueAtMs : soonAtMs;
}
