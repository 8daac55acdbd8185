import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { foldCase } from '../../shared/case/apply.ts';
import type { CaseEvent, NewEvent } from '../../shared/case/event.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { CityMap } from '../../shared/grid/cityMap.ts';
import { demoCells } from '../../shared/grid/demoCells.ts';
import { boundsOf } from '../../shared/grid/polygon.ts';
import type { HandbookRow } from '../../shared/handbook/handbook.ts';
import type { Unit } from '../../shared/unit/unit.ts';
import type { WritableStore } from '../../db/store/handle.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { inTransaction } from '../../db/store/transaction.ts';
import { appendCityEvents } from '../../db/write/cityLog.ts';
import { appendEntry } from '../../db/write/log.ts';
import { saveRows } from '../../db/write/projection.ts';
import type { LifePlaces } from './lifeEvents.ts';

/** Raise it when the same plan would write other rows. */
const BUILDER = 3;
const CASES_A_TRANSACTION = 2000;
const HOUR_MS = 3_600_000;

/** The moment at which generated stores stand: a Monday morning. */
export const STORE_NOW_MS = Date.parse('2026-11-23T10:00:00+08:00');

/** Before it the rules of accountability are tried only (A30): `yearFindings` tries the year before. */
const RULES_FROM = '2026-01-01';
const SETUP = { party: 'host', unit: null, seat: '测速' } as const;

function resource(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../resources', name), 'utf8'));
}

/** The units, categories and cells of the demonstration city, among which generated cases are spread. */
export function demoPlaces(): LifePlaces {
  const units = resource('demo/units.json') as readonly Unit[];
  const rows = resource('handbook/example.json') as readonly HandbookRow[];
  return {
    units: units.map(({ code }) => code),
    categories: [...new Set(rows.map(({ category }) => category))],
    cells: demoCells(resource('geo/demo.json') as CityMap, units).map(({ code, polygons }) => {
      const { west, south, east, north } = boundsOf(polygons);
      return { code, lat: Number(((south + north) / 2).toFixed(6)), lng: Number(((west + east) / 2).toFixed(6)) };
    }),
  };
}

/** Begins a city with the demonstration city's units and the example handbook. */
export function beginGeneratedCity(folder: string, nowMs: number): WritableStore {
  const store = openStore(folder, { nowMs, create: { name: '测速市' } });
  const head = { occurredAtMs: nowMs, by: SETUP };
  appendCityEvents(
    store,
    [
      ...(resource('demo/units.json') as readonly Unit[]).map((unit) => ({
        ...head,
        kind: 'unitSaved' as const,
        body: { unit },
      })),
      ...(resource('handbook/example.json') as readonly HandbookRow[]).map((row) => ({
        ...head,
        kind: 'handbookRowSaved' as const,
        body: { row },
      })),
    ],
    nowMs,
  );
  return store;
}

/** What a generated store holds: the life of every case, in the order of their reports. */
export type StorePlan = {
  /** Everything that determines the lives. */
  readonly key: unknown;
  readonly cases: number;
  /** No event lies before. */
  readonly beganAtMs: number;
  readonly eventsOf: (caseId: number) => readonly NewEvent[];
};

/**
 * The folder of a store with these lives, built the first time and used again while its plan and the builder stay the same;
 * one of an earlier schema is migrated, as the product would.
 */
export function generatedStore(folder: string, name: string, plan: StorePlan): string {
  const key = createHash('sha256')
    .update(JSON.stringify([BUILDER, name, plan.key]))
    .digest('hex')
    .slice(0, 16);
  const made = join(folder, `${name}-${key}`);
  if (existsSync(made)) {
    const onRebuild = (done: number, all: number): void => void process.stderr.write(`  ${done} / ${all}\n`);
    closeStore(openStore(made, { nowMs: STORE_NOW_MS, onRebuild }));
    return made;
  }
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (old.startsWith(`${name}-`)) rmSync(join(folder, old), { recursive: true, force: true });
  const part = `${made}.part`;
  build(part, plan);
  renameSync(part, made);
  return made;
}

/**
 * Writes what the product would have written: the events of all cases in the order of their times, through the log's own
 * append; the projections of each case only once, as they stand in the end.
 */
function build(folder: string, { cases, beganAtMs, eventsOf }: StorePlan): void {
  const store = beginGeneratedCity(folder, beganAtMs);
  const rulesFrom = { key: 'rule.effectiveFrom', value: RULES_FROM, fromMs: null } as const;
  const tried = { kind: 'settingChanged', occurredAtMs: beganAtMs, by: SETUP, body: rulesFrom } as const;
  appendCityEvents(store, [tried], beganAtMs);
  // Nothing is lost with a build that breaks off: it begins anew.
  store.sqlite.pragma('journal_mode = MEMORY');
  store.sqlite.pragma('synchronous = OFF');
  store.sqlite.pragma('cache_size = -524288');
  const log = orderedLog(store);
  for (let first = 1; first <= cases; first += CASES_A_TRANSACTION) {
    inTransaction(store, () => {
      const last = Math.min(cases, first + CASES_A_TRANSACTION - 1);
      for (let caseId = first; caseId <= last; caseId += 1) {
        const events = eventsOf(caseId).map((event, i): CaseEvent => {
          return { ...event, caseId, revision: i + 1, recordedAtMs: event.occurredAtMs };
        });
        saveRows(store, null, rowsOf(foldCase(events)));
        log.add(events);
      }
      if (last === cases) log.end();
    });
    if (first % 100_000 === 1) process.stderr.write(`  ${first - 1} / ${cases}\n`);
  }
  store.sqlite.pragma('journal_mode = WAL');
  closeStore(store);
}

type OrderedLog = {
  /** Takes the events of a case that was reported no earlier than those before it. */
  readonly add: (events: readonly CaseEvent[]) => void;
  readonly end: () => void;
};

/** Appends events in the order of their times, though they come case by case: hour by hour, once no earlier one can come. */
function orderedLog(store: WritableStore): OrderedLog {
  const hours = new Map<number, CaseEvent[]>();
  let hour: number | null = null;
  const write = (): void => {
    const events = (hour === null ? undefined : hours.get(hour)) ?? [];
    for (const event of events.toSorted((a, b) => a.occurredAtMs - b.occurredAtMs)) appendEntry(store, event);
    if (hour !== null) hours.delete(hour);
  };
  return {
    add: (events) => {
      const reportedIn = Math.floor((events[0]?.occurredAtMs ?? 0) / HOUR_MS);
      for (hour ??= reportedIn; hour < reportedIn; hour += 1) write();
      for (const event of events) {
        const at = Math.floor(event.occurredAtMs / HOUR_MS);
        const list = hours.get(at);
        if (list) list.push(event);
        else hours.set(at, [event]);
      }
    },
    end: () => {
      for (hour ??= 0; hours.size > 0; hour += 1) write();
    },
  };
}
