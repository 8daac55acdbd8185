import { WALL_CASE_COLUMNS } from '../../shared/contract/wall.ts';
import type { WallRow } from '../../shared/contract/wall.ts';
import type { ReadableStore } from '../store/handle.ts';
import { IS_OPEN } from './openCases.ts';

/** The handling clock runs in these stages and pauses in the others. */
const CLOCK_RUNS = `c.stage IN ('signOff', 'handling', 'observation')`;

const VALUES: { readonly [K in (typeof WALL_CASE_COLUMNS)[number]]: string } = {
  id: 'c.id',
  number: 'c.number',
  stage: 'c.stage',
  category: 'c.category',
  address: 'c.address',
  unit: 'c.unit',
  cell: 'c.cell',
  lat: 'c.lat',
  lng: 'c.lng',
  dueAtMs: `CASE WHEN ${CLOCK_RUNS} THEN c.due_at_ms END`,
  sinceMs: 'coalesce(t.dispatched_at_ms, c.stage_since_ms)',
  missedAtMs: 'c.missed_at_ms',
  dutyDueAtMs: 'c.duty_due_at_ms',
  // Before it is accepted nobody has been told of it yet (R3).
  hazard: 'CASE WHEN c.hazard = 0 OR c.accepted_at_ms IS NULL THEN 0 ELSE 1 + (c.hazard_confirmed_at_ms IS NULL) END',
  acceptedAtMs: 'c.accepted_at_ms',
  hazardNotifiedAtMs: 'c.hazard_notified_at_ms',
  hazardHeardAtMs: 'c.hazard_heard_at_ms',
  reworks: 'c.reworks',
  supervised: 'c.supervised',
  brokenPromises: 'c.broken_promises',
  lastUrgedAtMs: 'c.last_urged_at_ms',
};

const SELECT_WALL_CASES = `SELECT ${WALL_CASE_COLUMNS.map((column) => VALUES[column]).join(', ')} FROM cases c
  LEFT JOIN task t ON c.unit IS NOT NULL AND t.case_id = c.id
    AND t.no = (SELECT max(no) FROM task WHERE case_id = c.id)`;

/** Every open case. */
export function* readWallCases(store: ReadableStore): Iterable<WallRow> {
  const statement = store.prepare<[], WallRow>(`${SELECT_WALL_CASES} WHERE ${IS_OPEN}`);
  yield* statement.raw().iterate() as Iterable<WallRow>;
}

/** One case as the wall draws it; null: it is not open, or there is none. */
export function readWallCase(store: ReadableStore, id: number): WallRow | null {
  const statement = store.prepare<[number], WallRow>(`${SELECT_WALL_CASES} WHERE c.id = ? AND ${IS_OPEN}`);
  return statement.raw().get(id) ?? null;
}

/** The open cases to which nothing has been written since an instant: they stood then as they stand now. */
export function readQuietWallCases(store: ReadableStore, sinceMs: number): readonly WallRow[] {
  // The plus keeps to the index of the open cases: since its beginning a city has had a hundred times as many.
  const statement = store.prepare<[number], WallRow>(`${SELECT_WALL_CASES} WHERE ${IS_OPEN} AND +c.as_of_ms <= ?`);
  return statement.raw().all(sinceMs);
}
