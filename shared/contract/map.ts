import type { CityMap } from '../grid/cityMap.ts';
import type { MapBaseView } from '../grid/mapBase.ts';
import type { Ring } from '../grid/polygon.ts';

/** A grid cell as a screen draws it: its outer ring in WGS-84, and the town (its nine-digit code) it counts for. */
export type MapCell = { readonly code: string; readonly town: string; readonly ring: Ring };

/**
 * The answer of `GET /map`. A city without a map of its own has `map: null`; one without a grid has no cells. `base`: the
 * picture under them, `null` where none is switched on; its tiles come from `GET /tile/VERSION/Z/X/Y`.
 */
export type CityMapAnswer = {
  readonly map: CityMap | null;
  readonly base: MapBaseView | null;
  readonly cells: readonly MapCell[];
};
