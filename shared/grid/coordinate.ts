import gcoordModule from 'gcoord';

/** Longitude and latitude in degrees. */
export type Position = readonly [lng: number, lat: number];

declare const system: unique symbol;
/** As devices measure; what the store, the grid and the maps of this product keep. CGCS2000 agrees with it to decimetres. */
export type Wgs84 = Position & { readonly [system]: 'wgs84' };

/** The systems in which files arrive. */
export type CoordinateSystem = 'wgs84' | 'gcj02' | 'bd09';

// The package's types describe an ES module, yet Node loads its CommonJS build, whose default import is the object itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

const crs = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** A position of a file as WGS-84, rounded to 7 decimals (1 cm). */
export function toWgs84([lng, lat]: Position, from: CoordinateSystem): Wgs84 {
  if (from === 'wgs84') return [lng, lat] as readonly number[] as Wgs84;
  return rounded(gcoord.transform<[number, number]>([lng, lat], crs[from], crs.wgs84)) as Wgs84;
}

function rounded([lng, lat]: Position): Position {
  return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}
