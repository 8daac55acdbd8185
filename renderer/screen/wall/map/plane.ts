import type { Position } from '../../../../shared/grid/coordinate.ts';

/** A place on the map's plane in CSS pixels, from the plane's own origin. */
export type Point = readonly [x: number, y: number];
/** A part of the plane; its sides are whole pixels where it is drawn. */
export type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
export type Project = (position: Position) => Point;

/** The world at zoom 0 is this wide. */
const WORLD_PX = 256;
/** Places are cut to this part of a pixel: a picture that was moved by whole pixels is then the same picture. */
const PARTS = 16;

/** Places of WGS-84 on the plane of a zoom whose origin lies at this pixel of the world (Web Mercator, as the map's tiles). */
export function projectAt(zoom: number, [left, top]: Point): Project {
  const size = WORLD_PX * 2 ** zoom;
  return ([lng, lat]) => {
    const x = (lng / 360 + 0.5) * size - left;
    const sine = Math.sin((lat * Math.PI) / 180);
    const y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size - top;
    return [Math.round(x * PARTS) / PARTS, Math.round(y * PARTS) / PARTS];
  };
}

/** The smallest area around points; without points one that touches nothing. */
export function areaAround(points: readonly Point[]): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** An area that reaches farther on all sides, with whole sides. */
export function widened({ left, top, right, bottom }: Area, by: number): Area {
  return {
    left: Math.floor(left - by),
    top: Math.floor(top - by),
    right: Math.ceil(right + by),
    bottom: Math.ceil(bottom + by),
  };
}

/** Whether two areas have a point in common. */
export function touches(a: Area, b: Area): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** Whether two areas have more than an edge in common. */
export function overlaps(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** What two overlapping areas have in common. */
export function common(a: Area, b: Area): Area {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** An area that reaches farther on all sides. */
export function grown({ left, top, right, bottom }: Area, by: number): Area {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
