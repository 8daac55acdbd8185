import type { Position } from './coordinate.ts';
import type { Ring } from './polygon.ts';

export type MapLine = { readonly name: string; readonly line: readonly Position[] };

/** A city's own map under the cases, in WGS-84: hints for the eye, no survey. The file is `resources/geo/NAME.json`. */
export type CityMap = {
  /** Shown on the map: 示意图，不作边界依据. */
  readonly notice: string;
  /** One ring for each separate part of the city. */
  readonly outline: readonly Ring[];
  /** Rivers and sea, reaching beyond the picture; the land is drawn over them. `label` is where the name may stand. */
  readonly water: readonly { readonly name: string; readonly ring: Ring; readonly label: Position | null }[];
  readonly canals: readonly MapLine[];
  readonly roads: readonly (MapLine & { readonly kind: 'highway' | 'road' | 'street' })[];
  readonly railways: readonly MapLine[];
  readonly towns: readonly Town[];
};

export type Town = {
  /** Nine digits: six of the district, three of the street or town. */
  readonly code: string;
  readonly name: string;
  /** The middle of the name on the map, beside the built-up area. */
  readonly label: Position;
  /** The middle of the built-up area. */
  readonly centre: Position;
  /** Its share of the city's cases and cells, against the sum of all towns. */
  readonly weight: number;
};
