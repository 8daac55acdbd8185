import type { Forecast } from '../contract/radar.ts';

/** What counts of a task for a forecast, as known at a cut-off; tasks that are in no due count are left out. */
export type ForecastTask = {
  readonly dispatchedAtMs: number;
  readonly dueAtMs: number;
  /** When it was closed; null: not by the cut-off. */
  readonly closedAtMs: number | null;
  /** When the unit fed back what stands; null: not yet, or the check has failed. */
  readonly fedBackAtMs: number | null;
  /** Closed and on time. */
  readonly timely: boolean;
};

/** One month of one unit, as it stood at the month's own end; the running month as it stands now. */
export type ForecastMonth = { readonly toMs: number; readonly tasks: readonly ForecastTask[] };

/** The rates at the month's end in per cent; null: nothing will be due. */
export type MonthForecast = { readonly closing: Forecast; readonly timely: Forecast };

/** The kinds of tasks that are not decided at a moment of the month. */
const KINDS = ['pending', 'overdue', 'checking', 'coming'] as const;
type Kind = (typeof KINDS)[number];

type Share = { readonly count: number; readonly closed: number; readonly timely: number };
type Shares = { readonly [K in Kind]: Share };

/** The shares of the undecided kinds in past months, and how many came each month after the same moment. */
export type Analogue = { readonly shares: Shares; readonly months: number };

/** So many tasks of the whole city count beside the unit's own. */
const CITY_WEIGHT = 60;
/** How much the tasks of one unit and month go the same way; it was chosen by the back-test of the first year alone. */
const CORRELATION = { closing: 0, timely: 0.004 } as const;

function kindAt(task: ForecastTask, atMs: number): Kind | 'done' {
  if (task.dispatchedAtMs > atMs) return 'coming';
  if (task.closedAtMs !== null && task.closedAtMs <= atMs) return 'done';
  if (task.fedBackAtMs !== null && task.fedBackAtMs <= atMs) return 'checking';
  return task.dueAtMs <= atMs ? 'overdue' : 'pending';
}

const NO_SHARE: Share = { count: 0, closed: 0, timely: 0 };

/** What became of the undecided tasks of past months, seen from so long before each month's end. */
export function analogueOf(months: readonly ForecastMonth[], leftMs: number): Analogue {
  const tallies = Object.fromEntries(KINDS.map((kind) => [kind, { ...NO_SHARE }])) as {
    [K in Kind]: { -readonly [F in keyof Share]: number };
  };
  for (const { toMs, tasks } of months) {
    for (const task of tasks) {
      const kind = kindAt(task, toMs - leftMs);
      if (kind === 'done') continue;
      const tally = tallies[kind];
      tally.count += 1;
      if (task.closedAtMs !== null) tally.closed += 1;
      if (task.timely) tally.timely += 1;
    }
  }
  return { shares: tallies, months: months.length };
}

/**
 * The month's end of a unit as expected at `atMs`, from what is known then: the running month as it stands, and how the
 * same moment of past months went on. Pure; null when nothing is due and nothing is to come.
 */
export function forecastMonth(
  running: ForecastMonth,
  atMs: number,
  { unit, city }: { readonly unit: Analogue; readonly city: Analogue },
): MonthForecast | null {
  const counts = { pending: 0, overdue: 0, checking: 0, coming: 0 };
  let closed = 0;
  let timely = 0;
  let due = 0;
  for (const task of running.tasks) {
    const kind = kindAt(task, atMs);
    if (kind === 'coming') continue;
    due += 1;
    if (kind !== 'done') counts[kind] += 1;
    else {
      closed += 1;
      timely += task.timely ? 1 : 0;
    }
  }
  counts.coming = unit.months === 0 ? 0 : Math.round(unit.shares.coming.count / unit.months);
  const whole = due + counts.coming;
  if (whole === 0) return null;
  const expected = (of: 'closed' | 'timely') =>
    KINDS.map((kind) => ({ count: counts[kind], share: blended(unit.shares[kind], city.shares[kind], of) }));
  return {
    closing: rangeOf({ done: closed, whole, parts: expected('closed'), correlation: CORRELATION.closing }),
    timely: rangeOf({ done: timely, whole, parts: expected('timely'), correlation: CORRELATION.timely }),
  };
}

/** The unit's own share, drawn towards the city's as far as it has few cases. */
function blended(unit: Share, city: Share, of: 'closed' | 'timely'): number {
  const general = (city[of] + 1) / (city.count + 2);
  return (unit[of] + CITY_WEIGHT * general) / (unit.count + CITY_WEIGHT);
}

type Parts = {
  readonly done: number;
  readonly whole: number;
  readonly parts: readonly { readonly count: number; readonly share: number }[];
  readonly correlation: number;
};

function rangeOf({ done, whole, parts, correlation }: Parts): Forecast {
  const open = parts.reduce((sum, { count }) => sum + count, 0);
  const mean = parts.reduce((sum, { count, share }) => sum + count * share, 0);
  const spread = parts.reduce((sum, { count, share }) => sum + count * share * (1 - share), 0);
  const rate = (more: number): number => (100 * (done + more)) / whole;
  if (open === 0) return { low: rate(0), expected: rate(0), high: rate(0) };
  const variance = spread * (1 + (open - 1) * correlation);
  const chances = betaBinomial(open, mean / open, variance);
  const low = Math.min(quantile(chances, 0.1), mean);
  const high = Math.max(quantile(chances, 0.9), mean);
  return { low: rate(low), expected: rate(mean), high: rate(high) };
}

/** The chances of 0 … n successes with the share `p` and a variance of at least the binomial one. */
function betaBinomial(n: number, p: number, variance: number): readonly number[] {
  const plain = n * p * (1 - p);
  const inflation = plain > 0 ? Math.min(Math.max(variance / plain, 1.000_1), n - 0.000_1) : 1;
  if (n === 1 || plain === 0 || inflation <= 1) return binomial(n, p);
  const correlation = (inflation - 1) / (n - 1);
  const strength = 1 / correlation - 1;
  const a = p * strength;
  const b = (1 - p) * strength;
  const logs = [0];
  for (let k = 0; k < n; k += 1)
    logs.push((logs[k] ?? 0) + Math.log(((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1))));
  return normal(logs);
}

function binomial(n: number, p: number): readonly number[] {
  if (p <= 0 || p >= 1) return Array.from({ length: n + 1 }, (_, k) => (k === (p <= 0 ? 0 : n) ? 1 : 0));
  const logs = [0];
  for (let k = 0; k < n; k += 1) logs.push((logs[k] ?? 0) + Math.log(((n - k) * p) / ((k + 1) * (1 - p))));
  return normal(logs);
}

function normal(logs: readonly number[]): readonly number[] {
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The number below which a share of the chance lies, between two whole numbers by the middle of their steps. */
function quantile(chances: readonly number[], share: number): number {
  let below = 0;
  let previous = 0;
  for (const [k, chance] of chances.entries()) {
    const middle = below + chance / 2;
    if (middle >= share) return k === 0 ? 0 : k - 1 + (share - previous) / (middle - previous);
    previous = middle;
    below += chance;
  }
  return chances.length - 1;
}
