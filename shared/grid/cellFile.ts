import type { GridCell } from './cell.ts';
import { toWgs84 } from './coordinate.ts';
import type { CoordinateSystem, Position } from './coordinate.ts';
import type { Polygon, Ring } from './polygon.ts';

export type CellFileMapping = {
  /** Which property of a feature holds what; the defaults are the names of these fields. */
  readonly properties?: Partial<Readonly<Record<'code' | 'name' | 'town' | 'units' | 'supervisor', string>>>;
  /** Default `wgs84`. */
  readonly system?: CoordinateSystem;
  /** `national` (default): 15 digits or capitals, 6+3+3+3. `any`: whatever the file has, as in other countries. */
  readonly codes?: 'national' | 'any';
};

export type CellFileProblem = { readonly place: string; readonly message: string };

export type CellFile = { readonly cells: readonly GridCell[]; readonly problems: readonly CellFileProblem[] };

/**
 * Reads grid cells out of GeoJSON (a FeatureCollection of Polygon and MultiPolygon). A feature with a problem gives no
 * cell; each problem names its feature, counted from 1, and what to do. `units` may hold a list, or codes parted by
 * commas; `town` falls back to the first nine characters of a national code.
 */
export function parseCells(file: unknown, mapping: CellFileMapping = {}): CellFile {
  const { features } = recordOf(file);
  if (!Array.isArray(features))
    return wholeFile('不是 GeoJSON 要素集合，请导出为 GeoJSON（FeatureCollection）后再导入。');
  const foreign = systemProblem(file);
  if (foreign !== null) return wholeFile(foreign);
  const cells: GridCell[] = [];
  const problems: CellFileProblem[] = [];
  const placeByCode = new Map<string, string>();
  for (const [index, feature] of features.entries()) {
    const place = `第 ${index + 1} 个图形`;
    const cell = readCell(recordOf(feature), mapping);
    const sameCode = typeof cell === 'string' ? undefined : placeByCode.get(cell.code);
    if (typeof cell === 'string') problems.push({ place, message: cell });
    else if (sameCode) problems.push({ place, message: `网格编码 ${cell.code} 与${sameCode}重复，请改正。` });
    else {
      placeByCode.set(cell.code, place);
      cells.push(cell);
    }
  }
  return { cells, problems };
}

/** Why the coordinates of a GeoJSON cannot be read, by the system that it names; null: they can. */
export function systemProblem(file: unknown): string | null {
  const system = recordOf(recordOf(recordOf(file)['crs'])['properties'])['name'];
  if (typeof system !== 'string' || /CRS84|4326|4490/.test(system)) return null;
  return `坐标系是 ${system}，请转换为 WGS-84 或 CGCS2000 经纬度后再导入。`;
}

function wholeFile(message: string): CellFile {
  return { cells: [], problems: [{ place: '整个文件', message }] };
}

/** The cell of a feature, or the message that says why there is none. */
function readCell(feature: Readonly<Record<string, unknown>>, mapping: CellFileMapping): GridCell | string {
  const properties = recordOf(feature['properties']);
  const named = mapping.properties ?? {};
  const code = textOf(properties[named.code ?? 'code']);
  if (code === '') return `缺少网格编码，请检查属性“${named.code ?? 'code'}”。`;
  if (mapping.codes !== 'any' && !/^[0-9A-Z]{15}$/.test(code)) {
    return `网格编码 ${code} 不是 15 位，请按 6+3+3+3 位编码。`;
  }
  const polygons = readPolygons(recordOf(feature['geometry']), mapping.system ?? 'wgs84');
  if (typeof polygons === 'string') return polygons;
  const units = properties[named.units ?? 'units'];
  return {
    code,
    name: textOf(properties[named.name ?? 'name']) || code,
    town: textOf(properties[named.town ?? 'town']) || code.slice(0, 9),
    units: (Array.isArray(units) ? units : textOf(units).split(/[,，、;；]/)).map(textOf).filter((unit) => unit !== ''),
    supervisor: textOf(properties[named.supervisor ?? 'supervisor']) || null,
    polygons,
  };
}

/** The polygons of a geometry, or why there are none. */
export function readPolygons(
  geometry: Readonly<Record<string, unknown>>,
  system: CoordinateSystem,
): readonly Polygon[] | string {
  const { type, coordinates } = geometry;
  const list: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(list) || list.length === 0) return '没有面（Polygon 或 MultiPolygon），请检查图形。';
  const polygons: Polygon[] = [];
  for (const rings of list as readonly unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return '面里没有边界线，请检查图形。';
    const polygon: Ring[] = [];
    for (const ring of rings as readonly unknown[]) {
      const positions = readRing(ring, system);
      if (typeof positions === 'string') return positions;
      polygon.push(positions);
    }
    polygons.push(polygon);
  }
  return polygons;
}

function readRing(ring: unknown, system: CoordinateSystem): Ring | string {
  const positions = readLine(ring, system);
  if (typeof positions === 'string') return positions;
  if (new Set(positions.map(String)).size < 3) return '边界线不足三个点，围不成面，请检查图形。';
  return positions;
}

/** A list of coordinates in WGS-84, or why it is none. */
export function readLine(line: unknown, system: CoordinateSystem): readonly Position[] | string {
  if (!Array.isArray(line)) return '坐标不是列表，请检查图形。';
  const positions: Position[] = [];
  for (const position of line as readonly unknown[]) {
    const [lng, lat] = Array.isArray(position) ? (position as readonly unknown[]) : [];
    if (typeof lng !== 'number' || typeof lat !== 'number') return '有一点不是一对数字，请检查图形。';
    if (Math.abs(lng) > 180) return `坐标 ${lng}, ${lat} 不是经纬度，请转换为 WGS-84 经纬度后再导入。`;
    if (Math.abs(lat) > 90) return `坐标 ${lng}, ${lat} 的经度和纬度写反了，请对调后再导入。`;
    positions.push(toWgs84([lng, lat], system));
  }
  return positions;
}

/** Whatever a file has as a record of properties; anything else has none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Words and numbers as text; anything else is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
