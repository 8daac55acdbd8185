import {
  countTrial,
  findingsOnlyIn,
  shownFigures,
  trialFindings,
  trialReworks,
} from '../../../../shared/accountability/trial.ts';
import type { TrialCount, TrialFinding } from '../../../../shared/accountability/trial.ts';
import { isReadingOnly, trialLimits, triedCity, triedProblem } from '../../../../shared/accountability/triedChange.ts';
import { closingMs } from '../../../../shared/assessment/comparison.ts';
import type { AssessmentRows } from '../../../../shared/assessment/assessmentRows.ts';
import type { City } from '../../../../shared/city/city.ts';
import { rulesOf } from '../../../../shared/city/city.ts';
import { ruleTimeline } from '../../../../shared/city/ruleTimeline.ts';
import type { TriedChange, TryOutRow, TryOutView } from '../../../../shared/contract/tryOut.ts';
import { settingsOfPeriod } from '../../../../shared/setting/setting.ts';
import { monthsBetween, periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { signedExemptions } from '../../../../db/read/accountability.ts';
import { readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import type { CutOff } from '../../../../db/read/forecastTasks.ts';
import { readCaseNumber } from '../../../../db/read/caseFile.ts';
import { replayedRows, withReplayed } from '../../../../db/read/replayedRows.ts';
import type { FailedChecks } from '../../../../db/read/reworks.ts';
import { readFailedChecks } from '../../../../db/read/reworks.ts';
import { casesTouchedBy, readCityEvents } from '../../../../db/read/triedCases.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { SHIPPED } from '../../../../db/store/shipped.ts';
import { readingsOf } from '../assessment/counted.ts';
import { ReportFault } from '../report/reportFault.ts';

export type TryOutQuery = { readonly change: TriedChange; readonly fromMonth: string; readonly toMonth: string };

const MOST_MONTHS = 24;
const EVER = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

type Cut = CutOff & { readonly key: string; readonly ended: boolean };

/**
 * What a change of the rules would have made of past months: the figures and findings beside those of the rules that held.
 * Equal to a second store in which the change had been in force from the start and the same commands were given. Writes
 * nothing.
 * @throws {ReportFault} in Chinese when the change cannot be tried.
 */
export function tryOut(store: ReadableStore, { change, fromMonth, toMonth }: TryOutQuery, nowMs: number): TryOutView {
  const city = readCity(store);
  const { units, categories, settings } = readRules(store, nowMs);
  const problem =
    triedProblem(change, city, categories) ?? monthsProblem(fromMonth, toMonth, nowMs, settings['city.timeZone']);
  if (problem !== null) throw new ReportFault(problem);
  const zone = settings['city.timeZone'];
  const asked = monthsBetween(fromMonth, toMonth);
  const cuts = cutsOf(fromMonth, toMonth, nowMs, zone);
  const changed = triedCity(change);
  const span = { fromMs: cuts[0]?.month.fromMs ?? 0, toMs: cuts.at(-1)?.month.toMs ?? 0 };
  const day = change.kind === 'day' ? periodRange(change.day, zone) : null;
  const ids = isReadingOnly(change) ? [] : casesTouchedBy(store, change, span, day);
  const timeline = ruleTimeline(readCityEvents(store), SHIPPED, changed);
  const again = replayedRows(store, ids, cuts, { ...timeline, untilMs: Math.min(nowMs, span.toMs) });
  const touched = new Set(ids);

  const before: TrialCount[] = [];
  const after: TrialCount[] = [];
  for (const [index, cut] of cuts.entries()) {
    const rows = readAssessmentRows(store, { period: cut.month, asOfMs: cut.asOfMs, readings: 'all', centre: false });
    before.push(countSide(store, city, cut, rows));
    const replayed = again.at[index];
    after.push(countSide(store, changed(city), cut, replayed ? withReplayed(rows, touched, replayed) : rows));
  }
  const askedSpan = {
    fromMs: periodRange(fromMonth, zone).fromMs,
    toMs: Math.min(periodRange(toMonth, zone).toMs, nowMs),
  };
  const failed = readFailedChecks(store, askedSpan);
  const failedAfter = [...failed.filter(({ caseId }) => !touched.has(caseId)), ...again.failed];
  const found = (counts: readonly TrialCount[], checks: readonly FailedChecks[]): readonly TrialFinding[] => [
    ...trialFindings(counts, new Set(asked)),
    ...trialReworks(checks, askedSpan, counts.at(-1)?.settings['rule.R32.count'] ?? 0),
  ];
  const [held, tried] = [found(before, failed), found(after, failedAfter)];
  const named = ({ clause, unit, period, caseId }: TrialFinding) => ({
    clause,
    unit,
    unitName: unitShortName(units, unit),
    period: caseId === null ? period : (readCaseNumber(store, caseId) ?? period),
  });
  return {
    change,
    months: asked,
    rows: asked.flatMap((month) => rowsOfMonth(month, [before, after], (unit) => unitShortName(units, unit))),
    findingsGone: findingsOnlyIn(held, tried).map(named),
    findingsNew: findingsOnlyIn(tried, held).map(named),
    limits: trialLimits(change, again.refused),
  };
}

function monthsProblem(fromMonth: string, toMonth: string, nowMs: number, zone: string): string | null {
  if (fromMonth > toMonth) return '起始月份晚于结束月份，请改正';
  if (periodRange(toMonth, zone).fromMs > nowMs) return '结束月份尚未开始，只能试算以往各月和本月';
  return monthsBetween(fromMonth, toMonth).length > MOST_MONTHS ? `一次最多试算 ${MOST_MONTHS} 个月` : null;
}

/** The months from the beginning of the year or of the last twelve (R27, R28), and the years that end among them (R29). */
function cutsOf(fromMonth: string, toMonth: string, nowMs: number, zone: string): readonly Cut[] {
  const january = `${fromMonth.slice(0, 4)}-01`;
  const earlier = shiftMonth(fromMonth, -11);
  return monthsBetween(earlier < january ? earlier : january, toMonth).flatMap((key) => {
    const month = periodRange(key, zone);
    const ended = month.toMs <= nowMs;
    const cut: Cut = { key, month, ended, asOfMs: ended ? closingMs(month) : nowMs };
    if (!key.endsWith('-12') || !ended) return [cut];
    const year = key.slice(0, 4);
    return [cut, { ...cut, key: year, month: periodRange(year, zone) }];
  });
}

function countSide(
  store: ReadableStore,
  city: City,
  { key, month: period, asOfMs, ended }: Cut,
  rows: AssessmentRows,
): TrialCount {
  const settings = settingsOfPeriod(city.settings, { period, asOfMs });
  const { calendar } = rulesOf(city, SHIPPED, asOfMs);
  const exemptions = signedExemptions(store, EVER);
  const question = { period, asOfMs, readings: readingsOf(settings), exemptions, calendar };
  return countTrial({ key, ended, settings, rows, question });
}

function rowsOfMonth(
  month: string,
  [before, after]: readonly [readonly TrialCount[], readonly TrialCount[]],
  nameOf: (unit: string) => string,
): readonly TryOutRow[] {
  const [held, tried] = [before, after].map((counts) => counts.find(({ key }) => key === month)?.figures);
  const units = new Set([...(held?.keys() ?? []), ...(tried?.keys() ?? [])].filter((unit) => unit !== ''));
  return [...units].toSorted().flatMap((unit) => {
    const row = {
      unit,
      unitName: nameOf(unit),
      month,
      before: shownFigures(held?.get(unit)),
      after: shownFigures(tried?.get(unit)),
    };
    const counted = [row.before, row.after].some(({ due, checked }) => due > 0 || checked > 0);
    return counted ? [row] : [];
  });
}
