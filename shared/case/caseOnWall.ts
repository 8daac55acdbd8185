import type { CaseFile, Stage } from './caseFile.ts';
import { isOpen } from './caseFile.ts';
import { caseRow } from './rows.ts';
import { WALL_CASE_COLUMNS } from '../contract/wall.ts';
import type { WallCase, WallRow } from '../contract/wall.ts';

/** The handling clock runs in these stages and pauses in the others. */
const CLOCK_RUNS: ReadonlySet<Stage> = new Set(['signOff', 'handling', 'observation']);

/**
 * A case as the wall draws it; null: it is not open. What the store answers for the case as it now stands
 * (`readWallCase`), told from its file, so that it can be told of any earlier state too.
 */
export function caseOnWall(file: CaseFile): WallCase | null {
  if (!isOpen(file.stage)) return null;
  const row = caseRow(file);
  const { id, number, stage, category, address, unit, cell, lat, lng } = row;
  const last = unit === null ? undefined : file.tasks.at(-1);
  // Before it is accepted nobody has been told of it yet (R3).
  const isHazard = file.hazard && file.acceptedAtMs !== null;
  return {
    id,
    number,
    stage,
    category,
    address,
    unit,
    cell,
    lat,
    lng,
    dueAtMs: CLOCK_RUNS.has(stage) ? row.dueAtMs : null,
    sinceMs: last?.dispatchedAtMs ?? file.stageSinceMs,
    missedAtMs: row.missedAtMs,
    dutyDueAtMs: row.dutyDueAtMs,
    hazard: isHazard ? (row.hazardConfirmedAtMs === null ? 2 : 1) : 0,
    acceptedAtMs: file.acceptedAtMs,
    hazardNotifiedAtMs: row.hazardNotifiedAtMs,
    hazardHeardAtMs: row.hazardHeardAtMs,
    reworks: row.reworks,
    supervised: row.supervised,
    brokenPromises: row.brokenPromises,
    lastUrgedAtMs: row.lastUrgedAtMs,
  };
}

/** A wall case as it travels. */
export function wallRowOf(one: WallCase): WallRow {
  return WALL_CASE_COLUMNS.map((column) => one[column]);
}

/** A travelling row with its names. */
export function wallCaseOf(row: WallRow): WallCase {
  return Object.fromEntries(WALL_CASE_COLUMNS.map((column, index) => [column, row[index]])) as unknown as WallCase;
}
