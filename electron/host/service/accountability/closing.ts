import type {
  ClosedRates,
  ClosingPart,
  NewAccountabilityEvent,
} from '../../../../shared/accountability/accountabilityEvent.ts';
import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import { evaluateMonth, evaluateYear } from '../../../../shared/accountability/engine.ts';
import type { CasesByRole, ClosedMonth, MonthFacts, Proposal } from '../../../../shared/accountability/engine.ts';
import type { Clause } from '../../../../shared/accountability/rule.ts';
import { settingsAt } from '../../../../shared/setting/setting.ts';
import { monthKey, periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import { readClosedMonths, readClosings } from '../../../../db/read/accountability.ts';
import { readCity } from '../../../../db/read/city.ts';
import type { ReadableStore, WritableStore } from '../../../../db/store/handle.ts';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import { drawOrExtend, ENGINE } from './follow.ts';
import { casesAsClosed, readPeriodFacts } from './monthFacts.ts';
import type { PeriodFacts } from './monthFacts.ts';

const DAY_MS = 86_400_000;

/** An evaluation of an ended month that is due at an instant: its end, or its end and the days of grace (A3). */
export type Closing = { readonly month: string; readonly part: ClosingPart; readonly atMs: number };

/** The next evaluation of a month to come; the first month is that of the city's beginning. */
export function nextClosing(store: ReadableStore): Closing {
  const { settings, begunAtMs, zone: ownZone } = readCity(store);
  const zone = settingsAt(settings, begunAtMs)['city.timeZone'] || ownZone;
  const endOf = (month: string): { readonly toMs: number; readonly graceDays: number } => {
    // A city that has corrected its zone since its beginning ends its months by the new one.
    const { toMs: nearMs } = periodRange(month, zone);
    const { toMs } = periodRange(month, settingsAt(settings, nearMs)['city.timeZone']);
    return { toMs, graceDays: settingsAt(settings, toMs - 1000)['figures.graceDays'] };
  };
  const { last, inGrace } = readClosings(store);
  const first = monthKey(begunAtMs, zone);
  const following = last === null ? first : shiftMonth(last, 1);
  // A demonstration closes the months of its made-up past by itself, one after the other.
  const month = following < first ? first : following;
  const { toMs, graceDays } = endOf(month);
  const next: Closing = { month, part: graceDays > 0 ? 'atEnd' : 'all', atMs: toMs };
  const later = inGrace.map((one): Closing => {
    const end = endOf(one);
    return { month: one, part: 'afterGrace', atMs: end.toMs + end.graceDays * DAY_MS };
  });
  return [...later, next].toSorted((a, b) => a.atMs - b.atMs)[0] ?? next;
}

/** When the next month is to be closed; remembered, since every command asks. */
export function nextClosingAtMs(store: ReadableStore): number {
  store.memory.closingAtMs ??= nextClosing(store).atMs;
  return store.memory.closingAtMs;
}

/**
 * Closes a month as it stood at its end: draws what its rules and, in December, those of the year ask for. Once a month, in
 * the transaction that is under way. Answers the log's last sequence.
 */
export function closeMonth(store: WritableStore, closing: Closing, recordedAtMs: number): number {
  const { month, part, atMs } = closing;
  const { rates, proposals } = evaluateClosing(store, closing);
  const closed: NewAccountabilityEvent = {
    kind: 'monthClosed',
    occurredAtMs: atMs,
    by: ENGINE,
    body: { month, part, rates },
  };
  return appendAccountability(store, [closed, ...drawOrExtend(store, proposals, atMs)], recordedAtMs);
}

/** What closing a month would write: the rates of every unit and the findings that its rules ask for. */
export function evaluateClosing(
  store: ReadableStore,
  { month, part, atMs }: Closing,
): { readonly rates: Readonly<Record<string, ClosedRates>>; readonly proposals: readonly Proposal[] } {
  const city = readCity(store);
  const zone = settingsAt(city.settings, atMs)['city.timeZone'];
  const period = periodRange(month, zone);
  const facts = readPeriodFacts(store, period, atMs - 1000);
  const rates = ratesOf(facts);
  const from = effectiveFromMs(facts.settings, { begunAtMs: city.begunAtMs, zone });
  if (period.toMs <= from) return { rates, proposals: [] };
  const monthsOf = (clause: 'R27' | 'R28', first: string): readonly ClosedMonth[] => [
    ...earlierMonths(store, { clause, first, month, fromMs: from }),
    closedMonth(month, rates, facts.settings),
  ];
  const year = month.slice(0, 4);
  const window = facts.settings['rule.R28.window'] === 'rolling12' ? shiftMonth(month, -11) : `${year}-01`;
  const ofMonth = evaluateMonth(
    {
      ...facts,
      month,
      closingMonths: monthsOf('R27', `${year}-01`),
      timelyMonths: monthsOf('R28', window),
      casesOf: casesOfMonths(store, month, facts),
    },
    part,
  );
  const isYearEnd = month.endsWith('-12') && part !== 'afterGrace';
  return { rates, proposals: isYearEnd ? [...ofMonth, ...ofYear(store, year, atMs - 1000)] : ofMonth };
}

function ofYear(store: ReadableStore, year: string, asOfMs: number): readonly Proposal[] {
  const zone = settingsAt(readCity(store).settings, asOfMs)['city.timeZone'];
  return evaluateYear({ ...readPeriodFacts(store, periodRange(year, zone), asOfMs), year });
}

/** The rates of every unit that has something due. */
export function ratesOf({ units }: PeriodFacts): Readonly<Record<string, ClosedRates>> {
  const each = [...units]
    .filter(([, { figures }]) => figures.due > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([
        unit,
        {
          figures: { due, closed, timely },
        },
      ]) => [unit, { due, closed, timely }] as const,
    );
  return Object.fromEntries(each);
}

/** A month as it was closed, with the lines of its end. */
export function closedMonth(
  month: string,
  rates: ClosedMonth['rates'],
  settings: PeriodFacts['settings'],
): ClosedMonth {
  return { month, rates, lines: { closing: settings['rule.R26.rate'], timely: settings['rule.R28.rate'] } };
}

/** The earlier months that R27 or R28 may count, each as it was closed: none that ended before the rules took effect. */
function earlierMonths(
  store: ReadableStore,
  {
    clause,
    first,
    month,
    fromMs,
  }: { readonly clause: 'R27' | 'R28'; readonly first: string; readonly month: string; readonly fromMs: number },
): readonly ClosedMonth[] {
  const { settings } = readCity(store);
  return readClosedMonths(store, first, month).flatMap((row) => {
    if (row.month === month || row.part === otherPart(clause)) return [];
    const { toMs } = periodRange(row.month, settingsAt(settings, fromMs)['city.timeZone']);
    if (toMs <= fromMs) return [];
    const rates = JSON.parse(row.rates) as ClosedMonth['rates'];
    return [closedMonth(row.month, rates, settingsAt(settings, toMs - 1000))];
  });
}

/** The cases of this month from its facts; those of an earlier one, which R27 and R28 name too, as it was closed. */
function casesOfMonths(store: ReadableStore, current: string, facts: PeriodFacts): MonthFacts['casesOf'] {
  const { settings, begunAtMs } = readCity(store);
  const zone = settingsAt(settings, begunAtMs)['city.timeZone'];
  const known = new Map<number, ReadonlyMap<string, CasesByRole>>();
  return (unit, month, clause) => {
    if (month === current) return facts.casesOf(unit);
    const row = readClosedMonths(store, month, month).find(({ part }) => part !== otherPart(clause));
    if (!row) return {};
    const { sequence, part } = row;
    const period = periodRange(month, zone);
    const graceDays = part === 'afterGrace' ? settingsAt(settings, period.toMs - 1000)['figures.graceDays'] : 0;
    const asOfMs = period.toMs + graceDays * DAY_MS - 1000;
    const found = known.get(sequence) ?? casesAsClosed(store, { period, asOfMs, sequence });
    known.set(sequence, found);
    return found.get(unit) ?? {};
  };
}

/** Of two evaluations of a month the one that does not speak of a clause: the days of grace are for the closing rate (A3). */
export function otherPart(clause: Clause): ClosingPart {
  return clause === 'R26' || clause === 'R27' ? 'atEnd' : 'afterGrace';
}
