import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import type { CaseEvent } from '../../../../shared/case/event.ts';
import { casePhotos } from '../../../../shared/case/photo.ts';
import type { PhotoView } from '../../../../shared/contract/photo.ts';
import { metresBetween } from '../../../../shared/grid/distance.ts';
import { readPhotos } from '../../../../db/read/photos.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';

/** The pictures of a case in the order in which they came; one whose row is lost is left out and told by `verify`. */
export function photoViews(
  store: ReadableStore,
  { lat, lng }: Pick<CaseFile, 'lat' | 'lng'>,
  events: readonly CaseEvent[],
): readonly PhotoView[] {
  const named = casePhotos(events);
  const stored = readPhotos(
    store,
    named.map(({ hash }) => hash),
  );
  return named.flatMap(({ hash, stage, atMs }) => {
    const photo = stored.get(hash);
    if (!photo) return [];
    const { width, height, takenAt } = photo;
    const isPlaced = photo.lat !== null && photo.lng !== null && lat !== null && lng !== null;
    const metres = isPlaced ? Math.round(metresBetween({ lat, lng }, { lat: photo.lat, lng: photo.lng })) : null;
    return [{ hash, stage, atMs, width, height, takenAt, metres }];
  });
}
