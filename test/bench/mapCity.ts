import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, chance } from '../../db/demo/chance.ts';
import { top } from '../../electron/host/runtime/top.ts';
import type { CityMapAnswer } from '../../shared/contract/map.ts';
import { WALL_CASE_COLUMNS } from '../../shared/contract/wall.ts';
import type { WallCase, WallSnapshot } from '../../shared/contract/wall.ts';
import { DEGREE_METRES } from '../../shared/grid/distance.ts';
import type { CityMap } from '../../shared/grid/cityMap.ts';
import type { MapCell } from '../../shared/contract/map.ts';
import { areaSquareMetres, boundsOf, isInPolygons } from '../../shared/grid/polygon.ts';
import { wallCases, wallSnapshot } from '../fixture/wallPicture.ts';

const CELLS = 5000;
const EACH_STATE = 4000;

export type MapCity = {
  readonly answer: CityMapAnswer;
  readonly cases: readonly WallCase[];
  readonly snapshot: WallSnapshot;
};

/** A city of 5,000 cells with 20,000 open cases, 4,000 of each state; the same at every call. */
export function mapCity(): MapCity {
  const map = JSON.parse(readFileSync(join(top, 'resources/geo/demo.json'), 'utf8')) as CityMap;
  const cells = cellsOver(map);
  const counts = {
    normal: EACH_STATE,
    soon: EACH_STATE,
    overdue: EACH_STATE,
    observed: EACH_STATE,
    hazards: EACH_STATE,
  };
  const cases = wallCases(counts).map((one): WallCase => {
    const draw = (word: string) => chance('map city', one.id, word);
    const cell = cells[Math.floor(draw('cell') * cells.length)];
    const { west, south, east, north } = boundsOf([[cell?.ring ?? []]]);
    const [lat, lng] = [between(draw('lat'), south, north), between(draw('lng'), west, east)];
    return { ...one, cell: cell?.code ?? null, lat, lng };
  });
  return {
    answer: { map, base: null, cells },
    cases,
    snapshot: {
      ...wallSnapshot({ figure: 64 }),
      cases: cases.map((one) => WALL_CASE_COLUMNS.map((name) => one[name])),
    },
  };
}

/** Squares over the whole city, as near to 5,000 as a lattice comes from above, the last rows left out. */
function cellsOver(map: CityMap): readonly MapCell[] {
  const land = map.outline.map((ring) => [ring]);
  const { west, south, east, north } = boundsOf(land);
  const narrow = Math.cos((south * Math.PI) / 180);
  const squareMetres = map.outline.reduce((sum, ring) => sum + areaSquareMetres(ring), 0);
  const high = (Math.sqrt(squareMetres / CELLS) / DEGREE_METRES) * 0.98;
  const wide = high / narrow;
  const columns = Math.ceil((east - west) / wide);
  const rows = Math.ceil((north - south) / high);
  const cells = Array.from({ length: columns * rows }, (_, i): MapCell => {
    const [left, bottom] = [west + (i % columns) * wide, south + Math.floor(i / columns) * high];
    const [right, upper] = [left + wide, bottom + high];
    const ring = [
      [left, bottom],
      [right, bottom],
      [right, upper],
      [left, upper],
    ] as const;
    return { code: String(i), town: map.towns[0]?.code ?? '', ring };
  });
  const inside = cells.filter(({ ring: [[lng, lat] = [0, 0]] }) => isInPolygons(land, lng + wide / 2, lat + high / 2));
  if (inside.length < CELLS) throw new Error(`only ${inside.length} cells`);
  return inside.slice(0, CELLS);
}
