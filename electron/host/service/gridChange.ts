import { PARTY_NAMES } from '../../../shared/case/permission.ts';
import type { GridAnswer, GridCall } from '../../../shared/contract/admin.ts';
import { parseCells } from '../../../shared/grid/cellFile.ts';
import { readCells } from '../../../db/read/grid.ts';
import { recordingTimeMs } from '../../../db/read/log.ts';
import type { ReadableStore, WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { saveGrid } from '../../../db/write/grid.ts';
import { isAdministrator } from './adminSetting.ts';

/**
 * Takes the cells of a GeoJSON in place of the grid in force, for a seat of the centre that has seen its faults; what is
 * no cell is left out, as the page has shown. Cases keep the cell that they were given.
 */
export function answerGrid(store: WritableStore, { by, system, file }: GridCall, nowMs: number): GridAnswer {
  if (!isAdministrator(by))
    return { kind: 'refused', problems: [`网格由${PARTY_NAMES.centre}或${PARTY_NAMES.leader}导入，请先更换席位`] };
  const { cells, problems } = parseCells(file, { system });
  const [first] = problems;
  if (cells.length === 0)
    return { kind: 'refused', problems: [first ? `${first.place}：${first.message}` : '文件里没有网格，请核对。'] };
  const sequence = inTransaction(store, () => saveGrid(store, cells, { by, atMs: recordingTimeMs(store, nowMs) }));
  return { kind: 'done', sequence, cells: cells.length };
}

/** The grid in force as GeoJSON, in WGS-84 with all its digits. */
export function gridGeoJson(store: ReadableStore): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: readCells(store).map(({ polygons, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  });
}
