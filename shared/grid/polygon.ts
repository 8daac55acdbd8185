import type { Position } from './coordinate.ts';

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

const earthRadiusMetres = 6_371_008.8;

/** The area of polygons on the sphere, holes taken out, in square metres. */
export function areaSquareMetres(polygons: readonly Polygon[]): number {
  return polygons
    .map(([outer = [], ...holes]) => holes.reduce((area, hole) => area - ringArea(hole), ringArea(outer)))
    .reduce((sum, area) => sum + area, 0);
}

function ringArea(ring: Ring): number {
  let sum = 0;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from) sum += radians(to[0] - from[0]) * (2 + Math.sin(radians(from[1])) + Math.sin(radians(to[1])));
    from = to;
  }
  return Math.abs((sum * earthRadiusMetres ** 2) / 2);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
