import type { GridCell } from '../grid/cell.ts';
import type { NearbyCase } from './desk.ts';
import type { DeskList } from './deskTools.ts';
import type { Lamp } from './wall.ts';

/** A list whose cases can be laid on the map. */
export type PlacedList = Extract<DeskList, { readonly kind: 'queue' | 'search' }>;

/** So many cases of a list are laid on the map, the first ones; more are no picture, and would load the host. */
export const MOST_PLACES = 3000;

/** `desk.places`: where the first cases of a list lie. */
export type ListPlaces = {
  readonly nowMs: number;
  /** How many cases the list has. */
  readonly total: number;
  /** How many of them were looked at: all, at most `MOST_PLACES`. */
  readonly looked: number;
  readonly places: readonly CasePlace[];
};

export type CasePlace = {
  readonly id: number;
  /** Its row in the list. */
  readonly index: number;
  readonly lng: number;
  readonly lat: number;
  readonly lamp: Lamp;
  readonly dueAtMs: number | null;
};

/** `desk.spot`: a place for a case of a category, which stands there at an instant; the case itself is left out. */
export type SpotQuery = {
  readonly lng: number;
  readonly lat: number;
  /** Null: not known yet, so no duplicates are looked for. */
  readonly category: string | null;
  /** Null: a new report. */
  readonly caseId: number | null;
};

/** What a case at a place would be given: its cell, and what could be its duplicates. */
export type SpotAnswer = {
  /** Null: outside of every cell. */
  readonly cell: Pick<GridCell, 'code' | 'name' | 'town' | 'supervisor'> | null;
  readonly nearby: readonly NearbyCase[];
};
