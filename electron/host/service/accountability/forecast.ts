import { analogueOf, forecastMonth } from '../../../../shared/accountability/forecast.ts';
import type { ForecastMonth, ForecastTask, MonthForecast } from '../../../../shared/accountability/forecast.ts';
import type { Period } from '../../../../shared/assessment/figures.ts';
import type { Settings } from '../../../../shared/setting/setting.ts';
import { monthKey, monthsBetween, periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import { readHistoryMark } from '../../../../db/read/historyMark.ts';
import { tasksOfMonths } from '../../../../db/read/forecastTasks.ts';
import type { TasksByUnit } from '../../../../db/read/forecastTasks.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { readingsOf } from '../assessment/counted.ts';
import type { Cut } from '../assessment/counted.ts';

const LOOK_BACK = 12;

/** Past months change no more, but for a late void: they are read once for each running month, history and reading. */
const kept = new WeakMap<ReadableStore, { readonly key: string; readonly past: readonly TasksByUnit[] }>();

/** The running month's end as expected for every unit with due tasks now or in the past year. */
export function forecastUnits(
  store: ReadableStore,
  { period, asOfMs }: Cut,
  settings: Settings,
): ReadonlyMap<string, MonthForecast> {
  const months = monthsBefore(period, settings['city.timeZone']);
  const past = pastOf(store, months, { fromMs: period.fromMs, settings });
  // A month in which nothing was due tells of a time before the city's records.
  const told = months.flatMap(({ toMs }, index) => {
    const byUnit = past[index];
    return byUnit && byUnit.size > 0 ? [{ toMs, byUnit }] : [];
  });
  const [running = new Map<string, readonly ForecastTask[]>()] = tasksOfMonths(store, [period], settings);
  const leftMs = period.toMs - asOfMs;
  const city = analogueOf(
    told.map(({ toMs, byUnit }) => ({ toMs, tasks: [...byUnit.values()].flat() })),
    leftMs,
  );
  const units = new Set([...running.keys(), ...told.flatMap(({ byUnit }) => [...byUnit.keys()])]);
  return new Map(
    [...units].flatMap((code) => {
      const own: readonly ForecastMonth[] = told.map(({ toMs, byUnit }) => ({ toMs, tasks: byUnit.get(code) ?? [] }));
      const now = { toMs: period.toMs, tasks: running.get(code) ?? [] };
      const forecast = forecastMonth(now, asOfMs, { unit: analogueOf(own, leftMs), city });
      return forecast ? [[code, forecast] as const] : [];
    }),
  );
}

function monthsBefore({ fromMs }: Period, zone: string): readonly Period[] {
  const running = monthKey(fromMs, zone);
  const keys = monthsBetween(shiftMonth(running, -LOOK_BACK), shiftMonth(running, -1));
  return keys.map((key) => periodRange(key, zone));
}

function pastOf(
  store: ReadableStore,
  months: readonly Period[],
  { fromMs, settings }: { readonly fromMs: number; readonly settings: Settings },
): readonly TasksByUnit[] {
  const key = JSON.stringify([fromMs, readHistoryMark(store), readingsOf(settings)]);
  const known = kept.get(store);
  if (known?.key === key) return known.past;
  const past = tasksOfMonths(store, months, settings);
  kept.set(store, { key, past });
  return past;
}
