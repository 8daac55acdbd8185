import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import { lowMonths } from '../../../../shared/accountability/engine.ts';
import type { ClosedMonth } from '../../../../shared/accountability/engine.ts';
import type { MonthForecast } from '../../../../shared/accountability/forecast.ts';
import { nearness, RADAR_CLAUSES, radarCells } from '../../../../shared/accountability/radar.ts';
import type { OpenTask, RadarFacts, RadarLines } from '../../../../shared/accountability/radarFacts.ts';
import { dueTasks, NO_FIGURES_AT_ALL } from '../../../../shared/assessment/allFigures.ts';
import { closingMs } from '../../../../shared/assessment/comparison.ts';
import type { Clause } from '../../../../shared/accountability/rule.ts';
import type { Period } from '../../../../shared/assessment/figures.ts';
import type { AllFigures } from '../../../../shared/contract/assessment.ts';
import type { Forecast, RadarRow, RadarView } from '../../../../shared/contract/radar.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import type { Settings } from '../../../../shared/setting/setting.ts';
import { monthKey, monthsBetween, periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { readClosedMonths, signedExemptions } from '../../../../db/read/accountability.ts';
import { readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readCity, readPeriodSettings, readRules } from '../../../../db/read/city.ts';
import { countFigures } from '../../../../db/read/figures.ts';
import { readReworks } from '../../../../db/read/reworks.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { countedPeriod, ownQuestion, readingsOf } from '../assessment/counted.ts';
import type { Cut } from '../assessment/counted.ts';
import { assessedUnits } from '../assessment/table.ts';
import { forecastUnits } from './forecast.ts';

/** How near every unit is to each line in a month: as of now, or as of its end where it has ended. */
export function radarOf(store: ReadableStore, month: string, nowMs: number, t: Translate): RadarView {
  const zone = readRules(store, nowMs).settings['city.timeZone'];
  const period = periodRange(month, zone);
  const running = period.toMs > nowMs;
  const cut: Cut = { period, asOfMs: running ? nowMs : closingMs(period) };
  const settings = readPeriodSettings(store, cut);
  const read = factsReader(store, { month, cut, running, settings });
  const forecasts =
    running && period.fromMs <= nowMs ? forecastUnits(store, cut, settings) : new Map<string, MonthForecast>();
  const { units } = readRules(store, cut.asOfMs);
  const rows = assessedUnits(store, cut, read.units).map(({ code }): RadarRow => {
    const forecast = forecasts.get(code) ?? null;
    const cells = radarCells(read.factsOf(code), linesOf(settings), { t, base: settings['figures.reworkBase'] });
    return {
      unit: code,
      unitName: unitShortName(units, code),
      cells: cells.map((cell) => ({ ...cell, forecast: forecastOf(cell.clause, forecast) })),
    };
  });
  return {
    nowMs,
    month,
    clauses: RADAR_CLAUSES,
    rows: rows.toSorted((a, b) => nearness(b.cells) - nearness(a.cells) || (a.unit < b.unit ? -1 : 1)),
  };
}

/** The thresholds among the settings. */
function linesOf(settings: Settings): RadarLines {
  return {
    overdues: settings['rule.R25.count'],
    closing: settings['rule.R26.rate'],
    closingMonths: settings['rule.R27.months'],
    timely: settings['rule.R28.rate'],
    timelyMonths: settings['rule.R28.months'],
    yearTimely: settings['rule.R29.rate'],
    caseReworks: settings['rule.R32.count'],
    rework: settings['rule.R33.rate'],
    reworked: settings['rule.R34.count'],
  };
}

function forecastOf(clause: Clause, forecast: MonthForecast | null): Forecast | null {
  if (clause === 'R26' || clause === 'R27') return forecast?.closing ?? null;
  return clause === 'R28' ? (forecast?.timely ?? null) : null;
}

const EVER: Period = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

type Asked = {
  readonly month: string;
  readonly cut: Cut;
  readonly running: boolean;
  readonly settings: Settings;
};

function factsReader(
  store: ReadableStore,
  { month, cut, running, settings }: Asked,
): { readonly units: Iterable<string>; readonly factsOf: (unit: string) => RadarFacts } {
  const { period, asOfMs } = cut;
  const zone = settings['city.timeZone'];
  const figures = countedPeriod(store, cut).byUnit;
  const open = running ? openTasks(store, cut) : new Map<string, readonly OpenTask[]>();
  const { closing, timely } = endedMonths(store, { month, cut, running, settings });
  const year = periodRange(month.slice(0, 4), zone);
  const soFar = yearSoFar(store, { period: { fromMs: year.fromMs, toMs: period.toMs }, asOfMs }, settings);
  const reworks = Map.groupBy(readReworks(store, period, { asOfMs, withOpen: running }), ({ unit }) => unit);
  const monthsLeft = 12 - Number(month.slice(5));
  const ofYear = closing.filter((one) => one.month.startsWith(month.slice(0, 4)) && one.month !== month);

  function factsOf(unit: string): RadarFacts {
    const all = figures.get(unit) ?? NO_FIGURES_AT_ALL;
    const own = withoutExempt(all);
    const tasks = open.get(unit) ?? [];
    const inYear = soFar.get(unit) ?? { due: 0, timely: 0 };
    const past = ofYear.reduce((sum, { rates }) => sum + (rates[unit]?.due ?? 0), 0);
    const monthly = ofYear.length > 0 ? past / ofYear.length : own.due;
    return {
      running,
      yearRunning: running || monthsLeft > 0,
      ...own,
      open: tasks,
      countedOverdues: all.countedOverdues,
      reworked: all.reworked,
      reworkBase: { checked: all.checked, due: own.due, handled: all.handled }[settings['figures.reworkBase']],
      lowClosingMonths: lowMonths('R27', unit, closing).length,
      lowTimelyMonths: lowMonths('R28', unit, timely).length,
      year: {
        due: inYear.due,
        timely: inYear.timely,
        able: tasks.filter(({ mayBeTimely }) => mayBeTimely).length,
        expected: Math.round(monthly * monthsLeft),
      },
      reworks: reworks.get(unit) ?? [],
    };
  }
  return { units: new Set([...figures.keys(), ...soFar.keys()]), factsOf };
}

/**
 * The due and timely tasks from the year's beginning on, those of exempted periods left out: counted by SQLite, and only the
 * months that an exempted period touches row by row.
 */
function yearSoFar(
  store: ReadableStore,
  { period, asOfMs }: Cut,
  settings: Settings,
): ReadonlyMap<string, { readonly due: number; readonly timely: number }> {
  const found = new Map(countFigures(store, { period, asOfMs, readings: readingsOf(settings) }, ['due', 'timely']));
  const exempted = signedExemptions(store, EVER);
  const zone = settings['city.timeZone'];
  const months = monthsBetween(monthKey(period.fromMs, zone), monthKey(period.toMs - 1, zone)).filter((key) => {
    const month = periodRange(key, zone);
    // By another reading than the deadline's (A2) a task of any month may be exempt.
    const near = ({ fromMs, toMs }: Period): boolean => fromMs < month.toMs && toMs > month.fromMs;
    return exempted.length > 0 && (settings['figures.attribution'] !== 'deadline' || exempted.some(near));
  });
  for (const key of months) {
    for (const [unit, { exemptDue, exemptTimely }] of countedPeriod(store, { period: periodRange(key, zone), asOfMs })
      .byUnit) {
      const { due, timely } = found.get(unit) ?? { due: 0, timely: 0 };
      found.set(unit, { due: due - exemptDue, timely: timely - exemptTimely });
    }
  }
  return found;
}

function withoutExempt(all: AllFigures): Pick<RadarFacts, 'due' | 'closed' | 'timely'> {
  return {
    due: all.due - all.exemptDue,
    closed: all.closed - all.exemptClosed,
    timely: all.timely - all.exemptTimely,
  };
}

/** The tasks that are due in the month, not exempt and not closed, by unit. */
function openTasks(store: ReadableStore, cut: Cut): ReadonlyMap<string, readonly OpenTask[]> {
  const question = ownQuestion(store, cut);
  const rows = readAssessmentRows(store, { ...question, centre: false });
  const open = dueTasks(rows, question).filter(({ task, exempt }) => !exempt && task.end !== 'closed');
  const found = open.map(({ task, deadlineMs, countsAtMs }): OpenTask & { readonly unit: string } => {
    const dueAtMs = deadlineMs ?? countsAtMs;
    const missed = task.missedAtMs !== null || (task.running === 1 && dueAtMs < cut.asOfMs);
    const late = task.running === 0 && task.feedbackAtMs !== null && task.feedbackAtMs > dueAtMs;
    const { unit, caseId, explained } = task;
    return {
      unit,
      caseId,
      dueAtMs,
      missed,
      mayBeTimely: !missed && !late,
      mayCount: task.running === 1 && explained === 0,
    };
  });
  return Map.groupBy(found, ({ unit }) => unit);
}

/** The ended months that R27 and R28 may count up to this one, each as it stood at its own end. */
function endedMonths(
  store: ReadableStore,
  { month, cut, running, settings }: Asked,
): { readonly closing: readonly ClosedMonth[]; readonly timely: readonly ClosedMonth[] } {
  const zone = settings['city.timeZone'];
  const first = `${month.slice(0, 4)}-01`;
  const window = settings['rule.R28.window'] === 'rolling12' ? shiftMonth(month, -11) : first;
  const effectiveMs = effectiveFromMs(settings, { begunAtMs: readCity(store).begunAtMs, zone });
  // A month before the rules took effect is looked at by itself as a trial; else none before them counts.
  const isTrial = cut.period.toMs <= effectiveMs;
  const monthsFrom = (clause: 'R27' | 'R28', from: string): readonly ClosedMonth[] =>
    monthsBetween(from, month)
      .filter((key) => (key !== month || !running) && (isTrial || periodRange(key, zone).toMs > effectiveMs))
      .map((key) => closedMonth(store, key, { clause, zone }));
  return { closing: monthsFrom('R27', first), timely: monthsFrom('R28', window) };
}

function closedMonth(
  store: ReadableStore,
  month: string,
  { clause, zone }: { readonly clause: 'R27' | 'R28'; readonly zone: string },
): ClosedMonth {
  const period = periodRange(month, zone);
  const cut = { period, asOfMs: closingMs(period) };
  const settings = readPeriodSettings(store, cut);
  const lines = { closing: settings['rule.R26.rate'], timely: settings['rule.R28.rate'] };
  // The days of grace (A3) are for the closing rate alone.
  const other = clause === 'R27' ? 'atEnd' : 'afterGrace';
  const stored = readClosedMonths(store, month, month).find(({ part }) => part !== other);
  if (stored) return { month, rates: JSON.parse(stored.rates) as ClosedMonth['rates'], lines };
  const rates = [...countedPeriod(store, cut).byUnit].map(([unit, all]) => [unit, withoutExempt(all)] as const);
  return { month, rates: Object.fromEntries(rates), lines };
}
