import { parseMapMapping } from '../../shared/contract/tableMapping.ts';
import type { MapMapping } from '../../shared/contract/tableMapping.ts';
import type { CityMap } from '../../shared/grid/cityMap.ts';
import { gridFaultWords } from '../../shared/grid/check/faultWords.ts';
import { gridFaults } from '../../shared/grid/check/gridFaults.ts';
import { MAP_LAYER_NAMES, MAP_LAYERS, parseCityMap } from '../../shared/grid/mapFile.ts';
import { mapDigest, ownMapDigest } from '../read/cityMap.ts';
import { readCells } from '../read/grid.ts';
import type { ReadableStore } from '../store/handle.ts';
import { mapTextOf, saveMap } from '../write/cityMap.ts';
import { UnreadableFile } from './read/unreadable.ts';
import type { TablePlan, TableProblem } from './tablePlan.ts';
import { importHead, loadMapping, namedIn, readJson } from './tablePlan.ts';

/** Every wall takes the whole map in its first answer; more points than these it cannot draw at once. */
const MOST_POINTS = 200_000;

/** The mapping of a map in a file. @throws {UnreadableFile} */
export async function loadMapMapping(path: string): Promise<MapMapping> {
  return await loadMapping(path, {}, parseMapMapping);
}

/**
 * Plans an import of the city's own map (GeoJSON): the file takes the place of the map in force, or of the sketch of a
 * demonstration. Outlines that overlap and cells beyond the outline are told. `mapping` null: properties and layers by their
 * own names, WGS-84.
 * @throws {UnreadableFile} also when the file has no outline, or more points than a wall can draw.
 */
export async function planMap(
  store: ReadableStore | null,
  path: string,
  mapping: MapMapping | null,
): Promise<TablePlan> {
  const named = mapping === null ? {} : { ...mapping, properties: namedIn(mapping.properties) };
  const { map, counts, problems } = parseCityMap(await readJson(path), named);
  if (map === null) {
    const said = problems.map(({ place, message }) => `${place}：${message}`);
    throw new UnreadableFile(`没有可用的地图。${said.slice(-1)[0] ?? ''}`);
  }
  const points = pointsOf(map);
  if (points > MOST_POINTS)
    throw new UnreadableFile(`地图共 ${points} 个点，超过 ${MOST_POINTS} 个，请先简化图形（如保留到 5 米）再导入。`);
  const text = mapTextOf(map);
  const isSame = store !== null && ownMapDigest(store) === mapDigest(text);
  const parts = MAP_LAYERS.reduce((sum, layer) => sum + counts[layer], 0);
  return {
    counts: {
      read: parts + problems.length,
      added: isSame ? 0 : parts,
      changed: 0,
      unchanged: isSame ? parts : 0,
      removed: 0,
      kept: 0,
      rejected: problems.length,
    },
    differences: [
      MAP_LAYERS.filter((layer) => counts[layer] > 0)
        .map((layer) => `${MAP_LAYER_NAMES[layer]} ${counts[layer]}`)
        .join('，'),
      ...outsideCells(store, map),
    ],
    problems: [...problems, ...overlaps(map)],
    apply: (writable, atMs) => {
      if (!isSame) saveMap(writable, { text, parts, by: importHead(atMs).by, atMs });
    },
  };
}

function pointsOf({ outline, water, canals, roads, railways }: CityMap): number {
  const lists = [
    ...outline,
    ...water.map(({ ring }) => ring),
    ...[...canals, ...roads, ...railways].map(({ line }) => line),
  ];
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** Parts of the city that lie over each other. */
function overlaps({ outline }: CityMap): readonly TableProblem[] {
  const parts = outline.map((ring, i) => ({
    code: `第 ${i + 1} 片`,
    name: '',
    town: '',
    units: [],
    supervisor: null,
    polygons: [[ring]],
  }));
  return gridFaults(parts, [])
    .filter(({ kind }) => kind === 'overlap')
    .map((fault) => ({ ...gridFaultWords(fault), place: `市界 ${fault.codes.join('、')}` }));
}

/** Cells of the grid in force that reach beyond the new outline. */
function outsideCells(store: ReadableStore | null, { outline }: CityMap): readonly string[] {
  if (store === null) return [];
  return gridFaults(readCells(store), outline)
    .filter(({ kind }) => kind === 'outside')
    .map(gridFaultWords)
    .map(({ place, message }) => `${place}${message}`);
}
