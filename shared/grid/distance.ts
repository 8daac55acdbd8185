import type { Bounds } from './polygon.ts';

/** A place in WGS-84. */
export type Place = { readonly lat: number; readonly lng: number };

/** Metres of one degree of latitude; of longitude at the equator. */
export const DEGREE_METRES = 111_195;

/** The distance between two places in a city, in metres; on a flat map, which is exact enough for some kilometres. */
export function metresBetween(a: Place, b: Place): number {
  const northMetres = (a.lat - b.lat) * DEGREE_METRES;
  const eastMetres = (a.lng - b.lng) * DEGREE_METRES * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(northMetres, eastMetres);
}

/** The box that holds every place within so many metres of one. */
export function boxAround({ lat, lng }: Place, metres: number): Bounds {
  const north = metres / DEGREE_METRES;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return { west: lng - east, south: lat - north, east: lng + east, north: lat + north };
}
