import type { Unit } from '../../shared/unit/unit.ts';
import { checkUnits } from '../../shared/unit/unit.ts';
import { readUnitRecord, unitColumns } from '../../shared/unit/unitRecord.ts';
import { readCity } from '../read/city.ts';
import type { ReadableStore } from '../store/handle.ts';
import { appendCityEvents } from '../write/cityLog.ts';
import { readRecords } from './read/openTable.ts';
import type { TablePlan, TableProblem } from './tablePlan.ts';
import { importHead } from './tablePlan.ts';

type Line = { readonly line: number; readonly unit: Unit };

/**
 * Plans an import of linked units (CSV, XLSX, JSON). A unit that the file does not name stays: it ends by its date of
 * validity, never by its absence. `store` null: a city that does not exist yet.
 * @throws {UnreadableFile}
 */
export async function planUnits(store: ReadableStore | null, path: string): Promise<TablePlan> {
  const needs = (['code', 'name', 'group'] as const).map((field) => ({
    names: [unitColumns[field], field],
    sparse: false,
  }));
  const records = await readRecords(path, needs);
  const known = store === null ? new Map<string, Unit>() : readCity(store).units;
  const problems: TableProblem[] = [];
  const lines: Line[] = [];
  for (const { line, record } of records) {
    const read = readUnitRecord(record);
    if ('message' in read) problems.push({ place: placeOf(line), message: read.message });
    else lines.push({ line, unit: read });
  }
  const sound = withoutProblems(lines, known, problems);
  const added = sound.filter(({ unit }) => !known.has(unit.code));
  const changed = sound.filter(({ unit }) => known.has(unit.code) && !isSame(known.get(unit.code), unit));
  const counts = {
    read: records.length,
    added: added.length,
    changed: changed.length,
    unchanged: sound.length - added.length - changed.length,
    removed: 0,
    kept: 0,
    rejected: records.length - sound.length,
  };
  return {
    counts,
    differences: [
      ...added.map(({ unit }) => `新增 ${unit.code} ${unit.name}`),
      ...changed.map(({ unit }) => `变更 ${unit.code} ${unit.name}：${changesOf(known.get(unit.code), unit)}`),
    ],
    problems,
    apply: (writable, atMs) => {
      const events = [...added, ...changed].map(({ unit }) => ({
        ...importHead(atMs),
        kind: 'unitSaved' as const,
        body: { unit },
      }));
      appendCityEvents(writable, events, atMs);
    },
  };
}

/** Leaves out, with its problems, every unit that is wrong by itself or beside the others; what leans on it then falls too. */
function withoutProblems(
  lines: readonly Line[],
  known: ReadonlyMap<string, Unit>,
  problems: TableProblem[],
): readonly Line[] {
  const codes = new Set(lines.map(({ unit }) => unit.code));
  const others = [...known.values()].filter(({ code }) => !codes.has(code));
  const found = checkUnits([...lines.map(({ unit }) => unit), ...others]).filter(({ index }) => index < lines.length);
  if (found.length === 0) return lines;
  for (const { index, message } of found) problems.push({ place: placeOf(lines[index]?.line ?? 0), message });
  const wrong = new Set(found.map(({ index }) => index));
  return withoutProblems(
    lines.filter((_, index) => !wrong.has(index)),
    known,
    problems,
  );
}

function placeOf(line: number): string {
  return `第 ${line} 行`;
}

const fields = Object.keys(unitColumns) as (keyof Unit)[];

function isSame(a: Unit | undefined, b: Unit): boolean {
  return fields.every((field) => a?.[field] === b[field]);
}

function changesOf(before: Unit | undefined, after: Unit): string {
  const changed = fields.filter((field) => before?.[field] !== after[field]);
  return changed
    .map((field) => `${unitColumns[field]}由“${before?.[field] ?? ''}”改为“${after[field] ?? ''}”`)
    .join('，');
}
