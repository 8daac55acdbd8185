import type { UnitLine } from '../../shared/contract/wall.ts';
import type { AgendaCase, AgendaMaterial } from '../../shared/meeting/agenda.ts';
import { periodRange, quarterKey } from '../../shared/time/zone.ts';
import { unitShortName } from '../../shared/unit/unit.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readRules } from './city.ts';
import { figuresAsOf } from './figures.ts';
import {
  listBrokenPromises,
  listDesignationCandidates,
  listOverdue,
  listReturned,
  listReworked,
  listSupervised,
  listUnsettledReturns,
} from './lists.ts';
import type { ListedCase } from './lists.ts';

/** The units against the lines, from an instant until now, the lowest rate first: only what was due by now counts. */
export function readUnitLines(store: ReadableStore, fromMs: number, nowMs: number): readonly UnitLine[] {
  const { units } = readRules(store, nowMs);
  const figures = figuresAsOf(store, { period: { fromMs, toMs: nowMs + 1 }, asOfMs: nowMs });
  return [...figures]
    .filter(([, { due }]) => due > 0)
    .map(([unit, { due, closed, timely }]) => ({ unit, name: unitShortName(units, unit), due, closed, timely }))
    .toSorted((a, b) => a.closed * b.due - b.closed * a.due || b.due - a.due);
}

/** What the log holds for the special meeting of the running quarter (R15–R19). */
export function readAgendaMaterial(store: ReadableStore, nowMs: number): AgendaMaterial {
  const { settings } = readRules(store, nowMs);
  const zone = settings['city.timeZone'];
  const quarter = periodRange(quarterKey(nowMs, zone), zone);
  const reworks = settings['supervision.reworks'];
  const returns = settings['designation.returns'];
  const counted = (cases: readonly ListedCase[], countOf: (one: ListedCase) => number): readonly AgendaCase[] =>
    cases.map((one) => ({
      id: one.id,
      number: one.number,
      category: one.category,
      unit: one.unit,
      count: countOf(one),
      missedAtMs: one.missedAtMs,
    }));
  return {
    lines: readUnitLines(store, quarter.fromMs, nowMs),
    overdue: counted(listOverdue(store, nowMs), () => 1),
    reworked: counted(listReworked(store, reworks), (one) => one.reworks),
    returned: counted(listReturned(store, returns), (one) => one.returns),
    broken: counted(listBrokenPromises(store), (one) => one.brokenPromises),
    designation: counted(listDesignationCandidates(store, returns), (one) => one.returns),
    unsettled: counted(listUnsettledReturns(store), (one) => one.returns),
    supervised: counted(listSupervised(store), () => 1),
  };
}
