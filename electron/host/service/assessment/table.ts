import { closingMs, comparedAsOfMs, comparedKeys } from '../../../../shared/assessment/comparison.ts';
import { NO_FIGURES_AT_ALL, sumOf } from '../../../../shared/assessment/allFigures.ts';
import { ranksOf } from '../../../../shared/assessment/rank.ts';
import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import type {
  AllFigures,
  AssessmentTable,
  AssessmentTrend,
  TableQuery,
  UnitFigures,
} from '../../../../shared/contract/assessment.ts';
import { dayKey, monthKey, monthsBetween, periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import { isUnitValidOn, UNIT_GROUPS, unitShortName } from '../../../../shared/unit/unit.ts';
import type { Unit } from '../../../../shared/unit/unit.ts';
import { readFrozenMonth } from '../../../../db/read/accountability.ts';
import { readCity, readPeriodSettings, readRules } from '../../../../db/read/city.ts';
import { lastSequence } from '../../../../db/read/log.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { countAll, countedPeriod } from './counted.ts';
import type { Counted, Cut } from './counted.ts';

export const TREND_MONTHS = 24;

/** Who is asked about: a unit of the city in the period, or one that has figures in it. */
export type AssessedUnit = Pick<Unit, 'code' | 'name' | 'group'>;

/** The period of a question and its cut-off: an ended one is judged as of its end (A3), a running one as of now. */
export function cutOf(store: ReadableStore, { period: key, asOfMs }: TableQuery, nowMs: number): Cut {
  const period = periodRange(key, readRules(store, nowMs).settings['city.timeZone']);
  return { period, asOfMs: asOfMs ?? (period.toMs <= nowMs ? closingMs(period) : nowMs) };
}

/** The units by code: those that the city had in the period, and any other that has figures. */
export function assessedUnits(store: ReadableStore, { period }: Cut, found: Iterable<string>): readonly AssessedUnit[] {
  const { units, settings } = readRules(store, period.toMs);
  const days = [period.fromMs, period.toMs - 1000].map((atMs) => dayKey(atMs, settings['city.timeZone']));
  const valid = [...units.values()].filter((unit) => days.some((day) => isUnitValidOn(unit, day)));
  const codes = new Set([...valid.map(({ code }) => code), ...found].filter((code) => code !== ''));
  return [...codes].toSorted().map((code) => {
    const unit = units.get(code);
    return { code, name: unitShortName(units, code), group: unit?.group ?? 'bureau' };
  });
}

/** Every unit, group and the city in one period, ranked and compared (A29). */
export function assessmentTable(store: ReadableStore, query: TableQuery, nowMs: number): AssessmentTable {
  const cut = cutOf(store, query, nowMs);
  const counted = countAll(store, cut);
  const { zone, begunAtMs } = readCity(store);
  const settings = readPeriodSettings(store, cut);
  const keys = comparedKeys(query.period, zone);
  const previous = countedBefore(store, cut, keys.previous, zone);
  const yearBefore = countedBefore(store, cut, keys.yearBefore, zone);
  const units = assessedUnits(store, cut, counted.byUnit.keys());
  const figuresOf = ({ code }: AssessedUnit): AllFigures => counted.byUnit.get(code) ?? NO_FIGURES_AT_ALL;
  const groups = UNIT_GROUPS.map((group) => ({ group, members: units.filter((unit) => unit.group === group) }));
  const ranks = new Map(
    groups.flatMap(({ members }) => [...ranksOf(new Map(members.map((unit) => [unit.code, figuresOf(unit)])))]),
  );
  const frozen = readFrozenMonth(store, query.period);
  return {
    period: query.period,
    ...cut.period,
    asOfMs: cut.asOfMs,
    sequence: lastSequence(store),
    running: cut.asOfMs < closingMs(cut.period),
    trial: cut.period.toMs <= effectiveFromMs(settings, { begunAtMs, zone }),
    readings: {
      'figures.attribution': settings['figures.attribution'],
      'figures.timelyAt': settings['figures.timelyAt'],
      'observation.counts': settings['observation.counts'],
    },
    reworkBase: settings['figures.reworkBase'],
    lines: {
      closing: settings['rule.R26.rate'],
      timely: settings['rule.R28.rate'],
      yearTimely: settings['rule.R29.rate'],
      rework: settings['rule.R33.rate'],
    },
    units: units.map((unit): UnitFigures => ({
      unit: unit.code,
      name: unit.name,
      group: unit.group,
      figures: figuresOf(unit),
      rank: ranks.get(unit.code) ?? null,
      previous: previous && (previous.byUnit.get(unit.code) ?? NO_FIGURES_AT_ALL),
      yearBefore: yearBefore && (yearBefore.byUnit.get(unit.code) ?? NO_FIGURES_AT_ALL),
    })),
    groups: groups
      .filter(({ members }) => members.length > 0)
      .map(({ group, members }) => ({ group, figures: sumOf(members.map(figuresOf)) })),
    city: {
      figures: counted.city,
      previous: previous?.city ?? null,
      yearBefore: yearBefore?.city ?? null,
    },
    centre: counted.centre,
    entries: counted.entries,
    frozen: frozen && {
      month: frozen.month,
      asOfMs: frozen.asOfMs,
      frozenAtMs: frozen.frozenAtMs,
      seat: frozen.seat,
      digest: frozen.digest,
    },
    frozenFigures: frozen?.figures ?? null,
  };
}

/** The same of an earlier period, over the same time since its begin; null: the city knew of nothing then. */
function countedBefore(store: ReadableStore, cut: Cut, key: string, zone: string): Counted | null {
  const period = periodRange(key, zone);
  const counted = countedPeriod(store, { period, asOfMs: comparedAsOfMs(cut, period) });
  return Object.values(counted.city).some((count) => count > 0) ? counted : null;
}

/** The months up to the period's, the oldest first: an ended one as it stood at its own end, the running one as of now. */
export function assessmentTrend(store: ReadableStore, query: TableQuery, nowMs: number): AssessmentTrend {
  const { zone } = readCity(store);
  const cut = cutOf(store, query, nowMs);
  const last = monthKey(Math.min(closingMs(cut.period), Math.max(cut.period.fromMs, nowMs)), zone);
  const months = monthsBetween(shiftMonth(last, 1 - TREND_MONTHS), last);
  const counted = months.map((month) => countedPeriod(store, cutOf(store, { period: month }, cut.asOfMs)));
  const units = assessedUnits(store, cut, new Set(counted.flatMap(({ byUnit }) => [...byUnit.keys()])));
  const pointsOf = (of: (one: Counted) => AllFigures) =>
    months.flatMap((month, index) => {
      const one = counted[index];
      return one ? [{ month, figures: of(one) }] : [];
    });
  return {
    months,
    city: pointsOf(({ city }) => city),
    units: units.map(({ code, name }) => ({
      unit: code,
      name,
      points: pointsOf(({ byUnit }) => byUnit.get(code) ?? NO_FIGURES_AT_ALL),
    })),
  };
}
