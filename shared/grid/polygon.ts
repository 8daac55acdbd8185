import type { Position } from './coordinate.ts';
import { DEGREE_METRES } from './distance.ts';

/** A ring of positions; whether the first is repeated at the end makes no difference here. */
export type Ring = readonly Position[];
/** An outer ring and the holes in it, as in GeoJSON. */
export type Polygon = readonly Ring[];

export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/** The smallest box around polygons; an empty list gives a box that contains nothing. */
export function boundsOf(polygons: readonly Polygon[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (const [lng, lat] of polygon[0] ?? []) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return { west, south, east, north };
}

/** True when a point lies in the box, its edge included. */
export function isInBounds(bounds: Bounds, lng: number, lat: number): boolean {
  return lng >= bounds.west && lng <= bounds.east && lat >= bounds.south && lat <= bounds.north;
}

/** True when a point lies in one of the polygons, by the even-odd rule: neighbours that share an edge never both have it. */
export function isInPolygons(polygons: readonly Polygon[], lng: number, lat: number): boolean {
  return polygons.some((rings) => rings.filter((ring) => isInRing(ring, lng, lat)).length % 2 === 1);
}

function isInRing(ring: Ring, lng: number, lat: number): boolean {
  let inside = false;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from && from[1] > lat !== to[1] > lat) {
      const crossing = from[0] + ((lat - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      if (lng < crossing) inside = !inside;
    }
    from = to;
  }
  return inside;
}

/** The area that a ring of WGS-84 positions encloses, in square metres; on a flat map, exact enough for a city. */
export function areaSquareMetres(ring: Ring): number {
  const [, origin = 0] = ring[0] ?? [];
  const narrow = Math.cos((origin * Math.PI) / 180);
  let doubled = 0;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from) doubled += from[0] * (to[1] - origin) - to[0] * (from[1] - origin);
    from = to;
  }
  return (Math.abs(doubled) / 2) * narrow * DEGREE_METRES ** 2;
}
