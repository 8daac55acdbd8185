import map from '../../resources/geo/demo.json' with { type: 'json' };
import handbook from '../../resources/handbook/example.json' with { type: 'json' };
import units from '../../resources/demo/units.json' with { type: 'json' };
import type { Actor } from '../../shared/case/caseFile.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { foldCity, rulesOf } from '../../shared/city/city.ts';
import type { NewCityEvent } from '../../shared/city/cityEvent.ts';
import type { GridCell } from '../../shared/grid/cell.ts';
import type { CityMap } from '../../shared/grid/cityMap.ts';
import { demoCells } from '../../shared/grid/demoCells.ts';
import type { HandbookRow } from '../../shared/handbook/handbook.ts';
import { fromLocal, localParts, periodRange, quarterKey } from '../../shared/time/zone.ts';
import type { Unit } from '../../shared/unit/unit.ts';
import { readCity } from '../read/city.ts';
import { findCase } from '../read/caseFile.ts';
import { readFirstCityEvents, recordingTimeMs } from '../read/log.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { SHIPPED } from '../store/shipped.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendCityEvents } from '../write/cityLog.ts';
import { saveGrid } from '../write/grid.ts';
import { CENTRE, DEMO_SEAT } from './actors.ts';
import { between, chance } from './chance.ts';
import type { DemoCity } from './demoCity.ts';
import { layDemoPhotos } from './demoPhotos.ts';
import { DEMO_ROSTER } from './demoRoster.ts';
import { planHistory } from './history.ts';
import type { History } from './history.ts';

/** The fixed number of the demonstration city: all its chance comes from it. */
const SEED = '20180716';

const SETUP: Actor = { party: 'host', unit: null, seat: `${DEMO_SEAT}建库` };

/** All that the lives of the demonstration city are drawn from. */
export type DemoWorld = { readonly city: DemoCity; readonly rules: Rules; readonly history: History };

/**
 * Gives a demonstration store its units, handbook, grid and past meetings, once: a second call changes nothing. The history
 * that is to be filled in reaches back from the moment at which the city was begun: two years, or the last `cases` cases.
 */
export function setUpDemo(store: WritableStore, cases: number | null = null): DemoWorld {
  layDemoPhotos(store, readCity(store).begunAtMs);
  inTransaction(store, () => {
    const { units: known, begunAtMs } = readCity(store);
    if (known.size > 0) return;
    const head = { occurredAtMs: begunAtMs, by: SETUP };
    const rows = (units as readonly Unit[]).map((unit): NewCityEvent => ({
      ...head,
      kind: 'unitSaved',
      body: { unit },
    }));
    const limits = (handbook as readonly HandbookRow[]).map((row): NewCityEvent => ({
      ...head,
      kind: 'handbookRowSaved',
      body: { row },
    }));
    const effective: NewCityEvent = {
      ...head,
      kind: 'settingChanged',
      body: { key: 'rule.effectiveFrom', value: effectiveDay(begunAtMs, readCity(store).zone), fromMs: null },
    };
    appendCityEvents(store, [...rows, ...limits, effective, rosterEvent(begunAtMs)], begunAtMs);
    saveGrid(store, demoGrid(), { by: SETUP, atMs: begunAtMs });
    const { city, rules, history } = readWorld(store, cases);
    const oldest = history.days.at(-1);
    if (!oldest) return;
    const { fromMs } = periodRange(oldest.day, rules.calendar.zone);
    for (const heldAtMs of meetings(fromMs, begunAtMs, { city, rules })) {
      const body = { quarter: quarterKey(heldAtMs, rules.calendar.zone) };
      appendCityEvents(store, [{ kind: 'meetingHeld', occurredAtMs: heldAtMs, by: CENTRE, body }], heldAtMs);
    }
  });
  return readWorld(store, cases);
}

/** Gives a demonstration store that was set up before there was a roster its own; whatever people have entered stays. */
export function addDemoRoster(store: WritableStore, nowMs: number): void {
  if (readCity(store).settings.some(({ key }) => key === 'duty.roster')) return;
  const atMs = recordingTimeMs(store, nowMs);
  inTransaction(store, () => appendCityEvents(store, [rosterEvent(atMs)], atMs));
}

function rosterEvent(occurredAtMs: number): NewCityEvent {
  return {
    kind: 'settingChanged',
    occurredAtMs,
    by: SETUP,
    body: { key: 'duty.roster', value: DEMO_ROSTER, fromMs: null },
  };
}

/**
 * The world of a demonstration store as it was when the store was set up, whatever people have changed since: the history
 * must stay the same however often filling it in is broken off. How many cases it was begun with stands in the store itself
 * once one is written.
 */
function readWorld(store: ReadableStore, cases: number | null): DemoWorld {
  const { begunAtMs } = readCity(store);
  const cells = demoGrid();
  const city = {
    seed: SEED,
    cells,
    cellByCode: new Map(cells.map((cell) => [cell.code, cell])),
    towns: [...Map.groupBy(cells, ({ town }) => town).values()],
  };
  const rules = rulesOf(foldCity(null, readFirstCityEvents(store, begunAtMs)), SHIPPED, begunAtMs);
  const planned = planHistory(city, rules, { untilMs: begunAtMs, cases });
  const newest = findCase(store, planned.newest);
  const history = newest ? planHistory(city, rules, { untilMs: begunAtMs, cases: newest.id }) : planned;
  return { city, rules, history };
}

/** The rules of accountability hold from a New Year on, at least three months back, so that the past has findings. */
function effectiveDay(begunAtMs: number, zone: string): string {
  const { year, month } = localParts(begunAtMs, zone);
  return `${month > 3 ? year : year - 1}-01-01`;
}

function demoGrid(): readonly GridCell[] {
  return demoCells(map as unknown as CityMap, units as readonly Unit[]);
}

/** The quarterly meetings of the past (R15): one in each quarter but the running one, in the last days of its third month. */
function meetings(
  fromMs: number,
  untilMs: number,
  { city, rules: { calendar } }: Pick<DemoWorld, 'city' | 'rules'>,
): readonly number[] {
  const { zone } = calendar;
  const held: number[] = [];
  for (let atMs = fromMs; ;) {
    const quarter = quarterKey(atMs, zone);
    const { toMs } = periodRange(quarter, zone);
    if (toMs > untilMs) return held;
    const { year, month } = localParts(toMs - 1, zone);
    // The 20th to the 26th, put off from a weekend to the Monday after it.
    const day = 20 + Math.floor(between(chance(city.seed, quarter, 'meeting'), 0, 7));
    const { weekday } = localParts(fromLocal({ year, month, day }, zone), zone);
    const later = Math.max(0, weekday === 6 ? 2 : weekday === 7 ? 1 : 0);
    const heldAtMs = fromLocal({ year, month, day: day + later, hour: 14, minute: 30 }, zone);
    if (heldAtMs >= fromMs) held.push(heldAtMs);
    atMs = toMs;
  }
}
