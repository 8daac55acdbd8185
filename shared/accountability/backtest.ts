import { analogueOf, forecastMonth } from './forecast.ts';
import type { ForecastMonth, ForecastTask, MonthForecast } from './forecast.ts';

/** A month as it was known on some of its days, and as it stood at its end; tasks by unit. */
export type PlayedMonth = {
  readonly month: string;
  readonly toMs: number;
  readonly days: readonly { readonly day: number; readonly atMs: number; readonly tasks: ByUnit }[];
  readonly end: ByUnit;
};
type ByUnit = ReadonlyMap<string, readonly ForecastTask[]>;

/** One forecast beside what came, in per cent. `before`: the rate at the end of the month before. */
export type Trial = {
  readonly month: string;
  readonly day: number;
  readonly unit: string;
  readonly rate: 'closing' | 'timely';
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly before: number;
  readonly came: number;
};

/** So many months are looked back on, and at least so many must have passed. */
const LOOK_BACK = 12;
const LEAST_BACK = 3;

/**
 * Forecasts every month from what was known on its days, each time with the months that had ended by then and nothing
 * later. A unit without due tasks at the month's end, or in the month before, is passed over: there is nothing to compare.
 */
export function backTest(months: readonly PlayedMonth[]): readonly Trial[] {
  return months.flatMap((month, index) => {
    const past = months.slice(Math.max(0, index - LOOK_BACK), index);
    const before = past.at(-1);
    if (!before || past.length < LEAST_BACK) return [];
    return month.days.flatMap(({ day, atMs, tasks }) => {
      const leftMs = month.toMs - atMs;
      const monthsOf = (of: (end: ByUnit) => readonly ForecastTask[]): readonly ForecastMonth[] =>
        past.map(({ toMs, end }) => ({ toMs, tasks: of(end) }));
      const city = analogueOf(
        monthsOf((end) => [...end.values()].flat()),
        leftMs,
      );
      return [...month.end].flatMap(([unit, ended]) => {
        const came = ratesOf(ended);
        const last = ratesOf(before.end.get(unit) ?? []);
        const own = analogueOf(
          monthsOf((end) => end.get(unit) ?? []),
          leftMs,
        );
        const running = { toMs: month.toMs, tasks: tasks.get(unit) ?? [] };
        const forecast = forecastMonth(running, atMs, { unit: own, city });
        if (!came || !last || !forecast) return [];
        return (['closing', 'timely'] as const).map((rate): Trial => ({
          month: month.month,
          day,
          unit,
          rate,
          ...forecast[rate],
          before: last[rate],
          came: came[rate],
        }));
      });
    });
  });
}

function ratesOf(tasks: readonly ForecastTask[]): { readonly [K in keyof MonthForecast]: number } | null {
  if (tasks.length === 0) return null;
  const share = (of: (task: ForecastTask) => boolean): number => (100 * tasks.filter(of).length) / tasks.length;
  return { closing: share(({ closedAtMs }) => closedAtMs !== null), timely: share(({ timely }) => timely) };
}

/** What a number of trials come to: how many ends lay inside their range, and the mean absolute errors in points. */
export type Score = {
  readonly trials: number;
  readonly inside: number;
  readonly error: number;
  readonly errorOfLastMonth: number;
  /** The mean width of the range. */
  readonly width: number;
};

export function scoreOf(trials: readonly Trial[]): Score {
  const mean = (of: (trial: Trial) => number): number =>
    trials.reduce((sum, trial) => sum + of(trial), 0) / Math.max(1, trials.length);
  return {
    trials: trials.length,
    // A hair wider than the range: an end that equals its bound lies inside, however the division was rounded.
    inside: trials.filter(({ low, high, came }) => came >= low - 1e-9 && came <= high + 1e-9).length,
    error: mean(({ expected, came }) => Math.abs(expected - came)),
    errorOfLastMonth: mean(({ before, came }) => Math.abs(before - came)),
    width: mean(({ low, high }) => high - low),
  };
}
