import type { Position } from './coordinate.ts';
import type { Tile } from './mapBase.ts';

/** The north-west corner of a tile, in the system of its base map. */
export function tileCorner({ z, x, y }: Tile): Position {
  const count = 2 ** z;
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / count)));
  return [(x / count) * 360 - 180, (lat * 180) / Math.PI];
}

/** Where a place of the base map's system lies among its tiles, with the share of the tile as decimals. */
export function tilePlace([lng, lat]: Position, z: number): { readonly x: number; readonly y: number } {
  const count = 2 ** z;
  const radians = (lat * Math.PI) / 180;
  return {
    x: ((lng + 180) / 360) * count,
    y: ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * count,
  };
}
