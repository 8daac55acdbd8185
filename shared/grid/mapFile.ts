import { readLine, readPolygons, recordOf, systemProblem, textOf } from './cellFile.ts';
import type { CellFileProblem } from './cellFile.ts';
import type { CityMap, MapLine, Town } from './cityMap.ts';
import type { CoordinateSystem, Position } from './coordinate.ts';
import { areaSquareMetres, boundsOf, isInBounds, isInPolygons } from './polygon.ts';
import type { Polygon, Ring } from './polygon.ts';

/** What a feature of a map file is. */
export const MAP_LAYERS = ['outline', 'town', 'water', 'canal', 'highway', 'road', 'street', 'railway'] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** The layers in the words of the field; a file may name them by these as well. */
export const MAP_LAYER_NAMES: Readonly<Record<MapLayer, string>> = {
  outline: '市界',
  town: '区镇',
  water: '水面',
  canal: '河道',
  highway: '高速公路',
  road: '公路',
  street: '街道',
  railway: '铁路',
};

export type MapFileMapping = {
  /** Which property of a feature holds what; the defaults are the names of these fields. */
  readonly properties?: Partial<Readonly<Record<'layer' | 'name' | 'code', string>>>;
  /** The file's own words for layers. */
  readonly layers?: Readonly<Record<string, MapLayer>>;
  /** Default `wgs84`. */
  readonly system?: CoordinateSystem;
};

export type MapFile = {
  /** Null: the file has no outline, without which there is no map. */
  readonly map: CityMap | null;
  readonly counts: Readonly<Record<MapLayer, number>>;
  readonly problems: readonly CellFileProblem[];
};

/** One part of the map, from one feature. */
type Part =
  | { readonly layer: 'outline'; readonly rings: readonly Ring[] }
  | { readonly layer: 'town'; readonly town: Town }
  | { readonly layer: 'water'; readonly water: CityMap['water'] }
  | { readonly layer: Exclude<MapLayer, 'outline' | 'town' | 'water'>; readonly lines: readonly MapLine[] };
type Placed = Part & { readonly place: string };

/** One place in the fifth decimal is a metre, more than a wall can show. */
const DECIMALS = 1e5;

/**
 * Reads a city's own map out of GeoJSON: features of all layers in one collection, each naming its layer. A feature with a
 * problem is left out; each problem names its feature, counted from 1, and what to do. A real map carries no notice. Holes
 * of the outline are ground that the city surrounds, and are drawn as its own.
 */
export function parseCityMap(file: unknown, mapping: MapFileMapping = {}): MapFile {
  const counts = Object.fromEntries(MAP_LAYERS.map((layer) => [layer, 0])) as Record<MapLayer, number>;
  const { features } = recordOf(file);
  const whole = Array.isArray(features)
    ? systemProblem(file)
    : '不是 GeoJSON 要素集合，请导出为 FeatureCollection 后再导入。';
  if (whole !== null) return { map: null, counts, problems: [{ place: '整个文件', message: whole }] };
  const read = (features as readonly unknown[]).map((feature, index) => ({
    place: `第 ${index + 1} 个图形`,
    part: readPart(recordOf(feature), mapping),
  }));
  const problems: CellFileProblem[] = [];
  const parts: Placed[] = [];
  for (const { place, part } of read) {
    if (typeof part === 'string') problems.push({ place, message: part });
    else parts.push({ ...part, place });
  }
  const outline = parts.flatMap((part) => (part.layer === 'outline' ? part.rings : []));
  if (outline.length === 0) {
    const message = `没有“${MAP_LAYER_NAMES.outline}”（layer 为 outline）的面，请补充。`;
    return { map: null, counts, problems: [...problems, { place: '整个文件', message }] };
  }
  const kept = keptParts(parts, outline, problems);
  for (const { layer } of kept) counts[layer] += 1;
  const linesOf = (layer: MapLayer) =>
    kept.flatMap((part) => (part.layer === layer && 'lines' in part ? part.lines : []));
  const map: CityMap = {
    notice: '',
    outline,
    water: kept.flatMap((part) => (part.layer === 'water' ? part.water : [])),
    canals: linesOf('canal'),
    roads: (['highway', 'road', 'street'] as const).flatMap((kind) => linesOf(kind).map((line) => ({ kind, ...line }))),
    railways: linesOf('railway'),
    towns: kept.flatMap((part) => (part.layer === 'town' ? [part.town] : [])),
  };
  return { map, counts, problems };
}

