import { createHash } from 'node:crypto';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import type { MapBaseView } from '../../../shared/grid/mapBase.ts';
import { createCellIndex } from '../../../shared/grid/cell.ts';
import type { CellIndex, GridCell } from '../../../shared/grid/cell.ts';
import { readCity } from '../../../db/read/city.ts';
import { readCityMap } from '../../../db/read/cityMap.ts';
import { readCells } from '../../../db/read/grid.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { prepareJson } from './preparedBody.ts';
import type { PreparedBody } from './preparedBody.ts';

/** One place in the fifth decimal is a metre; more would travel for nothing. */
const DECIMALS = 1e5;

/** The map under the cases and the grid over it, read again only when something of the city itself was changed. */
export type Grid = {
  readonly cellAt: (lng: number, lat: number) => GridCell | null;
  /** The answer of `GET /map`. */
  readonly body: () => PreparedBody;
};

/** The grid and the map of the store's city, with the base map that `base` tells. */
export function cityMap(store: ReadableStore, base: () => MapBaseView | null): Grid {
  let known: { readonly version: string; readonly index: CellIndex; readonly body: PreparedBody } | null = null;

  function current() {
    const version = gridVersion(store);
    if (known?.version === version) return known;
    const cells = readCells(store);
    const answer: CityMapAnswer = { map: readCityMap(store), base: base(), cells: cells.map(mapCell) };
    const etag = createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22);
    known = { version, index: createCellIndex(cells), body: prepareJson(answer, etag) };
    return known;
  }

  return {
    cellAt: (lng, lat) => current().index.cellAt(lng, lat),
    body: () => current().body,
  };
}

/** Changes when a grid is imported: how many city events there are is cheap to know. */
function gridVersion(store: ReadableStore): string {
  readCity(store);
  return String(store.memory.city?.sequence ?? 0);
}

function mapCell({ code, town, polygons }: GridCell): CityMapAnswer['cells'][number] {
  const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
  const ring = polygons[0]?.[0] ?? [];
  return { code, town, ring: ring.map(([lng, lat]) => [round(lng), round(lat)]) };
}
