import gcoordModule from 'gcoord';

/** Longitude and latitude in degrees. */
export type Position = readonly [lng: number, lat: number];

declare const system: unique symbol;
/** As devices measure; what the store, the grid and the maps of this product keep. */
export type Wgs84 = Position & { readonly [system]: 'wgs84' };
/** As the web's maps of China are drawn: moved by some hundred metres, otherwise in each place. */
export type Gcj02 = Position & { readonly [system]: 'gcj02' };
/** The national geodetic system, in which surveyors deliver. It agrees with WGS-84 to decimetres. */
export type Cgcs2000 = Position & { readonly [system]: 'cgcs2000' };

/** The systems in which files and base maps arrive. */
export const COORDINATE_SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

// The package's types describe an ES module, yet Node loads its CommonJS build, whose default import is the object itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

const crs = { wgs84: gcoord.WGS84, cgcs2000: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** A position of a file as WGS-84, rounded to 7 decimals (1 cm). */
export function toWgs84([lng, lat]: Position, from: CoordinateSystem): Wgs84 {
  if (crs[from] === crs.wgs84) return [lng, lat] as readonly number[] as Wgs84;
  return rounded(gcoord.transform<[number, number]>([lng, lat], crs[from], crs.wgs84)) as Wgs84;
}

/** A position as the web's maps of China have it, rounded to 7 decimals. */
export function toGcj02([lng, lat]: Wgs84): Gcj02 {
  return rounded(gcoord.transform<[number, number]>([lng, lat], crs.wgs84, crs.gcj02)) as Gcj02;
}

/** A position in the national system; no other numbers, but another name. */
export function toCgcs2000([lng, lat]: Wgs84): Cgcs2000 {
  return [lng, lat] as readonly number[] as Cgcs2000;
}

function rounded([lng, lat]: Position): Position {
  return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}
