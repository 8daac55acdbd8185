import type { Lamp } from '../../../../shared/contract/wall.ts';
import type { Area } from './plane.ts';

/** A case on the plane. Of two, the one with the larger `order` lies on top. */
export type Marker = {
  readonly id: number;
  readonly lamp: Lamp;
  readonly x: number;
  readonly y: number;
  readonly order: number;
};

/** The markers by where they lie, to find those of a small area without looking at all. */
export type MarkerIndex = {
  readonly add: (marker: Marker) => void;
  readonly remove: (marker: Marker) => void;
  /** The markers whose places lie in an area and that are wanted, those on top last. */
  readonly within: (area: Area, isWanted?: (marker: Marker) => boolean) => readonly Marker[];
};

const BIN = 32;
/** More columns than any plane has within reach of a city. */
const COLUMNS = 2 ** 24;

/** An index over bins of the plane. */
export function createMarkerIndex(): MarkerIndex {
  const bins = new Map<number, Marker[]>();
  const keyOf = (column: number, row: number) => row * COLUMNS + column;
  const keyAt = ({ x, y }: Marker) => keyOf(Math.floor(x / BIN), Math.floor(y / BIN));

  return {
    add(marker) {
      const key = keyAt(marker);
      const bin = bins.get(key);
      if (bin) bin.push(marker);
      else bins.set(key, [marker]);
    },
    remove(marker) {
      const key = keyAt(marker);
      const bin = bins.get(key);
      const at = bin?.indexOf(marker) ?? -1;
      if (!bin || at < 0) return;
      bin.splice(at, 1);
      if (bin.length === 0) bins.delete(key);
    },
    within({ left, top, right, bottom }, isWanted) {
      const found: Marker[] = [];
      for (let row = Math.floor(top / BIN); row <= Math.floor(bottom / BIN); row += 1) {
        for (let column = Math.floor(left / BIN); column <= Math.floor(right / BIN); column += 1) {
          for (const marker of bins.get(keyOf(column, row)) ?? []) {
            const { x, y } = marker;
            if (x >= left && x <= right && y >= top && y <= bottom && (isWanted?.(marker) ?? true)) found.push(marker);
          }
        }
      }
      return found.toSorted((a, b) => a.order - b.order || a.id - b.id);
    },
  };
}
