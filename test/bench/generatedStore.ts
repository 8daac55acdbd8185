import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NewEvent } from '../../shared/case/event.ts';
import type { CityMap } from '../../shared/grid/cityMap.ts';
import { demoCells } from '../../shared/grid/demoCells.ts';
import { boundsOf } from '../../shared/grid/polygon.ts';
import type { HandbookRow } from '../../shared/handbook/handbook.ts';
import type { Unit } from '../../shared/unit/unit.ts';
import type { WritableStore } from '../../db/store/handle.ts';
import { migrations } from '../../db/store/migrate.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { inTransaction } from '../../db/store/transaction.ts';
import { appendCaseEvents } from '../../db/write/caseLog.ts';
import { appendCityEvents } from '../../db/write/cityLog.ts';
import type { LifePlaces } from './lifeEvents.ts';

/** Raise it when the same plan would write other rows. */
const BUILDER = 1;
const CASES_A_TRANSACTION = 2000;

/** The moment at which generated stores stand: a Monday morning. */
export const STORE_NOW_MS = Date.parse('2026-11-23T10:00:00+08:00');

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
  const store = openStore(folder, { nowMs, create: { name: '测速市', demo: true } });
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

/**
 * The folder of a store that holds these lives, built through the product's own append path the first time and used
 * again while its plan, the schema and the builder stay the same.
 */
export function generatedStore(
  folder: string,
  name: string,
  { plan, cases, eventsOf }: { plan: unknown; cases: number; eventsOf: (caseId: number) => readonly NewEvent[] },
): string {
  const schema = migrations().map(({ hash }) => hash);
  const key = createHash('sha256')
    .update(JSON.stringify([BUILDER, schema, name, plan]))
    .digest('hex')
    .slice(0, 16);
  const made = join(folder, `${name}-${key}`);
  if (existsSync(made)) return made;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (old.startsWith(`${name}-`)) rmSync(join(folder, old), { recursive: true, force: true });
  const part = `${made}.part`;
  build(part, cases, eventsOf);
  renameSync(part, made);
  return made;
}

function build(folder: string, cases: number, eventsOf: (caseId: number) => readonly NewEvent[]): void {
  const store = beginGeneratedCity(folder, STORE_NOW_MS);
  // Nothing is lost with a build that breaks off: it begins anew.
  store.sqlite.pragma('journal_mode = MEMORY');
  store.sqlite.pragma('synchronous = OFF');
  store.sqlite.pragma('cache_size = -524288');
  for (let first = 1; first <= cases; first += CASES_A_TRANSACTION) {
    inTransaction(store, () => {
      const last = Math.min(cases, first + CASES_A_TRANSACTION - 1);
      for (let caseId = first; caseId <= last; caseId += 1)
        appendCaseEvents(store, { file: null, caseId, events: eventsOf(caseId), recordedAtMs: 'asOccurred' });
    });
    store.memory.files.clear();
    if (first % 100_000 === 1) process.stderr.write(`  ${first - 1} / ${cases}\n`);
  }
  store.sqlite.pragma('journal_mode = WAL');
  closeStore(store);
}
