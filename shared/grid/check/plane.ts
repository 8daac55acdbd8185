import { DEGREE_METRES } from '../distance.ts';
import type { Position } from '../coordinate.ts';
import { boundsOf } from '../polygon.ts';
import type { Polygon } from '../polygon.ts';

/** A point of a city's plane in whole centimetres, so that every decision about sides is exact. */
export type PlanePoint = readonly [x: number, y: number];

/** The flat plane of a city: straight lines between places stay straight on it. */
export type Plane = {
  readonly pointOf: (position: Position) => PlanePoint;
  readonly positionOf: (point: PlanePoint) => Position;
};

const CENTIMETRES = 100;
/** A place in the seventh decimal is a centimetre. */
const DECIMALS = 1e7;

/** The plane under shapes, its zero in their south-west corner. */
export function planeUnder(polygons: readonly Polygon[]): Plane {
  const { west, south, north } = boundsOf(polygons);
  const perLat = DEGREE_METRES * CENTIMETRES;
  const perLng = perLat * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    pointOf: ([lng, lat]) => [Math.round((lng - west) * perLng), Math.round((lat - south) * perLat)],
    positionOf: ([x, y]) => [rounded(west + x / perLng), rounded(south + y / perLat)],
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}
