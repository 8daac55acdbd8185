import type { ImportProfile } from '../contract/importProfile.ts';
import { toWgs84 } from '../grid/coordinate.ts';
import type { FactFlag } from './flag.ts';
import type { Cell } from './tableRow.ts';
import { cellText } from './tableRow.ts';
import { isBlank, parseNumber } from './values.ts';

export type Place = { readonly lat: number; readonly lng: number };
/** `null` without a flag: the row gives no place. */
export type PlaceReading = { readonly place: Place | null; readonly flag: FactFlag | null };
export const NO_PLACE: PlaceReading = { place: null, flag: null };

type PlaceRules = Omit<NonNullable<ImportProfile['place']>, 'columns'>;

/**
 * The place of a row in WGS-84 from its two cells. A pair that cannot be the
 * place of the case is left out and flagged, never repaired.
 */
export function readPlace(cells: { readonly lat: Cell; readonly lng: Cell }, rules: PlaceRules): PlaceReading {
  if (isBlank(cells.lat) && isBlank(cells.lng)) return NO_PLACE;
  const lat = parseNumber(cells.lat);
  const lng = parseNumber(cells.lng);
  const flag = lat === null || lng === null ? 'placeIncomplete' : doubtOf({ lat, lng }, rules);
  if (flag !== null || lat === null || lng === null) return { place: null, flag };
  if (rules.system === 'wgs84') return { place: { lat, lng }, flag: null };
  const [lngWgs84, latWgs84] = toWgs84([lng, lat], rules.system);
  return { place: { lat: latWgs84, lng: lngWgs84 }, flag: null };
}

/** Splits `(32.86, -96.73)` into its two numbers as cells. */
export function splitPoint(cell: Cell | undefined): { readonly lat: Cell; readonly lng: Cell } {
  const text = cellText(cell);
  if (text.trim() === '') return { lat: null, lng: null };
  const [lat = text, lng = null] = text
    .replace(/[()（）[\]]/g, '')
    .split(/[,，;\s]+/)
    .filter(Boolean);
  return { lat, lng };
}

function doubtOf(given: Place, { defaultPoints, bounds }: PlaceRules): FactFlag | null {
  const { lat, lng } = given;
  const turned = { lat: lng, lng: lat };
  if (!onEarth(given)) return onEarth(turned) ? 'placeSwapped' : 'placeOutOfRange';
  const isDefault = defaultPoints.some(([atLat, atLng]) => atLat === lat && atLng === lng);
  if (isDefault || (lat === 0 && lng === 0)) return 'placeDefault';
  if (Number.isInteger(lat) && Number.isInteger(lng)) return 'placeRounded';
  if (!bounds) return null;
  const inside = (at: Place) =>
    at.lat >= bounds.south && at.lat <= bounds.north && at.lng >= bounds.west && at.lng <= bounds.east;
  if (inside(given)) return null;
  return inside(turned) ? 'placeSwapped' : 'placeOutside';
}

function onEarth({ lat, lng }: Place): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}
