import { foldCase } from '../../shared/case/apply.ts';
import type { Actor } from '../../shared/case/caseFile.ts';
import { missedLimits } from '../../shared/case/decide.ts';
import type { CaseEvent, EventBody, EventKind, NewEvent } from '../../shared/case/event.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const CENTRE: Actor = { party: 'centre', unit: null, seat: '指挥中心一号席' };
const SUPERVISOR: Actor = { party: 'supervisor', unit: null, seat: '信息监督员 07' };

/** Where and by whom the cases of a store are handled. */
export type LifePlaces = {
  readonly units: readonly string[];
  readonly categories: readonly string[];
  readonly cells: readonly { readonly code: string; readonly lat: number; readonly lng: number }[];
};

/**
 * How one case of a generated store goes: 8 events to its closing (one more with `urged`), or as far as `openSteps` of
 * them and still open.
 */
export type LifePlan = {
  readonly caseId: number;
  readonly reportedAtMs: number;
  readonly openSteps: number | null;
  readonly urged: boolean;
};

/** Numbers in [0, 1) that follow from two whole numbers: the same life on every machine. */
function draws(seed: number, n: number): () => number {
  let state = Math.imul(seed ^ Math.imul(n, 0x9e3779b1), 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function made<K extends EventKind>(kind: K, occurredAtMs: number, by: Actor, body: EventBody[K]): NewEvent {
  return { kind, occurredAtMs, by, evidence: null, body } as unknown as NewEvent;
}

function pick<T>(list: readonly T[], share: number): T {
  const found = list[Math.floor(share * list.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}

/** The events of one life in the order of their times, with every limit that ends before `nowMs` recorded as missed. */
export function lifeEvents(
  plan: LifePlan,
  { seed, nowMs, places }: { readonly seed: number; readonly nowMs: number; readonly places: LifePlaces },
): readonly NewEvent[] {
  const whole = wholeLife(plan, draws(seed, plan.caseId), places);
  const steps = plan.openSteps === null ? whole : whole.slice(0, plan.openSteps);
  const past = steps.filter(({ occurredAtMs }) => occurredAtMs <= nowMs);
  return plan.openSteps === null && past.length === whole.length ? past : [...past, ...missedAfter(past, nowMs)];
}

function wholeLife({ caseId, reportedAtMs, openSteps, urged }: LifePlan, of: () => number, places: LifePlaces) {
  const cell = pick(places.cells, of());
  const unit = pick(places.units, of());
  const category = pick(places.categories, of());
  const handler: Actor = { party: 'unit', unit, seat: '承办单位' };
  const shape = of();
  const minutes = (low: number, high: number): number => Math.floor(low * 60 + of() * (high - low) * 60) * 1000;
  const acceptedAtMs = reportedAtMs + minutes(3, 40);
  const dispatchedAtMs = acceptedAtMs + minutes(3, 40);
  const signedAtMs = dispatchedAtMs + minutes(5, 50);
  // What is still open after weeks has a long limit: nine of ten are in time.
  const dueAtMs =
    dispatchedAtMs + (openSteps === null ? (6 + Math.floor(of() * 60)) * HOUR_MS : Math.floor(5 + of() * 90) * DAY_MS);
  const fixed = { kind: 'fixed', untilMs: dueAtMs, atInterval: 0 } as const;
  const start = [
    made('reported', reportedAtMs, SUPERVISOR, {
      number: String(caseId),
      source: 'supervisor',
      category,
      condition: null,
      description: `长江路 ${caseId % 300} 号门前有人反映，请及时处置`,
      address: `长江路 ${caseId % 300} 号门前`,
      lat: cell.lat,
      lng: cell.lng,
      cell: cell.code,
      hazard: false,
      reporter: null,
      dutyDueAtMs: reportedAtMs + HOUR_MS,
    }),
    made('accepted', acceptedAtMs, CENTRE, { hazard: false, dutyDueAtMs: acceptedAtMs + HOUR_MS }),
    made('dispatched', dispatchedAtMs, CENTRE, {
      task: 1,
      unit,
      designation: null,
      continues: null,
      limit: null,
      clock: 'continuous',
      basis: fixed,
      dueAtMs,
      dutyDueAtMs: dispatchedAtMs + HOUR_MS,
    }),
    made('signedOff', signedAtMs, handler, { start: null }),
    ...(urged ? [made('urged', signedAtMs + MINUTE_MS, CENTRE, { note: '请加快处置' })] : []),
  ];
  const fedBack = (atMs: number): NewEvent =>
    made('fedBack', atMs, handler, { result: '已处置完毕，现场恢复原状', start: null, dutyDueAtMs: atMs + HOUR_MS });
  const checked = (atMs: number, pass: boolean): NewEvent => {
    const resume = pass ? null : { basis: fixed, dueAtMs };
    return made('checked', atMs, SUPERVISOR, { result: pass ? 'pass' : 'fail', note: null, resume });
  };
  const between = (share: number): number => signedAtMs + Math.floor(((dueAtMs - signedAtMs) * share) / 1000) * 1000;
  if (openSteps !== null || shape < 0.5) {
    const untilMs = dueAtMs + DAY_MS;
    const fedBackAtMs = between(0.6 + of() * 0.3);
    return [
      ...start,
      made('extensionRequested', between(0.2), handler, { untilMs, reason: '需停水抢修后方可回填路面' }),
      made('extensionDecided', between(0.4), CENTRE, { approve: true, note: null }),
      fedBack(fedBackAtMs),
      checked(fedBackAtMs + minutes(5, 50), true),
    ];
  }
  if (shape < 0.93) {
    const firstAtMs = between(0.3);
    const failedAtMs = firstAtMs + minutes(5, 15);
    const secondAtMs = Math.max(failedAtMs + MINUTE_MS, between(0.5 + of() * 0.4));
    return [
      ...start,
      fedBack(firstAtMs),
      checked(failedAtMs, false),
      fedBack(secondAtMs),
      checked(secondAtMs + minutes(5, 50), true),
    ];
  }
  const lateAtMs = dueAtMs + minutes(100, 900);
  return [
    ...start,
    ...missedAfter(start, dueAtMs + 2000),
    made('urged', dueAtMs + 30 * MINUTE_MS, CENTRE, { note: '已超期，请立即处置并说明' }),
    fedBack(lateAtMs),
    checked(lateAtMs + minutes(5, 50), true),
  ];
}

/** The limits that end between the last of these events and `nowMs`, as the host's clock records them. */
function missedAfter(events: readonly NewEvent[], nowMs: number): readonly NewEvent[] {
  const logged = events.map((event, i): CaseEvent => {
    return { ...event, caseId: 1, revision: i + 1, recordedAtMs: event.occurredAtMs };
  });
  return missedLimits(foldCase(logged), nowMs);
}
