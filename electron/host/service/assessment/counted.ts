import { allFiguresOf, sumOf } from '../../../../shared/assessment/allFigures.ts';
import type { AssessmentQuestion, AssessmentReadings, EntryRow } from '../../../../shared/assessment/assessmentRows.ts';
import { isWithin } from '../../../../shared/assessment/assessmentRows.ts';
import { centreDutiesOf } from '../../../../shared/assessment/centreDuty.ts';
import type { Period } from '../../../../shared/assessment/figures.ts';
import type { AllFigures, CentreDuty, EnteredCount } from '../../../../shared/contract/assessment.ts';
import { readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readPeriodSettings, readRules } from '../../../../db/read/city.ts';
import { signedExemptions } from '../../../../db/read/accountability.ts';
import { readHistoryMark } from '../../../../db/read/historyMark.ts';
import { lastRecordedAtMs } from '../../../../db/read/log.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';

/** One period as of one instant. */
export type Cut = { readonly period: Period; readonly asOfMs: number };

/** The figures of every unit and of the city. */
export type Counted = { readonly byUnit: ReadonlyMap<string, AllFigures>; readonly city: AllFigures };
/** And of the centre itself, and who entered for whom. */
export type CountedAll = Counted & {
  readonly centre: readonly CentreDuty[];
  readonly entries: readonly EnteredCount[];
};

/** By another reading than A2's a task of the period may be due at any time. */
const ALWAYS = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/** So many counted periods stay in memory, the oldest goes first: two years of months and what they are compared with. */
const KEPT = 200;
const kept = new WeakMap<ReadableStore, Map<string, Counted>>();

/** The question whose answer is a period's figures by the city's own readings. */
export function ownQuestion(store: ReadableStore, cut: Cut): AssessmentQuestion {
  const settings = readPeriodSettings(store, cut);
  return {
    ...cut,
    readings: readingsOf(settings),
    exemptions: signedExemptions(store, ALWAYS),
    calendar: readRules(store, cut.asOfMs).calendar,
  };
}

/** The readings among the settings. */
export function readingsOf(settings: AssessmentReadings): AssessmentReadings {
  return {
    'figures.attribution': settings['figures.attribution'],
    'figures.timelyAt': settings['figures.timelyAt'],
    'observation.counts': settings['observation.counts'],
    'figures.reworkBase': settings['figures.reworkBase'],
    'rule.T1.explained': settings['rule.T1.explained'],
  };
}

/** Counts a period from log and projections, each time anew. */
function countPeriod(store: ReadableStore, question: AssessmentQuestion): Counted {
  const byUnit = allFiguresOf(readAssessmentRows(store, { ...question, centre: false }), question);
  return { byUnit, city: sumOf(byUnit.values()) };
}

/** Counts a period with the centre's own duties and the entries, each time anew. */
export function countAll(store: ReadableStore, cut: Cut): CountedAll {
  const question = ownQuestion(store, cut);
  const rows = readAssessmentRows(store, { ...question, centre: true });
  const byUnit = allFiguresOf(rows, question);
  return {
    byUnit,
    city: sumOf(byUnit.values()),
    centre: centreDutiesOf(rows.duties, cut.period),
    entries: enteredCounts(rows.entries.filter(({ recordedAtMs }) => isWithin(recordedAtMs, cut.period))),
  };
}

/**
 * The figures of a period, remembered where the log can no longer change it: as of an instant before the log's last entry only an import of
 * history, a signed exemption, another reading or calendar can, and these are part of what it is remembered by.
 */
export function countedPeriod(store: ReadableStore, cut: Cut): Counted {
  const question = ownQuestion(store, cut);
  if (cut.asOfMs >= lastRecordedAtMs(store)) return countPeriod(store, question);
  const { period, asOfMs, readings, exemptions, calendar } = question;
  const key = JSON.stringify([period, asOfMs, readings, exemptions, calendar.knownUntil, readHistoryMark(store)]);
  const memory = kept.get(store) ?? new Map<string, Counted>();
  kept.set(store, memory);
  const known = memory.get(key);
  if (known) return known;
  const counted = countPeriod(store, question);
  memory.set(key, counted);
  if (memory.size > KEPT) for (const oldest of [...memory.keys()].slice(0, memory.size - KEPT)) memory.delete(oldest);
  return counted;
}

/** How much each seat has entered for whom, the most first. */
function enteredCounts(entries: readonly EntryRow[]): readonly EnteredCount[] {
  const groups = Map.groupBy(entries, ({ seat, unit, party }) => JSON.stringify([seat, unit, party]));
  return [...groups.values()]
    .flatMap((rows) => rows.slice(0, 1).map(({ seat, unit, party }) => ({ seat, unit, party, count: rows.length })))
    .toSorted((a, b) => b.count - a.count || (a.seat < b.seat ? -1 : 1));
}
