import type { CaseEvent } from './event.ts';

/** One request for observation with its four parts (R9), and what became of it. */
export type ObservationFiling = {
  readonly unit: string;
  readonly atMs: number;
  readonly process: string;
  readonly plan: string;
  readonly enforcement: string;
  readonly expectedAtMs: number;
  /** Null: not decided. */
  readonly decision: { readonly approve: boolean; readonly note: string | null; readonly atMs: number } | null;
  /** The promised date passed without a feedback. */
  readonly broken: boolean;
};

/** One return of a unit with its reason, and the ruling on it. */
export type ReturnRecord = {
  readonly unit: string;
  readonly atMs: number;
  readonly reason: string;
  readonly ruling: { readonly justified: boolean; readonly note: string | null; readonly atMs: number } | null;
};

export type Urging = { readonly atMs: number; readonly seat: string; readonly note: string };

/** What was said about a case in its requests, returns and urgings: the file itself keeps only what rules need. */
export type CaseTrail = {
  readonly observations: readonly ObservationFiling[];
  readonly returns: readonly ReturnRecord[];
  readonly urgings: readonly Urging[];
};

/** Folds the events of one case, in their order, into its trail; each list begins with the oldest. */
export function trailOf(events: readonly CaseEvent[]): CaseTrail {
  const observations: ObservationFiling[] = [];
  const returns: ReturnRecord[] = [];
  const urgings: Urging[] = [];
  let unit = '';

  function markBroken(dueAtMs: number, broken: boolean): void {
    const index = observations.findLastIndex((one) => one.decision?.approve && one.expectedAtMs === dueAtMs);
    const promise = observations[index];
    if (promise) observations[index] = { ...promise, broken };
  }

  for (const { kind, body, by, occurredAtMs: atMs } of events) {
    switch (kind) {
      case 'dispatched':
      case 'importedDispatch':
        unit = body.unit;
        break;
      case 'observationSubmitted':
        observations.push({ unit, atMs, ...body, decision: null, broken: false });
        break;
      case 'observationDecided': {
        const last = observations.at(-1);
        if (last) observations[observations.length - 1] = { ...last, decision: { ...body, atMs } };
        break;
      }
      case 'returned':
        returns.push({ unit, atMs, reason: body.reason, ruling: null });
        break;
      case 'returnRuled': {
        const index = returns.findLastIndex((one) => one.unit === body.unit && one.ruling === null);
        const { justified, note } = body;
        const ruled = returns[index];
        if (ruled) returns[index] = { ...ruled, ruling: { justified, note, atMs } };
        break;
      }
      case 'urged':
        urgings.push({ atMs, seat: by.seat, note: body.note });
        break;
      case 'limitMissed':
        if (body.duty === 'handling') markBroken(body.dueAtMs, true);
        break;
      case 'missCorrected':
        if (body.duty === 'handling') markBroken(body.dueAtMs, false);
        break;
      default:
        break;
    }
  }
  return { observations, returns, urgings };
}
