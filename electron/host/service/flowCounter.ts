import type { FlowStep } from '../../../shared/contract/wall.ts';
import { dayKey, localParts, periodRange } from '../../../shared/time/zone.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';

export type FlowCount = { readonly kind: string; readonly body: string; readonly occurredAtMs: number };

const STEPS: { readonly [kind: string]: readonly FlowStep['step'][] } = {
  reported: ['reported'],
  imported: ['reported'],
  accepted: ['accepted'],
  dispatched: ['dispatched'],
  importedDispatch: ['dispatched'],
  signedOff: ['signedOff'],
  fedBack: ['fedBack'],
  importedClosing: ['closed'],
};

/** Which steps of the flow an event makes. A check counts when it came to a result (`result`, null for all other events). */
export function stepsOf(kind: string, result: string | null): readonly FlowStep['step'][] {
  if (kind !== 'checked') return STEPS[kind] ?? [];
  if (result === 'unable') return [];
  return result === 'pass' ? ['checked', 'closed'] : ['checked'];
}

function resultOf({ kind, body }: FlowCount): string | null {
  return kind === 'checked' ? (JSON.parse(body) as { readonly result: string }).result : null;
}

/** The day's steps of all cases, counted as they happen: today, and yesterday for comparison. */
export type FlowCounter = {
  readonly add: (event: FlowCount) => void;
  /** How often a step was made today until now, yesterday until the same time of day, and in each of the last hours. */
  readonly countOf: (step: FlowStep['step'], nowMs: number) => Pick<FlowStep, 'today' | 'yesterday' | 'trend'>;
  /** By the 24 hours of the day of `nowMs`, or of the day before. */
  readonly hoursOf: (step: FlowStep['step'], nowMs: number, day: 'today' | 'yesterday') => readonly number[];
};

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const TREND_HOURS = 12;

/** From when on a counter needs events: the beginning of yesterday. */
export function flowBeginsMs(nowMs: number, zone: TimeZone): number {
  const today = periodRange(dayKey(nowMs, zone), zone).fromMs;
  return periodRange(dayKey(today - 1, zone), zone).fromMs;
}

/** A counter that begins with the events since yesterday; it forgets older days by itself. */
export function createFlowCounter(zone: TimeZone, events: Iterable<FlowCount>): FlowCounter {
  const times = new Map<FlowStep['step'], number[]>();
  let oldestMs = 0;

  function add(event: FlowCount): void {
    if (event.occurredAtMs < oldestMs) return;
    for (const step of stepsOf(event.kind, resultOf(event))) {
      const known = times.get(step);
      if (known) known.push(event.occurredAtMs);
      else times.set(step, [event.occurredAtMs]);
    }
  }

  function forgetBefore(fromMs: number): void {
    if (fromMs <= oldestMs) return;
    oldestMs = fromMs;
    for (const [step, list] of times) {
      times.set(
        step,
        list.filter((atMs) => atMs >= fromMs),
      );
    }
  }

  function countOf(step: FlowStep['step'], nowMs: number): Pick<FlowStep, 'today' | 'yesterday' | 'trend'> {
    const list = times.get(step) ?? [];
    const yesterdayMs = flowBeginsMs(nowMs, zone);
    const todayMs = periodRange(dayKey(nowMs, zone), zone).fromMs;
    forgetBefore(yesterdayMs);
    let today = 0;
    let yesterday = 0;
    const trend = Array.from({ length: TREND_HOURS }, () => 0);
    for (const atMs of list) {
      const hour = TREND_HOURS - 1 - Math.floor((nowMs - atMs) / HOUR_MS);
      if (atMs <= nowMs && hour >= 0) trend[hour] = (trend[hour] ?? 0) + 1;
      if (atMs >= todayMs) today += atMs <= nowMs ? 1 : 0;
      else if (atMs >= yesterdayMs && atMs <= nowMs - DAY_MS) yesterday += 1;
    }
    return { today, yesterday, trend };
  }

  function hoursOf(step: FlowStep['step'], nowMs: number, day: 'today' | 'yesterday'): readonly number[] {
    const todayMs = periodRange(dayKey(nowMs, zone), zone).fromMs;
    const fromMs = day === 'today' ? todayMs : flowBeginsMs(nowMs, zone);
    const toMs = day === 'today' ? nowMs + 1 : todayMs;
    const hours = Array.from({ length: 24 }, () => 0);
    for (const atMs of times.get(step) ?? []) {
      if (atMs < fromMs || atMs >= toMs) continue;
      const { hour } = localParts(atMs, zone);
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
    return hours;
  }

  for (const event of events) add(event);
  return { add, countOf, hoursOf };
}
