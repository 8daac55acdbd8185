import type { GridMapping } from '../../shared/contract/tableMapping.ts';
import { parseGridMapping } from '../../shared/contract/tableMapping.ts';
import type { GridCell } from '../../shared/grid/cell.ts';
import type { CellFileMapping } from '../../shared/grid/cellFile.ts';
import { parseCells } from '../../shared/grid/cellFile.ts';
import { gridFaultWords } from '../../shared/grid/check/faultWords.ts';
import { gridFaults } from '../../shared/grid/check/gridFaults.ts';
import { readCity } from '../read/city.ts';
import { readCityMap } from '../read/cityMap.ts';
import { gridDigest, readCells } from '../read/grid.ts';
import type { ReadableStore } from '../store/handle.ts';
import { saveGrid } from '../write/grid.ts';
import { UnreadableFile } from './read/unreadable.ts';
import type { TablePlan, TableProblem } from './tablePlan.ts';
import { importHead, loadMapping, namedIn, readJson } from './tablePlan.ts';

/** The mapping of a grid in a file. @throws {UnreadableFile} */
export async function loadGridMapping(path: string): Promise<GridMapping> {
  return await loadMapping(path, {}, parseGridMapping);
}

/**
 * Plans an import of the grid (GeoJSON): the file takes the place of the grid in force; cases keep the cell that they were
 * given. Overlaps, gaps and what reaches beyond the city's outline are problems, and cost no cell. `mapping` null:
 * properties by their own names, WGS-84, national codes.
 * @throws {UnreadableFile} also when no feature of the file gives a cell.
 */
export async function planGrid(
  store: ReadableStore | null,
  path: string,
  mapping: GridMapping | null,
): Promise<TablePlan> {
  const { cells, problems } = parseCells(await readJson(path), mappingOf(mapping));
  const [first] = problems;
  if (cells.length === 0)
    throw new UnreadableFile(
      first ? `没有可用的网格。${first.place}：${first.message}` : '文件里没有网格，请核对导出的图层。',
    );
  const { faults, notices } = checked(store, cells);
  const before = new Map((store === null ? [] : readCells(store)).map((cell) => [cell.code, cell]));
  const after = new Map(cells.map((cell) => [cell.code, cell]));
  const added = cells.filter(({ code }) => !before.has(code));
  const changed = cells.filter((cell) => before.has(cell.code) && !isSame(before.get(cell.code), cell));
  const removed = [...before.values()].filter(({ code }) => !after.has(code));
  return {
    counts: {
      read: cells.length + problems.length,
      added: added.length,
      changed: changed.length,
      unchanged: cells.length - added.length - changed.length,
      removed: removed.length,
      kept: 0,
      rejected: problems.length,
    },
    differences: [
      ...unknownUnits(store, cells),
      ...notices,
      ...added.map(({ code, name }) => `新增 ${code} ${name}`),
      ...changed.map(({ code, name }) => `变更 ${code} ${name}`),
      ...removed.map(({ code, name }) => `删除 ${code} ${name}`),
    ],
    problems: [...problems, ...faults],
    apply: (writable, atMs) => {
      if (added.length + changed.length + removed.length === 0) return;
      saveGrid(writable, cells, { by: importHead(atMs).by, atMs });
    },
  };
}

function mappingOf(mapping: GridMapping | null): CellFileMapping {
  return mapping === null ? {} : { ...mapping, properties: namedIn(mapping.properties) };
}

/** Ground that no cell has yet is told, and hinders nothing: a city may draw its grid part by part. */
function checked(
  store: ReadableStore | null,
  cells: readonly GridCell[],
): { readonly faults: readonly TableProblem[]; readonly notices: readonly string[] } {
  const found = gridFaults(cells, (store && readCityMap(store)?.outline) ?? []);
  const open = found.filter(({ kind }) => kind === 'uncovered').map(gridFaultWords);
  return {
    faults: found.filter(({ kind }) => kind !== 'uncovered').map(gridFaultWords),
    notices: open.map(({ place, message }) => `${place}${message}`),
  };
}

function isSame(a: GridCell | undefined, b: GridCell): boolean {
  return a !== undefined && gridDigest([a]) === gridDigest([b]);
}

function unknownUnits(store: ReadableStore | null, cells: readonly GridCell[]): readonly string[] {
  const known = store === null ? new Map<string, unknown>() : readCity(store).units;
  const unknown = [...new Set(cells.flatMap(({ units }) => units))].filter((code) => !known.has(code));
  return unknown.length === 0 ? [] : [`网格中的责任单位 ${unknown.join('、')} 不在本市单位名单中，请导入单位。`];
}
