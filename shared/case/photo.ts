import type { CaseEvent } from './event.ts';

/** What a picture of a case shows: the place as it was found, the work under way, or what the unit has made of it. */
export type PhotoStage = 'before' | 'during' | 'after';

/** A picture as the log knows it: nothing but the SHA-256 of the stored file, in hex. */
export type CasePhoto = { readonly hash: string; readonly stage: PhotoStage; readonly atMs: number };

/** The fields of a command that may carry pictures, by their hashes. */
export type WithPhotos = { readonly photos?: readonly string[] | undefined };

export const PHOTO_HASH = /^[0-9a-f]{64}$/;
/** So many pictures go with one command. */
export const PHOTOS_AT_ONCE = 9;

const STAGES: { readonly [K in CaseEvent['kind']]?: PhotoStage } = {
  reported: 'before',
  verificationRecorded: 'before',
  explained: 'during',
  fedBack: 'after',
  checked: 'after',
};

/** The pictures of an event's body; without any the field is left out, as in every event from before there were some. */
export function photoPart({ photos }: WithPhotos): { readonly photos?: readonly string[] } {
  return photos && photos.length > 0 ? { photos: [...new Set(photos)] } : {};
}

/** The pictures that an event has brought. */
export function photosOf({ kind, body, occurredAtMs }: CaseEvent): readonly CasePhoto[] {
  const stage = STAGES[kind];
  if (stage === undefined) return [];
  return ((body as WithPhotos).photos ?? []).map((hash) => ({ hash, stage, atMs: occurredAtMs }));
}

/** Every picture of a case in the order in which they came, each once: where it was first shown. */
export function casePhotos(events: readonly CaseEvent[]): readonly CasePhoto[] {
  const found = new Map<string, CasePhoto>();
  for (const photo of events.flatMap(photosOf)) if (!found.has(photo.hash)) found.set(photo.hash, photo);
  return [...found.values()];
}
