import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { FormValues } from '../form/form.ts';
import { readNumber } from '../form/readForm.ts';

/** The place that a form names as it is typed so far; null: none yet. */
export function typedSpot({ lng, lat }: FormValues): Position | null {
  const [east, north] = [readNumber(String(lng ?? '')), readNumber(String(lat ?? ''))];
  if (east === null || north === null || Math.abs(east) > 180 || Math.abs(north) > 90) return null;
  return [east, north];
}

/** A place as the fields of a form hold it: the sixth decimal is a tenth of a metre. */
export function spotValues([lng, lat]: Position): FormValues {
  return { lng: lng.toFixed(6), lat: lat.toFixed(6) };
}