/** The parts that lie where the city is; a town also has its code alone. What is left out is added to `problems`. */
function keptParts(parts: readonly Placed[], outline: readonly Ring[], problems: CellFileProblem[]): readonly Placed[] {
  const city = outline.map((ring): Polygon => [ring]);
  const bounds = boundsOf(city);
  const [wide, high] = [bounds.east - bounds.west, bounds.north - bounds.south];
  const around = {
    west: bounds.west - wide,
    east: bounds.east + wide,
    south: bounds.south - high,
    north: bounds.north + high,
  };
  const placeByTown = new Map<string, string>();
  return parts.filter((part) => {
    const refuse = (message: string): false => {
      problems.push({ place: part.place, message });
      return false;
    };
    if (part.layer === 'outline') return true;
    if (part.layer === 'town') {
      const { code, name, centre } = part.town;
      const same = placeByTown.get(code);
      if (same) return refuse(`区镇编码 ${code} 与${same}重复，请改正。`);
      if (!isInPolygons(city, ...centre)) return refuse(`“${name}”不在市界以内，请核对位置和坐标系。`);
      placeByTown.set(code, part.place);
      return true;
    }
    const positions =
      part.layer === 'water' ? part.water.flatMap(({ ring }) => ring) : part.lines.flatMap(({ line }) => line);
    if (positions.some(([lng, lat]) => isInBounds(around, lng, lat))) return true;
    return refuse(`${MAP_LAYER_NAMES[part.layer]}不在本市一带，请核对坐标系。`);
  });
}

/** The part that a feature gives, or the message that says why it gives none. */
function readPart(feature: Readonly<Record<string, unknown>>, mapping: MapFileMapping): Part | string {
  const properties = recordOf(feature['properties']);
  const geometry = recordOf(feature['geometry']);
  const { properties: named = {}, layers = {}, system = 'wgs84' } = mapping;
  const word = textOf(properties[named.layer ?? 'layer']);
  const layer = Object.hasOwn(layers, word)
    ? layers[word]
    : MAP_LAYERS.find((known) => known === word || MAP_LAYER_NAMES[known] === word);
  if (layer === undefined) {
    const known = MAP_LAYERS.map((one) => `${one}（${MAP_LAYER_NAMES[one]}）`).join('、');
    return word === ''
      ? `缺少图层名称，请检查属性“${named.layer ?? 'layer'}”。`
      : `不认识图层“${word}”，应为 ${known} 之一。`;
  }
  const name = textOf(properties[named.name ?? 'name']);
  if (layer === 'town') return readTown(geometry, { name, code: textOf(properties[named.code ?? 'code']) }, system);
  if (layer === 'outline' || layer === 'water') {
    const polygons = readPolygons(geometry, system);
    if (typeof polygons === 'string') return polygons;
    const rings = polygons.map(([outer = []]) => outer.map(rounded));
    if (layer === 'outline') return { layer, rings };
    return { layer, water: rings.map((ring) => ({ name, ring, label: name === '' ? null : insideOf(ring) })) };
  }
  const { type, coordinates } = geometry;
  const list: unknown = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : null;
  if (!Array.isArray(list) || list.length === 0) return '没有线（LineString 或 MultiLineString），请检查图形。';
  const lines: MapLine[] = [];
  for (const one of list as readonly unknown[]) {
    const line = readLine(one, system);
    if (typeof line === 'string') return line;
    if (line.length < 2) return '线不足两个点，请检查图形。';
    lines.push({ name, line: line.map(rounded) });
  }
  return { layer, lines };
}

/** A town by the point of its built-up area, else by its ground. */
function readTown(
  geometry: Readonly<Record<string, unknown>>,
  { code, name }: Pick<Town, 'code' | 'name'>,
  system: CoordinateSystem,
): Part | string {
  if (!/^\d{9}$/.test(code)) return `区镇编码“${code}”不是 9 位数字，请改正。`;
  if (name === '') return '缺少区镇名称，请检查属性。';
  let centre: Position | null;
  if (geometry['type'] === 'Point') {
    const read = readLine([geometry['coordinates']], system);
    if (typeof read === 'string') return read;
    centre = read[0] ?? null;
  } else {
    const polygons = readPolygons(geometry, system);
    if (typeof polygons === 'string') return '区镇没有点或面，请检查图形。';
    const largest = polygons
      .map(([outer = []]) => outer)
      .toSorted((a, b) => areaSquareMetres(b) - areaSquareMetres(a))[0];
    centre = insideOf(largest ?? []);
  }
  if (centre === null) return '没有找到名称的位置，请改为一个点。';
  const at = rounded(centre);
  return { layer: 'town', town: { code, name, label: at, centre: at, weight: 1 } };
}

/** The middle of a ring where it lies inside; null: the ring is bent around it. */
function insideOf(ring: Ring): Position | null {
  const { west, south, east, north } = boundsOf([[ring]]);
  const [lng, lat] = [(west + east) / 2, (south + north) / 2];
  return isInPolygons([[ring]], lng, lat) ? rounded([lng, lat]) : null;
}

function rounded([lng, lat]: Position): Position {
  return [Math.round(lng * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}
