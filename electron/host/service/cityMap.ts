import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import { createCellIndex } from '../../../shared/grid/cell.ts';
import type { CellIndex, GridCell } from '../../../shared/grid/cell.ts';
import type { CityMap } from '../../../shared/grid/cityMap.ts';
import { readCity } from '../../../db/read/city.ts';
import { readCells } from '../../../db/read/grid.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { top } from '../runtime/top.ts';
import { prepareJson } from './preparedBody.ts';
import type { PreparedBody } from './preparedBody.ts';

/** A city's own map, laid into its data folder. */
const OWN_MAP = 'map.json';
const DEMO_MAP = 'resources/geo/demo.json';
/** One place in the fifth decimal is a metre; more would travel for nothing. */
const DECIMALS = 1e5;

/** The map under the cases and the grid over it, read again only when the grid was imported anew. */
export type Grid = {
  readonly cellAt: (lng: number, lat: number) => string | null;
  /** The answer of `GET /map`. */
  readonly body: () => PreparedBody;
};

/** The grid and the map of the store's city. */
export function cityMap(store: ReadableStore): Grid {
  let known: { readonly version: string; readonly index: CellIndex; readonly body: PreparedBody } | null = null;

  function current() {
    const version = gridVersion(store);
    if (known?.version === version) return known;
    const cells = readCells(store);
    const answer: CityMapAnswer = { map: readMap(store), cells: cells.map(mapCell) };
    const etag = createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22);
    known = { version, index: createCellIndex(cells), body: prepareJson(answer, etag) };
    return known;
  }

  return {
    cellAt: (lng, lat) => current().index.cellAt(lng, lat)?.code ?? null,
    body: () => current().body,
  };
}

/** Changes when a grid is imported: how many city events there are is cheap to know. */
function gridVersion(store: ReadableStore): string {
  readCity(store);
  return String(store.memory.city?.sequence ?? 0);
}

function readMap(store: ReadableStore): CityMap | null {
  const own = join(store.folder, OWN_MAP);
  if (existsSync(own)) return JSON.parse(readFileSync(own, 'utf8')) as CityMap;
  if (!readCity(store).demo) return null;
  return JSON.parse(readFileSync(join(top, DEMO_MAP), 'utf8')) as CityMap;
}

function mapCell({ code, town, polygons }: GridCell): CityMapAnswer['cells'][number] {
  const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
  const ring = polygons[0]?.[0] ?? [];
  return { code, town, ring: ring.map(([lng, lat]) => [round(lng), round(lat)]) };
}
